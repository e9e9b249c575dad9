/** The notes of a room, whose code is loaded when somebody first asks for it. */
import type { RoomNotes } from '../../api/notes.ts';
import { notLoaded, SwapError } from '../../base/errors.ts';
import type { OpenNotes, RoomNotesOptions } from './room-notes.ts';

/** Of room-notes.ts. */
export interface NotesCode {
  readonly OpenNotes: typeof OpenNotes;
}
export const loadNotes = (): Promise<NotesCode> => import('./room-notes.ts');

export class LateNotes {
  readonly #options: RoomNotesOptions;
  readonly #load: () => Promise<NotesCode>;
  #loading: Promise<OpenNotes> | undefined;
  #notes: OpenNotes | undefined;
  #closed = false;

  constructor(options: RoomNotesOptions, load: () => Promise<NotesCode>) {
    this.#options = options;
    this.#load = load;
  }

  /** @throws SwapError closed, not-loaded */
  async get(): Promise<RoomNotes> {
    if (this.#closed) throw new SwapError('closed', 'the room was closed meanwhile');
    this.#loading ??= this.#open();
    return await this.#loading;
  }

  close(): void {
    this.#closed = true;
    this.#notes?.close();
  }

  async #open(): Promise<OpenNotes> {
    try {
      const code = await this.#load().catch(notLoaded);
      const notes = new code.OpenNotes(this.#options);
      if (this.#closed) notes.close();
      this.#notes = notes;
      return notes;
    } catch (error) {
      this.#loading = undefined; // the next one who asks tries again
      throw error;
    }
  }
}

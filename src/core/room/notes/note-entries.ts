/** The entries of one note, each read once, in the room's one order. */
import { entryId, type EntryId, type PeerId } from '../../base/ids.ts';
import type { Chat } from '../../chat/chat.ts';
import type { Entry } from '../../chat/entry.ts';
import { noteClient } from '../../notes/client-id.ts';
import type { Told } from '../../notes/counted.ts';
import { readNoteUpdate, type NoteUpdate } from '../../notes/note-update.ts';
import type { Crypto } from '../../ports.ts';

export interface NoteEntriesOptions {
  readonly id: EntryId;
  readonly chat: Pick<Chat, 'log'>;
  readonly crypto: Pick<Crypto, 'hash'>;
}

type UpdateBody = Extract<Entry['body'], { k: 'note-update' }>;

export class NoteEntries {
  readonly #options: NoteEntriesOptions;
  readonly #read = new Map<EntryId, Told>();
  /** By author and start. */
  readonly #clients = new Map<string, number>();

  constructor(options: NoteEntriesOptions) {
    this.#options = options;
  }

  async read(): Promise<readonly Told[]> {
    const { chat, id } = this.#options;
    const all: Told[] = [];
    const here = new Set<EntryId>();
    for (const entry of chat.log.ordered()) {
      const { body } = entry;
      if (body.k !== 'note-update') continue;
      const known = this.#read.get(entry.id);
      if (!known && entryId(body.of) !== id) continue;
      const told = known ?? (await this.#tell(entry, body));
      this.#read.set(entry.id, told);
      here.add(entry.id);
      all.push(told);
    }
    for (const read of this.#read.keys()) if (!here.has(read)) this.#read.delete(read);
    return all;
  }

  async #tell({ id, author }: Entry, { start, update: bytes, time }: UpdateBody): Promise<Told> {
    const read = readNoteUpdate(bytes);
    const isTheirs = read && (await this.#isOf(author, start, read));
    return { id, author, timeMs: time, update: isTheirs ? read : null };
  }

  /** Whether its text stands under the author's own client. */
  async #isOf(author: PeerId, start: number, { client, pieces }: NoteUpdate): Promise<boolean> {
    if (pieces.length === 0) return true;
    const key = `${author} ${start}`;
    const { crypto, id } = this.#options;
    const known = this.#clients.get(key) ?? (await noteClient(crypto, id, author, start));
    this.#clients.set(key, known);
    return known === client;
  }
}

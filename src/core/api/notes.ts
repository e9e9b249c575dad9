/** Shared notes: texts of a room that everybody edits, several people at once. */
import type { EntryId, PeerId } from '../base/ids.ts';
import type { Off } from '../base/events.ts';

export interface NoteView {
  readonly id: EntryId;
  readonly title: string;
  /** Who opened it. */
  readonly by: PeerId;
  readonly name: string;
  readonly own: boolean;
  readonly timeMs: number;
}

/** Characters [from, to) of the text as it was before become these. Several changes are in order, and all of that same text. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** So many characters in a row that one person wrote. */
export interface AuthorSpan {
  readonly author: PeerId;
  readonly name: string;
  readonly own: boolean;
  readonly chars: number;
}

/** What one person changed within some minutes. */
export interface NoteVersion {
  /** Names it for `textOf`. */
  readonly at: number;
  readonly author: PeerId;
  readonly name: string;
  readonly own: boolean;
  /** Of its last change, by its author's clock. */
  readonly timeMs: number;
  readonly added: number;
  readonly removed: number;
}

/** Where a selection begins and where it ends, as characters before it; equal for a mere cursor. */
export interface NoteSelection {
  readonly anchor: number;
  readonly head: number;
}

/** The cursor of somebody else who edits the note now. */
export interface NoteCursor {
  readonly peer: PeerId;
  readonly name: string;
  /** Undefined: in text of theirs that is not here yet. */
  readonly at: NoteSelection | undefined;
}

/** `saved`: all that we wrote is in the log. `full`: it takes no more of us; a new note does. */
export type NoteState = 'saved' | 'saving' | 'failed' | 'full';

/** A note that is open: its text, as all merged changes make it. */
export interface OpenNote {
  readonly id: EntryId;
  text(): string;
  /** Our changes. They show at once, and go to others within a second. */
  edit(changes: readonly TextChange[]): void;
  /** Others changed it; `by` is undefined where several did. */
  onChange(f: (changes: readonly TextChange[], by: PeerId | undefined) => void): Off;
  /**
   * Tells those with a link where our cursor is, some moments apart and as long as everyone is linked with everyone.
   * @param at undefined: we do not edit it, or do not say so
   */
  point(at: NoteSelection | undefined): void;
  cursors(): readonly NoteCursor[];
  /** Somebody's cursor is elsewhere, came, or went. Changes of the text move them, too. */
  onCursors(f: () => void): Off;
  state(): NoteState;
  /** The state, or who wrote what, is another. */
  onState(f: () => void): Off;
  /** Who wrote what stands there now, in order. */
  authors(): readonly AuthorSpan[];
  /** The newest first. */
  versions(): readonly NoteVersion[];
  /** The text as it was after that version. */
  textOf(version: NoteVersion): string;
  /** Stores and sends what was typed. Resolves when that is done, or has failed. */
  flush(): Promise<void>;
}

export interface RoomNotes {
  /** In the order in which they were opened. Part `messages`. */
  list(): readonly NoteView[];
  /** The room takes no more notes from us now. */
  isFull(): boolean;
  /** Opens a note for everyone. @throws as `chat.say` */
  create(title: string): Promise<EntryId>;
  /** Takes a note of ours away, for everyone. @throws as `chat.say` */
  remove(id: EntryId): Promise<void>;
  /** Undefined: there is no such note here. The same one as long as the room is open. */
  open(id: EntryId): Promise<OpenNote | undefined>;
}

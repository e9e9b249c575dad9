/** What a person is writing in a room. Only their own device knows it. */
import type { EntryId } from '../base/ids.ts';
import type { NamedPeer } from './views.ts';

/** The message that a new text replies to. */
export interface ReplyTo {
  readonly id: EntryId;
  /** Its author's name. */
  readonly name: string;
  /** Who gets the reply, if the message is private. */
  readonly to?: readonly NamedPeer[] | undefined;
}

export interface Draft {
  /** The new message. */
  readonly text: string;
  readonly reply?: ReplyTo | undefined;
  /** Who can read what you write and share; undefined: everyone. */
  readonly recipients?: readonly NamedPeer[] | undefined;
  /** Messages of ours with changed words, not sent yet; the oldest change first. */
  readonly edits: readonly (readonly [EntryId, string])[];
  /** The one of these that is in the message field. */
  readonly editing?: EntryId | undefined;
}

/** Where a room's draft is kept. */
export interface DraftKeeper {
  /** Undefined: nothing is being written. */
  get(): Draft | undefined;
  /**
   * Never throws. Where nothing can be stored, the draft lasts as long as the page.
   * @param sending what was in it is on its way: until that ends, and not for long, a reload finds the draft before
   */
  set(draft: Draft | undefined, sending?: Promise<unknown>): void;
}

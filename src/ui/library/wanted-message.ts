/** A message to go to in a room that is about to be opened. */
import type { EntryId } from '../../core/base/ids.ts';

let wanted: { readonly fragment: string; readonly id: EntryId } | undefined;

/** `fragment`: the room's. */
export function wantMessage(fragment: string, id: EntryId): void {
  wanted = { fragment, id };
}

/** The message that is wanted of this room. It is given once, and only to the first room that is opened. */
export function takeWanted(fragment: string): EntryId | undefined {
  const id = wanted?.fragment === fragment ? wanted.id : undefined;
  wanted = undefined;
  return id;
}

/** What was typed into a text, typed into another that takes its place. */
import type { CharId, NoteUpdate } from '../../notes/note-update.ts';
import type { NoteText } from '../../notes/note-text.ts';

/** So far behind what was typed we look for a character that the other text has, too. */
const NEAR_CHARS = 200;

/**
 * What was deleted is deleted where it still stands, and what was typed stands before the character that it stood before.
 * @param typed in this order, into `saved`, which has them afterwards
 * @param client types into `text`
 * @returns what that changed in `text`
 */
export function typedAgain(
  typed: readonly NoteUpdate[],
  saved: NoteText,
  text: NoteText,
  client: number,
): NoteUpdate[] {
  saved.apply(typed);
  const first = firstOf(typed);
  const deletions = typed
    .flatMap((it) => it.deletions)
    .filter((it) => text.indexesOf([{ client: it.client, clock: it.to - 1 }])[0] !== undefined);
  const updates: (NoteUpdate | null)[] = [];
  if (deletions.length > 0) updates.push({ client: 0, pieces: [], deletions });
  text.apply(updates.flatMap((it) => it ?? []));
  for (const run of first ? saved.writtenSince(first) : []) {
    const at = placeOf(run.at, run.text.length, saved, text);
    updates.push(text.edit(client, [{ from: at, to: at, insert: run.text }]));
  }
  return updates.flatMap((it) => it ?? []);
}

/** The first character that they added. */
function firstOf(typed: readonly NoteUpdate[]): CharId | undefined {
  const [first] = typed.flatMap(({ client, pieces }) =>
    pieces.map(({ clock }) => ({ client, clock })),
  );
  return first;
}

/** Where in `text` belongs what stands there in `saved`. */
function placeOf(at: number, length: number, saved: NoteText, text: NoteText): number {
  const behind = Array.from({ length: NEAR_CHARS }, (_, i) => saved.charAt(at + length + i));
  const found = text.indexesOf(behind).find((it) => it !== undefined);
  return found ?? text.length;
}

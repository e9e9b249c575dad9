/** What was typed into a text, typed into another that takes its place. */
import type { TextChange } from '../../api/notes.ts';
import type { NoteText } from '../../notes/note-text.ts';
import type { NoteUpdate } from '../../notes/note-update.ts';
import { replacement } from './replacement.ts';

/**
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
  return typed.flatMap((update) => {
    const before = saved.toString();
    const changes = saved.apply([update]);
    const [other] = replacement(before, text.toString());
    return text.edit(client, other ? changes.map((it) => carried(it, other)) : changes) ?? [];
  });
}

/** A change of a text in which something was replaced: what was to stand among that stands behind it. */
function carried({ from, to, insert }: TextChange, replaced: TextChange): TextChange {
  const end = replaced.from + replaced.insert.length;
  const place = (at: number): number => {
    if (at <= replaced.from) return at;
    return at < replaced.to ? end : at - replaced.to + end;
  };
  return { from: place(from), to: place(to), insert };
}

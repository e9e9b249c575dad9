/** What goes into the text of a note, in parts that are quick. Pure. */
import { NOTE_APPLY_AT_ONCE } from '../../limits/notes.ts';
import type { Counted } from '../../notes/counted.ts';

/** As many as go in at once. */
export function* slices<T extends Pick<Counted, 'update'>>(
  all: readonly T[],
): Generator<readonly T[]> {
  let some: T[] = [];
  let pieces = 0;
  for (const it of all) {
    some.push(it);
    pieces += it.update.pieces.length;
    if (some.length < NOTE_APPLY_AT_ONCE.updates && pieces < NOTE_APPLY_AT_ONCE.pieces) continue;
    yield some;
    [some, pieces] = [[], 0];
  }
  if (some.length > 0) yield some;
}

/** Who wrote how much of a text, those first who wrote most. Pure. */
import type { AuthorSpan } from '../../core/api/notes.ts';

export function writersOf(spans: readonly AuthorSpan[]): readonly AuthorSpan[] {
  const writers = new Map<string, AuthorSpan>();
  for (const span of spans) {
    const before = writers.get(span.author)?.chars ?? 0;
    writers.set(span.author, { ...span, chars: before + span.chars });
  }
  return [...writers.values()].toSorted((a, b) => b.chars - a.chars);
}

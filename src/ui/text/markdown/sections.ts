/**
 * A long text in sections that are read and drawn each by itself, so that a page draws only what a reader comes to. They end between
 * blocks: at empty lines where there are any, and in code that is long the code goes on in the next one. Time is linear.
 */
import { fencesIn } from './blocks.ts';

/** A section ends at the first empty line after so many characters: about two screens, with some 500 elements at most. */
const SECTION_CHARS = 3_000;
/** And at the end of a line after so many. */
const SECTION_CHARS_MAX = 8_000;
/** No page lays out lines of any length in time. Longer ones are broken. */
const UNBROKEN_CHARS_MAX = 8_000;

/** No section has more: a fence that begins its code again, what it is full with, its last line, and a fence that ends its code. */
export const SECTION_BOUND = 4 * UNBROKEN_CHARS_MAX + 4;

/**
 * The first ones of a text, without a look at what is far behind them: it may be a book, and change with each letter. Code that ends
 * there is none yet.
 */
export function firstSections(
  text: string,
  most: number,
): { readonly sections: readonly string[]; readonly hasMore: boolean } {
  const sections = sectionsOf(text.slice(0, (most + 1) * SECTION_BOUND));
  return { sections: sections.slice(0, most), hasMore: sections.length > most };
}

export function sectionsOf(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/).flatMap(broken);
  const fences = fencesIn(lines);
  const sections: string[] = [];
  let section: string[] = [];
  let chars = 0;
  /** Code that has begun: its first line, and the line after its last. */
  let code = { fence: '', end: 0 };
  for (const [at, line] of lines.entries()) {
    const isInCode = at < code.end;
    const isFull = chars >= SECTION_CHARS_MAX || (chars >= SECTION_CHARS && line.trim() === '');
    // A closing fence stays with its code.
    if (isInCode ? chars >= SECTION_CHARS_MAX && at < code.end - 1 : isFull) {
      sections.push([...section, ...(isInCode ? [backticks(code.fence)] : [])].join('\n'));
      section = isInCode ? [reopened(code.fence)] : [];
      chars = 0;
    }
    if (!isInCode) code = { fence: line, end: fences.endOf(at) ?? 0 };
    section.push(line);
    chars += line.length + 1;
  }
  return [...sections, section.join('\n')];
}

/** With its language, and not with code that stands beside it. */
const reopened = (fence: string): string =>
  /^`+[ \w+#.-]{0,24}$/.test(fence) ? fence : backticks(fence);
const backticks = (fence: string): string => /^`*/.exec(fence)?.[0] ?? '';

function broken(line: string): string[] {
  if (line.length <= UNBROKEN_CHARS_MAX) return [line];
  const parts: string[] = [];
  for (let from = 0; from < line.length;) {
    let to = from + UNBROKEN_CHARS_MAX;
    // Never between the halves of a character.
    if (/[\ud800-\udbff]/.test(line.charAt(to - 1))) to -= 1;
    parts.push(line.slice(from, to));
    from = to;
  }
  return parts;
}

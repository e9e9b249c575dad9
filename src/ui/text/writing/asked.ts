/** What the cursor stands behind, and may become: `@ind` a person, `:par` an emoji. Pure. */

export interface Asked {
  readonly kind: 'person' | 'emoji';
  /** Where the `@` or the colon is. */
  readonly from: number;
  /** What is typed behind it. */
  readonly query: string;
}

/** Names have spaces, and at most 40 characters. */
const PERSON = /(?:^|[^\p{L}\p{N}_@])@([^@\n]{0,40})$/u;
/** Two letters at least: `:)` and `: D` mean something else. */
const EMOJI = /(?:^|[^\p{L}\p{N}_:])(:[\p{L}\p{M}\p{N}_+-]{2,30})$/u;
/** The longest of them, and what stands before it. */
const REACH = 48;

export function askedAt(text: string, cursor: number): Asked | undefined {
  const before = text.slice(Math.max(0, cursor - REACH), cursor);
  const emoji = EMOJI.exec(before)?.[1];
  if (emoji) return { kind: 'emoji', from: cursor - emoji.length, query: emoji.slice(1) };
  const person = PERSON.exec(before)?.[1];
  if (person === undefined) return undefined;
  return { kind: 'person', from: cursor - person.length - 1, query: person };
}

/** Without marks and capitals. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/**
 * Those whose name begins with the query first, then those of whom another word does. A whole name with a space behind it is
 * done with, even if longer ones begin so.
 */
export function namesLike<T extends { readonly name: string }>(
  people: readonly T[],
  query: string,
  most: number,
): readonly T[] {
  const sought = folded(query);
  const whole = sought.trimEnd();
  if (whole !== sought && people.some(({ name }) => folded(name) === whole)) return [];
  const begins: T[] = [];
  const others: T[] = [];
  for (const person of people) {
    const name = folded(person.name);
    if (name.startsWith(sought)) begins.push(person);
    else if (name.split(/\s+/u).some((word) => word.startsWith(sought))) others.push(person);
    if (begins.length === most) break;
  }
  return [...begins, ...others].slice(0, most);
}

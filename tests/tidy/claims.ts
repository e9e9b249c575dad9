/** What documents and tests say of each other: named tests exist, and so do the rules that tests cite. */
import type { SourceFile } from './source.ts';

/** A test's path in backticks, and the titles in double quotes that follow it. */
const CLAIM = /`(tests\/[^`\s]+)`((?: "[^"]+")*)/g;

/** Claims of `document` that no longer hold. `read` gives a file's text, or undefined when there is none. */
export function staleClaims(
  document: SourceFile,
  read: (path: string) => string | undefined,
): string[] {
  return [...document.text.matchAll(CLAIM)].flatMap(([, path = '', titles = '']) => {
    const text = read(path);
    if (text === undefined) return [`${document.path}: there is no ${path}`];
    return [...titles.matchAll(/"([^"]+)"/g)].flatMap(([, title = '']) =>
      text.includes(title) ? [] : [`${document.path}: ${path} has no "${title}"`],
    );
  });
}

/** A numbered rule at its place, struck out or not. */
const RULE = /^- (?:~~)?\*\*([A-Z]+\d+)\*\*/gm;
/** A rule that a test's title cites: what it shows. */
const CITED = /\[([A-Z]\d+)\]/g;

/** Numbers of `protocol` that stand twice, and those that tests cite and it does not have. */
export function strayRules(protocol: string, tests: readonly SourceFile[]): string[] {
  const numbers = [...protocol.matchAll(RULE)].map(([, number = '']) => number);
  const twice = numbers.filter((number, at) => numbers.indexOf(number) !== at);
  const known = new Set(numbers);
  const unknown = tests.flatMap(({ path, text }) =>
    [...text.matchAll(CITED)].flatMap(([, number = '']) =>
      known.has(number) ? [] : [`${path} cites ${number}, which is not there`],
    ),
  );
  return [...twice.map((number) => `${number} stands twice`), ...unknown];
}

/** Claims about tests in documents: each file that is named exists, and each title quoted behind it is in it. */
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

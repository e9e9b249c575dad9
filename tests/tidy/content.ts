/** Rules for single files: banned words and globals, length, name, opening sentence. */
import ts from 'typescript';
import { isAmbient, isSvelte, walk, type SourceFile } from './source.ts';

export const LINES_MAX = 300;
/** Translators have one file, which is as long as what the app says. */
const LANGUAGE = /^src\/ui\/words\/languages\/[\w-]+\.ts$/;

/** Ways to make markup out of text, and ways around the compiler and the linter. */
const BANNED_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\{@html\b/, '{@html} makes markup out of text'],
  [/\b(inner|outer)HTML\b|\binsertAdjacentHTML\b/, 'innerHTML makes markup out of text'],
  [/\bdocument\.write\b/, 'document.write makes markup out of text'],
  [/\bas any\b/, '"as any" hides an error'],
  [/@ts-(ignore|nocheck)\b/, '@ts-ignore hides an error'],
  [/\b(eslint|oxlint)-disable/, 'eslint-disable hides an error'],
  [/\b(TODO|FIXME)\b/, 'open an issue for what is left to do'],
];

/** Core gets these through its ports, so that a seed can replay a run. */
const BANNED_GLOBALS = new Set([
  ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'console'],
  ...['performance', 'fetch', 'WebSocket', 'indexedDB', 'localStorage', 'navigator', 'process'],
]);
const BANNED_MEMBERS = new Set([
  ...['Date.now', 'Math.random', 'crypto.subtle', 'crypto.getRandomValues', 'crypto.randomUUID'],
  ...['globalThis.crypto'],
]);

export const bannedText = (file: SourceFile): string[] =>
  file.text
    .split('\n')
    .flatMap((line, index) =>
      BANNED_TEXT.filter(([pattern]) => pattern.test(line)).map(
        ([, why]) => `${file.path}:${index + 1}: ${why}`,
      ),
    );

/** Uses of the clock, randomness, the console and the network that do not come through a port. */
export function bannedGlobals(file: SourceFile): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (ts.isPropertyAccessExpression(node)) {
      const member = `${node.expression.getText()}.${node.name.text}`;
      if (BANNED_MEMBERS.has(member)) found.push(member);
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
      if (!node.arguments?.length) found.push('new Date()');
    } else if (ts.isIdentifier(node) && BANNED_GLOBALS.has(node.text) && !isMemberName(node)) {
      found.push(node.text);
    }
  });
  return found.map((what) => `${file.path} uses ${what}; core gets it through a port`);
}

const PREFERENCES = 'src/browser/platform/preferences.ts';

/** Blocked or full storage throws. One file knows what to do then, and what counts as no choice. */
export function strayPreferences(file: SourceFile): string[] {
  if (file.path === PREFERENCES) return [];
  const found: string[] = [];
  walk(file, (node) => {
    if (ts.isIdentifier(node) && /^(local|session)Storage$/.test(node.text)) found.push(node.text);
  });
  return found.map((what) => `${file.path} uses ${what}; only ${PREFERENCES} does`);
}

/** In `clock.setTimeout` and `{ process: 1 }` the word names a member, not the global. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  const member =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent);
  return member && parent.name === node;
}

export function tooLong({ path, text }: SourceFile): string[] {
  if (LANGUAGE.test(path)) return [];
  const lines = text.trimEnd().split('\n').length;
  return lines > LINES_MAX ? [`${path} has ${lines} lines, more than ${LINES_MAX}`] : [];
}

/** A file whose name says nothing attracts everything. */
export function emptyName({ path }: SourceFile): string[] {
  const kebab = /[/-](utils?|helpers?|common|misc|managers?)\.[a-z.]+$/;
  const pascal = /(Utils?|Helpers?|Common|Misc|Managers?)\.[a-z.]+$/;
  return kebab.test(path) || pascal.test(path)
    ? [`${path}: the name does not say what the file is for`]
    : [];
}

/** Files are kebab-case, components PascalCase. */
export function oddName({ path }: SourceFile): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const pattern = isSvelte(path)
    ? /^[A-Z][A-Za-z0-9]*\.svelte$/
    : /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/;
  return pattern.test(name) ? [] : [`${path}: files are kebab-case, components PascalCase`];
}

/** A file opens with a sentence that says what it is for. */
export function noOpening({ path, text }: SourceFile): string[] {
  if (isAmbient(path)) return [];
  return /^\s*(\/\*\*?|\/\/|<!--)/.test(text) || isSvelte(path)
    ? []
    : [`${path} does not open with what it is for`];
}

/** Test files focus on nothing, and wait in a browser for conditions, not for time. */
export const looseEnds = ({ path, text }: SourceFile): string[] =>
  text.split('\n').flatMap((line, index) => {
    const at = `${path}:${index + 1}`;
    if (/\b(it|test|describe)(\.\w+)*\.(only|todo)\(/.test(line)) return [`${at}: a focused test`];
    if (/\.waitForTimeout\(/.test(line)) return [`${at}: tests wait for a condition, not for time`];
    return [];
  });

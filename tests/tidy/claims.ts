/** Documents and tests refer to each other: rules to the tests that show them, claims to tests, prose to files. */
import ts from 'typescript';
import { walk, type SourceFile } from './source.ts';

/** A test's path in backticks, and the titles in double quotes that follow it. */
const CLAIM = /`(tests\/[^`\s]+)`((?: "[^"]+")*)/g;

/** Claims of `document` that no longer hold. `read` returns a file's text, or undefined if there is no such file. */
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

/** The line that a rule begins with. */
const RULE = /^- \*\*([A-Z]+)(\d+)\*\*/;
const SECTION = /^## ([A-Z]+) · /;
/** A test's title cites the rules that the test shows. */
const CITED = /\[([A-Z]\d+)\]/g;

interface Rule {
  readonly section: string;
  readonly letter: string;
  readonly number: number;
}

function rulesOf(protocol: string): Rule[] {
  let section = '';
  return protocol.split('\n').flatMap((line) => {
    section = SECTION.exec(line)?.[1] ?? section;
    const [, letter, digits] = RULE.exec(line) ?? [];
    return letter ? [{ section, letter, number: Number(digits) }] : [];
  });
}

const nameOf = ({ letter, number }: Rule) => `${letter}${number}`;

/** Rules that appear twice, in another section than their letter's, or after a higher number. */
export const disorderedRules = (protocol: string): string[] =>
  rulesOf(protocol).flatMap((rule, at, all) => {
    const name = nameOf(rule);
    if (rule.section !== rule.letter) return [`${name} stands in section ${rule.section}`];
    const earlier = all.slice(0, at).filter(({ letter }) => letter === rule.letter);
    if (earlier.some(({ number }) => number === rule.number)) return [`${name} stands twice`];
    const higher = earlier.find(({ number }) => number > rule.number);
    return higher ? [`${name} stands after ${nameOf(higher)}`] : [];
  });

/** Rules that `document` refers to and that `protocol` does not have. */
export function lostRules(document: SourceFile, protocol: string): string[] {
  const rules = rulesOf(protocol);
  const known = new Set(rules.map(nameOf));
  const letters = [...new Set(rules.map(({ letter }) => letter))].join('');
  const named = document.text.matchAll(new RegExp(`\\b[${letters}]\\d{1,2}\\b`, 'g'));
  return [...new Set([...named].map(([rule]) => rule))]
    .filter((rule) => !known.has(rule))
    .map((rule) => `${document.path}: there is no ${rule}`);
}

/** Rules that no test title cites, and cited rules that do not exist. */
export function strayRules(protocol: string, tests: readonly SourceFile[]): string[] {
  const known = new Set(rulesOf(protocol).map(nameOf));
  const cited = tests.flatMap((file) =>
    citationsOf(file).map((rule) => [file.path, rule] as const),
  );
  const shown = new Set(cited.map(([, rule]) => rule));
  return [
    ...cited.filter(([, rule]) => !known.has(rule)).map(([path, rule]) => `${path}: no ${rule}`),
    ...[...known].filter((rule) => !shown.has(rule)).map((rule) => `no test shows ${rule}`),
  ];
}

/** Citations in string literals: a comment is no title. */
function citationsOf(file: SourceFile): string[] {
  if (file.text.search(CITED) < 0) return [];
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return;
    found.push(...[...node.text.matchAll(CITED)].map(([, rule = '']) => rule));
  });
  return found;
}

/** `fast-cdc.ts`, `mesh/peer-score.ts`, `src/main.ts`: a path, or the end of one. */
const FILE_NAME = String.raw`(?:[\w.-]+\/)*[A-Za-z][\w-]*(?:\.svelte)?\.(?:ts|svelte)`;
const IN_PROSE = new RegExp(
  `\`(${FILE_NAME}|(?:src|signaling|tests|scripts|docs)\\/[^\`\\s]+)\``,
  'g',
);
const IN_COMMENTS = new RegExp(String.raw`(?<![\w./'-])(${FILE_NAME})\b`, 'g');

/** Files and folders that `document` names in backticks and that do not exist. */
export const lostInProse = (document: SourceFile, has: (path: string) => boolean): string[] =>
  lost(document.path, [document.text], IN_PROSE, has);

/** The same for the comments of a program, where names have no quotes. */
export const lostInComments = (file: SourceFile, has: (path: string) => boolean): string[] =>
  lost(file.path, commentsOf(file), IN_COMMENTS, has);

function lost(
  where: string,
  texts: readonly string[],
  pattern: RegExp,
  has: (path: string) => boolean,
): string[] {
  const names = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  return [...new Set(names)]
    .filter((name) => !has(name))
    .map((name) => `${where}: there is no ${name}`);
}

const commentsOf = ({ text }: SourceFile): string[] =>
  [...text.matchAll(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/ .*$|<!--[\s\S]*?-->/gm)].map(
    ([comment]) => comment,
  );

/** Which parts of a code are words of its language, texts, numbers or comments; the only importer of Lezer, a parser in linear time. */
import type { CodePart, CodePartKind } from '../../core/api/text/code-parts.ts';
import type { Parser } from '@lezer/common';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';

/** Each language is loaded when a code says that it is in it. */
const LANGUAGES: ReadonlyMap<string, () => Promise<Parser>> = new Map<
  string,
  () => Promise<Parser>
>([
  ['javascript', async () => (await javascript()).configure({ dialect: 'jsx' })],
  ['typescript', async () => (await javascript()).configure({ dialect: 'ts' })],
  ['tsx', async () => (await javascript()).configure({ dialect: 'jsx ts' })],
  ['json', async () => (await import('@lezer/json')).parser],
  ['python', async () => (await import('@lezer/python')).parser],
  ['html', async () => (await import('@lezer/html')).parser],
  ['css', async () => (await import('@lezer/css')).parser],
  ['cpp', async () => (await import('@lezer/cpp')).parser],
  ['java', async () => (await import('@lezer/java')).parser],
  ['rust', async () => (await import('@lezer/rust')).parser],
  ['go', async () => (await import('@lezer/go')).parser],
  ['yaml', async () => (await import('@lezer/yaml')).parser],
]);
const javascript = async () => (await import('@lezer/javascript')).parser;
/** Other names, as people write them, and languages that look alike. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    javascript: 'js jsx mjs cjs jsonc json5',
    typescript: 'ts mts cts',
    python: 'py python3',
    html: 'htm xml svg svelte vue',
    css: 'scss less',
    cpp: 'c h hpp cc cxx c++',
    java: 'cs csharp c# kt kotlin',
    rust: 'rs',
    go: 'golang',
    yaml: 'yml',
  }).flatMap(([language, names]) => names.split(' ').map((name) => [name, language] as const)),
);

/** The class is what the highlighter gives back. */
const kind = (it: CodePartKind) => it;
const highlighter = tagHighlighter([
  { tag: [tags.comment, tags.meta], class: kind('comment') },
  { tag: [tags.string, tags.regexp, tags.attributeValue], class: kind('text') },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.color], class: kind('value') },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.tagName], class: kind('word') },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.attributeName], class: kind('type') },
  {
    tag: [tags.propertyName, tags.function(tags.variableName), tags.definition(tags.variableName)],
    class: kind('name'),
  },
]);
const KINDS: ReadonlySet<string> = new Set<CodePartKind>([
  ...(['comment', 'text', 'value', 'word', 'type', 'name'] as const),
]);
const isKind = (it: string): it is CodePartKind => KINDS.has(it);

/** The code in order, all of it; undefined: we do not know the language. */
export async function codeParts(
  code: string,
  language: string,
): Promise<readonly CodePart[] | undefined> {
  const load = LANGUAGES.get(ALIASES.get(language) ?? language);
  if (!load) return undefined;
  const parser = await load();
  const parts: CodePart[] = [];
  let end = 0;
  const plainTo = (to: number) => {
    if (to > end) parts.push({ text: code.slice(end, to), kind: undefined });
    end = to;
  };
  highlightTree(parser.parse(code), highlighter, (from, to, classes) => {
    plainTo(from);
    const found = classes.split(' ').findLast(isKind);
    parts.push({ text: code.slice(from, to), kind: found });
    end = to;
  });
  plainTo(code.length);
  return parts;
}

/** Every sentence that a person reads or hears stands in the catalogue, and every sentence of the catalogue is used. */
import { parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { importsOf, isSvelte, parse, scriptOf, type SourceFile } from './source.ts';

const CATALOGUE = 'src/ui/words/en/';
/** The same sentences in other languages. */
const LANGUAGES = 'src/ui/words/languages/';
const isSpeaking = ({ path }: SourceFile) =>
  /^src\/(?:ui|app)\//.test(path) &&
  !path.startsWith(CATALOGUE) &&
  !path.startsWith(LANGUAGES) &&
  !(path in SILENT);

/** Words that are the same in every language. */
const NAMES = ['Swapmeet'];
/** Files whose words nobody reads as such, and why. */
const SILENT: Readonly<Record<string, string>> = {
  'src/ui/state/keys.ts': 'names of keys',
  'src/ui/text/linkify.ts': 'names of scripts',
  'src/ui/words/languages.ts': 'each language is called what its speakers call it',
  'src/ui/text/room-title.ts': 'a made-up title is the same for everyone in the room',
};
/** Selectors, values of styles, markup, patterns. */
const CODE = /[[\]{}<>=]|(?:^|[ ,])[.#]\w|\bvar\(--/;

/** Attributes, and properties of our components, whose value a person reads or hears. */
const HEARD =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|alt|label|placeholder|closing|action)$/;
/** Attributes with words for machines. */
const UNHEARD =
  /^(?:class|style|rel|d|viewBox|transform|autocomplete|aria-(?:labelledby|describedby))$/;
/** Calls that take words of machines. */
const TECHNICAL =
  /(?:^new |^|\.)(?:\w*Error|querySelector(?:All)?|closest|matches|matchMedia|setAttribute|getElementById|RegExp|addEventListener|includes|createElement)$/;
/** Stands where a template puts a value in. */
const VALUE = '\u{fffc}';
const LETTER = /\p{L}/u;
const WORD = /\p{L}\p{Ll}/u;
/** Two words, or a word that starts or ends as a sentence does. */
const SENTENCE = /\p{L}[’',;:.!?…)”]* +[(“]?\p{L}|^\p{Lu}\p{Ll}+[.…]?$|\p{Ll}[.…?]$/u;

const reads = (text: string) =>
  WORD.test(text) && SENTENCE.test(text.replaceAll(VALUE, 'ab')) && !CODE.test(text);

interface Found {
  readonly text: string;
  readonly strict: boolean;
}

/** What a file says itself, each with the words. */
export function ownWords(file: SourceFile): string[] {
  if (!isSpeaking(file)) return [];
  const found = [
    ...literalsIn(parse(file), false),
    ...(isSvelte(file.path) ? markupWords(file.text) : []),
  ];
  return found
    .map(({ text, strict }) => ({ strict, text: text.replace(/\s+/g, ' ').trim() }))
    .filter(
      ({ text, strict }) => (strict ? LETTER.test(text) : reads(text)) && !NAMES.includes(text),
    )
    .map(({ text }) => `${file.path} says “${text.replaceAll(VALUE, '…')}”`);
}

/** String literals and templates of a program, without those that only machines read. */
function literalsIn(root: ts.Node, strict: boolean): Found[] {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (isForMachines(node)) return;
    if (ts.isStringLiteralLike(node)) found.push({ text: node.text, strict });
    else if (ts.isTemplateExpression(node)) {
      const texts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
      found.push({ text: texts.map(({ text }) => text).join(VALUE), strict });
      node.templateSpans.forEach(({ expression }) => visit(expression));
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function isForMachines(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isThrowStatement(node)) return true;
  if (!parent) return false;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent))
    return parent.expression !== node && TECHNICAL.test(parent.expression.getText());
  if (ts.isBinaryExpression(parent))
    return /[=!]==|^in$/.test(parent.operatorToken.getText()) && ts.isStringLiteralLike(node);
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isCaseClause(parent)) return parent.expression === node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'split';
  return ts.isPropertyAssignment(parent) && parent.name === node;
}

/** The nodes of Svelte's syntax tree that matter here. */
interface Markup {
  readonly type?: string;
  readonly name?: string;
  readonly data?: string;
  readonly start?: number;
  readonly end?: number;
  readonly expression?: Markup;
  readonly value?: unknown;
}

function markupWords(source: string): Found[] {
  const found: Found[] = [];
  const program = ({ start, end }: Markup, strict: boolean) => {
    const text = `(${source.slice(start, end)})`;
    found.push(
      ...literalsIn(ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true), strict),
    );
  };
  const visit = (value: unknown, strict: boolean): void => {
    if (Array.isArray(value)) return value.forEach((it) => visit(it, strict));
    if (typeof value !== 'object' || value === null) return;
    const node = value as Markup;
    if (node.type === 'Text') found.push({ text: node.data ?? '', strict });
    else if (node.type === 'ExpressionTag' && node.expression) program(node.expression, strict);
    else if (node.type === 'Attribute') {
      if (HEARD.test(node.name ?? '')) visit(node.value, true);
      else if (!UNHEARD.test(node.name ?? '')) visit(node.value, false);
    } else if (isProgram(node)) program(node, false);
    else Object.values(node).forEach((it) => visit(it, true));
  };
  visit(parseSvelte(source, { modern: true }).fragment, true);
  return found;
}

/** An expression in a block or a directive. */
const isProgram = ({ type = '' }: Markup): boolean =>
  /(?:Expression|Literal|Identifier|Pattern|Declaration|TemplateLiteral)$/.test(type);

/** Members of the catalogue that no file says. */
export function unusedWords(files: readonly SourceFile[]): string[] {
  const used = new Set(files.flatMap(usedBy));
  return files
    .filter(({ path }) => path.startsWith(CATALOGUE))
    .flatMap((file) => membersOf(file).map((member) => `${file.path} ${member}`))
    .filter((member) => !used.has(member))
    .map((member) => `${member} is said nowhere`);
}

/** Areas that translators do not see. */
export function unlistedWords(files: readonly SourceFile[]): string[] {
  const list = `${LANGUAGES}en.ts`;
  const listed = files.filter(({ path }) => path === list).flatMap(importsOf);
  return files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(CATALOGUE) && !listed.some((it) => it.path === path))
    .map((path) => `${path} is not in ${list}`);
}

/** The first level: what stands deeper is looked up by a key of core. */
function membersOf(file: SourceFile): string[] {
  const found: string[] = [];
  ts.forEachChild(parse(file), (node) => {
    if (!ts.isVariableStatement(node)) return;
    for (const { name, initializer } of node.declarationList.declarations)
      if (name.getText() === 'words' && initializer && ts.isObjectLiteralExpression(initializer))
        found.push(...initializer.properties.map((it) => it.name?.getText() ?? ''));
  });
  return found;
}

/** The members that a file names, as "path member". */
function usedBy(file: SourceFile): string[] {
  if (!importsOf(file).some(({ path }) => path?.startsWith(CATALOGUE))) return [];
  if (file.path.startsWith(LANGUAGES)) return [];
  const names =
    /import \{ words(?: as (\w+))? \} from '[./]*(?:words\/)?en\/((?:[\w-]+\/)?[\w-]+\.ts)'/g;
  return [...scriptOf(file).matchAll(names)].flatMap(([, local = 'words', area = '']) =>
    [...file.text.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))].map(
      ([, member = '']) => `${CATALOGUE}${area} ${member}`,
    ),
  );
}

/** Words of the field, which only the connection doctor says, and words that nobody says any more. */
const NOT_PLAIN =
  /\b(?:NAT|TURN|STUN|UDP|WebRTC|[Ss]ignaling|[Rr]elays?|[Pp]ieces?|[Cc]hunks?|[Ww]hoever)\b/;
const DOCTOR = `${CATALOGUE}doctor.ts`;

/** What the catalogue says in words that a person would have to look up. */
export const oddWords = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => path.startsWith(CATALOGUE) && path !== DOCTOR)
    .flatMap((file) => literalsIn(parse(file), false).map((it) => ({ file, text: it.text })))
    .filter(({ text }) => NOT_PLAIN.test(text))
    .map(({ file, text }) => `${file.path} says “${text.replaceAll(VALUE, '…')}”`);

/** Words that a module takes when it is loaded: they would stay in the language of that moment. */
export function earlyWords(file: SourceFile): string[] {
  if (isSvelte(file.path) || file.path.startsWith(CATALOGUE)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isImportDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node) && localWords(file).includes(node.expression.getText()))
      found.push(`${file.path} takes ${node.getText()} when it is loaded`);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

const localWords = ({ text }: SourceFile): string[] =>
  [...text.matchAll(/import \{ words(?: as (\w+))? \} from/g)].map(([, local = 'words']) => local);

/** What a language says beside what English says: reads both, calls every function, and lists what differs. */
import ts from 'typescript';

/** Names of things, loan words and units that a language may share with English. Whole sentences never stay. */
const SHARED = new Set(
  (
    'link links Person Swapmeet TURN STUN UDP TLS TCP NAT Relay PeerServer PDF PDFs Zip Ana Bo Chidi B kB MB GB TB PB s min h ms ' +
    'Chat Code Details Enter Shift Ctrl Esc Tab Home QR Markdown Link Links Emoji Name Report Test Version Online Offline ' +
    'Album Video Videos videos Audio Text Note Notes Actions Action Message Messages Notifications Notification Code'
  ).split(' '),
);
const WORD = /\p{L}{2,}/gu;

const isTold = (text: string) => (text.match(WORD) ?? []).some((word) => !SHARED.has(word));

type Kind = 'string' | 'number' | 'boolean' | 'slot' | readonly string[];
/** The kinds of a function's parameters, by its place in the catalogue, such as "chat.by". An object: its members. */
export type Signatures = ReadonlyMap<string, readonly Kind[]>;

/** @param source of the `words` of an area */
export function signaturesOf(area: string, source: string): Signatures {
  const found = new Map<string, readonly Kind[]>();
  const visit = (node: ts.Node, path: string): void => {
    if (ts.isFunctionLike(node)) {
      found.set(
        path,
        node.parameters.map(({ type }) => kindOf(type)),
      );
    } else if (ts.isPropertyAssignment(node)) {
      const { name } = node;
      visit(node.initializer, `${path}.${ts.isStringLiteral(name) ? name.text : name.getText()}`);
    } else if (ts.isObjectLiteralExpression(node)) {
      node.properties.forEach((it) => visit(it, path));
    } else ts.forEachChild(node, (it) => visit(it, path));
  };
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (name.getText() === 'words' && initializer) visit(initializer, area);
  return found;
}

function kindOf(type: ts.TypeNode | undefined): Kind {
  if (type && ts.isTypeLiteralNode(type)) return type.members.map((it) => it.name?.getText() ?? '');
  const text = type?.getText() ?? '';
  if (text === 'Slot') return 'slot';
  return text === 'number' || text === 'boolean' ? text : 'string';
}

/** What stands for a parameter, so that it is found again in what is said. */
const nameMark = (at: number) => `⟦${at}⟧`;
const NUMBER = 4_321;
const numberMark = (at: number) => NUMBER + at * 1_111;

type Said = string | readonly unknown[];
type Function = (...given: readonly unknown[]) => Said;

/** Every figure in digits that we know, and without what groups them. */
const plainDigits = (text: string) =>
  text
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(/(?<=\d)[.,’'٬\u00a0\u202f](?=\d)/g, '');
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  // Digits of a script stand one after the other.
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

interface Heard {
  /** The parameters that are said. */
  readonly marks: readonly string[];
  /** The rest of it. */
  readonly text: string;
}

/** Calls it with marks, for yes and for no. */
function hear(f: Function, kinds: readonly Kind[]): Heard[] {
  return [true, false].slice(kinds.includes('boolean') ? 0 : 1).map((yes) => {
    const slots: unknown[] = [];
    const given = kinds.map((kind, at) => {
      if (kind === 'string') return nameMark(at);
      if (kind === 'number') return numberMark(at);
      if (kind === 'boolean') return yes;
      if (kind !== 'slot')
        return Object.fromEntries(kind.map((member, i) => [member, nameMark(at * 10 + 10 + i)]));
      const slot = () => at;
      slots.push(slot);
      return slot;
    });
    const said = f(...given);
    const parts = typeof said === 'string' ? [said] : said;
    const text = plainDigits(parts.filter((it) => typeof it === 'string').join(' '));
    const known = [
      ...(text.match(/⟦\d+⟧/g) ?? []),
      ...kinds.map((kind, at) => (kind === 'number' ? String(numberMark(at)) : '')),
    ].filter((mark) => mark && text.includes(mark));
    const marks = [
      ...new Set(known),
      ...slots.filter((it) => parts.includes(it)).map(() => 'slot'),
    ];
    return {
      marks: marks.sort(),
      text: known.reduce((rest, mark) => rest.replaceAll(mark, ''), text),
    };
  });
}

/** What is wrong with `own`, as "place: what". */
export function compare(
  english: unknown,
  own: unknown,
  place: string,
  signatures: Signatures,
): string[] {
  if (own === undefined) return [`${place}: missing`];
  if (typeof own !== typeof english) return [`${place}: something else than in English`];
  if (typeof english === 'string') {
    if (english && !own) return [`${place}: empty`];
    return own === english && isTold(english) ? [`${place}: still “${english}”`] : [];
  }
  if (typeof english === 'function')
    return compareCalls(english as Function, own as Function, place, signatures.get(place) ?? []);
  const theirs = english as Readonly<Record<string, unknown>>;
  const ours = own as typeof theirs;
  return [
    ...Object.keys(ours)
      .filter((key) => !Object.hasOwn(theirs, key))
      .map((key) => `${place}.${key}: English does not have it`),
    ...Object.keys(theirs).flatMap((key) =>
      compare(
        theirs[key],
        ours[key],
        Array.isArray(english) ? place : `${place}.${key}`,
        signatures,
      ),
    ),
  ];
}

function compareCalls(
  english: Function,
  own: Function,
  place: string,
  kinds: readonly Kind[],
): string[] {
  const said = hear(own, kinds);
  return hear(english, kinds).flatMap(({ marks, text }, at) => {
    const mine = said[at];
    const found: string[] = [];
    for (const mark of marks)
      if (!mine?.marks.includes(mark)) found.push(`${place}: does not say ${mark}`);
    if (mine?.text.trim() === text.trim() && isTold(text)) found.push(`${place}: still “${text}”`);
    return found;
  });
}

/** The forms that the language takes for figures up to a thousand. */
export function formsOf(language: string): readonly string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1_001 }, (_, n) => rules.select(n)))];
}

/** Calls of `plural` that lack a form of their language. */
export function missingForms(language: string, source: string): string[] {
  const forms = formsOf(language);
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const [, given] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && node.expression.getText() === 'plural' && given) {
      const has = ts.isObjectLiteralExpression(given)
        ? given.properties.map((it) => it.name?.getText())
        : [];
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      for (const form of forms) if (!has.includes(form)) found.push(`line ${line}: no “${form}”`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What in a line is no place for marks of emphasis: code, links and mentions. The rest is text. */
import { linkify, type LinkSegment } from '../linkify.ts';
import type { FindMention, Inline, Mention } from './tokens.ts';

/** A piece of a line, with its place in it. */
export type Atom = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'code'; readonly token: Extract<Inline, { kind: 'code' }> }
  | { readonly kind: 'link'; readonly link: LinkSegment }
  | { readonly kind: 'mention'; readonly token: Mention }
);

export function atomsOf(line: string, find: FindMention): readonly Atom[] {
  const atoms: Atom[] = [];
  let end = 0;
  for (const code of codeIn(line)) {
    addLinks(atoms, line, end, code.from, find);
    atoms.push(code);
    end = code.to;
  }
  addLinks(atoms, line, end, line.length, find);
  return atoms;
}

/** Between two runs of equally many backticks. */
function codeIn(line: string): Atom[] {
  const runs = [...line.matchAll(/`+/g)];
  const closers: (number | undefined)[] = [];
  const nextOf = new Map<number, number>();
  for (let n = runs.length - 1; n >= 0; n--) {
    const length = runs[n]?.[0].length ?? 0;
    closers[n] = nextOf.get(length);
    nextOf.set(length, n);
  }
  const found: Atom[] = [];
  for (let n = 0; n < runs.length; n++) {
    const [opener, closer] = [runs[n], runs[closers[n] ?? -1]];
    if (!opener || !closer) continue;
    const text = line.slice(opener.index + opener[0].length, closer.index);
    const token = { kind: 'code', text: unpadded(text) } as const;
    found.push({ kind: 'code', from: opener.index, to: closer.index + closer[0].length, token });
    n = closers[n] ?? n;
  }
  return found;
}

/** Code that begins or ends with a backtick is typed with a space beside it. */
const unpadded = (code: string): string =>
  code.startsWith(' ') && code.endsWith(' ') && code.trim() ? code.slice(1, -1) : code;

function addLinks(atoms: Atom[], line: string, from: number, to: number, find: FindMention): void {
  let at = from;
  for (const segment of from < to ? linkify(line.slice(from, to)) : []) {
    const end = at + segment.text.length;
    if (segment.kind === 'link') atoms.push({ kind: 'link', from: at, to: end, link: segment });
    else addMentions(atoms, line, at, end, find);
    at = end;
  }
}

function addMentions(
  atoms: Atom[],
  line: string,
  from: number,
  to: number,
  find: FindMention,
): void {
  let end = from;
  for (const { index } of line.slice(from, to).matchAll(/@/g)) {
    const at = from + index;
    const found = at < end ? undefined : find(line, at);
    if (!found || at + found.length > to) continue;
    if (at > end) atoms.push({ kind: 'text', from: end, to: at });
    end = at + found.length;
    const { own, peer } = found;
    const token = { kind: 'mention', text: line.slice(at, end), own, peer } as const;
    atoms.push({ kind: 'mention', from: at, to: end, token });
  }
  if (end < to) atoms.push({ kind: 'text', from: end, to });
}

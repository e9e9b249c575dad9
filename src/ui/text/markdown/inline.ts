/**
 * A line with its emphasis, code, links and mentions. Marks count in pairs, and where a sentence would have them: at the edges
 * of words. So `snake_case`, `2*3*4`, `*.txt` and `__init__.py` stay what they are, and so does each mark without a partner.
 * One pass with a stack of at most one frame for each mark, so each piece is moved six times at most: time is linear.
 */
import type { LinkSegment } from '../linkify.ts';
import { atomsOf, type Atom } from './atoms.ts';
import type { Budget } from './budget.ts';
import type { FindMention, Inline, Link } from './tokens.ts';

const KINDS = { '*': 'em', _: 'em', '**': 'strong', __: 'strong', '~~': 'strike' } as const;
type Mark = keyof typeof KINDS;
/** What a run of marks stands for, the outer one first. Longer runs are lines to fill in, or words that nobody says. */
const RUNS: Readonly<Record<string, readonly Mark[]>> = {
  '*': ['*'],
  '**': ['**'],
  '***': ['**', '*'],
  _: ['_'],
  __: ['__'],
  ___: ['__', '_'],
  '~~': ['~~'],
};
/** Runs, and brackets. A backslash takes the meaning from what is behind it, and both are shown: paths have backslashes. */
const MARKS = /\\[*_~[\]\\]|\*+|_+|~+|[[\]]/g;

/** Scripts without spaces between words, and pictures: emphasis may stand in the middle of their lines. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Extended_Pictographic}\\ufe0f';
/** What may stand in front of emphasis, and behind it, beside the edges of the line. */
const BEFORE = new RegExp(`^(?:[\\s(\\[{<>|"'¡¿—–…${UNSPACED}]|\\p{Ps}|\\p{Pi})$`, 'u');
const BEHIND = new RegExp(
  `^(?:[\\s)\\]}<>|"'.,;:!?…—–${UNSPACED}]|\\p{Pe}|\\p{Pf}|\\p{Pi}|\\p{Terminal_Punctuation})$`,
  'u',
);
/** What emphasis does not begin with, and does not end with. */
const NO_BEGINNING = /^(?:[\s)\]}.,;:!?/\\]|\p{Pe}|\p{Pf}|)$/u;
const NO_END = /^(?:[\s([{/\\]|\p{Ps}|)$/u;
const PUNCTUATION = /^\p{P}$/u;
/** Behind it, but the word goes on: `__init__.py`. */
const IN_NAME = /^[.:][\p{L}\p{N}_]/u;
const LABEL = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Marks that touch, as at the edges of `**_so_**`. */
const TOUCHING_MAX = 8;

/** What was opened, and is not closed yet. */
interface Frame {
  readonly mark: Mark | '[' | undefined;
  /** Where what is inside begins. */
  readonly from: number;
  readonly inside: Inline[];
}

export function inlineOf(line: string, budget: Budget, find: FindMention): readonly Inline[] {
  return new Line(line, budget, atomsOf(line, find)).tokens();
}

class Line {
  readonly #line: string;
  readonly #budget: Budget;
  readonly #atoms: readonly Atom[];
  readonly #root: Frame = { mark: undefined, from: 0, inside: [] };
  readonly #frames: Frame[] = [this.#root];
  #next = 0;

  constructor(line: string, budget: Budget, atoms: readonly Atom[]) {
    this.#line = line;
    this.#budget = budget;
    this.#atoms = atoms;
  }

  tokens(): readonly Inline[] {
    let done = 0;
    while (this.#next < this.#atoms.length) {
      const atom = this.#atoms[this.#next++];
      if (!atom) break;
      if (atom.kind === 'text') done = this.#text(Math.max(atom.from, done), atom.to);
      else this.#atom(atom);
    }
    while (this.#frames.length > 1) this.#drop(this.#top);
    return this.#root.inside;
  }

  get #top(): Frame {
    return this.#frames.at(-1) ?? this.#root;
  }
  #opened(mark: Frame['mark']): Frame | undefined {
    return this.#frames.find((it) => it.mark === mark);
  }

  #atom(atom: Exclude<Atom, { kind: 'text' }>): void {
    if (atom.kind === 'link') {
      // An address as the words of a link may name another one: both are shown as they were typed.
      this.#drop(this.#opened('['));
      this.#add(linkOf(atom.link));
    } else if (this.#budget.take()) this.#add(atom.token);
    else this.#addText(atom.from, atom.to);
  }

  /** Returns up to where it went: a link with words of its own ends in what follows. */
  #text(from: number, to: number): number {
    let end = from;
    for (const { 0: mark, index } of this.#line.slice(from, to).matchAll(MARKS)) {
      if (mark.startsWith('\\')) continue;
      const at = from + index;
      this.#addText(end, at);
      end = at + mark.length;
      if (mark === '[') this.#begin(mark, end);
      else if (mark === ']') {
        const linkEnd = this.#label(at);
        if (linkEnd !== undefined) return linkEnd;
      } else this.#run(mark, at);
    }
    this.#addText(end, to);
    return to;
  }

  /** Emphasis begins or ends here, or nothing does. */
  #run(run: string, at: number): void {
    const end = at + run.length;
    const marks = RUNS[run] ?? [];
    const inwards = this.#frames.filter(({ mark }) => marks.some((it) => it === mark));
    const isAll = marks.length > 0 && inwards.length === marks.length;
    const edges = edgesOf(this.#line, at, end);
    if (isAll && isEnd(edges)) for (const frame of inwards.reverse()) this.#close(frame);
    else if (marks.length > 0 && isStart(edges))
      for (const [n, mark] of marks.entries())
        this.#begin(mark, n + 1 < marks.length ? end - 1 : end);
    else this.#addText(at, end);
  }

  /** At the bracket of `[words](https://address)` that closes. Returns the end of the link, if it is one. */
  #label(at: number): number | undefined {
    const frame = this.#opened('[');
    const address = this.#atoms[this.#next];
    const isLink =
      address?.kind === 'link' &&
      frame !== undefined &&
      this.#line.charAt(address.to) === ')' &&
      ['](', '](mailto:'].includes(this.#line.slice(at, address.from)) &&
      LABEL.test(this.#line.slice(frame.from, at));
    if (!isLink || !this.#budget.take()) {
      this.#drop(frame);
      this.#addText(at, at + 1);
      return undefined;
    }
    while (this.#top !== frame) this.#drop(this.#top);
    this.#frames.pop();
    this.#next += 1;
    this.#add(linkOf(address.link, frame.inside));
    return address.to + 1;
  }

  /** Of two that open, the later one is meant: `*.txt and *all*`. */
  #begin(mark: Mark | '[', from: number): void {
    this.#drop(this.#opened(mark));
    this.#frames.push({ mark, from, inside: [] });
  }
  #close(frame: Frame): void {
    while (this.#top !== frame) this.#drop(this.#top);
    const { mark } = frame;
    if (!mark || mark === '[') return;
    this.#frames.pop();
    if (this.#budget.take()) return this.#add({ kind: KINDS[mark], inside: frame.inside });
    const typed: Inline = { kind: 'text', text: mark };
    for (const it of [typed, ...frame.inside, typed]) this.#add(it);
  }
  /** Nothing closes it: its mark is a character. */
  #drop(frame: Frame | undefined): void {
    const at = frame ? this.#frames.indexOf(frame) : 0;
    const outer = this.#frames[at - 1];
    if (!frame?.mark || !outer) return;
    outer.inside.push({ kind: 'text', text: frame.mark });
    for (const it of frame.inside) outer.inside.push(it);
    this.#frames.splice(at, 1);
  }

  #addText(from: number, to: number): void {
    if (to > from) this.#add({ kind: 'text', text: this.#line.slice(from, to) });
  }
  #add(token: Inline): void {
    this.#top.inside.push(token);
  }
}

/** @param inside words of its own; else it shows its address */
function linkOf({ text, href, realHost }: LinkSegment, inside?: readonly Inline[]): Link {
  const shown = inside && (href.startsWith('mailto:') ? text : new URL(href).host);
  return { kind: 'link', href, realHost, shown, inside: inside ?? [{ kind: 'text', text }] };
}

/** What stands around marks that touch, and the beginning of what is behind them. */
interface Edges {
  readonly before: string;
  readonly behind: string;
  readonly rest: string;
}

const isMark = (char: string): boolean => char !== '' && '*_~'.includes(char);

function edgesOf(line: string, at: number, end: number): Edges | undefined {
  let [from, to] = [at, end];
  while (isMark(line.charAt(from - 1)) && at - from < TOUCHING_MAX) from -= 1;
  while (isMark(line.charAt(to)) && to - end < TOUCHING_MAX) to += 1;
  if (at - from >= TOUCHING_MAX || to - end >= TOUCHING_MAX) return undefined;
  const before = charBefore(line, from);
  return { before, behind: charAt(line, to), rest: line.slice(to, to + 3) };
}

const isEnd = (edges: Edges | undefined): boolean =>
  edges !== undefined &&
  !NO_END.test(edges.before) &&
  (edges.behind === '' || (BEHIND.test(edges.behind) && !IN_NAME.test(edges.rest)));

function isStart(edges: Edges | undefined): boolean {
  if (!edges || NO_BEGINNING.test(edges.behind)) return false;
  const { before, behind } = edges;
  // A mark in quotes is spoken about.
  const isQuoted = PUNCTUATION.test(before) && PUNCTUATION.test(behind);
  return before === '' || (BEFORE.test(before) && !isQuoted);
}

function charAt(line: string, at: number): string {
  const code = line.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
function charBefore(line: string, at: number): string {
  const code = line.codePointAt(at - 2);
  return code !== undefined && code > 0xffff ? String.fromCodePoint(code) : line.slice(at - 1, at);
}

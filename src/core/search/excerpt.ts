/** What is shown of a message that was found: the part around the first word that was sought, and where words stand in it. Pure. */
import { EXCERPT_CHARS_MAX, LINE_CHARS_MAX, MARKED_MAX } from '../limits/search.ts';
import { fold, isUnspaced, wordsOfFolded } from '../folding/fold.ts';
import type { SearchQuery } from './query.ts';

export interface Excerpt {
  readonly text: string;
  /** Where in the text the words stand: from, to; in order, none within another. */
  readonly marks: readonly (readonly [number, number])[];
}

/** A letter with its marks. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
/** How much stands in front of the first word. */
const BEFORE_CHARS = 60;
/** Cuts are made at a space where one is that near. */
const SPACE_WITHIN = 20;

export function excerptOf(text: string, query: SearchQuery): Excerpt {
  const found = marksIn(text, query);
  const first = found[0]?.[0] ?? 0;
  const from = text.length <= EXCERPT_CHARS_MAX ? 0 : startNear(text, first - BEFORE_CHARS);
  const to = from + EXCERPT_CHARS_MAX >= text.length ? text.length : endNear(text, from);
  const [lead, rest] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  const by = lead.length - from;
  return {
    text: lead + text.slice(from, to) + rest,
    marks: found
      .filter(([start, end]) => start >= from && end <= to)
      .slice(0, MARKED_MAX)
      .map(([start, end]) => [start + by, end + by] as const),
  };
}

/** The beginning of a message, on one line. */
export function lineOf(text: string): string {
  const line = text
    .slice(0, 2 * LINE_CHARS_MAX)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= LINE_CHARS_MAX) return line;
  return `${line.slice(0, between(line, LINE_CHARS_MAX)).trimEnd()}…`;
}

function startNear(text: string, at: number): number {
  if (at <= 0) return 0;
  const from = Math.min(at, text.length - EXCERPT_CHARS_MAX);
  const space = text.slice(from, from + SPACE_WITHIN).search(/\s/);
  return space < 0 ? between(text, from) : from + space + 1;
}

function endNear(text: string, from: number): number {
  const to = from + EXCERPT_CHARS_MAX;
  const space = text.slice(to - SPACE_WITHIN, to).search(/\s\S*$/);
  return space < 0 ? between(text, to) : to - SPACE_WITHIN + space;
}

/** Not in the middle of a pair of surrogates. */
const between = (text: string, at: number): number =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
    ? at - 1
    : at;

type Range = readonly [number, number];

function marksIn(text: string, { words, phrases }: SearchQuery): readonly Range[] {
  const { folded, origin } = traced(text);
  const all = wordsOfFolded(folded);
  const found: Range[] = [];
  const add = (from: number, to: number) => {
    const [start = 0] = origin[from] ?? [];
    const [, end = start] = origin[to - 1] ?? [];
    found.push([start, end]);
  };
  for (const { word, from } of all) {
    for (const sought of words) {
      if (!isUnspaced(sought)) {
        if (word.startsWith(sought)) add(from, from + sought.length);
        continue;
      }
      for (let at = word.indexOf(sought); at >= 0; at = word.indexOf(sought, at + sought.length))
        add(from + at, from + at + sought.length);
    }
  }
  for (const phrase of phrases) {
    for (const [i, { from }] of all.entries()) {
      if (!phrase.every((sought, j) => isPart(all[i + j]?.word, sought, j, phrase.length)))
        continue;
      const last = all[i + phrase.length - 1];
      const [lead, size] = [leadOf(all[i]?.word, phrase), phrase.at(-1)?.length ?? 0];
      if (last) add(from + lead, last.from + (phrase.length === 1 ? lead : 0) + size);
    }
  }
  return apart(found);
}

/** Whether a word is that of a phrase; in scripts without spaces the first may end so, the last begin so, and one stand anywhere. */
function isPart(word: string | undefined, sought: string, at: number, of: number): boolean {
  if (word === undefined || word === sought) return word !== undefined;
  if (!isUnspaced(sought)) return false;
  if (of === 1) return word.includes(sought);
  if (at === 0) return word.endsWith(sought);
  return at === of - 1 && word.startsWith(sought);
}

/** Where in its first word a phrase begins. */
function leadOf(word = '', [first = '', ...others]: readonly string[]): number {
  return others.length === 0 ? word.indexOf(first) : word.length - first.length;
}

/** The folded text, and for each of its characters from where to where it stood in the text. */
function traced(text: string): { readonly folded: string; readonly origin: readonly Range[] } {
  let folded = '';
  const origin: Range[] = [];
  const known = new Map<string, string>();
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const plain = known.get(cluster) ?? fold(cluster);
    known.set(cluster, plain);
    folded += plain;
    for (let i = 0; i < plain.length; i++) origin.push([index, index + cluster.length]);
  }
  return { folded, origin };
}

/** In order, and those that touch as one. */
function apart(found: readonly Range[]): readonly Range[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...found].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

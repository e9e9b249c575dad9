/**
 * The blocks of a message: lines, code, quotes and lists. It is the part of Markdown that people type in chats, and stricter
 * than Markdown where that would change plain texts: a line belongs to a quote or a list only if it says so itself, breaks stay
 * breaks, and no line becomes a heading. Every line is looked at once for each level, and levels are few: time is linear.
 */
import { BLOCK_DEPTH_MAX, Budget } from './budget.ts';
import { inlineOf } from './inline.ts';
import type { Block, FindMention, Inline, Item } from './tokens.ts';

const FENCE = /^(`{3,})([^`]*)$/;
const LANGUAGE = /^\s*([\w+#.-]{1,20})\s*$/;
/** Not `>:(`, and not the prompt `>>>`. */
const QUOTE = /^>(?: |$)/;
/** A number of more digits is none of a list; `+` stands for pros, beside the cons; marks alone are a line across the page. */
const ITEM = /^(?:([-*])|(0|[1-9]\d{0,3})\.) +(?=\S)(?=.*[^\s*-])/;
/** A line that goes on with an item. */
const INDENTED = /^(?: {2}|\t)(?=.*\S)/;

export function markdownBlocks(text: string, find: FindMention): readonly Block[] {
  return new Blocks(new Budget(), find).of(text.split(/\r\n?|\n/), 0);
}

/** Where code begins in these lines, and where it ends. */
export const fencesIn = (lines: readonly string[]): Pick<Fences, 'endOf'> => new Fences(lines);

class Blocks {
  readonly #budget: Budget;
  readonly #find: FindMention;

  constructor(budget: Budget, find: FindMention) {
    this.#budget = budget;
    this.#find = find;
  }

  of(lines: readonly string[], depth: number): Block[] {
    const blocks: Block[] = [];
    const fences = new Fences(lines);
    let plainFrom = 0;
    for (let at = 0; at < lines.length;) {
      const found = this.#blockAt(lines, at, depth, fences);
      if (!found) {
        at += 1;
        continue;
      }
      this.#addLines(blocks, lines.slice(plainFrom, at));
      blocks.push(found.block);
      at = plainFrom = found.end;
    }
    this.#addLines(blocks, lines.slice(plainFrom));
    return blocks;
  }

  #blockAt(lines: readonly string[], at: number, depth: number, fences: Fences) {
    if (this.#budget.isSpent) return undefined;
    const line = lines[at] ?? '';
    const isQuote = line.startsWith('> ');
    const isItem = ITEM.test(line);
    const codeEnd = fences.endOf(at);
    if (codeEnd === undefined && (depth >= BLOCK_DEPTH_MAX || !(isQuote || isItem)))
      return undefined;
    this.#budget.take();
    if (codeEnd !== undefined) return { block: codeOf(lines.slice(at, codeEnd)), end: codeEnd };
    return isQuote ? this.#quote(lines, at, depth) : this.#list(lines, at, depth);
  }

  #quote(lines: readonly string[], at: number, depth: number) {
    const end = endOfRun(lines, at, (line) => QUOTE.test(line));
    const inside = lines.slice(at, end).map((line) => line.slice(2));
    return { block: { kind: 'quote', inside: this.of(inside, depth + 1) } as const, end };
  }

  #list(lines: readonly string[], at: number, depth: number) {
    const items: Item[] = [];
    let end = at;
    for (;;) {
      const [mark = '', sign, number] = ITEM.exec(lines[end] ?? '') ?? [];
      if (!mark || (end > at && !this.#budget.take())) break;
      const last = endOfRun(lines, end, (line) => INDENTED.test(line));
      const rest = lines.slice(end + 1, last).map((line) => unindented(line, mark.length));
      const inside = this.of([(lines[end] ?? '').slice(mark.length), ...rest], depth + 1);
      items.push({
        number: number === undefined ? undefined : Number(number),
        dash: sign === '-',
        inside,
      });
      end = last;
    }
    return { block: { kind: 'list', items } as const, end };
  }

  #addLines(blocks: Block[], lines: readonly string[]): void {
    // An empty line beside a block is the space that there is anyway.
    const from = blocks.length > 0 && lines[0]?.trim() === '' ? 1 : 0;
    if (lines.length <= from) return;
    const inside: Inline[] = [];
    for (const [n, line] of lines.slice(from).entries()) {
      if (n > 0) inside.push({ kind: 'text', text: '\n' });
      for (const token of inlineOf(line, this.#budget, this.#find)) inside.push(token);
    }
    blocks.push({ kind: 'lines', inside: joined(inside) });
  }
}

/** The first line after `at` that does not go on with what begins there. */
function endOfRun(lines: readonly string[], at: number, goesOn: (line: string) => boolean): number {
  let end = at + 1;
  while (end < lines.length && goesOn(lines[end] ?? '')) end += 1;
  return end;
}

/** Where code blocks end. One without an end is none. */
class Fences {
  readonly #lines: readonly string[];
  /** The length of the longest closing fence behind each line: nobody looks for one that is not there. */
  readonly #longestAfter: Uint32Array;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#longestAfter = new Uint32Array(lines.length);
    let longest = 0;
    for (let at = lines.length - 1; at >= 0; at--) {
      this.#longestAfter[at] = longest;
      longest = Math.max(longest, closingLength(lines[at] ?? ''));
    }
  }

  /** The line after the block that begins at this one; undefined: none begins. */
  endOf(at: number): number | undefined {
    const length = FENCE.exec(this.#lines[at] ?? '')?.[1]?.length;
    if (length === undefined || (this.#longestAfter[at] ?? 0) < length) return undefined;
    let end = at + 1;
    while (closingLength(this.#lines[end] ?? '') < length) end += 1;
    return end + 1;
  }
}

/** How many backticks stand at the end, if there are three. */
function closingLength(line: string): number {
  const text = line.trimEnd();
  let length = 0;
  while (text.charAt(text.length - 1 - length) === '`') length += 1;
  return length < 3 ? 0 : length;
}

function unindented(line: string, width: number): string {
  if (line.startsWith('\t')) return line.slice(1);
  let spaces = 0;
  while (spaces < width && line.charAt(spaces) === ' ') spaces += 1;
  return line.slice(spaces);
}

/** @param lines with both fences. Code may stand beside them, too. */
function codeOf(lines: readonly string[]): Block {
  const [, , info = ''] = FENCE.exec(lines[0] ?? '') ?? [];
  const language = LANGUAGE.exec(info)?.[1];
  const first = language === undefined && info.trim() ? [info] : [];
  const closing = (lines.at(-1) ?? '').trimEnd();
  const last = closing.slice(0, closing.length - closingLength(closing));
  const code = [...first, ...lines.slice(1, -1), ...(last.trim() ? [last] : [])];
  return { kind: 'code', text: code.join('\n'), language: language?.toLowerCase() ?? '' };
}

/** Texts that touch are one. */
function joined(inside: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const it of inside) {
    const last = all.at(-1);
    if (it.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = { kind: 'text', text: last.text + it.text };
    else all.push(it);
  }
  return all;
}

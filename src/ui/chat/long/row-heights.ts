/** How high each row of a timeline is: as it was measured, or as rows of its kind were so far. */
import type { ListedRow as Row } from '../visits/visit-rows.ts';

/** Before any row of a kind was measured. */
const GUESS_PX = { line: 24, gap: 4, head: 38, rule: 43, visits: 32, file: 150 };
/** Letters that fit into a line of a message, roughly: what was measured of one length tells of the others. */
const LETTERS_PER_LINE = 60;

interface Mean {
  px: number;
  rows: number;
}

export class RowHeights {
  #rows: readonly Row[] = [];
  #px: number[] = [];
  #measured = new Map<string, number>();
  #means = new Map<string, Mean>();

  /** These are the rows now. Those that stay where they were keep their heights. */
  take(rows: readonly Row[]): void {
    if (rows === this.#rows) return;
    let same = 0;
    while (same < rows.length && rows[same] === this.#rows[same]) same++;
    this.#px.length = same;
    for (const row of rows.slice(same))
      this.#px.push(this.#measured.get(row.key) ?? this.#guess(row));
    this.#rows = rows;
    // What left the room is forgotten here, too, once it is the larger part.
    if (this.#measured.size > 2 * rows.length + 1_000) {
      const keys = new Set(rows.map(({ key }) => key));
      this.#measured = new Map([...this.#measured].filter(([key]) => keys.has(key)));
    }
  }

  of(index: number): number {
    return this.#px[index] ?? 0;
  }

  /** Of the rows from `from` on, before `to`. */
  sum(from: number, to: number): number {
    let px = 0;
    for (let i = from; i < to; i++) px += this.#px[i] ?? 0;
    return px;
  }

  /** The row at this distance from the top of row `from`, before row `to`. */
  at(from: number, to: number, px: number): number {
    let left = px;
    for (let i = from; i < to; i++) {
      left -= this.#px[i] ?? 0;
      if (left < 0) return i;
    }
    return Math.max(from, to - 1);
  }

  measured(index: number, px: number): void {
    const row = this.#rows[index];
    if (!row || px <= 0 || this.#measured.get(row.key) === px) return;
    this.#measured.set(row.key, px);
    this.#px[index] = px;
    const kind = kindOf(row);
    const mean = this.#means.get(kind) ?? { px: 0, rows: 0 };
    mean.rows++;
    mean.px += (px - mean.px) / mean.rows;
    this.#means.set(kind, mean);
  }

  /** The lines have another length now. */
  forget(): void {
    this.#measured = new Map();
    this.#means = new Map();
    const rows = this.#rows;
    this.#rows = [];
    this.take(rows);
  }

  #guess(row: Row): number {
    const mean = this.#means.get(kindOf(row));
    if (mean) return mean.px;
    if (row.kind === 'visits') return GUESS_PX.visits;
    if (row.kind !== 'message') return GUESS_PX.rule;
    const { message, first } = row;
    const body = message.kind === 'file' ? GUESS_PX.file : GUESS_PX.line * linesOf(row);
    return body + GUESS_PX.gap + (first ? GUESS_PX.head : 0);
  }
}

type MessageRow = Extract<Row, { kind: 'message' }>;

const linesOf = ({ message }: MessageRow): number =>
  message.kind === 'text' ? Math.ceil(message.text.length / LETTERS_PER_LINE) : 1;

/** Rows of one kind are about as high as each other. */
function kindOf(row: Row): string {
  if (row.kind !== 'message') return row.kind;
  const { message, first } = row;
  const isLive = message.kind === 'text' || message.kind === 'file';
  const parts = [
    message.kind,
    linesOf(row),
    first,
    message.kind === 'text' && message.quote !== undefined,
    message.kind === 'text' && message.edited,
    isLive && message.reactions.length > 0,
  ];
  return parts.join();
}

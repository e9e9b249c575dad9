/** Puts the lines of comings and goings between the rows of a timeline. Pure. */
import type { Component } from 'svelte';
import type { Row } from '../../text/timeline-rows.ts';
import { day, dayNumber } from '../../words/format.ts';
import type { VisitLine } from './visit-lines.ts';

/** What draws a line. */
export type LinePart = Component<{ readonly row: VisitRow }>;

export interface VisitRow {
  readonly kind: 'visits';
  readonly key: string;
  readonly line: VisitLine;
  readonly Line: LinePart;
  /** The keys of those that are open, also while they are out of view. */
  readonly opened: Set<string>;
}
export type ListedRow = Row | VisitRow;

export interface ShownVisits extends Pick<VisitRow, 'Line' | 'opened'> {
  readonly lines: readonly VisitLine[];
}

export class VisitRows {
  #rows: readonly Row[] = [];
  #lines: readonly VisitLine[] = [];
  #made: readonly ListedRow[] = [];
  /** What was made of a row or a line is the same thing the next time. */
  readonly #firsts = new WeakMap<Row, Row>();
  readonly #lineRows = new WeakMap<VisitLine, VisitRow>();

  of(rows: readonly Row[], visits: ShownVisits, nowMs: number): readonly ListedRow[] {
    const { lines } = visits;
    if (lines.length === 0) return rows;
    if (rows !== this.#rows || lines !== this.#lines) this.#made = this.#make(rows, visits, nowMs);
    [this.#rows, this.#lines] = [rows, lines];
    return this.#made;
  }

  #make(rows: readonly Row[], visits: ShownVisits, nowMs: number): readonly ListedRow[] {
    const places = placesOf(rows, visits.lines);
    const first = Math.min(...places.keys());
    const made: ListedRow[] = rows.slice(0, Math.max(0, first));
    let before: number | undefined;
    let isBehindLine = false;
    for (let at = first; at < rows.length; at++) {
      const row = rows[at];
      const ownDay = row && dayOf(row);
      const isSaid = row?.kind === 'day' && isBehindLine && dayAfter(rows, at) === before;
      if (row && !isSaid) made.push(isBehindLine ? this.#withAuthor(row) : row);
      if (ownDay !== undefined) [before, isBehindLine] = [ownDay, false];
      for (const line of places.get(at) ?? []) {
        const lineDay = dayNumber(line.atMs);
        if (lineDay !== before)
          made.push({ kind: 'day', key: `day-${line.key}`, label: day(line.atMs, nowMs) });
        made.push(this.#rowOf(line, visits));
        [before, isBehindLine] = [lineDay, true];
      }
    }
    return made;
  }

  #withAuthor(row: Row): Row {
    if (row.kind !== 'message' || row.first) return row;
    const made = this.#firsts.get(row) ?? { ...row, first: true };
    this.#firsts.set(row, made);
    return made;
  }

  #rowOf(line: VisitLine, { Line, opened }: ShownVisits): VisitRow {
    const known = this.#lineRows.get(line);
    const made = known ?? { kind: 'visits', key: line.key, line, Line, opened };
    this.#lineRows.set(line, made);
    return made;
  }
}

const timeOf = (row: Row): number | undefined => {
  if (row.kind === 'message') return row.message.timeMs;
  return row.kind === 'notice' ? row.notice.timeMs : undefined;
};
const dayOf = (row: Row): number | undefined => {
  const ms = timeOf(row);
  return ms === undefined ? undefined : dayNumber(ms);
};
/** Of the message that a row with its day stands before; a line for what is new may stand between them. */
const dayAfter = (rows: readonly Row[], at: number): number | undefined =>
  rows
    .slice(at + 1, at + 3)
    .map(dayOf)
    .find((it) => it !== undefined);

/** Behind which row each line stands; -1: before all. Where its message is gone, the times tell. */
function placesOf(rows: readonly Row[], lines: readonly VisitLine[]): Map<number, VisitLine[]> {
  const wanted = new Set<string | undefined>(lines.map(({ after }) => after));
  wanted.delete(undefined);
  const found = new Map<string, number>();
  for (let at = rows.length - 1; at >= 0 && found.size < wanted.size; at--) {
    const key = rows[at]?.key;
    if (key !== undefined && wanted.has(key)) found.set(key, at);
  }
  const places = new Map<number, VisitLine[]>();
  for (const line of lines) {
    const place =
      line.after === undefined ? -1 : (found.get(line.after) ?? lastBy(rows, line.atMs));
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  return places;
}

const lastBy = (rows: readonly Row[], ms: number): number =>
  rows.findLastIndex((row) => (timeOf(row) ?? Infinity) <= ms);

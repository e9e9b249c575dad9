/** Comings and goings, folded into one line between two messages. Bounded, and pure. */
import type { EntryId } from '../../../core/base/ids.ts';
import { VISIT_LINES_MAX, VISITS_PER_LINE_MAX } from '../../../core/limits/talk.ts';
import type { Visit } from './comings.ts';

export interface VisitLine {
  readonly key: string;
  /** It stands behind this message; undefined: before all. */
  readonly after: EntryId | undefined;
  /** When it began. */
  readonly atMs: number;
  readonly visits: readonly Visit[];
  /** Further ones, which are only counted. */
  readonly more: Readonly<Record<Visit['kind'], number>>;
}

/** It says less than there is to see. */
export const isFolded = ({ visits, more }: VisitLine): boolean =>
  visits.length > 0 && visits.length + more.joined + more.left > 1;

let made = 0;

/** @param isCrowd of so many people nobody is named */
export function addVisits(
  lines: readonly VisitLine[],
  visits: readonly Visit[],
  after: EntryId | undefined,
  isCrowd: boolean,
): readonly VisitLine[] {
  const [first] = visits;
  if (!first) return lines;
  const last = lines.at(-1);
  const isOn = last?.after === after;
  const line = (isOn && last) || {
    ...{ key: `visits-${made++}`, after, atMs: first.atMs },
    ...{ visits: [], more: { joined: 0, left: 0 } },
  };
  const room = isCrowd ? 0 : Math.max(0, VISITS_PER_LINE_MAX - line.visits.length);
  const more = { ...line.more };
  for (const { kind } of visits.slice(room)) more[kind]++;
  const longer = { ...line, visits: [...line.visits, ...visits.slice(0, room)], more };
  return [...(isOn ? lines.slice(0, -1) : lines), longer].slice(-VISIT_LINES_MAX);
}

/** Each person once, by what became of them in the end. */
export interface Folded {
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** They came and left. */
  readonly cameAndLeft: readonly string[];
  /** They left and came back. */
  readonly cameBack: readonly string[];
}

export function fold(visits: readonly Visit[]): Folded {
  const byPeer = new Map<string, { first: Visit; last: Visit }>();
  for (const visit of visits)
    byPeer.set(visit.peer, { first: byPeer.get(visit.peer)?.first ?? visit, last: visit });
  const namesOf = (first: Visit['kind'], last: Visit['kind']) =>
    [...byPeer.values()].flatMap((it) =>
      it.first.kind === first && it.last.kind === last ? it.last.name : [],
    );
  return {
    joined: namesOf('joined', 'joined'),
    left: namesOf('left', 'left'),
    cameAndLeft: namesOf('joined', 'left'),
    cameBack: namesOf('left', 'joined'),
  };
}

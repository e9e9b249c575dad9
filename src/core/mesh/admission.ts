/**
 * Who gets a link when links are scarce. Whoever this device has known for long comes first, the longer the
 * sooner; then who has paid the joining cost; then everybody else. While there is room, all are taken; when
 * there is none, some links go round by lot (link-lottery.ts). Pure.
 */
import type { PeerId } from '../base/ids.ts';
import {
  DIALS_AT_ONCE_MAX,
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  LINKS_TARGET,
  LOTTERY_LINKS,
  LOTTERY_HELD_MS,
} from '../limits/mesh.ts';

/** What speaks for a peer. */
export interface Standing {
  readonly peer: PeerId;
  /** When this device first met the key, milliseconds since the epoch; undefined: never before. */
  readonly metAtMs: number | undefined;
  /** It has shown its work (proof-of-work.ts). */
  readonly hasProof: boolean;
}

export interface LinkStanding extends Standing {
  readonly linkedAtMs: number;
  /** Until then nobody takes its place. */
  readonly safeUntilMs: number;
}

export type Admission =
  | { readonly kind: 'take' }
  | { readonly kind: 'replace'; readonly peer: PeerId } // this link gives way
  | { readonly kind: 'full' };

export const isKnown = ({ metAtMs }: Standing, nowMs: number): boolean =>
  metAtMs !== undefined && nowMs - metAtMs >= KNOWN_AFTER_MS;

/** Negative when `a` comes before `b`. */
export function compareStandings(a: Standing, b: Standing, nowMs: number): number {
  const [aKnown, bKnown] = [isKnown(a, nowMs), isKnown(b, nowMs)];
  if (aKnown !== bKnown) return aKnown ? -1 : 1;
  if (!aKnown) return Number(b.hasProof) - Number(a.hasProof);
  return (a.metAtMs ?? 0) - (b.metAtMs ?? 0);
}

/** Whether `comer` may take the place of `other`. Those who came together do not push each other out. */
function outranks(comer: Standing, other: Standing, nowMs: number): boolean {
  const rank = compareStandings(comer, other, nowMs);
  return isKnown(other, nowMs) ? rank <= -KNOWN_AFTER_MS : rank < 0;
}

/** The last in rank; of equals, the one that stands last in `all`. */
export function weakest<T extends Standing>(all: readonly T[], nowMs: number): T | undefined {
  return all.reduce<T | undefined>(
    (last, it) => (last && compareStandings(last, it, nowMs) > 0 ? last : it),
    undefined,
  );
}

/** Whether there is a place that nobody has to leave. */
function isFree(links: readonly Standing[], comer: Standing, nowMs: number): boolean {
  const strangers = links.filter((it) => !isKnown(it, nowMs)).length;
  const share = isKnown(comer, nowMs) || strangers < LINKS_MAX - LINKS_RESERVED;
  return links.length < LINKS_MAX && share;
}

/**
 * Whether `comer` gets a link beside `links`, which stand in the order of meeting.
 * @param drawn the lot fell on it
 */
export function admit(
  links: readonly LinkStanding[],
  comer: Standing,
  nowMs: number,
  drawn = false,
): Admission {
  if (isFree(links, comer, nowMs)) return { kind: 'take' };
  const last = weakest(
    links.filter((it) => it.safeUntilMs <= nowMs),
    nowMs,
  );
  if (last && outranks(comer, last, nowMs)) return { kind: 'replace', peer: last.peer };
  const leaving = drawn ? nextToLeave(links, nowMs) : undefined;
  return leaving ? { kind: 'replace', peer: leaving.peer } : { kind: 'full' };
}

/**
 * Which link makes room for whoever is drawn: where newcomers have no place left, the one that stood longest of those
 * that go round. The first in rank never do: those known, up to two thirds of all links, but at least a third of all.
 */
export function nextToLeave<T extends LinkStanding>(
  links: readonly T[],
  nowMs: number,
): T | undefined {
  const strangers = links.filter((it) => !isKnown(it, nowMs)).length;
  if (links.length < LINKS_MAX && strangers < LINKS_MAX - LINKS_RESERVED) return undefined;
  const known = links.length - strangers;
  const staying = Math.min(LINKS_MAX - LOTTERY_LINKS, Math.max(LINKS_RESERVED, known));
  return links
    .toSorted((a, b) => compareStandings(a, b, nowMs) || a.linkedAtMs - b.linkedAtMs)
    .slice(staying)
    .toSorted((a, b) => a.linkedAtMs - b.linkedAtMs)
    .find((it) => nowMs - it.linkedAtMs >= LOTTERY_HELD_MS);
}

/** What dialling goes by. */
export interface Dialable extends Standing {
  readonly open: unknown;
  readonly dialing: boolean;
  readonly dialAtMs: number;
}

/**
 * Whom to dial now: who is due, in the order of rank and then of waiting. Links do not count against whoever
 * would take their place, or a crowd could keep us from ever looking for those whom we have known for long.
 */
export function dueDials<T extends Dialable>(all: readonly T[], nowMs: number): T[] {
  const busy = all.filter((it) => it.open || it.dialing);
  let dialing = busy.filter((it) => it.dialing).length;
  const due = all
    .filter((it) => !it.open && !it.dialing && it.dialAtMs <= nowMs)
    .sort((a, b) => compareStandings(a, b, nowMs) || a.dialAtMs - b.dialAtMs);
  const chosen: T[] = [];
  for (const it of due) {
    const counting = isKnown(it, nowMs)
      ? busy.filter((other) => !outranks(it, other, nowMs))
      : busy;
    // Against whoever ranks less, as many count at least.
    if (counting.length >= LINKS_TARGET || dialing >= DIALS_AT_ONCE_MAX) break;
    dialing += 1;
    busy.push(it);
    chosen.push(it);
  }
  return chosen;
}

/**
 * Who gets a link when links are scarce. Peers that this device has known for long come first, the longest-known
 * before all others; then peers with a proof of work; then everybody else. While links are free, everyone gets one;
 * when none is, the link lottery (link-lottery.ts) gives some of them away. Pure.
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

/** What a peer's rank depends on. */
export interface Standing {
  readonly peer: PeerId;
  /** When this device first met the key, milliseconds since the epoch; undefined: never before. */
  readonly metAtMs: number | undefined;
  /** It has shown a valid proof of work (proof-of-work.ts). */
  readonly hasProof: boolean;
}

export interface LinkStanding extends Standing {
  readonly linkedAtMs: number;
  /** Its link may not be replaced before this time. */
  readonly safeUntilMs: number;
}

export type Admission =
  | { readonly kind: 'take' }
  | { readonly kind: 'replace'; readonly peer: PeerId } // the link of this peer is closed for it
  | { readonly kind: 'full' };

export const isKnown = ({ metAtMs }: Pick<Standing, 'metAtMs'>, nowMs: number): boolean =>
  metAtMs !== undefined && nowMs - metAtMs >= KNOWN_AFTER_MS;

/** Negative when `a` ranks before `b`. */
export function compareStandings(a: Standing, b: Standing, nowMs: number): number {
  const [aKnown, bKnown] = [isKnown(a, nowMs), isKnown(b, nowMs)];
  if (aKnown !== bKnown) return aKnown ? -1 : 1;
  if (!aKnown) return Number(b.hasProof) - Number(a.hasProof);
  return (a.metAtMs ?? 0) - (b.metAtMs ?? 0);
}

/** Whether `candidate` may replace `other`. Peers that came together do not replace each other. */
function outranks(candidate: Standing, other: Standing, nowMs: number): boolean {
  const rank = compareStandings(candidate, other, nowMs);
  return isKnown(other, nowMs) ? rank <= -KNOWN_AFTER_MS : rank < 0;
}

/** The lowest in rank; of equals, the last one in `all`. */
export function weakest<T extends Standing>(all: readonly T[], nowMs: number): T | undefined {
  return all.reduce<T | undefined>(
    (last, it) => (last && compareStandings(last, it, nowMs) > 0 ? last : it),
    undefined,
  );
}

/** Whether `candidate` can have a link without replacing one. */
function isFree(links: readonly Standing[], candidate: Standing, nowMs: number): boolean {
  const strangers = links.filter((it) => !isKnown(it, nowMs)).length;
  const share = isKnown(candidate, nowMs) || strangers < LINKS_MAX - LINKS_RESERVED;
  return links.length < LINKS_MAX && share;
}

/**
 * Whether `candidate` gets a link beside `links`, which are in the order of meeting.
 * @param drawn it won the link lottery
 */
export function admit(
  links: readonly LinkStanding[],
  candidate: Standing,
  nowMs: number,
  drawn = false,
): Admission {
  if (isFree(links, candidate, nowMs)) return { kind: 'take' };
  const last = weakest(
    links.filter((it) => it.safeUntilMs <= nowMs),
    nowMs,
  );
  if (last && outranks(candidate, last, nowMs)) return { kind: 'replace', peer: last.peer };
  const leaving = drawn ? nextToLeave(links, nowMs) : undefined;
  return leaving ? { kind: 'replace', peer: leaving.peer } : { kind: 'full' };
}

/**
 * Which link the lottery's winner replaces: when newcomers have no link left, the oldest of the links that the lottery may
 * give away. It never gives away those of the highest rank: known peers, up to two thirds of all links, and in any case a third.
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

/** What decides about dialling a peer. */
export interface Dialable extends Standing {
  readonly open: unknown;
  readonly dialing: boolean;
  readonly dialAtMs: number;
}

/**
 * Whom to dial now: peers that are due, by rank, then by waiting time. Links that a peer would replace do not count
 * against it: otherwise a crowd could keep us from ever dialling peers that we have known for long.
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
    // At least as many count against each peer of a lower rank.
    if (counting.length >= LINKS_TARGET || dialing >= DIALS_AT_ONCE_MAX) break;
    dialing += 1;
    busy.push(it);
    chosen.push(it);
  }
  return chosen;
}

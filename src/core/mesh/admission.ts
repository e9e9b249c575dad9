/**
 * Who gets a link when links are scarce, by the example of Bitcoin Core: a link that we chose and dialled is never given
 * up for a peer that knocks. Of the others, peers that this device has known for long come first, the longest-known before
 * all others; then peers with a proof of work; then everybody else. While links are free, everyone gets one; when a crowd
 * has taken all of them, the link lottery (link-lottery.ts) gives some of them away. Pure.
 */
import type { PeerId } from '../base/ids.ts';
import {
  DIALS_AT_ONCE_MAX,
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  LOTTERY_LINKS,
  LOTTERY_HELD_MS,
  SETTLED_MS,
} from '../limits/mesh.ts';
import { isKnown } from './known-peers.ts';

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
  /** We want this link, see choose-links.ts. */
  readonly chosen: boolean;
  /** We dialled. */
  readonly outbound: boolean;
  /** Its link may not be replaced before this time. */
  readonly safeUntilMs: number;
  /** Two people made this link by manual pairing. */
  readonly invited: boolean;
}

export type Admission =
  | { readonly kind: 'take' }
  | { readonly kind: 'replace'; readonly peer: PeerId } // the link of this peer is closed for it
  | { readonly kind: 'full' };

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

/** One that we chose ourselves: no peer can bring us to give it up. */
const isOwnChoice = (it: Pick<LinkStanding, 'chosen' | 'outbound'>): boolean =>
  it.chosen && it.outbound;

/** Whether `candidate` can have a link without replacing one. */
function isFree(links: readonly Candidate[], candidate: Candidate, nowMs: number): boolean {
  const isOurs = isOwnChoice(candidate) || candidate.invited;
  if (isOurs || isKnown(candidate, nowMs)) return links.length < LINKS_MAX;
  return !isCrowded(links, nowMs);
}

/** One that gets a link, or does not. */
export type Candidate = Standing & Pick<LinkStanding, 'chosen' | 'outbound' | 'invited'>;

/**
 * Whether `candidate` gets a link beside `links`, which are in the order of meeting.
 * @param drawn it won the link lottery
 */
export function admit(
  links: readonly LinkStanding[],
  candidate: Candidate,
  nowMs: number,
  drawn = false,
): Admission {
  if (isFree(links, candidate, nowMs)) return { kind: 'take' };
  const last = weakest(
    links.filter((it) => !isOwnChoice(it) && it.safeUntilMs <= nowMs),
    nowMs,
  );
  if (last && (isOwnChoice(candidate) || candidate.invited || outranks(candidate, last, nowMs)))
    return { kind: 'replace', peer: last.peer };
  const leaving = candidate.invited
    ? weakest(links, nowMs)
    : drawn
      ? nextToLeave(links, nowMs)
      : undefined;
  return leaving ? { kind: 'replace', peer: leaving.peer } : { kind: 'full' };
}

/** No link is left for a newcomer that knocks. Those that we chose ourselves take none of what is open to everyone. */
export function isCrowded(links: readonly Candidate[], nowMs: number): boolean {
  const strangers = links.filter((it) => !isKnown(it, nowMs) && !isOwnChoice(it)).length;
  return links.length >= LINKS_MAX || strangers >= LINKS_MAX - LINKS_RESERVED;
}

/**
 * The links that we hold on to when a crowd presses, best first: those of peers known for long, then those that stood
 * longest, as a crowd can make links but none of yesterday. A third of all links, and up to two thirds where so many are with
 * known peers, or have stood since before the crowd.
 */
export function anchors<T extends LinkStanding>(links: readonly T[], nowMs: number): T[] {
  const seniors = links.filter(
    (it) => isKnown(it, nowMs) || nowMs - it.linkedAtMs >= SETTLED_MS,
  ).length;
  const staying = Math.min(LINKS_MAX - LOTTERY_LINKS, Math.max(LINKS_RESERVED, seniors));
  const inOrder = (a: T, b: T) =>
    compareStandings(a, b, nowMs) ||
    a.linkedAtMs - b.linkedAtMs ||
    Number(isOwnChoice(b)) - Number(isOwnChoice(a));
  return links.toSorted(inOrder).slice(0, staying);
}

/** Which link the lottery's winner replaces: when newcomers have no link left, the oldest of those that are no anchors. */
export function nextToLeave<T extends LinkStanding>(
  links: readonly T[],
  nowMs: number,
): T | undefined {
  if (!isCrowded(links, nowMs)) return undefined;
  const staying = new Set(anchors(links, nowMs));
  return links
    .filter((it) => !staying.has(it))
    .toSorted((a, b) => a.linkedAtMs - b.linkedAtMs)
    .find((it) => nowMs - it.linkedAtMs >= LOTTERY_HELD_MS && it.safeUntilMs <= nowMs);
}

/** What decides about dialling a peer. */
export interface Dialable extends Standing {
  readonly open: unknown;
  readonly dialing: boolean;
  readonly dialAtMs: number;
  readonly chosen: boolean;
}

/**
 * Whom to dial now: the chosen ones that are due, by rank, then by waiting time. While we have no link at all, everyone. A peer
 * that is needed waits for nobody: others may hold up all dials for as long as one may take, and few are needed at once.
 */
export function dueDials<T extends Dialable>(
  all: readonly T[],
  nowMs: number,
  isNeeded: (it: T) => boolean,
): T[] {
  const dialing = all.filter((it) => it.dialing && !isNeeded(it)).length;
  const isAlone = !all.some((it) => it.open);
  const due = all.filter(
    (it) => !it.open && !it.dialing && it.dialAtMs <= nowMs && (it.chosen || isAlone),
  );
  const others = due
    .filter((it) => !isNeeded(it))
    .sort(
      (a, b) =>
        Number(b.chosen) - Number(a.chosen) ||
        compareStandings(a, b, nowMs) ||
        a.dialAtMs - b.dialAtMs,
    );
  return [...due.filter(isNeeded), ...others.slice(0, Math.max(0, DIALS_AT_ONCE_MAX - dialing))];
}

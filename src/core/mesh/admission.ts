/**
 * Who gets a link when links are scarce. Whoever this device has known for long comes first, the longer the
 * sooner; then who has paid the joining cost; then everybody else. While there is room, all are taken. Pure.
 */
import type { PeerId } from '../ids.ts';
import {
  DIALS_AT_ONCE_MAX,
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  LINKS_TARGET,
} from '../limits.ts';

/** What speaks for a peer. */
export interface Standing {
  readonly peer: PeerId;
  /** When this device first met the key, milliseconds since the epoch; undefined: never before. */
  readonly metAtMs: number | undefined;
  /** It has shown its work (work.ts). */
  readonly worked: boolean;
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
  if (!aKnown) return Number(b.worked) - Number(a.worked);
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

/** Whether `comer` gets a link beside `links`, which stand in the order of meeting. */
export function admit(links: readonly Standing[], comer: Standing, nowMs: number): Admission {
  const strangers = links.filter((it) => !isKnown(it, nowMs)).length;
  const share = isKnown(comer, nowMs) || strangers < LINKS_MAX - LINKS_RESERVED;
  if (links.length < LINKS_MAX && share) return { kind: 'take' };
  const last = weakest(links, nowMs);
  return last && outranks(comer, last, nowMs)
    ? { kind: 'replace', peer: last.peer }
    : { kind: 'full' };
}

/** What dialling goes by. */
export interface Dialable extends Standing {
  readonly link: unknown;
  readonly dialing: boolean;
  readonly dialAtMs: number;
}

/**
 * Whom to dial now: who is due, in the order of rank and then of waiting. Links with strangers do not count
 * against those whom we have known for long, or a crowd could keep us from ever looking for them.
 */
export function dueDials<T extends Dialable>(all: readonly T[], nowMs: number): T[] {
  const busy = all.filter((it) => it.link || it.dialing);
  let dialing = busy.filter((it) => it.dialing).length;
  let taken = busy.length;
  let takenByKnown = busy.filter((it) => isKnown(it, nowMs)).length;
  const due = all
    .filter((it) => !it.link && !it.dialing && it.dialAtMs <= nowMs)
    .sort((a, b) => compareStandings(a, b, nowMs) || a.dialAtMs - b.dialAtMs);
  return due.filter((it) => {
    const known = isKnown(it, nowMs);
    const free = taken < LINKS_TARGET || (known && takenByKnown < LINKS_TARGET);
    if (!free || dialing >= DIALS_AT_ONCE_MAX) return false;
    dialing += 1;
    taken += 1;
    if (known) takenByKnown += 1;
    return true;
  });
}

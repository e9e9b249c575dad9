/**
 * Which links a peer wants, when there are more people here than it links with: one in each k-bucket, as in Kademlia
 * (Maymounkov and Mazières, 2002), so that there is always a link that halves the distance to anyone; a second one in the nearest
 * bucket; and among all of them three at least that we have drawn at random and dialled, which keep the room in one piece
 * (Bollobás and de la Vega, 1982), and which nobody who knocks can take. Elsewhere a link that the other side wants anyway
 * satisfies a bucket, so a room settles with few links and makes no further ones. At least half of the chosen ones are peers
 * that this device has known for longer than the others, where there are such. Pure.
 */
import { KNOWN_AFTER_MS, DRAWN_LINKS, LINKS_FEWEST, NEAREST_LINKS } from '../limits/mesh.ts';
import { compareStandings, type Standing } from './admission.ts';
import { isKnown } from './known-peers.ts';

export interface Choosable extends Standing {
  /** How many leading bits its id shares with ours: its k-bucket. */
  readonly bucket: number;
  /** In [0, 1), drawn by us: nobody can know or change its place among those that we choose at random. */
  readonly lot: number;
  /** It has a link, or is being dialled. */
  readonly linked: boolean;
  /** It was chosen before. */
  readonly chosen: boolean;
  /** We dialled, or are dialling. */
  readonly outbound: boolean;
  /** The other side wants the link. */
  readonly kept: boolean;
}

/** A place that is to be filled, and those who may fill it. */
interface Place<T> {
  readonly pool: readonly T[];
  pick: T;
}

/** The peers of `all` that we want to be linked with. All of them are here and may be dialled now, or are linked. */
export function chooseLinks<T extends Choosable>(all: readonly T[], nowMs: number): Set<T> {
  const places: Place<T>[] = [];
  const taken = new Set<T>();
  const fill = (pool: readonly T[], order: (a: T, b: T) => number) => {
    const pick = best(pool, taken, order);
    if (!pick) return;
    taken.add(pick);
    places.push({ pool, pick });
  };
  const buckets = bucketsOf(all);
  const inBucket = (a: T, b: T) => compareInBucket(a, b, nowMs);
  for (const pool of buckets) fill(pool, inBucket);
  const nearest = buckets.at(-1) ?? [];
  for (let i = 1; i < NEAREST_LINKS; i++) fill(nearest, inBucket);
  // A link that the other side dialled does not count here: peers that knock must not get all that we choose.
  const ours = all.filter((it) => isOwn(it) || !it.linked);
  for (let drawn = ours.filter((it) => taken.has(it)).length; drawn < DRAWN_LINKS; drawn++)
    fill(ours, compareDrawn);
  while (taken.size < Math.min(LINKS_FEWEST, all.length)) fill(all, inBucket);
  preferSeniors(all, places, taken, nowMs);
  return taken;
}

/** The k-buckets with somebody in them, the farthest first. */
function bucketsOf<T extends Choosable>(all: readonly T[]): T[][] {
  const buckets: T[][] = [];
  for (const it of all) (buckets[it.bucket] ??= []).push(it);
  return buckets.filter((it) => it.length > 0);
}

/** The first in `order` that is not taken. */
function best<T>(
  pool: readonly T[],
  taken: ReadonlySet<T>,
  order: (a: T, b: T) => number,
): T | undefined {
  let first: T | undefined;
  for (const it of pool) if (!taken.has(it) && (!first || order(it, first) < 0)) first = it;
  return first;
}

/** A link of our own choice: no number of peers who knock may take its place. */
const isOwn = (it: Choosable): boolean => it.linked && it.chosen && it.outbound;

/** Our own choice stays, then come links that there will be anyway, then those that there are, then the others by rank. */
function compareInBucket(a: Choosable, b: Choosable, nowMs: number): number {
  return (
    Number(isOwn(b)) - Number(isOwn(a)) ||
    Number(b.linked && b.kept) - Number(a.linked && a.kept) ||
    Number(b.linked) - Number(a.linked) ||
    Number(b.chosen) - Number(a.chosen) ||
    compareStandings(a, b, nowMs) ||
    a.lot - b.lot
  );
}

const compareDrawn = (a: Choosable, b: Choosable): number =>
  Number(isOwn(b)) - Number(isOwn(a)) || a.lot - b.lot;

/**
 * Gives places to peers known for long, until half of all places are theirs or no more of them can be had. Where a bucket has
 * none of them it keeps its place, and they get further ones.
 */
function preferSeniors<T extends Choosable>(
  all: readonly T[],
  places: readonly Place<T>[],
  taken: Set<T>,
  nowMs: number,
): void {
  const byRank = (a: T, b: T) => compareStandings(a, b, nowMs) || a.lot - b.lot;
  const first = best(all, new Set(), byRank);
  if (!first || !isKnown(first, nowMs)) return;
  const isSenior = (it: T) => !isOlder(first, it, nowMs);
  // Those who came together are equal, or everyone would want the very first.
  const next = (pool: readonly T[]) => best(pool.filter(isSenior), taken, compareSeniors);
  let seniors = places.filter(({ pick }) => isSenior(pick)).length;
  for (const place of [...places].sort((a, b) => byRank(b.pick, a.pick))) {
    if (seniors >= places.length / 2) return;
    const senior = next(place.pool);
    if (!senior || !isOlder(senior, place.pick, nowMs)) continue;
    taken.delete(place.pick);
    taken.add(senior);
    place.pick = senior;
    seniors += 1;
  }
  for (let senior = next(all); senior && seniors < taken.size / 2; senior = next(all)) {
    taken.add(senior);
    seniors += 1;
  }
}

const compareSeniors = (a: Choosable, b: Choosable): number =>
  Number(b.linked) - Number(a.linked) || a.lot - b.lot;

/** Known for longer by so much that they cannot have come together. A proof of work alone is no reason to dial again. */
const isOlder = (a: Choosable, b: Choosable, nowMs: number): boolean =>
  isKnown(a, nowMs) && (b.metAtMs ?? Infinity) - (a.metAtMs ?? 0) >= KNOWN_AFTER_MS;

/** Which of a room's files a mirror keeps: as many as its limit and the disk have room for. Pure. */
import type { Keeps } from '../../api/views.ts';
import type { FileId } from '../../base/ids.ts';
import { MIRROR_STRANGERS_FRACTION } from '../../limits/swarm.ts';

/** A file that somebody else offers. */
export interface Keepable {
  readonly id: FileId;
  readonly sizeBytes: number;
  /** What is still to come of it. */
  readonly missingBytes: number;
  /** How many others here are known to have all of it. */
  readonly copies: number;
  /** Somebody who is here has some of it, or shared it. */
  readonly isThere: boolean;
  /** This device has known its sharer for long. */
  readonly isKnown: boolean;
  /** `kept`: it is here, or being fetched. `waiting`: nobody gave it a moment ago. `refused`: the person here does not want it. */
  readonly state: 'kept' | 'free' | 'waiting' | 'refused';
}

export interface KeepBounds {
  readonly limitBytes: number;
  /** What the disk has room for. */
  readonly freeBytes: number;
  readonly atOnce: number;
}

export interface KeepChoice {
  /** Keep these, too: fetch them where they are not here. */
  readonly begin: readonly FileId[];
  /** These are being fetched, and find no place any more. */
  readonly stop: readonly FileId[];
  readonly keeps: Keeps;
}

/** @param files in the order in which they were offered */
export function chooseKept(files: readonly Keepable[], bounds: KeepBounds): KeepChoice {
  const isHere = (it: Keepable) => it.missingBytes === 0;
  const room = new KeepRoom(bounds);
  const kept = files.filter(({ state }) => state === 'kept');
  for (const it of kept) if (isHere(it)) room.take(it);
  const coming = kept.filter((it) => !isHere(it));
  const stop = coming.filter((it) => !room.takeIfFits(it));
  // What fewest have is the most likely to be lost. What is here costs nothing, and comes first.
  const wanted = files
    .filter(({ state, isThere }) => (state === 'free' || state === 'waiting') && isThere)
    .toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)) || a.copies - b.copies);
  const places = wanted.filter((it) => room.takeIfFits(it));
  const free = places.filter(({ state }) => state === 'free');
  const slots = Math.max(0, bounds.atOnce - (coming.length - stop.length));
  const chosen = free.filter((it) => !isHere(it)).slice(0, slots);
  const isAll =
    stop.length === 0 &&
    places.length === wanted.length &&
    files.every(({ state }) => state !== 'refused');
  return {
    begin: [...free.filter(isHere), ...chosen].map(({ id }) => id),
    stop: stop.map(({ id }) => id),
    keeps: isAll ? 'all' : 'some',
  };
}

/** What is left of the limit, of the part of it that strangers' files have, and of the disk. */
class KeepRoom {
  #limitBytes: number;
  #strangersBytes: number;
  #freeBytes: number;

  constructor({ limitBytes, freeBytes }: KeepBounds) {
    this.#limitBytes = limitBytes;
    this.#strangersBytes = limitBytes * MIRROR_STRANGERS_FRACTION;
    this.#freeBytes = freeBytes;
  }

  takeIfFits(it: Keepable): boolean {
    const isFitting =
      it.sizeBytes <= this.#limitBytes &&
      (it.isKnown || it.sizeBytes <= this.#strangersBytes) &&
      it.missingBytes <= this.#freeBytes;
    if (isFitting) this.take(it);
    return isFitting;
  }

  take({ sizeBytes, missingBytes, isKnown }: Keepable): void {
    this.#limitBytes -= sizeBytes;
    if (!isKnown) this.#strangersBytes -= sizeBytes;
    this.#freeBytes -= missingBytes;
  }
}

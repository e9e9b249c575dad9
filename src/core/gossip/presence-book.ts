/** Who is here, by the last record of each, and who was. Bounded, and without I/O. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { ABSENT_MAX, PRESENCE_LEASE_MS, PRESENT_FREE_MAX, PRESENT_MAX } from '../limits/gossip.ts';
import type { Looks } from '../wire/looks.ts';
import type { SignedPresence } from '../wire/message.ts';
import { PresencePlaces } from './presence-places.ts';

/** A verified record of presence. */
export interface Presence {
  readonly peer: PeerId;
  /** Names the record among those of its owner: a later one has a higher number. */
  readonly at: number;
  readonly name: string;
  /** X25519. */
  readonly boxKey: Bytes;
  readonly hasProof: boolean;
  /** Its owner's device keeps the room's files. */
  readonly keeps?: 'all' | 'some' | undefined;
  /** How its owner chose to be shown. */
  readonly looks?: Looks | undefined;
  /** Its owner has left. */
  readonly gone: boolean;
  readonly signed: SignedPresence;
}

interface Held {
  readonly record: Presence;
  /** When it came. */
  readonly sinceMs: number;
}

export interface Absent {
  readonly record: Presence;
  /** Nobody said goodbye: its owner did not answer a suspicion. */
  readonly silent: boolean;
}

export class PresenceBook {
  /** The one whose record is the oldest comes first. */
  readonly #here = new Map<PeerId, Held>();
  readonly #absent = new BoundedMap<PeerId, Absent>(ABSENT_MAX);
  readonly #places: PresencePlaces;
  /** People whom we are linked with, or know. */
  readonly #isDear: (peer: PeerId) => boolean;
  readonly #turn: (peer: PeerId, isHere: boolean) => void;

  /**
   * @param turn called when somebody comes or goes
   * @param random tells who makes room
   */
  constructor(
    isDear: (peer: PeerId) => boolean,
    turn: (peer: PeerId, isHere: boolean) => void = () => undefined,
    random: () => number = () => 0,
  ) {
    this.#isDear = isDear;
    this.#turn = turn;
    this.#places = new PresencePlaces(isDear, random);
  }

  get size(): number {
    return this.#here.size;
  }

  of(peer: PeerId): Presence | undefined {
    return this.#here.get(peer)?.record;
  }

  absent(peer: PeerId): Absent | undefined {
    return this.#absent.get(peer);
  }

  *all(): Generator<Presence> {
    for (const { record } of this.#here.values()) yield record;
  }

  /** Of the last record that we had; 0 for none. */
  lastOf(peer: PeerId): number {
    return Math.max(this.of(peer)?.at ?? 0, this.#absent.get(peer)?.record.at ?? 0);
  }

  /** Whether there is room for people without a proof of work. */
  hasRoom(): boolean {
    return this.#places.free < PRESENT_FREE_MAX && this.#here.size < PRESENT_MAX;
  }

  /** Takes a record that is newer than the last one. False: there is no room for it. */
  take(record: Presence, by: PeerId, nowMs: number): boolean {
    const { peer } = record;
    const isHere = this.#here.has(peer);
    if (record.gone) {
      if (isHere || this.#absent.has(peer)) this.#leave({ record, silent: false });
      return isHere;
    }
    if (!isHere && !this.#makesRoom(record, by, nowMs)) return false;
    this.#here.delete(peer);
    this.#absent.delete(peer);
    this.#here.set(peer, { record, sinceMs: nowMs });
    if (record.hasProof) this.#places.proven(peer);
    if (!isHere && !this.#isDear(peer)) this.#places.add(peer, by, record.hasProof, nowMs);
    if (!isHere) this.#turn(peer, true);
    return true;
  }

  /** They did not answer. */
  fellSilent(peer: PeerId): void {
    const record = this.of(peer);
    if (record) this.#leave({ record, silent: true });
  }

  /** Those whose lease is over, the oldest first. */
  *expired(nowMs: number): Generator<Presence> {
    for (const { record, sinceMs } of this.#here.values()) {
      if (nowMs - sinceMs < PRESENCE_LEASE_MS) return;
      yield record;
    }
  }

  /** Gives a record a new lease: we know ourselves that its owner is here. */
  keep(peer: PeerId, nowMs: number): void {
    const held = this.#here.get(peer);
    if (!held) return;
    this.#here.delete(peer);
    this.#here.set(peer, { ...held, sinceMs: nowMs });
  }

  /** Our link with them has ended: unless we know them, they are as others are whom `by` brought. */
  unlinked(peer: PeerId, by: PeerId, nowMs: number): void {
    const record = this.of(peer);
    if (!record || this.#isDear(peer) || this.#places.has(peer)) return;
    this.#places.add(peer, by, record.hasProof, nowMs);
  }

  #makesRoom({ peer, hasProof }: Presence, by: PeerId, nowMs: number): boolean {
    if (this.#isDear(peer) || (hasProof && this.#here.size < PRESENT_MAX)) return true;
    if (this.hasRoom()) return true;
    const it = this.#places.whoMakesRoom(by, hasProof, nowMs);
    if (it === undefined) return false;
    this.forget(it);
    return true;
  }

  #leave(absent: Absent): void {
    this.forget(absent.record.peer);
    this.#absent.set(absent.record.peer, absent);
  }

  /** As if we had never heard of them. */
  forget(peer: PeerId): void {
    if (this.#remove(peer)) this.#turn(peer, false);
  }

  #remove(peer: PeerId): boolean {
    this.#places.remove(peer);
    return this.#here.delete(peer);
  }
}

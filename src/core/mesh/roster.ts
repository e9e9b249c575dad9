/** Every peer we know of in the room, and the peers we refuse. Both are bounded. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { PEERS_KNOWN_MAX, SHUN_MS } from '../limits/mesh.ts';
import type { Clock } from '../ports.ts';
import { compareStandings, weakest } from './admission.ts';
import type { Neighbour } from './neighbour.ts';
import { createNeighbour } from './new-neighbour.ts';
import { NO_FAULTS, type PeerScore } from './peer-score.ts';

export interface RosterOptions {
  readonly clock: Clock;
  /** Whether this device blocks the peer, or the locked room keeps it out. */
  isBlocked(peer: PeerId): boolean;
  /** When this device first met the peer. */
  metAtMs(peer: PeerId): number | undefined;
}

export class Roster {
  readonly #options: RosterOptions;
  readonly #known = new Map<PeerId, Neighbour>();
  /** Of peers that we forgot: coming back wears nothing off. */
  readonly #faults = new BoundedMap<PeerId, PeerScore>(PEERS_KNOWN_MAX);
  readonly #shunnedUntilMs = new BoundedMap<PeerId, number>(PEERS_KNOWN_MAX);

  /** As `all` and `links` give them; undefined: made when they are asked for. */
  #all: readonly Neighbour[] | undefined;
  #links: readonly Neighbour[] | undefined;

  constructor(options: RosterOptions) {
    this.#options = options;
  }

  all(): readonly Neighbour[] {
    return (this.#all ??= [...this.#known.values()]);
  }

  /** Those that have a link, in the same order. */
  links(): readonly Neighbour[] {
    return (this.#links ??= this.all().filter((it) => it.open));
  }

  /** Somebody has a link, or another one, or none any more. */
  linksChanged(): void {
    this.#links = undefined;
  }

  get(peer: PeerId): Neighbour | undefined {
    return this.#known.get(peer);
  }

  /** The peer, or a new record of it that we do not keep; undefined when we refuse it. */
  look(peer: PeerId): Neighbour | undefined {
    const { clock, isBlocked, metAtMs } = this.#options;
    const met = this.#known.get(peer);
    if (met) return met;
    if (isBlocked(peer) || this.#isShunned(peer)) return undefined;
    const neighbour = createNeighbour(peer, clock.now(), metAtMs(peer));
    neighbour.faults = this.#faults.get(peer) ?? NO_FAULTS;
    return neighbour;
  }

  /**
   * The peer, added if it is new; undefined when we refuse it or have no room for it.
   * @param as a link, or one that is about to be, is more than a claim; one that is invited always gets in
   */
  meet(peer: PeerId, as: 'claimed' | 'linked' | 'invited' = 'claimed'): Neighbour | undefined {
    const neighbour = this.look(peer);
    if (!neighbour || this.#known.has(peer)) return neighbour;
    const isFull = this.#known.size >= PEERS_KNOWN_MAX;
    if (isFull && !this.#makeRoomFor(neighbour, as)) return undefined;
    this.#known.set(peer, neighbour);
    this.#changed();
    return neighbour;
  }

  forget(peer: PeerId): void {
    const faults = this.#known.get(peer)?.faults;
    if (faults && faults !== NO_FAULTS) this.#faults.set(peer, faults);
    if (this.#known.delete(peer)) this.#changed();
  }

  /** Refuses a peer for SHUN_MS. */
  shun(peer: PeerId): void {
    this.#shunnedUntilMs.set(peer, this.#options.clock.now() + SHUN_MS);
  }

  clear(): void {
    this.#known.clear();
    this.#changed();
  }

  #changed(): void {
    this.#all = this.#links = undefined;
  }

  #makeRoomFor(neighbour: Neighbour, as: 'claimed' | 'linked' | 'invited'): boolean {
    const nowMs = this.#options.clock.now();
    // A peer that signaling or members show is only claimed: it displaces nobody who had a link here.
    const hadLink = (it: Neighbour) => it.metAtMs !== undefined;
    const all = this.all().filter((it) => !it.open && !it.dialing);
    const claimed = all.filter((it) => !hadLink(it));
    const isLinked = as !== 'claimed' || hadLink(neighbour);
    const idle = claimed.length > 0 || !isLinked ? claimed : all;
    // Of the peers with the lowest rank, the one that was added first.
    const least = weakest(idle.reverse(), nowMs);
    if (!least) return false;
    const displacesClaim = isLinked && !hadLink(least);
    const isWeaker = compareStandings(least, neighbour, nowMs) < 0;
    if (as !== 'invited' && !displacesClaim && isWeaker) return false;
    this.forget(least.peer);
    return true;
  }

  #isShunned(peer: PeerId): boolean {
    const untilMs = this.#shunnedUntilMs.get(peer);
    if (untilMs !== undefined && untilMs <= this.#options.clock.now())
      this.#shunnedUntilMs.delete(peer);
    return this.#shunnedUntilMs.has(peer);
  }
}

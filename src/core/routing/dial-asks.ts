/** Asks people who have a file to dial us, as they may have no place for peers that knock, and dials those who ask us to. */
import { BoundedMap, BoundedSet } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import type { FileId, PeerId, RoomId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import {
  DIAL_ASKERS_MAX,
  DIALS_ASKED_BURST,
  DIALS_ASKED_PER_SECOND,
  SOURCES_DROPPED_MAX,
} from '../limits/providers.ts';
import { PEER_RECORD_CLOCK_SKEW_MS } from '../limits/signaling.ts';
import type { Clock, Crypto, Identity, Off } from '../ports.ts';
import { readDialAsk, writeDialAsk } from './dial-ask.ts';
import type { Routes } from './routes.ts';

export interface DialAsksOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly routes: Routes;
  isHere(peer: PeerId): boolean;
  /** Whether we give `to` chunks of the file; undefined: of a private one. */
  gives(file: FileId | undefined, to: PeerId): boolean;
  /** Dials a peer that needs a link with us. False: there is no place. */
  serve(peer: PeerId): boolean;
}

const YES = Uint8Array.of(1);
const NO = Uint8Array.of(0);

export class DialAsks {
  readonly #options: DialAsksOptions;
  /** Somebody answered in their name. */
  readonly #answered = new BoundedSet<PeerId>(SOURCES_DROPPED_MAX);
  /** Of links: how often those behind each may have us check that, and dial them. */
  readonly #dials = new TokenBuckets<PeerId>(DIALS_ASKED_PER_SECOND, DIALS_ASKED_BURST);
  /** When each signed what we last took: a peer that repeats what it heard makes us dial nobody. */
  readonly #takenAt = new BoundedMap<PeerId, number>(DIAL_ASKERS_MAX);
  /** Of our last ask. */
  #lastAt = 0;
  readonly close: Off;

  constructor(options: DialAsksOptions) {
    this.#options = options;
    this.close = options.routes.onAsk('dial', (...of) => this.#onAsk(...of));
  }

  /** See `Providers.askToDial`. */
  async ask(peer: PeerId, file: FileId | undefined): Promise<void> {
    const { roomId, identity, clock, routes } = this.#options;
    // Asked again, since no link came: the peer that answered then, or one on the way, may lie.
    if (this.#answered.delete(peer)) routes.disbelieve(peer);
    // A clock that was set back: nobody takes what is not later than the last one.
    this.#lastAt = Math.max(clock.now(), this.#lastAt + 1);
    const words = await writeDialAsk(roomId, identity, peer, { file, at: this.#lastAt });
    const answer = await routes.ask(peer, 'dial', words);
    if (answer) this.#answered.add(peer);
  }

  async #onAsk(from: PeerId, body: Bytes, by: PeerId): Promise<Bytes | undefined> {
    const { identity, clock, isHere, gives, serve } = this.#options;
    const ask = await readDialAsk(this.#options, from, identity.peer, body);
    if (!ask) return undefined;
    const nowMs = clock.now();
    if (!isHere(from) || !gives(ask.file, from) || !this.#isNew(from, ask.at, nowMs)) return NO;
    // Counted before it is checked: checking costs, and then the dial does.
    if (!this.#dials.take(by, nowMs)) return NO;
    if (!(await ask.isGenuine())) return undefined;
    if (!this.#isNew(from, ask.at, nowMs)) return NO;
    this.#takenAt.set(from, ask.at);
    return serve(from) ? YES : NO;
  }

  #isNew(from: PeerId, at: number, nowMs: number): boolean {
    return at > (this.#takenAt.get(from) ?? 0) && Math.abs(at - nowMs) <= PEER_RECORD_CLOCK_SKEW_MS;
  }
}

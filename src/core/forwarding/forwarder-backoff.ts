/** Which members failed to forward a link to a peer, and for how long we do not ask them again, or ask them last. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import {
  FORWARDER_BACKOFFS_MAX,
  FORWARDER_REST_MS,
  FORWARDER_SPOILED_MS,
} from '../limits/forwarding.ts';
import type { Clock } from '../ports.ts';

/**
 * `failed`: no link came about. `spoiled`: it altered, lost or reordered what it forwarded. `doubted`: it said that the
 * other end wants no link or has closed it, or that it forwards no more files. That may be true, or it keeps two apart.
 */
export type ForwarderFailure = 'failed' | 'spoiled' | 'doubted';

export class ForwarderBackoff {
  readonly #clock: Clock;
  /** By forwarder and peer: until when, in ms. */
  readonly #resting = new BoundedMap<string, number>(FORWARDER_BACKOFFS_MAX);
  readonly #doubted = new BoundedMap<string, number>(FORWARDER_BACKOFFS_MAX);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(forwarder: PeerId, to: PeerId, why: ForwarderFailure): void {
    const name = nameOf(forwarder, to);
    const of = why === 'doubted' ? this.#doubted : this.#resting;
    const restMs = why === 'spoiled' ? FORWARDER_SPOILED_MS : FORWARDER_REST_MS;
    of.set(name, Math.max(this.#clock.now() + restMs, this.#untilMs(of, name)));
  }

  /** We do not ask it. */
  isResting(forwarder: PeerId, to: PeerId): boolean {
    return this.#untilMs(this.#resting, nameOf(forwarder, to)) > 0;
  }

  /** We ask it when there is no other. */
  isDoubted(forwarder: PeerId, to: PeerId): boolean {
    return this.#untilMs(this.#doubted, nameOf(forwarder, to)) > 0;
  }

  /** 0: it is over. A clock that was set back makes nobody wait for years. */
  #untilMs(of: ReadonlyMap<string, number>, name: string): number {
    const untilMs = of.get(name) ?? 0;
    const leftMs = untilMs - this.#clock.now();
    return leftMs > 0 && leftMs <= FORWARDER_SPOILED_MS ? untilMs : 0;
  }
}

const nameOf = (forwarder: PeerId, to: PeerId) => `${forwarder} ${to}`;

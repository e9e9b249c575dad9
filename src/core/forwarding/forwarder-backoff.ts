/** Which members did not bring a link to somebody about, and for how long they are not asked again, or after others. */
import type { PeerId } from '../base/ids.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { Clock } from '../ports.ts';
import {
  FORWARDER_REST_MS,
  FORWARDER_SPOILED_MS,
  FORWARDER_BACKOFFS_MAX,
} from '../limits/forwarding.ts';

/**
 * `doubted`: it said that the other end wants no link or no more of it, or that it carries no more files; so might one
 * that wants to keep two apart. `failed`: nothing came of it. `spoiled`: it altered, lost or reordered what it carried.
 */
export type Grudge = 'doubted' | 'failed' | 'spoiled';

export interface ForwarderBackoff {
  bear(forwarder: PeerId, to: PeerId, why: Grudge): void;
  /** It is not asked. */
  has(forwarder: PeerId, to: PeerId): boolean;
  /** It is asked when there is nobody else. */
  doubts(forwarder: PeerId, to: PeerId): boolean;
}

export function createForwarderBackoff(clock: Clock): ForwarderBackoff {
  const resting = new BoundedMap<string, number>(FORWARDER_BACKOFFS_MAX);
  const doubted = new BoundedMap<string, number>(FORWARDER_BACKOFFS_MAX);
  const nameOf = (forwarder: PeerId, to: PeerId) => `${forwarder} ${to}`;

  /** Until when, or 0; a clock that was set back makes nobody wait for years. */
  function lasting(of: ReadonlyMap<string, number>, name: string): number {
    const untilMs = of.get(name) ?? 0;
    const leftMs = untilMs - clock.now();
    return leftMs > 0 && leftMs <= FORWARDER_SPOILED_MS ? untilMs : 0;
  }

  return {
    bear(forwarder, to, why) {
      const name = nameOf(forwarder, to);
      const of = why === 'doubted' ? doubted : resting;
      const untilMs = clock.now() + (why === 'spoiled' ? FORWARDER_SPOILED_MS : FORWARDER_REST_MS);
      of.set(name, Math.max(untilMs, lasting(of, name)));
    },
    has: (forwarder, to) => lasting(resting, nameOf(forwarder, to)) > 0,
    doubts: (forwarder, to) => lasting(doubted, nameOf(forwarder, to)) > 0,
  };
}

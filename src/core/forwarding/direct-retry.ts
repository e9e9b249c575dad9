/** When a path of our own is tried again beside a carried link, which goes as soon as there is one. */
import type { PeerId } from '../base/ids.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import { DIRECT_RETRY_MAX_MS, DIRECT_RETRY_MS } from '../limits/forwarding.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { Clock } from '../ports.ts';

export interface DirectRetryOptions {
  readonly clock: Clock;
  dial(peer: PeerId): Promise<void>;
  readonly carried: { has(peer: PeerId): boolean; peers(): PeerId[] };
}

export interface DirectRetry {
  /** There was no path of our own, and it is not time to try again. */
  hasFailed(peer: PeerId): boolean;
  failed(peer: PeerId): void;
  /** The network may be another one: everything is worth a try. */
  refresh(): void;
  linked(peer: PeerId): void;
  tick(): void;
}

export function createDirectRetry({ clock, dial, carried }: DirectRetryOptions): DirectRetry {
  const tries = new BoundedMap<PeerId, { count: number; atMs: number }>(PEERS_KNOWN_MAX);
  const dialing = new Set<PeerId>();

  function failed(peer: PeerId): void {
    const count = (tries.get(peer)?.count ?? 0) + 1;
    const waitMs = Math.min(DIRECT_RETRY_MAX_MS, DIRECT_RETRY_MS * 2 ** Math.min(count - 1, 10));
    tries.set(peer, { count, atMs: clock.now() + waitMs });
  }

  function tick(): void {
    for (const peer of carried.peers()) {
      if (dialing.has(peer) || (tries.get(peer)?.atMs ?? 0) > clock.now()) continue;
      dialing.add(peer);
      dial(peer)
        .catch(() => failed(peer))
        .finally(() => dialing.delete(peer));
    }
  }

  return {
    hasFailed: (peer) => (tries.get(peer)?.atMs ?? 0) > clock.now(),
    failed,
    linked: (peer) => void tries.delete(peer),
    refresh() {
      tries.clear();
      tick();
    },
    tick,
  };
}

/** When we try again for a direct link to a peer that we have a forwarded one with; the direct link replaces it. */
import { each } from '../base/each.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { DIRECT_RETRY_MAX_MS, DIRECT_RETRY_MS } from '../limits/forwarding.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { Clock } from '../ports.ts';

export interface DirectRetryOptions {
  readonly clock: Clock;
  /** Tries for a direct link; rejects when there is none. */
  dial(peer: PeerId): Promise<void>;
  /** Peers with a forwarded link. */
  forwarded(): PeerId[];
}

export class DirectRetry {
  readonly #options: DirectRetryOptions;
  readonly #failures = new BoundedMap<PeerId, { count: number; retryAtMs: number }>(
    PEERS_KNOWN_MAX,
  );
  readonly #dialing = new Set<PeerId>();

  constructor(options: DirectRetryOptions) {
    this.#options = options;
  }

  /** It failed, and it is not time to try again. */
  isWaiting(peer: PeerId): boolean {
    return (this.#failures.get(peer)?.retryAtMs ?? 0) > this.#options.clock.now();
  }

  failed(peer: PeerId): void {
    const count = (this.#failures.get(peer)?.count ?? 0) + 1;
    const waitMs = Math.min(DIRECT_RETRY_MAX_MS, DIRECT_RETRY_MS * 2 ** Math.min(count - 1, 10));
    this.#failures.set(peer, { count, retryAtMs: this.#options.clock.now() + waitMs });
  }

  linked(peer: PeerId): void {
    this.#failures.delete(peer);
  }

  /** The network may have changed: tries for all peers again. */
  refresh(): void {
    this.#failures.clear();
    this.tick();
  }

  tick(): void {
    each(this.#options.forwarded(), (peer) => {
      if (this.#dialing.has(peer) || this.isWaiting(peer)) return;
      this.#dialing.add(peer);
      this.#options
        .dial(peer)
        .catch(() => this.failed(peer))
        .finally(() => this.#dialing.delete(peer));
    });
  }
}

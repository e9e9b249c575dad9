/** Pings of the mesh: asks a peer for a sign of life, and takes from its answer how long the way is and which. */
import type { Bytes } from '../base/bytes.ts';
import type { Message } from '../wire/message.ts';
import type { Clock } from '../ports.ts';
import type { Neighbour } from './neighbour.ts';

export interface PingsOptions {
  readonly clock: Clock;
  /** 16 bytes that are equal for equal logs. */
  digest(): Bytes;
  send(it: Neighbour, message: Message): void;
  changed(): void;
}

export interface Pings {
  ask(it: Neighbour): void;
  answered(it: Neighbour, n: number): void;
  learnPath(it: Neighbour): Promise<void>;
}

export function createPings({ clock, digest, send, changed }: PingsOptions): Pings {
  let count = 0;

  async function learnPath(it: Neighbour): Promise<void> {
    const link = it.link;
    const path = await link?.path();
    if (!path || it.link !== link || it.path === path) return;
    it.path = path;
    changed();
  }

  return {
    ask(it) {
      count += 1;
      it.ping = { n: count, sentAtMs: clock.now() };
      send(it, { t: 'ping', n: count, digest: digest() });
    },
    answered(it, n) {
      if (it.ping?.n !== n) return;
      it.roundTripMs = Math.max(0, clock.now() - it.ping.sentAtMs);
      it.shortestTripMs = Math.min(it.roundTripMs, it.shortestTripMs ?? Infinity);
      it.ping = undefined;
      changed();
      void learnPath(it); // ICE may have found a better one, or another after a change of network
    },
    learnPath,
  };
}

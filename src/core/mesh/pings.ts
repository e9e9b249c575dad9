/** Pings: they ask a peer for a sign of life; its answer tells the round trip, and when to look at the path again. */
import type { Bytes } from '../base/bytes.ts';
import type { Clock } from '../ports.ts';
import type { Message } from '../wire/message.ts';
import type { Neighbour } from './neighbour.ts';

export interface PingsOptions {
  readonly clock: Clock;
  /** 16 bytes, equal for equal logs. */
  digest(): Bytes;
  send(it: Neighbour, message: Message): void;
  changed(): void;
}

export class Pings {
  readonly #options: PingsOptions;
  #count = 0;

  constructor(options: PingsOptions) {
    this.#options = options;
  }

  ask(it: Neighbour): void {
    const { clock, digest, send } = this.#options;
    this.#count += 1;
    if (it.open) it.open.ping = { n: this.#count, sentAtMs: clock.now() };
    send(it, { t: 'ping', n: this.#count, digest: digest() });
  }

  answered(it: Neighbour, n: number): void {
    const { open } = it;
    if (open?.ping?.n !== n) return;
    open.roundTripMs = Math.max(0, this.#options.clock.now() - open.ping.sentAtMs);
    open.shortestTripMs = Math.min(open.roundTripMs, open.shortestTripMs ?? Infinity);
    open.ping = undefined;
    this.#options.changed();
    void this.learnPath(it); // ICE may have found a better path, or another one after a change of network
  }

  async learnPath(it: Neighbour): Promise<void> {
    const { open } = it;
    const path = await open?.link.path();
    if (!open || !path || it.open !== open || open.path === path) return;
    open.path = path;
    this.#options.changed();
  }
}

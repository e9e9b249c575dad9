/** Pings: they ask a peer for a sign of life; its answer tells the round trip, and when to look at the path again. */
import type { Bytes } from '../base/bytes.ts';
import { PING_ALL_MS, PING_SILENT_TICKS, TRIP_NOTICED_MS } from '../limits/mesh.ts';
import type { Clock } from '../ports.ts';
import type { Message } from '../wire/message.ts';
import type { Neighbour, OpenLink } from './neighbour.ts';

/**
 * Whether to ping a greeted link at this heartbeat. What comes on it is a sign of life, and a ping of the other side has
 * its digest, so one of the two asks.
 * @param isTimeForAll it is time to compare logs with everyone
 */
export function isPingDue(
  { silentTicks, comparedAtMs }: Pick<OpenLink, 'silentTicks' | 'comparedAtMs'>,
  isTimeForAll: boolean,
  nowMs: number,
): boolean {
  if (silentTicks >= PING_SILENT_TICKS) return true;
  return isTimeForAll && Math.abs(nowMs - comparedAtMs) >= PING_ALL_MS;
}

/** Whether a person would call it another round trip than the one that is shown. */
export function isOtherTrip(shownMs: number | undefined, measuredMs: number): boolean {
  if (shownMs === undefined) return true;
  return Math.abs(measuredMs - shownMs) > Math.max(TRIP_NOTICED_MS, shownMs / 4);
}

export interface PingsOptions {
  readonly clock: Clock;
  /** 16 bytes, equal for equal logs. */
  digest(): Bytes;
  send(it: Neighbour, message: Message): void;
  measured(): void;
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

  /** A ping or its answer came, with the peer's digest. */
  compared({ open }: Neighbour): void {
    if (open) open.comparedAtMs = this.#options.clock.now();
  }

  answered(it: Neighbour, n: number): void {
    const { open } = it;
    this.compared(it);
    if (open?.ping?.n !== n) return;
    const tripMs = Math.max(0, this.#options.clock.now() - open.ping.sentAtMs);
    open.shortestTripMs = Math.min(tripMs, open.shortestTripMs ?? Infinity);
    open.ping = undefined;
    if (!isOtherTrip(open.roundTripMs, tripMs)) return;
    open.roundTripMs = tripMs;
    this.#options.measured();
    void this.learnPath(it); // ICE may have found a better path, or another one after a change of network
  }

  async learnPath(it: Neighbour): Promise<void> {
    const { open } = it;
    const path = await open?.link.path();
    if (!open || !path || it.open !== open || open.path === path) return;
    open.path = path;
    this.#options.measured();
  }
}

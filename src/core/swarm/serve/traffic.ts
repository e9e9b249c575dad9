/** Counts what each peer gave us and took from us, in total and lately: for the people list and for choking. */
import type { PeerId } from '../../base/ids.ts';
import { GIVING_SPAN_S, MOVING_BYTES_PER_SECOND_MIN } from '../../limits/swarm.ts';
import type { Clock } from '../../ports.ts';
import { createRate, type Rate } from '../rate.ts';

/** In chunk bytes; in total: since the room was opened. */
export interface Totals {
  readonly gaveBytes: number;
  readonly tookBytes: number;
}

interface Count {
  totalBytes: number;
  readonly rate: Rate;
}

export class Traffic {
  readonly #clock: Clock;
  readonly #given = new Map<PeerId, Count>();
  readonly #taken = new Map<PeerId, Count>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  gave(peer: PeerId, bytes: number): void {
    this.#add(this.#given, peer, bytes);
  }

  took(peer: PeerId, bytes: number): void {
    this.#add(this.#taken, peer, bytes);
  }

  totals(peer: PeerId): Totals {
    return {
      gaveBytes: this.#given.get(peer)?.totalBytes ?? 0,
      tookBytes: this.#taken.get(peer)?.totalBytes ?? 0,
    };
  }

  /** The same over the last GIVING_SPAN_S seconds. */
  lately(peer: PeerId): Totals {
    const nowMs = this.#clock.now();
    return {
      gaveBytes: this.#given.get(peer)?.rate.bytes(nowMs) ?? 0,
      tookBytes: this.#taken.get(peer)?.rate.bytes(nowMs) ?? 0,
    };
  }

  /** It sends us chunks, of whatever file. */
  gives(peer: PeerId): boolean {
    return this.lately(peer).gaveBytes >= MOVING_BYTES_PER_SECOND_MIN * GIVING_SPAN_S;
  }

  #add(counts: Map<PeerId, Count>, peer: PeerId, bytes: number): void {
    const count = counts.get(peer) ?? { totalBytes: 0, rate: createRate(GIVING_SPAN_S) };
    counts.set(peer, count);
    count.totalBytes += bytes;
    count.rate.add(bytes, this.#clock.now());
  }
}

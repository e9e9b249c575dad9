/** Which files go to whom, and how fast. */
import { BoundedMap } from '../../base/bounded-map.ts';
import type { FileId, PeerId } from '../../base/ids.ts';
import { OUTGOING_MAX } from '../../limits/swarm.ts';
import type { Clock } from '../../ports.ts';
import { createRate, type Rate } from '../rate.ts';

export interface Going {
  readonly file: FileId;
  readonly peer: PeerId;
  readonly bytesPerSecond: number;
}

interface Stream extends Pick<Going, 'file' | 'peer'> {
  readonly rate: Rate;
}

export class Outgoing {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #streams = new BoundedMap<string, Stream>(OUTGOING_MAX);

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Chunk bytes of a file went to a peer. */
  went(file: FileId, peer: PeerId, bytes: number): void {
    const key = `${file} ${peer}`;
    const stream = this.#streams.get(key) ?? { file, peer, rate: createRate() };
    if (!this.#streams.has(key)) this.#streams.set(key, stream);
    stream.rate.add(bytes, this.#clock.now());
  }

  /** What went in the last seconds. */
  list(): Going[] {
    const nowMs = this.#clock.now();
    for (const [key, { rate }] of this.#streams)
      if (rate.bytes(nowMs) === 0) this.#streams.delete(key);
    return [...this.#streams.values()].map(({ file, peer, rate }) => ({
      ...{ file, peer },
      bytesPerSecond: rate.bytesPerSecond(nowMs),
    }));
  }

  forget(peer: PeerId): void {
    for (const [key, it] of this.#streams) if (it.peer === peer) this.#streams.delete(key);
  }
}

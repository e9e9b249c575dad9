/** Shows the mesh those whom its buckets need, of everyone who is here: signaling may know only a few, or nobody. */
import { each } from '../base/each.ts';
import type { PeerId } from '../base/ids.ts';
import { steadyClock } from '../base/steady-clock.ts';
import { REFRESH_MS } from '../limits/mesh.ts';
import type { Members } from '../peers.ts';
import type { Clock, Off, Random } from '../ports.ts';
import { BucketTable } from './buckets.ts';

export interface RoomBucketsOptions {
  readonly self: PeerId;
  readonly members: Members;
  readonly clock: Clock;
  readonly random: Pick<Random, 'next'>;
  isLinked(peer: PeerId): boolean;
  /** These are here. Told again from time to time. */
  sighted(peers: readonly PeerId[]): void;
}

export class RoomBuckets {
  readonly #options: RoomBucketsOptions;
  readonly #steady: Clock;
  readonly #table: BucketTable;
  readonly #offs: readonly Off[];
  #toldAtMs: number;

  constructor(options: RoomBucketsOptions) {
    const { self, members, clock, sighted } = options;
    this.#options = options;
    this.#steady = steadyClock(clock);
    this.#table = new BucketTable(self);
    this.#toldAtMs = this.#steady.now();
    this.#offs = [
      members.onCame((peer) => {
        if (this.#table.came(peer)) sighted([peer]);
      }),
      members.onWent((peer) => {
        if (this.#table.went(peer)) this.#fill();
      }),
    ];
  }

  /** Call it every TICK_MS. */
  tick(): void {
    const { isLinked, sighted } = this.#options;
    const nowMs = this.#steady.now();
    if (nowMs - this.#toldAtMs < REFRESH_MS) return;
    this.#toldAtMs = nowMs;
    if (this.#table.makeRoom(isLinked)) this.#offerAll();
    sighted([...this.#table.peers()]);
  }

  close(): void {
    each(this.#offs, (off) => off());
  }

  /** Beginning with any of them. */
  #offerAll(): void {
    const { members, random } = this.#options;
    const all = [...members.members()];
    const first = Math.floor(random.next() * all.length);
    for (const peer of [...all.slice(first), ...all.slice(0, first)]) this.#table.offer(peer);
  }

  #fill(): void {
    const { members, sighted } = this.#options;
    sighted([...members.members()].filter((peer) => this.#table.offer(peer)));
  }
}

/**
 * Some of those who are here, by their distance from us: the table of k-buckets of Kademlia (Maymounkov and Mazières, 2002). A
 * bucket has peers that share so many leading bits with us, so the nearest ones have everybody who is in them. Pure.
 */
import type { PeerId } from '../base/ids.ts';
import { commonBits } from '../base/xor.ts';
import { BUCKET_MAX } from '../limits/routing.ts';

interface Bucket {
  readonly peers: Set<PeerId>;
  /** How many are here, in the table or not. */
  here: number;
}

export class BucketTable {
  readonly #self: PeerId;
  /** By the number of bits in common. */
  readonly #buckets = new Map<number, Bucket>();

  constructor(self: PeerId) {
    this.#self = self;
  }

  /** Somebody came. Whether the table has them. */
  came(peer: PeerId): boolean {
    const bucket = this.#bucketOf(peer);
    bucket.here += 1;
    return this.#add(bucket, peer);
  }

  /** Somebody went. Whether others should be offered to the table: half of a bucket is free, and some are here for it. */
  went(peer: PeerId): boolean {
    const bucket = this.#bucketOf(peer);
    bucket.peers.delete(peer);
    bucket.here = Math.max(bucket.here - 1, bucket.peers.size);
    return bucket.peers.size < BUCKET_MAX / 2 && bucket.peers.size < bucket.here;
  }

  /** Somebody is here, as was told before. Whether the table has them only now. */
  offer(peer: PeerId): boolean {
    return this.#add(this.#bucketOf(peer), peer);
  }

  /**
   * Takes one of those that `isKept` does not name out of each bucket that has no room for all who are here, so that others get a place:
   * those who came first may be people whom we cannot reach. Whether it took any.
   */
  makeRoom(isKept: (peer: PeerId) => boolean): boolean {
    let hasMade = false;
    for (const { peers, here } of this.#buckets.values()) {
      if (peers.size >= here) continue;
      const first = [...peers].find((it) => !isKept(it));
      if (first !== undefined) hasMade = peers.delete(first);
    }
    return hasMade;
  }

  *peers(): Generator<PeerId> {
    for (const { peers } of this.#buckets.values()) yield* peers;
  }

  #add({ peers }: Bucket, peer: PeerId): boolean {
    if (peers.has(peer) || peers.size >= BUCKET_MAX) return false;
    peers.add(peer);
    return true;
  }

  #bucketOf(peer: PeerId): Bucket {
    const bits = commonBits(this.#self, peer);
    const bucket = this.#buckets.get(bits) ?? { peers: new Set(), here: 0 };
    this.#buckets.set(bits, bucket);
    return bucket;
  }
}

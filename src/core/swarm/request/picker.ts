/** Chooses the chunk to ask for next: rarest first, with random ties. Pure: its random numbers replay it. */
import { CHUNKS_PER_FILE_MAX } from '../../limits/files.ts';
import { createBitfield, type Bitfield } from '../cache/bitfield.ts';

/** Random probes of the pool before we intersect it with the peer's bitfield; bounds the work of one pick in a large file. */
const PROBES = 48;
/** At most this many chunks of the intersection are considered. */
const CANDIDATES = 256;

/** Chunks that no peer is asked for yet. Adds, deletes and draws at random in constant time. */
export interface ChunkPool {
  readonly size: number;
  add(chunk: number): void;
  delete(chunk: number): void;
  has(chunk: number): boolean;
  at(position: number): number;
  /** Bits [8 × at, 8 × at + 8) of the set, as in a bitfield. */
  byteAt(at: number): number;
  /** How many of these bytes there are. */
  readonly bytes: number;
}

export function createChunkPool(): ChunkPool {
  const chunks: number[] = [];
  const positions = new Map<number, number>();
  const bits = createBitfield(CHUNKS_PER_FILE_MAX);
  let bytes = 0;
  return {
    get size() {
      return chunks.length;
    },
    add(chunk) {
      if (positions.has(chunk)) return;
      positions.set(chunk, chunks.length);
      chunks.push(chunk);
      bits.set(chunk);
      bytes = Math.max(bytes, (chunk >> 3) + 1);
    },
    delete(chunk) {
      const position = positions.get(chunk);
      if (position === undefined) return;
      const last = chunks.pop() as number;
      positions.delete(chunk);
      bits.clear(chunk);
      if (last === chunk) return;
      chunks[position] = last;
      positions.set(last, position);
    },
    has: (chunk) => positions.has(chunk),
    at: (position) => chunks[position] as number,
    byteAt: bits.byteAt,
    get bytes() {
      return bytes;
    },
  };
}

/** Whether the peer has any chunk of the pool. */
export function haveCommon(pool: ChunkPool, theirs: Pick<Bitfield, 'byteAt'>): boolean {
  for (let at = 0; at < pool.bytes; at++)
    if ((pool.byteAt(at) & theirs.byteAt(at)) !== 0) return true;
  return false;
}

/**
 * A chunk from the pool that the peer has, the rarest in a sample of the pool; undefined when the peer has
 * none of them. Source: "rarest first" of Cohen, Incentives Build Robustness in BitTorrent, 2003.
 * A large file costs no more than a small one, except one byte operation per eight chunks where the peer has
 * little of the pool.
 * @param leaves chunks we do not ask this peer for; where there are many, a later pick finds the others
 * @param availability how many peers have a chunk
 * @param random numbers in [0, 1)
 */
export function pickChunk(
  pool: ChunkPool,
  theirs: Pick<Bitfield, 'has' | 'byteAt'>,
  leaves: (chunk: number) => boolean,
  availability: (chunk: number) => number,
  random: () => number,
): number | undefined {
  const sampleAll = pool.size <= PROBES;
  const startAt = random();
  const start = Math.floor(startAt * pool.size);
  let best: number | undefined;
  let bestAvailability = Infinity;
  for (let probe = 0; probe < (sampleAll ? pool.size : PROBES); probe++) {
    const position = sampleAll ? (start + probe) % pool.size : Math.floor(random() * pool.size);
    const chunk = pool.at(position);
    if (!theirs.has(chunk) || leaves(chunk)) continue;
    const rarity = availability(chunk);
    if (rarity < bestAvailability) [best, bestAvailability] = [chunk, rarity];
  }
  if (best !== undefined || sampleAll) return best;
  return firstInBoth(pool, theirs, leaves, Math.floor(startAt * pool.bytes));
}

function firstInBoth(
  pool: ChunkPool,
  theirs: Pick<Bitfield, 'byteAt'>,
  leaves: (chunk: number) => boolean,
  startByte: number,
): number | undefined {
  let candidates = 0;
  for (let i = 0; i < pool.bytes; i++) {
    const at = (startByte + i) % pool.bytes;
    const both = pool.byteAt(at) & theirs.byteAt(at);
    for (let bit = 0; both !== 0 && bit < 8; bit++) {
      if ((both & (0x80 >> bit)) === 0) continue;
      const chunk = at * 8 + bit;
      if (!leaves(chunk)) return chunk;
      if (++candidates === CANDIDATES) return undefined;
    }
  }
  return undefined;
}

/** Chunks in a run: about what a sharer reads from disk at once. */
export const RUN_CHUNKS = 8;

/**
 * The chunk after the one picked last, if it belongs to the same run and is just as rare. BitTorrent chooses
 * among equals at random, but a sharer reads a run of neighbours from disk for the price of one chunk.
 */
export function pickNeighbour(
  pool: ChunkPool,
  last: number | undefined,
  peerHas: (chunk: number) => boolean,
  availability: (chunk: number) => number,
): number | undefined {
  if (last === undefined || (last + 1) % RUN_CHUNKS === 0) return undefined;
  const chunk = last + 1;
  const fits = pool.has(chunk) && peerHas(chunk) && availability(chunk) <= availability(last);
  return fits ? chunk : undefined;
}

/** The first chunk of the same run that is as good as the picked one, so that runs are fetched whole. */
export function firstOfRun(
  pool: ChunkPool,
  picked: number,
  peerHas: (chunk: number) => boolean,
  availability: (chunk: number) => number,
): number {
  for (let chunk = picked - (picked % RUN_CHUNKS); chunk < picked; chunk++) {
    const asGood = availability(chunk) <= availability(picked);
    if (pool.has(chunk) && peerHas(chunk) && asGood) return chunk;
  }
  return picked;
}

/** The first of these chunks that is in the pool and that the peer has. */
export function pickInOrder(
  pool: Pick<ChunkPool, 'has'>,
  peerHas: (chunk: number) => boolean,
  chunks: Iterable<number>,
): number | undefined {
  for (const chunk of chunks) if (pool.has(chunk) && peerHas(chunk)) return chunk;
  return undefined;
}

/** A request that is open at another peer. */
export interface SlowRequest {
  readonly chunk: number;
  readonly ageMs: number;
  /** How many peers are asked for the chunk. */
  readonly askers: number;
}

/** Below this no request counts as slow, whatever a fast path would need. */
const SLOW_MS_MIN = 300;
/** For a peer that has delivered nothing yet. */
const USUAL_MS_UNKNOWN = 1_000;

/**
 * Which open request to repeat at a faster peer when nothing is left to ask for: the oldest that has waited
 * more than twice as long as that peer usually takes. This is both BitTorrent's end-game (several peers are
 * asked for the last chunks) and its hot-swap (a slow peer's request moves to a fast one), without asking
 * every peer for everything.
 */
export function pickSlowRequest(
  open: Iterable<SlowRequest>,
  peerHas: (chunk: number) => boolean,
  usualMs: number,
): number | undefined {
  const slowMs = Math.max(SLOW_MS_MIN, 2 * (usualMs || USUAL_MS_UNKNOWN));
  let slowest: SlowRequest | undefined;
  for (const request of open) {
    const eligible = request.askers === 1 && request.ageMs > slowMs && peerHas(request.chunk);
    if (eligible && request.ageMs > (slowest?.ageMs ?? 0)) slowest = request;
  }
  return slowest?.chunk;
}

/**
 * How common a chunk may be so that we still ask a seeder for it. While others have what we need and are not
 * much slower, we ask a seeder only for what no one else has. So each byte leaves it about once, and the
 * others pass it on.
 * @param seeders how many peers have everything
 * @param seederRate what this seeder delivers, in bytes per second
 * @param otherRates what peers that have only some chunks deliver to us
 */
export function commonestFromSeeder(
  seeders: number,
  seederRate: number,
  otherRates: readonly number[],
): number {
  if (otherRates.length === 0) return Infinity;
  const mean = otherRates.reduce((sum, rate) => sum + rate, 0) / otherRates.length;
  return seederRate > MUCH_FASTER * mean && mean > 0 ? Infinity : seeders;
}
const MUCH_FASTER = 2;

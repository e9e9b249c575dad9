/** Which chunk to ask for next: rarest first with random ties. Pure, replayable from its random numbers. */
import { CHUNKS_PER_FILE_MAX } from '../../limits/swarm.ts';
import { createBitfield, type Bitfield } from '../cache/bitfield.ts';

/** Probes of the pool before we look for what is in it and at the peer; bounds the work of one pick in a large file. */
const PROBES = 48;
/** Of what is in both, so many are considered. */
const CANDIDATES = 256;

/** Chunks nobody is asked for yet: add, delete and take at random in constant time. */
export interface ChunkPool {
  readonly size: number;
  add(chunk: number): void;
  delete(chunk: number): void;
  has(chunk: number): boolean;
  at(position: number): number;
  /** Bits [8 × at, 8 × at + 8) of the set, as in a bitfield. */
  byteAt(at: number): number;
  /** How many bytes there are of these. */
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

/**
 * A chunk from the pool that the peer has, as rare as a sample of the pool shows; undefined when the peer
 * has none of them. Source: "rarest first" of Cohen, Incentives Build Robustness in BitTorrent, 2003.
 * A large file costs no more than a small one, but for a byte operation for eight chunks, and that only
 * where the peer has little of the pool.
 * @param leaves chunks that are not to be asked of this peer; where there are many, another time finds the others
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

/** Chunks in a run: about what a sharer reads from its disk at once. */
export const RUN_CHUNKS = 8;

/**
 * The chunk after the one picked last, if it belongs to the same run and is just as rare: among equals
 * chance decides in BitTorrent, but a sharer reads neighbours from its disk at the price of one.
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

/** The first chunk of the picked one's run that is as good, so that runs are fetched whole. */
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

/** A range that somebody waits for, such as a player or a save that streams: taken in order. */
export interface Sequence {
  /** The first chunk that is still needed. */
  readonly from: number;
  /** How many chunks from there on may be fetched. */
  readonly ahead: number;
}

/** The first chunk of the range that is in the pool and that the peer has. */
export function pickInSequence(
  pool: ChunkPool,
  peerHas: (chunk: number) => boolean,
  { from, ahead }: Sequence,
): number | undefined {
  for (let chunk = from; chunk < from + ahead; chunk++) {
    if (pool.has(chunk) && peerHas(chunk)) return chunk;
  }
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
 * With nothing left to ask for, which open request to double at a faster peer: the oldest that has waited
 * more than twice as long as that peer usually takes. This is both BitTorrent's end-game (the last chunks
 * are asked of several) and its hot-swap (a slow peer's request goes to a fast one), without asking
 * everybody for everything.
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
 * How common a chunk may be to be asked of a peer that has all of them. While others have what we need
 * and deliver not much slower, the seeder is left to give what only it has: so each byte leaves it about
 * once, and the others hand it on.
 * @param seeders how many peers have everything
 * @param seederRate what this one delivers, bytes a second
 * @param otherRates what the peers that have only some deliver to us
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

/** Swarm state with one peer for one file: what it has, what we asked of it, how it delivers. */
import { BoundedSet } from '../base/bounded-map.ts';
import { LATE_CHUNKS_MAX } from '../limits/swarm.ts';
import { createBitfield, type Bitfield } from './cache/bitfield.ts';
import type { PeerId } from '../base/ids.ts';
import type { Assembly } from './request/assembly.ts';
import type { DataFrame } from './data-frame.ts';
import type { Elsewhere } from './request/elsewhere.ts';
import { delivered, NO_DELIVERY, type Delivery } from './request/delivery.ts';

export interface OpenRequest {
  readonly sentAtMs: number;
  readonly lengthBytes: number;
  readonly assembly: Assembly;
}

export interface Wire {
  readonly peer: PeerId;
  /** What it says it has, as far as we keep it (see wires.ts). */
  theirs: Bitfield;
  /** How many chunks it says it has. */
  claimed: number;
  /** It has chunks that we did not keep: from this one on. */
  cutAt: number | undefined;
  /** It has said anything about this file. */
  announced: boolean;
  /** Requests that it has not answered yet, by chunk. */
  readonly requests: Map<number, OpenRequest>;
  /** Chunks we took back our request for: their frames may still be on the way, also when we asked again. */
  readonly cancelled: Set<number>;
  /** What it told us when it last sent us to others. */
  elsewhere: Elsewhere | undefined;
  /** When it first did so. */
  dealsSinceMs: number | undefined;
  /** We last asked it as one to whom nobody else gives anything. */
  insisting: boolean;
  /** The chunk we asked for last; we may ask for its neighbour next. */
  lastPicked: number | undefined;
  delivery: Delivery;
  /** How many bytes may be on their way from it, as last computed. */
  windowBytes: number;
  lastFrameAtMs: number;
  /** It let requests time out and has not delivered since. */
  slow: boolean;
  timeouts: number;
  /** Until then we ask it for nothing of this file (F12). */
  snubbedUntilMs: number;
  /** It sent a chunk that does not match its hash: we take nothing more of this file from it. */
  banned: boolean;
}

export const createWire = (peer: PeerId, chunksMax: number): Wire => ({
  peer,
  theirs: createBitfield(chunksMax),
  claimed: 0,
  cutAt: undefined,
  announced: false,
  requests: new Map(),
  cancelled: new BoundedSet(LATE_CHUNKS_MAX),
  elsewhere: undefined,
  dealsSinceMs: undefined,
  insisting: false,
  lastPicked: undefined,
  delivery: NO_DELIVERY,
  windowBytes: 0,
  lastFrameAtMs: 0,
  slow: false,
  timeouts: 0,
  snubbedUntilMs: 0,
  banned: false,
});

/** Adds a piece to a chunk that we asked for; unless it is bad or late, we measure the path by it. */
export function receive(
  wire: Wire,
  { sentAtMs, assembly }: OpenRequest,
  { offset, bytes }: DataFrame,
  nowMs: number,
): ReturnType<Assembly['add']> {
  const begins = assembly.receivedBytes === 0;
  const state = assembly.add(offset, bytes);
  if (state === 'bad' || state === 'late') return state;
  const arrival = {
    bytes: bytes.length,
    tookMs: Math.max(1, nowMs - sentAtMs),
    begins,
    ends: state === 'complete',
    windowBytes: wire.windowBytes,
  };
  wire.delivery = delivered(wire.delivery, arrival, nowMs);
  wire.lastFrameAtMs = nowMs;
  return state;
}

/** Bytes that we asked of a peer and that have not come yet. */
export function bytesInFlight(wire: Wire): number {
  let sum = 0;
  for (const { lengthBytes, assembly } of wire.requests.values()) {
    sum += lengthBytes - assembly.receivedBytes;
  }
  return sum;
}

/** How long a peer with open requests has been silent. */
export function silenceMs(wire: Wire, nowMs: number): number {
  const oldest = Math.min(...[...wire.requests.values()].map((it) => it.sentAtMs));
  return nowMs - Math.max(oldest, wire.lastFrameAtMs);
}

/** Chunks we asked for of which nothing has come. A peer sends the rest of a chunk it has begun, even when it chokes us. */
export const unbegun = (wire: Wire): number[] =>
  [...wire.requests].flatMap(([index, it]) => (it.assembly.receivedBytes === 0 ? [index] : []));

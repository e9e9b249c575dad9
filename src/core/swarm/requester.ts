/** The asking side of a swarm: which chunks are wanted, which are asked of whom, when to ask elsewhere. */
import { idBytes, type FileId, type PeerId } from '../ids.ts';
import { LATE_CHUNKS_MAX, MUTE_MS, REQUESTS_PER_WIRE_MAX, TIMEOUTS_MAX } from '../limits.ts';
import type { SwarmMessage } from '../message.ts';
import type { Clock, Random } from '../ports.ts';
import { createAssembly } from './assembly.ts';
import type { Chunk } from './manifest.ts';
import { createChunkPool, pickChunk } from './picker.ts';
import { requestTimeoutMs, windowBytes } from './window.ts';
import { bytesInFlight, silenceMs, type OpenRequest, type Wire } from './wire.ts';

export interface RequesterOptions {
  readonly file: FileId;
  readonly chunks: readonly Chunk[];
  readonly clock: Clock;
  readonly random: Random;
  wires(): Iterable<Wire>;
  availability(index: number): number;
  /** We are fetching, and the store keeps up. */
  mayAsk(): boolean;
  send(peer: PeerId, message: SwarmMessage): void;
}

export interface Requester {
  /** A chunk is missing: ask for it when somebody has it. */
  want(index: number): void;
  /** It is no longer missing. */
  unwant(index: number): void;
  isAsked(index: number): boolean;
  /** Chunks asked for that have not come. */
  readonly asked: number;
  /** Fills every peer's window. */
  refill(): void;
  /** A chunk came whole: its request is closed. */
  settle(wire: Wire, index: number): OpenRequest | undefined;
  /** Takes back requests of one peer; `tell` when it is still there to be told. */
  release(wire: Wire, indexes: Iterable<number>, tell: boolean): void;
  /** Takes back the requests of peers that have been silent for too long. */
  expire(): void;
}

export function createRequester(options: RequesterOptions): Requester {
  const { chunks, clock, random } = options;
  const file = idBytes(options.file);
  /** Known, not here, and asked of nobody. */
  const pool = createChunkPool();
  const inFlight = new Map<number, Wire>();

  /** As many chunks as the wire's window has room for. */
  function pick(wire: Wire, senders: number): number[] {
    const windowSize = windowBytes(wire.delivery, senders, wire.snubbed);
    const picked: number[] = [];
    let flying = bytesInFlight(wire);
    while (flying < windowSize && wire.requests.size < REQUESTS_PER_WIRE_MAX) {
      const index = pickChunk(pool, wire.theirs.has, options.availability, random.next);
      const chunk = index === undefined ? undefined : chunks[index];
      // The floor of the window is one chunk; a larger window must not be overshot by another.
      if (index === undefined || !chunk) break;
      if (flying > 0 && flying + chunk.lengthBytes > windowSize) break;
      const { lengthBytes } = chunk;
      const assembly = createAssembly(lengthBytes);
      wire.requests.set(index, { sentAtMs: clock.now(), lengthBytes, assembly });
      wire.cancelled.delete(index);
      pool.delete(index);
      inFlight.set(index, wire);
      flying += lengthBytes;
      picked.push(index);
    }
    return picked;
  }

  function release(wire: Wire, indexes: Iterable<number>, tell: boolean): void {
    const released = [...indexes].filter((index) => wire.requests.delete(index));
    for (const index of released) {
      inFlight.delete(index);
      pool.add(index);
      if (wire.cancelled.size >= LATE_CHUNKS_MAX) wire.cancelled.clear();
      wire.cancelled.add(index);
    }
    if (tell && released.length > 0) {
      options.send(wire.peer, { t: 'cancel', file, chunks: released });
    }
  }

  return {
    want(index) {
      if (!inFlight.has(index)) pool.add(index);
    },
    unwant: (index) => pool.delete(index),
    isAsked: (index) => inFlight.has(index),
    get asked() {
      return inFlight.size;
    },
    refill() {
      if (pool.size === 0 || !options.mayAsk()) return;
      const givers = [...options.wires()].filter((it) => !it.banned && it.theirs.count() > 0);
      for (const wire of givers) {
        if (wire.mutedUntilMs > clock.now()) continue;
        const picked = pick(wire, givers.length);
        if (picked.length > 0) options.send(wire.peer, { t: 'request', file, chunks: picked });
      }
    },
    settle(wire, index) {
      const request = wire.requests.get(index);
      wire.requests.delete(index);
      inFlight.delete(index);
      return request;
    },
    release,
    expire() {
      for (const wire of options.wires()) {
        if (wire.requests.size === 0) continue;
        if (silenceMs(wire, clock.now()) < requestTimeoutMs(wire.delivery)) continue;
        wire.snubbed = true;
        wire.timeouts += 1;
        if (wire.timeouts >= TIMEOUTS_MAX) {
          wire.timeouts = 0;
          wire.mutedUntilMs = clock.now() + MUTE_MS;
        }
        release(wire, wire.requests.keys(), true);
      }
    },
  };
}

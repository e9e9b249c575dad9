/** The asking side of a swarm: which chunks are wanted, which are asked of whom, when to ask elsewhere. */
import { idBytes, type FileId, type PeerId } from '../../base/ids.ts';
import {
  LATE_CHUNKS_MAX,
  MUTE_MS,
  REQUESTS_PER_WIRE_MAX,
  TIMEOUTS_MAX,
} from '../../limits/swarm.ts';
import type { SwarmMessage } from '../../wire/message.ts';
import type { Clock, Random } from '../../ports.ts';
import { createAssembly } from './assembly.ts';
import type { FlowRules } from '../serve/flow-rules.ts';
import type { Chunk } from '../manifest/leaves.ts';
import {
  commonestFromSeeder,
  createChunkPool,
  firstOfRun,
  pickChunk,
  pickInSequence,
  pickNeighbour,
  pickSlowRequest,
  type Sequence,
  type SlowRequest,
} from './picker.ts';
import { fits, requestTimeoutMs, windowBytes } from './window.ts';
import { bytesInFlight, silenceMs, unbegun, type Wire } from '../wire.ts';

export interface RequesterOptions {
  readonly file: FileId;
  readonly chunks: readonly Chunk[];
  readonly clock: Clock;
  readonly random: Random;
  readonly flow: FlowRules;
  wires(): Iterable<Wire>;
  availability(index: number): number;
  /** We are fetching, and the store keeps up. */
  mayAsk(): boolean;
  send(peer: PeerId, message: SwarmMessage): void;
}

/** What a swarm lets others do with its asking side as it is. */
export interface Steering {
  /** Fills every peer's window. */
  refill(): void;
  /** The peer answers nothing any more; what it has begun to send it sends to its end. */
  onChoke(peer: PeerId): void;
  /** Somebody who has some of what is missing serves others first. */
  queued(): boolean;
  /** From here on in this order; undefined: rarest first. */
  setSequence(sequence: Sequence | undefined): void;
}

export interface Requester extends Steering {
  readonly steering: Steering;
  /** A chunk is missing: ask for it when somebody has it. */
  want(index: number): void;
  /** It is no longer missing. */
  unwant(index: number): void;
  isAsked(index: number): boolean;
  /** Chunks asked for that have not come. */
  readonly asked: number;
  /** A chunk came whole: its request is closed, and taken back from whoever else was asked. */
  settle(wire: Wire, index: number): void;
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
  /** Who is asked for a chunk: one peer, or two when the first is slow. */
  const inFlight = new Map<number, Wire[]>();
  let sequence: Sequence | undefined;

  /** As many chunks as the wire's window has room for. */
  function pick(wire: Wire, senders: number, leaves: (index: number) => boolean): number[] {
    wire.windowBytes = windowBytes(wire.delivery, senders, wire.snubbed);
    const picked: number[] = [];
    let flying = bytesInFlight(wire);
    while (flying < wire.windowBytes && wire.requests.size < REQUESTS_PER_WIRE_MAX) {
      const index = next(wire, leaves);
      const lengthBytes = index === undefined ? undefined : chunks[index]?.lengthBytes;
      if (index === undefined || lengthBytes === undefined) break;
      if (!fits(wire.windowBytes, flying, lengthBytes)) break;
      if (!options.flow.mayAsk(lengthBytes)) break;
      wire.lastPicked = index;
      open(wire, index, lengthBytes);
      flying += lengthBytes;
      picked.push(index);
    }
    return picked;
  }

  function next(wire: Wire, leaves: (index: number) => boolean): number | undefined {
    const { has } = wire.theirs;
    if (sequence) return pickInSequence(pool, has, sequence) ?? pickSlow(wire);
    const { availability } = options;
    const neighbour = pickNeighbour(pool, wire.lastPicked, has, availability);
    const picked = neighbour ?? pickChunk(pool, wire.theirs, leaves, availability, random.next);
    if (picked === undefined) return pickSlow(wire);
    return neighbour ?? firstOfRun(pool, picked, has, availability);
  }

  function pickSlow(wire: Wire): number | undefined {
    if (wire.snubbed) return undefined;
    const wants = (index: number) => wire.theirs.has(index) && !wire.requests.has(index);
    return pickSlowRequest(slowRequests(), wants, wire.delivery.smoothedMs);
  }

  function* slowRequests(): Iterable<SlowRequest> {
    for (const [chunk, askers] of inFlight) {
      const sentAtMs = askers[0]?.requests.get(chunk)?.sentAtMs ?? clock.now();
      yield { chunk, ageMs: clock.now() - sentAtMs, askers: askers.length };
    }
  }

  function open(wire: Wire, index: number, lengthBytes: number): void {
    const assembly = createAssembly(lengthBytes);
    wire.requests.set(index, { sentAtMs: clock.now(), lengthBytes, assembly });
    wire.cancelled.delete(index);
    pool.delete(index);
    inFlight.set(index, [...(inFlight.get(index) ?? []), wire]);
  }

  function close(wire: Wire, index: number): void {
    const others = (inFlight.get(index) ?? []).filter((it) => it !== wire);
    if (others.length > 0) inFlight.set(index, others);
    else inFlight.delete(index);
    if (wire.cancelled.size >= LATE_CHUNKS_MAX) wire.cancelled.clear();
    wire.cancelled.add(index);
    options.flow.giveBack(chunks[index]?.lengthBytes ?? 0);
  }

  const isUsable = (wire: Wire) =>
    !wire.banned && wire.mutedUntilMs <= clock.now() && !options.flow.choked(wire.peer);

  function release(wire: Wire, indexes: Iterable<number>, tell: boolean): void {
    const released = [...indexes].filter((index) => wire.requests.delete(index));
    for (const index of released) {
      close(wire, index);
      if (!inFlight.has(index)) pool.add(index);
    }
    if (tell && released.length > 0) {
      options.send(wire.peer, { t: 'cancel', file, chunks: released });
    }
  }

  const steering: Steering = {
    setSequence(wanted) {
      sequence = wanted;
      steering.refill();
    },
    onChoke(peer) {
      for (const wire of options.wires()) {
        if (wire.peer === peer) release(wire, unbegun(wire), true);
      }
      steering.refill();
    },
    // Whoever has nothing that we want hears so, and chokes us no longer.
    queued: () =>
      [...options.wires()].some((it) => options.flow.choked(it.peer) && it.theirs.count() > 0),
    refill() {
      if ((pool.size === 0 && inFlight.size === 0) || !options.mayAsk()) return;
      const givers = [...options.wires()].filter((it) => it.theirs.count() > 0 && isUsable(it));
      const isSeeder = (it: Wire) => it.theirs.count() >= chunks.length;
      const others = givers.filter((it) => !isSeeder(it));
      const seeders = givers.filter(isSeeder);
      // Those that have only some first: what they can give is not asked of a seeder then.
      for (const wire of [...others, ...seeders]) {
        // What only liars, the silent and those that choke us have besides is not left to them.
        const helpers = others.filter((it) => !it.snubbed);
        const rates = helpers.map((it) => it.delivery.bytesPerSecond);
        const { bytesPerSecond } = wire.delivery;
        const commonest = isSeeder(wire)
          ? commonestFromSeeder(seeders.length, bytesPerSecond, rates)
          : Infinity;
        const leaves = (index: number) =>
          options.availability(index) > commonest && helpers.some((it) => it.theirs.has(index));
        const picked = pick(wire, givers.length, leaves);
        if (picked.length > 0) options.send(wire.peer, { t: 'request', file, chunks: picked });
      }
    },
  };

  return {
    ...steering,
    steering,
    want(index) {
      if (!inFlight.has(index)) pool.add(index);
    },
    unwant: (index) => pool.delete(index),
    isAsked: (index) => inFlight.has(index),
    get asked() {
      return inFlight.size;
    },
    settle(wire, index) {
      wire.requests.delete(index);
      for (const other of inFlight.get(index) ?? []) {
        if (!other.requests.delete(index)) continue;
        other.cancelled.add(index);
        options.send(other.peer, { t: 'cancel', file, chunks: [index] });
      }
      inFlight.delete(index);
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

/** One file's swarm: asks its peers for chunks, checks what comes, stores it, tells who has what. */
import type { Bytes } from '../bytes.ts';
import { errorCode, type SwapErrorCode } from '../errors.ts';
import { chunkHash, idBytes, type PeerId } from '../ids.ts';
import {
  CHUNKS_PER_FILE_MAX,
  MUTE_MS,
  REQUESTS_PER_WIRE_MAX,
  STORE_BATCH_CHUNKS,
  TIMEOUTS_MAX,
  UNSTORED_BYTES_MAX,
} from '../limits.ts';
import type { SwarmMessage } from '../message.ts';
import type { ChunkStore, Clock, Crypto, Random } from '../ports.ts';
import type { Tile } from '../views.ts';
import { createAssembly } from './assembly.ts';
import { createBitfield } from './bitfield.ts';
import type { DataFrame } from './data-frame.ts';
import { createHoldings, type Holdings } from './holdings.ts';
import type { FileDescriptor, Manifest } from './manifest.ts';
import { createChunkPool, pickChunk } from './picker.ts';
import { createRate } from './rate.ts';
import { delivered, requestTimeoutMs, windowBytes } from './window.ts';
import { bytesInFlight, createWire, silenceMs, type Wire } from './wire.ts';

export interface SwarmOptions {
  readonly file: FileDescriptor;
  readonly manifest: Manifest;
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  send(peer: PeerId, message: SwarmMessage): void;
  broadcast(message: SwarmMessage): void;
  fault(peer: PeerId, fault: 'bad-chunk' | 'unasked' | 'malformed'): void;
  /** Chunk bytes came from a peer. */
  took(peer: PeerId, bytes: number): void;
  /** Fetching stopped because the store refused. */
  refused(code: SwapErrorCode): void;
  /** Something that views show has changed. */
  changed(): void;
  /** The last missing chunk of a closed manifest was stored. */
  completed(): void;
}

export interface Swarm {
  readonly holdings: Holdings;
  wires(): Iterable<Readonly<Wire>>;
  complete(): boolean;
  fetching(): boolean;
  /** Begins or stops to fetch what is missing. */
  setFetching(on: boolean): void;
  /** Fetching, but for two ticks nothing was on its way: nobody here has what is missing. */
  stalled(): boolean;
  /** Chunks [from, manifest.chunks.length) became known: takes what the cache holds, wants the rest. */
  extended(from: number, giver?: 'own' | 'cache'): Promise<void>;
  /** Chunks of our own file became servable. */
  gainOwn(from: number, to: number): void;
  /** Chunks are no longer here. */
  lose(indexes: Iterable<number>): void;
  /** Tells one peer, or all, what we have. */
  announce(peer?: PeerId): void;
  onBitfield(peer: PeerId, bits: Uint8Array): void;
  onHave(peer: PeerId, chunks: readonly number[]): void;
  onReject(peer: PeerId, chunks: readonly number[]): void;
  onData(peer: PeerId, frame: DataFrame): void;
  onUnlinked(peer: PeerId): void;
  /** Timeouts and the last chunks of a batch. To be called every TICK_MS. */
  tick(): void;
  bytesPerSecond(): number;
  /** How many peers say that they have a chunk. */
  availability(index: number): number;
  mosaic(tiles: number): Tile[];
}

export function createSwarm(options: SwarmOptions): Swarm {
  const { file, manifest, chunks, crypto, clock, random } = options;
  const fileBytes = idBytes(file.id);
  // No chunk is empty, so a small file cannot have many, whatever a peer says.
  const chunksMax = Math.min(CHUNKS_PER_FILE_MAX, file.sizeBytes);
  const holdings = createHoldings(manifest.chunks, chunksMax);
  const { have } = holdings;
  const wires = new Map<PeerId, Wire>();
  /** Known, not here, and asked of nobody. */
  const pool = createChunkPool();
  const inFlight = new Map<number, Wire>();
  /** Checked, waiting for the store. */
  const unstored = new Map<number, { bytes: Bytes; giver: PeerId }>();
  const rate = createRate();
  let unstoredBytes = 0;
  let checking = 0;
  let storing = false;
  let fetching = false;
  let stalledTicks = 0;

  const complete = () => manifest.closed() && have.count() === manifest.chunks.length;
  const availability = (index: number) => {
    let count = 0;
    for (const wire of wires.values()) if (!wire.banned && wire.theirs.has(index)) count += 1;
    return count;
  };

  function wireOf(peer: PeerId): Wire {
    const wire = wires.get(peer) ?? createWire(peer, chunksMax);
    wires.set(peer, wire);
    return wire;
  }

  /* Asking */

  function refill(): void {
    if (!fetching || pool.size === 0) return;
    const givers = [...wires.values()].filter((it) => !it.banned && it.theirs.count() > 0);
    for (const wire of givers) {
      if (unstoredBytes > UNSTORED_BYTES_MAX) return;
      if (wire.mutedUntilMs <= clock.now()) ask(wire, givers.length);
    }
  }

  function ask(wire: Wire, senders: number): void {
    const windowSize = windowBytes(wire.delivery, senders, wire.snubbed);
    const asked: number[] = [];
    let flying = bytesInFlight(wire);
    while (flying < windowSize && wire.requests.size < REQUESTS_PER_WIRE_MAX) {
      const index = pickChunk(pool, wire.theirs.has, availability, random.next);
      const chunk = index === undefined ? undefined : manifest.chunks[index];
      if (index === undefined || !chunk) break;
      // The floor of the window is one chunk; a larger one must not overshoot by another.
      if (flying > 0 && flying + chunk.lengthBytes > windowSize) break;
      const { lengthBytes } = chunk;
      const assembly = createAssembly(lengthBytes);
      wire.requests.set(index, { sentAtMs: clock.now(), lengthBytes, assembly });
      wire.cancelled.delete(index);
      pool.delete(index);
      inFlight.set(index, wire);
      flying += lengthBytes;
      asked.push(index);
    }
    if (asked.length > 0) {
      options.send(wire.peer, { t: 'request', file: fileBytes, chunks: asked });
    }
  }

  /** Takes our requests back from a wire; `tell` when it is still there to be told. */
  function release(wire: Wire, indexes: Iterable<number>, tell: boolean): void {
    const released: number[] = [];
    for (const index of [...indexes]) {
      if (!wire.requests.delete(index)) continue;
      inFlight.delete(index);
      pool.add(index);
      released.push(index);
      if (wire.cancelled.size >= QUEUED_CANCELS_MAX) wire.cancelled.clear();
      wire.cancelled.add(index);
    }
    if (tell && released.length > 0) {
      options.send(wire.peer, { t: 'cancel', file: fileBytes, chunks: released });
    }
  }

  /* Taking in */

  function onData(peer: PeerId, frame: DataFrame): void {
    const wire = wires.get(peer);
    const request = wire?.requests.get(frame.chunk);
    if (!wire || !request) {
      if (!wire?.cancelled.has(frame.chunk)) options.fault(peer, 'unasked');
      return;
    }
    wire.lastFrameAtMs = clock.now();
    const state = request.assembly.add(frame.offset, frame.bytes);
    if (state === 'bad') return ban(wire);
    options.took(peer, frame.bytes.length);
    rate.add(frame.bytes.length, clock.now());
    if (state === 'partial') return;
    const { sentAtMs, lengthBytes } = request;
    const tookMs = Math.max(1, clock.now() - sentAtMs);
    wire.delivery = delivered(wire.delivery, lengthBytes, tookMs, clock.now());
    wire.snubbed = false;
    wire.timeouts = 0;
    wire.requests.delete(frame.chunk);
    inFlight.delete(frame.chunk);
    void check(wire, frame.chunk, request.assembly.bytes());
    refill();
  }

  async function check(wire: Wire, index: number, bytes: Bytes): Promise<void> {
    checking += 1;
    unstoredBytes += bytes.length;
    const hash = chunkHash(await crypto.hash(bytes));
    checking -= 1;
    if (hash !== manifest.chunks[index]?.hash) {
      unstoredBytes -= bytes.length;
      pool.add(index);
      ban(wire);
      return;
    }
    unstored.set(index, { bytes, giver: wire.peer });
    void store(false);
  }

  function ban(wire: Wire): void {
    if (wire.banned) return; // further bad chunks were on the way already
    wire.banned = true;
    release(wire, wire.requests.keys(), true);
    options.fault(wire.peer, 'bad-chunk');
    options.changed();
    refill();
    void store(false);
  }

  /* Storing */

  /** Writes in batches, as the store pays per transaction; the rest when nothing more is coming soon. */
  async function store(now: boolean): Promise<void> {
    if (storing) return;
    const idle = inFlight.size === 0 && checking === 0;
    if (unstored.size === 0 || (unstored.size < STORE_BATCH_CHUNKS && !idle && !now)) return;
    storing = true;
    const batch = [...unstored].slice(0, STORE_BATCH_CHUNKS * 2);
    const records = batch.flatMap(([index, { bytes }]) => {
      const chunk = manifest.chunks[index];
      return chunk ? [{ hash: chunk.hash, bytes }] : [];
    });
    let refused: SwapErrorCode | undefined;
    try {
      await chunks.put(records);
    } catch (error) {
      refused = errorCode(error) ?? 'storage-failed';
    }
    storing = false;
    const stored: number[] = [];
    for (const [index, { bytes, giver }] of batch) {
      unstored.delete(index);
      unstoredBytes -= bytes.length;
      if (refused) pool.add(index);
      else if (holdings.gain(index, giver)) stored.push(index);
    }
    if (refused) {
      setFetching(false);
      options.refused(refused);
    } else {
      tell(stored);
      if (complete() && fetching) {
        fetching = false;
        options.completed();
      }
      refill();
      void store(false);
    }
    options.changed();
  }

  function tell(indexes: readonly number[]): void {
    for (let at = 0; at < indexes.length; at += HAVES_PER_MESSAGE) {
      const part = indexes.slice(at, at + HAVES_PER_MESSAGE);
      options.broadcast({ t: 'have', file: fileBytes, chunks: part });
    }
  }

  function setFetching(on: boolean): void {
    fetching = on && !complete();
    if (!fetching) {
      for (const wire of wires.values()) release(wire, wire.requests.keys(), true);
    }
    refill();
    options.changed();
  }

  return {
    holdings,
    wires: () => wires.values(),
    complete,
    fetching: () => fetching,
    setFetching,
    stalled: () => stalledTicks >= 2,
    async extended(from, giver = 'cache') {
      const to = manifest.chunks.length;
      const cached = await chunks.has(manifest.chunks.slice(from, to).map((it) => it.hash));
      const found: number[] = [];
      for (let index = from; index < to; index++) {
        if (have.has(index)) continue;
        if (cached[index - from] && holdings.gain(index, giver)) found.push(index);
        else pool.add(index);
      }
      tell(found);
      if (complete() && fetching) {
        fetching = false;
        options.completed();
      }
      refill();
      options.changed();
    },
    gainOwn(from, to) {
      const gained: number[] = [];
      for (let index = from; index < to; index++) {
        pool.delete(index);
        if (holdings.gain(index, 'own')) gained.push(index);
      }
      tell(gained);
      options.changed();
    },
    lose(indexes) {
      for (const index of [...indexes]) {
        if (!have.has(index)) continue;
        holdings.lose(index);
        pool.add(index);
      }
      refill();
      options.changed();
    },
    announce(peer) {
      const message: SwarmMessage = { t: 'bitfield', file: fileBytes, bits: have.toBytes() };
      if (peer) options.send(peer, message);
      else options.broadcast(message);
    },
    onBitfield(peer, bits) {
      const wire = wireOf(peer);
      wire.theirs = createBitfield(chunksMax, bits);
      wire.announced = true;
      refill();
      options.changed();
    },
    onHave(peer, indexes) {
      const wire = wireOf(peer);
      wire.announced = true;
      for (const index of indexes) wire.theirs.set(index);
      refill();
      options.changed();
    },
    onReject(peer, indexes) {
      const wire = wires.get(peer);
      if (!wire) return;
      for (const index of indexes) wire.theirs.clear(index);
      release(wire, indexes, false);
      refill();
      void store(false);
    },
    onData,
    onUnlinked(peer) {
      const wire = wires.get(peer);
      if (!wire) return;
      release(wire, wire.requests.keys(), false);
      // A ban outlives the link: coming back must not wash it off.
      if (wire.banned) Object.assign(wire, { ...createWire(peer, chunksMax), banned: true });
      else wires.delete(peer);
      refill();
      void store(false);
      options.changed();
    },
    tick() {
      for (const wire of wires.values()) {
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
      refill();
      void store(true);
      const moving = inFlight.size > 0 || checking > 0 || unstored.size > 0;
      const wasStalled = stalledTicks >= 2;
      stalledTicks = fetching && !moving ? stalledTicks + 1 : 0;
      if (wasStalled !== stalledTicks >= 2) options.changed();
    },
    bytesPerSecond: () => rate.bytesPerSecond(clock.now()),
    availability,
    mosaic: (tiles) =>
      holdings.mosaic(tiles, manifest.chunks.length, {
        asked: (index) => inFlight.has(index) || unstored.has(index),
        lost: (index) => fetching && !inFlight.has(index) && availability(index) === 0,
      }),
  };
}

/** Chunk indexes one `have` carries; see message.ts. */
const HAVES_PER_MESSAGE = 1024;
/** Chunks we took back from one peer that we still expect late frames of. */
const QUEUED_CANCELS_MAX = 1024;

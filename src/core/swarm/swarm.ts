/** One file's swarm: asks its peers for chunks, checks what comes, stores it, tells who has what. */
import type { Bytes } from '../base/bytes.ts';
import type { SwapErrorCode } from '../base/errors.ts';
import { chunkHash, type PeerId } from '../base/ids.ts';
import { CHUNKS_PER_FILE_MAX, UNSTORED_BYTES_MAX } from '../limits/swarm.ts';
import { createChunkWriter, type CheckedChunk, type ChunkSink } from './cache/chunk-writer.ts';
import { createAnnouncer } from './announcer.ts';
import type { DataFrame } from './data-frame.ts';
import { createHoldings } from './cache/holdings.ts';
import { createRate } from './rate.ts';
import { createRequester } from './request/requester.ts';
import type { Swarm, SwarmOptions } from './swarm-api.ts';
import { createDuplicateChunks } from './request/duplicate-chunks.ts';
import { receive, type Wire } from './wire.ts';
import { createWires } from './wires.ts';

export type { Swarm, SwarmOptions } from './swarm-api.ts';

export function createSwarm(options: SwarmOptions): Swarm {
  const { file, manifest, chunks, crypto, clock, random, flow } = options;
  // No chunk is empty, so a small file cannot have many, whatever a peer says.
  const chunksMax = Math.min(CHUNKS_PER_FILE_MAX, file.sizeBytes);
  const holdings = createHoldings(manifest.chunks, chunksMax);
  const { have } = holdings;
  const duplicates = createDuplicateChunks(manifest.chunks);
  const wires = createWires(chunksMax);
  const { availability } = wires;
  const rate = createRate();
  let checking = 0;
  let checkingBytes = 0;
  let fetching = false;
  let stalledTicks = 0;
  let sink: ChunkSink | undefined;

  const requester = createRequester({
    file: file.id,
    chunks: manifest.chunks,
    clock,
    random,
    flow,
    wires: wires.all,
    availability: availability.of,
    mayAsk: () => fetching && writer.waitingBytes + checkingBytes <= UNSTORED_BYTES_MAX,
    send: options.send,
  });
  const writer = createChunkWriter({
    chunks,
    fileBytes: file.sizeBytes,
    idle: () => requester.asked === 0 && checking === 0,
    stored: onStored,
    refused: onRefused,
  });

  const announcer = createAnnouncer({
    file: file.id,
    clock,
    chunksMax,
    stored: have.toBytes,
    unstored: writer.indexes,
    leechers: () => wires.leechers(manifest.chunks.length),
    linked: options.linked,
    send: options.send,
  });

  function proceed(): void {
    requester.refill();
    options.changed();
  }

  /** Of chunks with the same bytes the first is asked for, unless each of them is handed on. */
  function want(index: number): void {
    const first = duplicates.firstOf(index);
    if (index === first || sink || have.has(first)) requester.want(index);
  }

  const complete = () => manifest.closed() && have.count() === manifest.chunks.length;

  function onData(peer: PeerId, frame: DataFrame): void {
    const wire = wires.get(peer);
    const request = wire?.requests.get(frame.chunk);
    if (!wire || !request) {
      if (!wire?.cancelled.has(frame.chunk)) options.fault(peer, 'unasked');
      return;
    }
    const nowMs = clock.now();
    const state = receive(wire, request, frame, nowMs);
    if (state === 'bad') return ban(wire);
    if (state === 'late') return;
    options.took(peer, frame.bytes.length);
    rate.add(frame.bytes.length, nowMs);
    if (state === 'partial') return requester.refill();
    wire.snubbed = false;
    wire.timeouts = 0;
    requester.settle(wire, frame.chunk);
    void check(wire, frame.chunk, request.assembly.bytes());
    requester.refill();
  }

  async function check(wire: Wire, index: number, bytes: Bytes): Promise<void> {
    checking += 1;
    checkingBytes += bytes.length;
    const hash = chunkHash(await crypto.hash(bytes));
    checking -= 1;
    checkingBytes -= bytes.length;
    const good = hash === manifest.chunks[index]?.hash;
    if (good && sink) return sink(index, bytes);
    if (good && fetching) {
      writer.add({ index, hash, bytes, giver: wire.peer });
      // Told when it is checked, and served from memory until it is stored: so it spreads soon.
      return announcer.spread(index);
    }
    requester.want(index); // wrong, or we were stopped, perhaps to delete what is stored
    if (!good) ban(wire);
  }

  function ban(wire: Wire): void {
    if (wire.banned) return; // further bad chunks were on the way already
    wires.ban(wire);
    requester.release(wire, wire.requests.keys(), true);
    options.fault(wire.peer, 'bad-chunk');
    options.changed();
    requester.refill();
    writer.flush();
  }

  function onStored(batch: readonly CheckedChunk[]): void {
    for (const { index, giver } of batch) {
      for (const same of duplicates.of(index)) {
        if (!holdings.gain(same, giver) || same === index) continue;
        requester.unwant(same);
        announcer.note(same);
      }
    }
    announcer.settle();
    finishIfComplete();
    proceed();
  }

  function onRefused(batch: readonly CheckedChunk[], code: SwapErrorCode): void {
    for (const { index } of batch) requester.want(index);
    setFetching(false);
    announcer.all(); // we told of these, and do not have them after all
    options.refused(code);
  }

  function finishIfComplete(): void {
    if (!complete() || !fetching) return;
    fetching = false;
    if (have.count() === 0) announcer.all(); // an empty file has no chunk to tell of
    options.completed();
  }

  function setFetching(on: boolean): void {
    fetching = on && !complete();
    if (!fetching) {
      for (const wire of wires.all()) requester.release(wire, wire.requests.keys(), true);
    }
    proceed();
  }

  return {
    holdings,
    wires: wires.all,
    complete,
    fetching: () => fetching,
    setFetching,
    settled: writer.settled,
    stalled: () => stalledTicks >= 2,
    async extended(from, giver = 'cache') {
      const to = manifest.chunks.length;
      duplicates.know(to);
      const cached = await chunks.has(manifest.chunks.slice(from, to).map((it) => it.hash));
      for (let index = from; index < to; index++) {
        if (have.has(index)) continue;
        if (cached[index - from] && holdings.gain(index, giver)) announcer.note(index);
        else want(index);
      }
      announcer.settle();
      finishIfComplete();
      proceed();
    },
    gainOwn(from, to) {
      for (let index = from; index < to; index++) {
        requester.unwant(index);
        if (holdings.gain(index, 'own')) announcer.note(index);
      }
      announcer.settle();
      options.changed();
    },
    lose(indexes) {
      writer.forgetRecent();
      for (const index of [...indexes]) {
        if (!have.has(index)) continue;
        for (const same of duplicates.of(index)) holdings.lose(same);
        for (const same of duplicates.of(index)) want(same);
      }
      proceed();
    },
    announce: announcer.all,
    inMemory: writer.get,
    setSink(to) {
      sink = to;
      for (let index = 0; index < manifest.chunks.length; index++) {
        if (!have.has(index) && !writer.isWaiting(index)) want(index);
      }
    },
    ...requester.steering,
    onBitfield(peer, bits) {
      wires.announced(peer, bits);
      proceed();
    },
    onHave(peer, indexes) {
      wires.gained(peer, indexes);
      proceed();
    },
    onReject(peer, indexes) {
      const wire = wires.get(peer);
      if (!wire) return;
      wires.lacks(wire, indexes);
      requester.release(wire, indexes, false);
      requester.refill();
      writer.flush();
    },
    onData,
    onUnlinked(peer) {
      const wire = wires.get(peer);
      if (!wire) return;
      requester.release(wire, wire.requests.keys(), false);
      wires.unlinked(wire);
      requester.refill();
      writer.flush();
      options.changed();
    },
    tick() {
      requester.expire();
      requester.refill();
      writer.flush(true);
      const moving = flow.held() || requester.asked > 0 || checking > 0 || writer.size > 0;
      const wasStalled = stalledTicks >= 2;
      stalledTicks = fetching && !moving ? stalledTicks + 1 : 0;
      if (wasStalled !== stalledTicks >= 2) options.changed();
    },
    bytesPerSecond: () => rate.bytesPerSecond(clock.now()),
    elsewhere: () => availability.summary(manifest.chunks.length),
    mosaic: (tiles, total) =>
      holdings.mosaic(tiles, total, {
        asked: (index) => requester.isAsked(index) || writer.isWaiting(index),
        lost: (index) => fetching && !requester.isAsked(index) && availability.of(index) === 0,
      }),
  };
}

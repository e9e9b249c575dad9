/** One file's swarm: asks peers for chunks, stores what they give, and tells everyone which chunks we have. */
import type { SwapErrorCode } from '../base/errors.ts';
import type { ChunkHash, PeerId } from '../base/ids.ts';
import { CHUNKS_PER_FILE_MAX } from '../limits/files.ts';
import { MOVING_BYTES_PER_SECOND_MIN, UNSTORED_BYTES_MAX } from '../limits/swarm.ts';
import type { Tile } from '../api/views.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { Bytes } from '../base/bytes.ts';
import { Announcer } from './announcer.ts';
import { createBitfield } from './cache/bitfield.ts';
import { ChunkWriter, type CheckedChunk } from './cache/chunk-writer.ts';
import { Holdings } from './cache/holdings.ts';
import { Demand } from './request/demand.ts';
import { createDuplicateChunks, type DuplicateChunks } from './request/duplicate-chunks.ts';
import { Receiver } from './request/receiver.ts';
import { Requester } from './request/requester.ts';
import { Stall } from './request/stall.ts';
import type { Wire } from './wire.ts';
import type { SwarmOptions } from './swarm-options.ts';
import { Wires } from './wires.ts';

export class Swarm {
  /** Which chunks we hold, and who gave each. */
  readonly holdings: Holdings;
  readonly wires: Wires;
  readonly requester: Requester;
  readonly receiver: Receiver;
  /** Checked chunks on their way into the store. */
  readonly writer: ChunkWriter;
  readonly announcer: Announcer;
  readonly demand: Demand;
  readonly stall = new Stall();
  readonly #options: SwarmOptions;
  readonly #duplicates: DuplicateChunks;

  constructor(options: SwarmOptions) {
    const { file, manifest, chunks, crypto, clock, random, flow } = options;
    // No chunk is empty, so a small file cannot have many, whatever a peer says.
    const chunksMax = Math.min(CHUNKS_PER_FILE_MAX, file.sizeBytes);
    const send = (peer: PeerId, message: SwarmMessage) => options.send(peer, message);
    const wires = new Wires(
      chunksMax,
      () => manifest.chunks.length,
      () => manifest.closed(),
    );
    const requester = new Requester({
      ...{ file: file.id, chunks: manifest.chunks, clock, random, flow, send },
      wires: () => wires.all(),
      availability: wires.availability.of,
      wants: (index) => this.demand.wants(index),
      readers: () => this.demand.readers.all(),
      fetching: () => this.fetching(),
      mayAsk: () => this.#mayAsk(),
    });
    this.#options = options;
    this.holdings = new Holdings(manifest.chunks, chunksMax);
    this.#duplicates = createDuplicateChunks(manifest.chunks);
    this.demand = new Demand({
      ...{ manifest, requester, duplicates: this.#duplicates },
      ...{ file, holdings: this.holdings },
      isHere: (index) => this.isHere(index),
      isChecking: (index) => this.receiver.isChecking(index),
      changed: () => this.#proceed(),
    });
    this.wires = wires;
    this.requester = requester;
    this.receiver = new Receiver({
      ...{ chunks: manifest.chunks, crypto, clock, wires, requester },
      unasked: (peer) => options.unasked(peer),
      took: (peer, bytes) => options.took(peer, bytes),
      checked: (chunk) => this.#onChecked(chunk),
      bad: (wire, index) => this.#ban(wire, index),
    });
    this.writer = new ChunkWriter({
      chunks,
      fileBytes: file.sizeBytes,
      idle: () => requester.asked === 0 && this.receiver.checking === 0,
      stored: (batch) => this.#onStored(batch),
      refused: (batch, code) => this.#onRefused(batch, code),
    });
    this.announcer = new Announcer({
      ...{ file: file.id, clock, chunksMax, send },
      stored: () => this.holdings.have.toBytes(),
      unstored: () => this.writer.indexes(),
      leechers: () => wires.leechers(manifest.chunks.length),
      linked: () => options.linked(),
      mayTell: () => options.mayTell(),
    });
  }

  /** All that is wanted of the file is here: of a batch perhaps only some of its files. */
  complete(): boolean {
    return this.demand.complete();
  }

  /** A download goes on. */
  fetching(): boolean {
    return this.demand.fetching();
  }

  /** We hold this chunk, or it is on its way into the store. */
  isHere(index: number): boolean {
    return this.holdings.have.has(index) || this.writer.isWaiting(index);
  }

  /** At most `tiles` tiles for a file of `total` chunks, as far as that is known. */
  mosaic(tiles: number, total: number): Tile[] {
    const asked = (index: number) => this.requester.isAsked(index) || this.writer.isWaiting(index);
    const lost = (index: number) =>
      this.fetching() && !this.requester.isAsked(index) && this.wires.availability.of(index) === 0;
    return this.holdings.mosaic(tiles, total, { asked, lost });
  }

  /** Starts or stops the download of what is missing. */
  setFetching(on: boolean): void {
    this.demand.setFetching(on && !this.complete());
    this.#proceed();
  }

  /**
   * Chunks [from, manifest.chunks.length) became known: takes those that we hold, wants the others. The store may hold more of
   * them, from other rooms and private files. Nobody must learn that, and a sharer sees what we ask for; so they come again.
   * @param held of another's file: the chunks that we held of it on an earlier visit
   */
  async extended(from: number, giver: 'own' | 'cache' = 'cache', held?: Bytes): Promise<void> {
    const { manifest, chunks, heldOpenly, askAgain } = this.#options;
    const to = manifest.chunks.length;
    this.#duplicates.know(to);
    this.demand.extended();
    const before = held && createBitfield(to, held);
    const ours = manifest.chunks
      .slice(from, to)
      .map(
        ({ hash, lengthBytes }, i) =>
          giver === 'own' || before?.has(from + i) === true || heldOpenly(hash, lengthBytes),
      );
    const asked = manifest.chunks.slice(from, to).filter((_, i) => ours[i]);
    const stored = asked.length > 0 ? await chunks.has(asked.map((it) => it.hash)) : [];
    let isNews = false;
    for (let index = from, at = 0; index < to; index++) {
      const here = ours[index - from] === true && stored[at++] === true;
      if (this.holdings.have.has(index)) continue;
      if (here && this.holdings.gain(index, giver)) {
        this.announcer.note(index);
        isNews ||= before?.has(index) !== true;
      } else this.demand.want(index);
    }
    // The next visit may open this file before the other, or without it.
    if (isNews && giver === 'cache') this.#options.held();
    const opens = held !== undefined || giver === 'own';
    if (opens && this.holdings.have.count() > 0) this.announcer.all();
    else this.announcer.settle();
    for (const peer of this.wires.outgrown()) askAgain(peer);
    this.demand.readers.renew();
    this.#finishIfComplete();
    this.#proceed();
  }

  /** Whether we hold a chunk with this hash, and of this length: both were checked when it came. */
  holds(hash: ChunkHash, lengthBytes: number): boolean {
    const index = this.#duplicates.find(hash);
    if (index === undefined || !this.holdings.have.has(index)) return false;
    return this.#options.manifest.chunks[index]?.lengthBytes === lengthBytes;
  }

  /** We can now serve chunks [from, to) of our own file. */
  gainOwn(from: number, to: number): void {
    for (let index = from; index < to; index++) {
      this.requester.unwant(index);
      if (this.holdings.gain(index, 'own')) this.announcer.note(index);
    }
    this.announcer.settle();
    this.demand.readers.renew();
    this.#options.changed();
  }

  /** We no longer have these chunks, nor others with the same bytes. */
  lose(indexes: Iterable<number>): void {
    this.writer.forgetRecent();
    for (const index of [...indexes]) {
      if (!this.holdings.have.has(index)) continue;
      for (const same of this.#duplicates.of(index)) this.holdings.lose(same);
      for (const same of this.#duplicates.of(index)) this.demand.want(same);
    }
    this.#proceed();
  }

  onBitfield(peer: PeerId, bits: Uint8Array): void {
    const { mayRead, askAgain } = this.#options;
    if (!mayRead(peer, bits.length)) return askAgain(peer);
    this.wires.announced(peer, bits);
    this.#proceed();
  }

  onHave(peer: PeerId, indexes: readonly number[]): void {
    this.wires.gained(peer, indexes);
    this.#proceed();
  }

  onReject(peer: PeerId, indexes: readonly number[]): void {
    const wire = this.wires.get(peer);
    if (!wire) return;
    this.wires.lacks(wire, indexes);
    this.requester.release(wire, indexes, false);
    this.requester.refill();
    this.writer.flush();
  }

  onUnlinked(peer: PeerId): void {
    const wire = this.wires.get(peer);
    if (!wire) return;
    this.requester.release(wire, wire.requests.keys(), false);
    this.wires.unlinked(wire);
    this.requester.refill();
    this.writer.flush();
    this.#options.changed();
  }

  /** Timeouts, and the last chunks of a batch. Call it every TICK_MS. */
  tick(): void {
    this.requester.expire();
    this.requester.refill();
    this.writer.flush(true);
    this.announcer.tick();
    const isStill = this.demand.asking() && !this.#isMoving();
    if (this.stall.tick(isStill, this.requester.asked > 0)) this.#options.changed();
  }

  #isMoving(): boolean {
    const { receiver, writer } = this;
    if (receiver.checking > 0 || writer.size > 0 || this.#options.flow.held()) return true;
    if (this.requester.waits()) return true;
    return receiver.bytesPerSecond() >= MOVING_BYTES_PER_SECOND_MIN;
  }

  #mayAsk(): boolean {
    const unstoredBytes = this.writer.waitingBytes + this.receiver.checkingBytes;
    return unstoredBytes <= UNSTORED_BYTES_MAX;
  }

  #proceed(): void {
    this.requester.refill();
    this.#options.changed();
  }

  #onChecked(chunk: CheckedChunk): void {
    const { index, bytes } = chunk;
    const isKept = this.demand.isKept(index);
    if (isKept) this.writer.add(chunk);
    this.demand.readers.take(index, bytes, isKept);
    if (!isKept) return this.demand.want(index);
    // Announced as soon as it is checked, and served from memory until it is stored: so it spreads soon.
    this.announcer.spread(index);
  }

  #ban(wire: Wire, index: number): void {
    if (wire.banned) return; // more bad chunks were on their way already
    this.wires.ban(wire);
    this.requester.release(wire, wire.requests.keys(), true);
    this.#options.suspect(wire.peer, index);
    this.#options.changed();
    this.requester.refill();
    this.writer.flush();
  }

  #onStored(batch: readonly CheckedChunk[]): void {
    for (const { index, giver } of batch) {
      for (const same of this.#duplicates.of(index)) {
        if (!this.holdings.gain(same, giver) || same === index) continue;
        this.requester.unwant(same);
        this.announcer.note(same);
      }
    }
    this.#options.held();
    this.announcer.settle();
    this.demand.readers.renew();
    this.#finishIfComplete();
    this.#proceed();
  }

  #onRefused(batch: readonly CheckedChunk[], code: SwapErrorCode): void {
    const wasFetching = this.fetching();
    this.demand.keeps = false;
    for (const { index } of batch) this.requester.want(index);
    this.setFetching(false);
    this.announcer.all(); // we announced these, but do not have them
    this.demand.readers.renew();
    if (wasFetching) this.#options.refused(code);
  }

  #finishIfComplete(): void {
    if (!this.complete() || !this.fetching()) return;
    this.demand.end();
    this.#options.completed();
  }
}

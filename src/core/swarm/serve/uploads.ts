/** The serving side: reads requested chunks and sends them as fast as each link takes them. */
import { BoundedMap } from '../../base/bounded-map.ts';
import { Budget } from '../../base/budget.ts';
import type { Bytes } from '../../base/bytes.ts';
import type { Off } from '../../base/events.ts';
import type { FileId, PeerId } from '../../base/ids.ts';
import { ANSWERS, BULK_MESSAGE_BYTES_MAX } from '../../limits/shared.ts';
import { CHUNK_BYTES_MAX } from '../../limits/files.ts';
import {
  QUEUED_REQUESTS_MAX,
  READ_AHEAD_CHUNKS,
  UNSENT_READ_BYTES_BURST,
  UNSENT_READ_BYTES_PER_SECOND,
} from '../../limits/swarm.ts';
import type { Peers } from '../../peers.ts';
import type { Clock } from '../../ports.ts';
import { DATA_HEADER_BYTES, encodeDataFrame, frameBytesAt } from '../data-frame.ts';
import { createRate, type Rate } from '../rate.ts';
import type { Limiter } from './limiter.ts';

export interface UploadsOptions {
  readonly clock: Clock;
  /** Call `drain` for a peer that it says is ready. */
  readonly limit: Limiter<PeerId>;
  readonly peers: Pick<Peers, 'maxFrameBytes' | 'sendBulk'>;
  /** The chunk's bytes, or undefined when we do not have it (any more). */
  read(file: FileId, chunk: number): Promise<Bytes | undefined>;
  reject(peer: PeerId, file: FileId, chunks: number[]): void;
  served(peer: PeerId, bytes: number, file: FileId): void;
}

interface Item {
  readonly file: FileId;
  readonly chunk: number;
  /** Being read, or read. */
  bytes?: Promise<Bytes | undefined>;
  ready: Bytes | undefined;
  sent: number;
  /** Cancelled when it was half sent. If the peer asks for it again, it is sent again from the start. */
  takenBack: boolean;
}
interface Queue {
  readonly items: Item[];
  readonly rate: Rate;
  /** What the peer may have us read and then take back. */
  readonly unsent: Budget;
  /** Chunks of one file that we do not have, to be rejected together. */
  readonly missing: { readonly file: FileId; readonly chunk: number }[];
  retry: Off | undefined;
  pumping: boolean;
}

export class Uploads {
  readonly #options: UploadsOptions;
  readonly #queues = new Map<PeerId, Queue>();
  readonly #unsent = new BoundedMap<PeerId, Budget>(ANSWERS.peersMax);
  readonly #scratch = new Uint8Array(BULK_MESSAGE_BYTES_MAX);

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  request(peer: PeerId, file: FileId, chunks: readonly number[]): void {
    const queue = this.#queueOf(peer);
    const isWaiting = (chunk: number) =>
      queue.items.some((it) => it.chunk === chunk && it.file === file && !it.takenBack);
    for (const chunk of chunks) {
      if (isWaiting(chunk)) continue;
      // A peer that keeps to a window never asks for so much. We do not reject: that would say we lack the chunk.
      if (queue.items.length < QUEUED_REQUESTS_MAX)
        queue.items.push({ file, chunk, ready: undefined, sent: 0, takenBack: false });
    }
    void this.#pump(peer, queue);
  }

  cancel(peer: PeerId, file: FileId, chunks: readonly number[]): void {
    const queue = this.#queues.get(peer);
    if (!queue) return;
    const gone = new Set(chunks);
    // The rest of a half-sent chunk is still sent: the other side drops what it cancelled.
    const isGone = (it: Item) => it.file === file && gone.has(it.chunk);
    this.#keep(queue, (it) => !isGone(it));
    for (const it of queue.items) it.takenBack ||= isGone(it);
  }

  /** The link to a peer takes frames again. */
  drain(peer: PeerId): void {
    const queue = this.#queues.get(peer);
    if (queue) void this.#pump(peer, queue);
  }

  /** Drops what a peer asked for and has seen nothing of; the rest of a half-sent chunk is still sent. */
  drop(peer: PeerId): void {
    const queue = this.#queues.get(peer);
    if (queue) this.#keep(queue, () => false);
  }

  /** Drops everything queued for a peer that is gone. */
  forget(peer: PeerId): void {
    this.drop(peer);
    this.#queues.get(peer)?.retry?.();
    this.#queues.delete(peer);
    this.#options.limit.forget(peer);
  }

  close(): void {
    for (const peer of [...this.#queues.keys()]) this.forget(peer);
  }

  /** Chunks are waiting to be sent. */
  busy(): boolean {
    return [...this.#queues.values()].some((queue) => queue.items.length > 0);
  }

  #queueOf(peer: PeerId): Queue {
    const known = this.#queues.get(peer);
    if (known) return known;
    const queue: Queue = {
      items: [],
      rate: createRate(),
      unsent: this.#unsentOf(peer),
      missing: [],
      retry: undefined,
      pumping: false,
    };
    this.#queues.set(peer, queue);
    return queue;
  }

  /** A new link is no new budget. */
  #unsentOf(peer: PeerId): Budget {
    const budget =
      this.#unsent.get(peer) ?? new Budget(UNSENT_READ_BYTES_PER_SECOND, UNSENT_READ_BYTES_BURST);
    this.#unsent.set(peer, budget);
    return budget;
  }

  /** Sends from the head of the queue until the link is full or the queue is empty. */
  async #pump(peer: PeerId, queue: Queue): Promise<void> {
    if (queue.pumping) return;
    queue.pumping = true;
    for (;;) {
      this.#readAhead(peer, queue);
      const item = queue.items[0];
      if (item?.file !== queue.missing[0]?.file) this.#reject(peer, queue);
      if (!item?.bytes) break;
      item.ready ??= await item.bytes;
      if (this.#queues.get(peer) !== queue) return; // the peer left meanwhile
      if (queue.items[0] !== item) continue; // cancelled meanwhile
      if (!item.ready) queue.missing.push(item);
      else if (!this.#sendFrames(peer, queue, item, item.ready)) break;
      queue.items.shift();
    }
    this.#reject(peer, queue);
    queue.pumping = false;
  }

  #readAhead(peer: PeerId, queue: Queue): void {
    const { clock, read } = this.#options;
    const waitMs = queue.unsent.waitMs(clock.now());
    if (waitMs > 0 && queue.items.length > 0) {
      queue.retry ??= clock.after(waitMs, () => {
        queue.retry = undefined;
        this.drain(peer);
      });
      return;
    }
    for (const item of queue.items.slice(0, READ_AHEAD_CHUNKS)) {
      item.bytes ??= read(item.file, item.chunk);
    }
  }

  #reject(peer: PeerId, { missing }: Queue): void {
    const [first] = missing;
    if (!first) return;
    const chunks = missing.splice(0).map((it) => it.chunk);
    this.#options.reject(peer, first.file, chunks);
  }

  /** True when the whole chunk is on its way. */
  #sendFrames(peer: PeerId, queue: Queue, item: Item, bytes: Bytes): boolean {
    const { clock, limit, peers, served } = this.#options;
    const nowMs = clock.now();
    const room = peers.maxFrameBytes(peer) - DATA_HEADER_BYTES;
    const frameBytes = Math.min(room, frameBytesAt(queue.rate.bytesPerSecond(nowMs), bytes.length));
    if (frameBytes <= 0) return false;
    while (item.sent < bytes.length) {
      const part = bytes.subarray(item.sent, item.sent + frameBytes);
      const frame = { file: item.file, chunk: item.chunk, offset: item.sent, bytes: part };
      if (!limit.take(peer, part.length)) return false;
      if (!peers.sendBulk(peer, encodeDataFrame(frame, this.#scratch))) {
        limit.giveBack(part.length);
        return false;
      }
      item.sent += part.length;
      queue.rate.add(part.length, nowMs);
      served(peer, part.length, item.file);
    }
    return true;
  }

  /** Drops all other items, except those that are half sent. What was read of them in vain counts. */
  #keep(queue: Queue, wish: (it: Item) => boolean): void {
    const isKept = (it: Item) => it.sent > 0 || wish(it);
    const kept = queue.items.filter(isKept);
    for (const it of queue.items) {
      if (!it.bytes || isKept(it)) continue;
      queue.unsent.spend(this.#options.clock.now(), it.ready?.length ?? CHUNK_BYTES_MAX);
    }
    queue.items.splice(0, queue.items.length, ...kept);
  }
}

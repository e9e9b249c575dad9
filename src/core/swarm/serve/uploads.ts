/** The answering side: reads requested chunks and sends them as fast as each link takes them. */
import type { Bytes } from '../../base/bytes.ts';
import type { FileId, PeerId } from '../../base/ids.ts';
import { BULK_MESSAGE_BYTES_MAX } from '../../limits/shared.ts';
import { READ_AHEAD_CHUNKS, QUEUED_REQUESTS_MAX } from '../../limits/swarm.ts';
import type { Peers } from '../../peers.ts';
import type { Clock } from '../../ports.ts';
import { DATA_HEADER_BYTES, encodeDataFrame } from '../data-frame.ts';
import { frameBytesAt } from './frame-size.ts';
import type { Limiter } from './limiter.ts';
import { createRate, type Rate } from '../rate.ts';

export interface UploadOptions {
  readonly clock: Clock;
  /** `drain` is to be called for a peer that it says is ready. */
  readonly limit: Limiter<PeerId>;
  /** The chunk's bytes, or undefined when we do not have it (any more). */
  read(file: FileId, chunk: number): Promise<Bytes | undefined>;
  readonly peers: Pick<Peers, 'maxFrameBytes' | 'sendBulk'>;
  reject(peer: PeerId, file: FileId, chunk: number): void;
  served(peer: PeerId, bytes: number): void;
}

export interface Uploads {
  request(peer: PeerId, file: FileId, chunks: readonly number[]): void;
  cancel(peer: PeerId, file: FileId, chunks: readonly number[]): void;
  drain(peer: PeerId): void;
  /** Drops what a peer asked for and has seen nothing of; a chunk that is half sent is sent to its end. */
  drop(peer: PeerId): void;
  /** Drops everything queued for a peer that is gone. */
  forget(peer: PeerId): void;
  /** Chunks are waiting to be sent. */
  busy(): boolean;
}

interface Item {
  readonly file: FileId;
  readonly chunk: number;
  /** Being read, or read. */
  bytes?: Promise<Bytes | undefined>;
  ready: Bytes | undefined;
  sent: number;
  /** Cancelled when half of it was sent; asked for anew, it begins anew. */
  takenBack: boolean;
}
interface Queue {
  readonly items: Item[];
  readonly rate: Rate;
  pumping: boolean;
}

export function createUploads(options: UploadOptions): Uploads {
  const queues = new Map<PeerId, Queue>();
  const scratch = new Uint8Array(BULK_MESSAGE_BYTES_MAX);

  function queueOf(peer: PeerId): Queue {
    const queue = queues.get(peer) ?? { items: [], rate: createRate(), pumping: false };
    queues.set(peer, queue);
    return queue;
  }

  /** Sends from the head of the queue until the link is full or nothing is left. */
  async function pump(peer: PeerId, queue: Queue): Promise<void> {
    if (queue.pumping) return;
    queue.pumping = true;
    for (;;) {
      for (const item of queue.items.slice(0, READ_AHEAD_CHUNKS)) {
        item.bytes ??= options.read(item.file, item.chunk);
      }
      const item = queue.items[0];
      if (!item?.bytes) break;
      item.ready ??= await item.bytes;
      if (queues.get(peer) !== queue) return; // the peer left meanwhile
      if (queue.items[0] !== item) continue; // cancelled meanwhile
      if (!item.ready) options.reject(peer, item.file, item.chunk);
      else if (!sendFrames(peer, queue, item, item.ready)) break;
      queue.items.shift();
    }
    queue.pumping = false;
  }

  /** True when the whole chunk is on its way. */
  function sendFrames(peer: PeerId, queue: Queue, item: Item, bytes: Bytes): boolean {
    const nowMs = options.clock.now();
    const room = options.peers.maxFrameBytes(peer) - DATA_HEADER_BYTES;
    const frameBytes = Math.min(room, frameBytesAt(queue.rate.bytesPerSecond(nowMs), bytes.length));
    if (frameBytes <= 0) return false;
    while (item.sent < bytes.length) {
      const part = bytes.subarray(item.sent, item.sent + frameBytes);
      const frame = { file: item.file, chunk: item.chunk, offset: item.sent, bytes: part };
      if (!options.limit.take(peer, part.length)) return false;
      if (!options.peers.sendBulk(peer, encodeDataFrame(frame, scratch))) {
        options.limit.giveBack(part.length);
        return false;
      }
      item.sent += part.length;
      queue.rate.add(part.length, nowMs);
      options.served(peer, part.length);
    }
    return true;
  }

  /** Drops the others, but for what is half sent. */
  function keep(queue: Queue, wish: (it: Item) => boolean): void {
    const kept = queue.items.filter((it) => it.sent > 0 || wish(it));
    queue.items.splice(0, queue.items.length, ...kept);
  }

  return {
    request(peer, file, chunks) {
      const queue = queueOf(peer);
      const isWaiting = (chunk: number) =>
        queue.items.some((it) => it.chunk === chunk && it.file === file && !it.takenBack);
      for (const chunk of chunks) {
        if (isWaiting(chunk)) continue;
        // Nobody who keeps a window asks for so much; a rejection would say that we lack the chunk.
        if (queue.items.length < QUEUED_REQUESTS_MAX)
          queue.items.push({ file, chunk, ready: undefined, sent: 0, takenBack: false });
      }
      void pump(peer, queue);
    },
    cancel(peer, file, chunks) {
      const queue = queues.get(peer);
      if (!queue) return;
      const gone = new Set(chunks);
      // A chunk that is half sent is sent to its end: the other side drops what it took back.
      const isGone = (it: Item) => it.file === file && gone.has(it.chunk);
      keep(queue, (it) => !isGone(it));
      for (const it of queue.items) it.takenBack ||= isGone(it);
    },
    drop(peer) {
      const queue = queues.get(peer);
      if (queue) keep(queue, () => false);
    },
    drain(peer) {
      const queue = queues.get(peer);
      if (queue) void pump(peer, queue);
    },
    forget(peer) {
      queues.delete(peer);
      options.limit.forget(peer);
    },
    busy: () => [...queues.values()].some((queue) => queue.items.length > 0),
  };
}

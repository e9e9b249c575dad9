/**
 * Asks peers which chunks of our files they hold. In a small room at once; many files go in batches, a message a beat to each
 * peer, because each of them may be answered by a message of its own.
 */
import { createTokenBucket } from '../base/token-bucket.ts';
import { idBytes, type FileId, type PeerId } from '../base/ids.ts';
import {
  FILES_PER_QUERY_MAX,
  FILES_PER_ROOM_MAX,
  WHO_BURST,
  WHO_PER_SECOND,
} from '../limits/swarm.ts';
import type { SwarmMessage } from '../wire/message.ts';

export interface WhoAskerOptions {
  readonly clock: { now(): number };
  send(peer: PeerId, message: SwarmMessage): void;
  broadcast(message: SwarmMessage): void;
}

export class WhoAsker {
  readonly #options: WhoAskerOptions;
  /** What each linked peer is still to be asked. */
  readonly #waiting = new Map<PeerId, Set<FileId>>();
  readonly #atOnce = createTokenBucket(WHO_PER_SECOND, WHO_BURST);

  constructor(options: WhoAskerOptions) {
    this.#options = options;
  }

  /** A new link: asks for these files, the first ones at once. */
  onLinked(peer: PeerId, files: Iterable<FileId>): void {
    this.#waiting.set(peer, new Set(files));
    this.#askNext(peer);
  }

  onUnlinked(peer: PeerId): void {
    this.#waiting.delete(peer);
  }

  /** Asks everyone. */
  ask(file: FileId): void {
    if (this.#atOnce.take(this.#options.clock.now())) {
      this.#options.broadcast({ t: 'who', files: [idBytes(file)] });
    } else for (const waiting of this.#waiting.values()) addLast(waiting, file);
  }

  askOf(peer: PeerId, file: FileId): void {
    this.#waiting.get(peer)?.add(file);
  }

  /** Nobody is asked for it any more. */
  forget(file: FileId): void {
    for (const waiting of this.#waiting.values()) waiting.delete(file);
  }

  /** Call it every TICK_MS. */
  tick(): void {
    for (const peer of this.#waiting.keys()) this.#askNext(peer);
  }

  #askNext(peer: PeerId): void {
    const waiting = this.#waiting.get(peer);
    if (!waiting || waiting.size === 0) return;
    const files: FileId[] = [];
    for (const file of waiting) {
      if (files.length === FILES_PER_QUERY_MAX) break;
      waiting.delete(file);
      files.push(file);
    }
    this.#options.send(peer, { t: 'who', files: files.map((file) => idBytes(file)) });
  }
}

/** A room shows no more: the first ones may have been dropped from it. */
function addLast(waiting: Set<FileId>, file: FileId): void {
  waiting.add(file);
  for (const first of waiting) {
    if (waiting.size <= FILES_PER_ROOM_MAX) break;
    waiting.delete(first);
  }
}

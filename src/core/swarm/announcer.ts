/** Tells peers which chunks of a file we hold. */
import { idBytes, type FileId, type PeerId } from '../ids.ts';
import { HAVES_PER_MESSAGE } from '../limits.ts';
import type { SwarmMessage } from '../message.ts';
import { createBitfield } from './bitfield.ts';

export interface AnnouncerOptions {
  readonly file: FileId;
  readonly chunksMax: number;
  /** Bytes of the bitfield of stored chunks. */
  stored(): Uint8Array;
  /** Checked chunks that are not stored yet; served from memory. */
  unstored(): Iterable<number>;
  send(peer: PeerId, message: SwarmMessage): void;
  broadcast(message: SwarmMessage): void;
}

export interface Announcer {
  /** All we hold, to one peer or to everyone; replaces what was said before. */
  all(peer?: PeerId): void;
  /** What we hold in addition, to everyone. */
  gained(indexes: readonly number[]): void;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const file = idBytes(options.file);
  return {
    all(peer) {
      const bits = createBitfield(options.chunksMax, options.stored());
      for (const index of options.unstored()) bits.set(index);
      const message: SwarmMessage = { t: 'bitfield', file, bits: bits.toBytes() };
      if (peer) options.send(peer, message);
      else options.broadcast(message);
    },
    gained(indexes) {
      for (let at = 0; at < indexes.length; at += HAVES_PER_MESSAGE) {
        options.broadcast({ t: 'have', file, chunks: indexes.slice(at, at + HAVES_PER_MESSAGE) });
      }
    },
  };
}

/** What a swarm takes from the room: its file, the ports, and what it tells the other parts. */
import type { SwapErrorCode } from '../base/errors.ts';
import type { ChunkHash, PeerId } from '../base/ids.ts';
import type { ChunkStore, Clock, Crypto, Random } from '../ports.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { FileDescriptor, Manifest } from './manifest/manifest.ts';
import type { FlowRules } from './request/requester-options.ts';

export interface SwarmOptions {
  readonly file: FileDescriptor;
  readonly manifest: Manifest;
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly flow: FlowRules;
  /** Linked peers that take files. */
  linked(): readonly PeerId[];
  send(peer: PeerId, message: SwarmMessage): void;
  unasked(peer: PeerId): void;
  /** A peer sent bytes that are not those of this chunk. It gives no more of this file. */
  suspect(peer: PeerId, index: number): void;
  /** Everyone who may know of this file may know that we hold this chunk, because of another file. */
  heldOpenly(hash: ChunkHash, lengthBytes: number): boolean;
  /** Whether we look at a bitfield of the peer, of so many bytes, now. */
  mayRead(peer: PeerId, bytes: number): boolean;
  /** We did not keep all that the peer announced. */
  askAgain(peer: PeerId): void;
  /** Whether a `have` may be sent now. */
  mayTell(): boolean;
  /** Chunk bytes came from a peer. */
  took(peer: PeerId, bytes: number): void;
  /** What we hold of the file has changed on the disk. */
  held(): void;
  /** Fetching stopped because the store refused. */
  refused(code: SwapErrorCode): void;
  /** Something that views show has changed. */
  changed(): void;
  /** The last missing chunk of a closed manifest was stored. */
  completed(): void;
}

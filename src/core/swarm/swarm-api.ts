/** What a swarm asks of its room, and what it can be asked: the swarm of one file. */
import type { Bytes } from '../base/bytes.ts';
import type { SwapErrorCode } from '../base/errors.ts';
import type { PeerId } from '../base/ids.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { ChunkStore, Clock, Crypto, Random } from '../ports.ts';
import type { Tile } from '../api/views.ts';
import type { ChunkSink } from './cache/chunk-writer.ts';
import type { DataFrame } from './data-frame.ts';
import type { Holdings } from './cache/holdings.ts';
import type { FileDescriptor, Manifest } from './manifest/manifest.ts';
import type { RequesterOptions, Steering } from './request/requester.ts';
import type { Wire } from './wire.ts';

export interface SwarmOptions {
  readonly file: FileDescriptor;
  readonly manifest: Manifest;
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly flow: RequesterOptions['flow'];
  send(peer: PeerId, message: SwarmMessage): void;
  linked(): readonly PeerId[];
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

export interface Swarm extends Steering {
  readonly holdings: Holdings;
  wires(): Iterable<Readonly<Wire>>;
  complete(): boolean;
  fetching(): boolean;
  /** Begins or stops to fetch what is missing. */
  setFetching(on: boolean): void;
  /** Resolves when nothing is being stored. */
  settled(): Promise<void>;
  /** Fetching, but for two ticks nothing was on its way: nobody here has what is missing. */
  stalled(): boolean;
  /** Chunks [from, manifest.chunks.length) became known: takes what the cache holds, wants the rest. */
  extended(from: number, giver?: 'own' | 'cache'): Promise<void>;
  /** Chunks of our own file became servable. */
  gainOwn(from: number, to: number): void;
  /** Chunks are no longer here. */
  lose(indexes: Iterable<number>): void;
  /** A checked chunk that is still in memory, stored or not. */
  inMemory(index: number): Bytes | undefined;
  /** Checked chunks go there instead of into the store; undefined: the store again, for all it lacks. */
  setSink(sink: ChunkSink | undefined): void;
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
  /** What the peers hold together: copies of the rarest chunk, and how many chunks none of them has. */
  elsewhere(): { rarest: number; nowhere: number };
  /** At most `tiles` tiles for a file of `total` chunks, as far as one can tell. */
  mosaic(tiles: number, total: number): Tile[];
}

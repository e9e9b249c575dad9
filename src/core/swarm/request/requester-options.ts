/** What a requester takes from its swarm, and from the room. */
import type { FileId, PeerId } from '../../base/ids.ts';
import type { SwarmMessage } from '../../wire/message.ts';
import type { Clock, Random } from '../../ports.ts';
import type { Chunk } from '../manifest/leaves.ts';
import type { Wire } from '../wire.ts';
import type { ReadAhead } from './read-ahead.ts';

/** What a swarm checks before it asks a peer: choking and the download limit. */
export interface FlowRules {
  /** The peer answers no requests just now. */
  choked(peer: PeerId): boolean;
  /** The peer is left to a download that has its turn before this one. */
  yields(peer: PeerId): boolean;
  /** Whether the peer may get another message with requests; if not, the swarm is refilled soon. */
  mayRequest(peer: PeerId): boolean;
  /** Whether we may ask for this many more bytes; if not, the swarm is refilled when we may. */
  mayAsk(bytes: number): boolean;
  /** Bytes we asked for that will not come. */
  giveBack(bytes: number): void;
  /** The download limit holds us back. */
  held(): boolean;
}

export interface RequesterOptions {
  readonly file: FileId;
  readonly chunks: readonly Chunk[];
  readonly clock: Clock;
  readonly random: Random;
  readonly flow: FlowRules;
  wires(): Iterable<Wire>;
  availability(index: number): number;
  /** A download or a reader wants this chunk. */
  wants(index: number): boolean;
  readers(): Iterable<ReadAhead>;
  /** A download goes on; else all that is asked for is for readers. */
  fetching(): boolean;
  /** The store keeps up. */
  mayAsk(): boolean;
  send(peer: PeerId, message: SwarmMessage): void;
}

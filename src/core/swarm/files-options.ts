/** What the files of a room take from the room. */
import type { PeerId, Topic } from '../base/ids.ts';
import type { Peers, Providers, RoomAnswers } from '../peers.ts';
import type {
  Chunker,
  ChunkStore,
  Clock,
  Crypto,
  Identity,
  KeyValueStore,
  Random,
} from '../ports.ts';

export interface FilesOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly index: KeyValueStore;
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly chunker: Chunker;
  readonly peers: Peers;
  readonly answers?: RoomAnswers;
  readonly providers?: Providers;
  changed(part: 'files' | 'storage'): void;
  /** Whether this device has known a peer for long. Without it, all are strangers. */
  isKnown?(peer: PeerId): boolean;
}

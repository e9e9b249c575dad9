/** What the chat asks for and offers. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId, Topic } from '../base/ids.ts';
import type { LogMessage } from '../wire/message.ts';
import type { Clock, Crypto, Identity, KeyValueStore, Random } from '../ports.ts';
import type { Content, Entry, Place } from './entry.ts';
import type { Log } from './log.ts';

export interface ChatOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly records: KeyValueStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  /** For how many days entries are kept after they came here; for a year when nothing else was chosen. */
  keepDays?(): number;
  send(peer: PeerId, message: LogMessage): void;
  broadcast(message: LogMessage, except?: PeerId): void;
  badEntry(peer: PeerId): void;
  /** Entries that were not in the log before, in the order in which they were taken in. */
  added(entries: readonly Entry[]): void;
  /** Entries left the log: their author forked, or they are no longer kept. */
  removed?(entries: readonly Entry[]): void;
  /** Our own key was used twice: nothing that we say with it counts any more. */
  forkedSelf?(): void;
}

/** Makes what is to be said from where it will stand. */
export type Composer = (place: Place) => Promise<Content>;

export interface Chat {
  readonly log: Log;
  /** What `author` is called, as far as its entries tell. */
  nameOf(author: PeerId): string | undefined;
  /** The X25519 key (32 bytes) of `author`, as far as its entries tell. */
  boxKeyOf(author: PeerId): Bytes | undefined;
  /** Resolves when the entry is stored and on its way. @throws SwapError too-long, too-many, closed, storage-full, storage-failed */
  write(content: Content | Composer): Promise<Entry>;
  onLinked(peer: PeerId): void;
  onUnlinked(peer: PeerId): void;
  onMessage(peer: PeerId, message: LogMessage): void;
  onDigest(peer: PeerId, digest: Bytes): void;
  /** Lets go of what is no longer kept; to be called now and then. */
  tick(): void;
}

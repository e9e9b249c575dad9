/** What a room asks for and offers: the API that the UI and an embedder use. */
import type { Bytes } from '../base/bytes.ts';
import type { KeepDays } from '../limits/chat.ts';
import type { EntryId, FileId, PeerId, Topic } from '../base/ids.ts';
import type {
  ByteSource,
  Chunker,
  ChunkStore,
  Clock,
  Crypto,
  Identity,
  KeyValueStore,
  Off,
  Random,
  Transport,
} from '../ports.ts';
import type {
  ChatMessage,
  FlowControl,
  RoomHandoff,
  Person,
  Recipient,
  RoomStatus,
  SavableFile,
  BlocklistEntry,
  SharedFile,
  StorageView,
  Tile,
  Treatment,
} from './views.ts';

/** What is shared in a room, and what a listener returns: all that a view needs of the ports. */
export type { ByteSource, Off };

export interface RoomOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly transport: Transport;
  /** This room's log and settings. */
  readonly records: KeyValueStore;
  /** The index of cached files, shared by all rooms of this device. */
  readonly fileIndex: KeyValueStore;
  /** The chunk cache, shared by all rooms of this device. */
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  /** Cuts and hashes what we share; without one that is done here, in the page. */
  readonly chunker?: Chunker;
  /** Used when this room remembers no name of ours; without it a friendly one is made up. */
  readonly name?: string;
  /** Our proof of work for this room, once it is found (proof-of-work.ts). */
  readonly proof?: Promise<Bytes>;
  /** How hard that is; the default is right but for tests. */
  readonly proofBits?: number;
}

/** What a view can listen to. Emitted at most once a turn, however much changed. */
export type RoomPart = 'status' | 'people' | 'messages' | 'files' | 'storage';

/** One open room. Its parts show snapshots; `subscribe` tells when to look again. */
export interface Room {
  readonly topic: Topic;
  readonly self: PeerId;
  readonly chat: RoomChat;
  readonly files: RoomFiles;
  readonly people: RoomPeople;
  readonly handoffs: RoomHandoffs;
  subscribe(part: RoomPart, f: () => void): Off;
  status(): RoomStatus;
  /** Keeps newcomers out until it is unlocked. @throws as `chat.say` */
  lock(locked: boolean): Promise<void>;
  /**
   * Our key has signed two different entries for one position, as when a profile was restored from a copy. What it
   * says from there on is void for everyone: forget the key and enter as somebody new. Late listeners are told, too.
   */
  onKeyUsedTwice(f: () => void): Off;
  /** The network changed or the device woke: prove links and signaling now. */
  refresh(): void;
  close(): void;
}

/** What is said in a room. */
export interface RoomChat {
  /** In the room's one order. */
  messages(): readonly ChatMessage[];
  /** Who can get a private message: people here, and those who said something and left. By name. */
  recipients(): readonly Recipient[];
  /**
   * `answers`: the message that it replies to. With `recipients` only they and we can read it, also when they
   * come later. What concerns a private message goes to its recipients.
   * @throws SwapError too-long, too-many, unreachable, storage-full, storage-failed
   */
  say(text: string, answers?: EntryId, recipients?: readonly PeerId[]): Promise<void>;
  /** Gives a text of ours new words; does nothing to others' texts. @throws as `say` */
  edit(id: EntryId, text: string): Promise<void>;
  /** Takes a text of ours back. @throws as `say` */
  delete(id: EntryId): Promise<void>;
  /** Our one reaction to a message; an empty one takes it back. @throws as `say` */
  react(id: EntryId, emoji: string): Promise<void>;
  /** For how many days entries are kept on this device after they came to it. */
  keepDays(): KeepDays;
  /** @throws SwapError storage-full, storage-failed */
  setKeepDays(days: KeepDays): Promise<void>;
}

/** A file to share: with everyone, or with some. */
export interface FileToShare {
  readonly source: ByteSource;
  readonly name: string;
  readonly mime: string;
  readonly to?: readonly PeerId[] | undefined;
}

/** The files that are offered in a room. */
export interface RoomFiles {
  /** Newest offer last. */
  list(): readonly SharedFile[];
  get(id: FileId): SharedFile | undefined;
  /** The file's chunks condensed to at most `tiles` tiles, in order. */
  mosaic(id: FileId, tiles: number): readonly Tile[];
  /** Chunks are moving, or a file is still being hashed: closing the tab now would interrupt. */
  busy(): boolean;
  /** Offers a file at once; hashing goes on behind. */
  share(file: FileToShare): Promise<FileId>;
  /** Gives a file in state `needs-source` its source back; false when the bytes are not the same. */
  reattach(id: FileId, source: ByteSource): Promise<boolean>;
  /** Begins or resumes a download. */
  download(id: FileId): Promise<void>;
  /** Downloads without keeping: `onComplete` tells when it can be saved, chunk by chunk as it comes. */
  passThrough(id: FileId): Promise<void>;
  pause(id: FileId): Promise<void>;
  /** Stops fetching and forgets what was fetched. */
  cancel(id: FileId): Promise<void>;
  /** A download is ready to be saved: complete just now, or too large to be kept and to be streamed. */
  onComplete(f: (id: FileId) => void): Off;
  /** What a saver needs, or undefined while there is nothing to save. */
  savable(id: FileId): SavableFile | undefined;
  storage(): Promise<StorageView>;
  pin(key: string, pinned: boolean): Promise<void>;
  /** Deletes a cached file's chunks from this device. */
  evict(key: string): Promise<void>;
  readonly flow: FlowControl;
}

/** The people of a room, and how this device treats them. */
export interface RoomPeople {
  /** Self first, then by name. */
  list(): readonly Person[];
  ownName(): string;
  /** @throws SwapError too-long */
  rename(name: string): Promise<void>;
  /** What seals to a person: X25519, 32 bytes; undefined for a peer that is not linked and never said anything. */
  boxKeyOf(peer: PeerId): Bytes | undefined;
  /** Their safety code was compared and found right, whether they are here or not. */
  isVerified(peer: PeerId): boolean;
  /** Marks a key, or takes the mark back; told to nobody. */
  setVerified(peer: PeerId, verified: boolean): Promise<void>;
  /** 8 bytes that are the same on both sides, unless somebody stands between. */
  safetyCode(peer: PeerId): Promise<Bytes>;
  /** The people this device mutes or blocks here, the latest last. */
  blocklist(): readonly BlocklistEntry[];
  /** Mutes or blocks somebody on this device, or takes that back. Nobody is told. */
  setTreatment(peer: PeerId, as: Treatment): Promise<void>;
}

/** Fresh rooms for some of the people here. */
export interface RoomHandoffs {
  /** Tells these people of a room that we opened for them; gives how many were linked. */
  offer(to: readonly PeerId[], handoff: { secret: Bytes; password: string }): number;
  /** Rooms that people here opened for us, the latest last. */
  list(): readonly RoomHandoff[];
  decline(by: PeerId): void;
}

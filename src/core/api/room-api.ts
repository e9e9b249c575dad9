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
  SetAside,
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
  /** Our proof of work for this room, once it is found (work.ts). */
  readonly work?: Promise<Bytes>;
  /** How hard that is; the default is right but for tests. */
  readonly proofBits?: number;
}

/** What a view can listen to. Emitted at most once a turn, however much changed. */
export type RoomPart = 'status' | 'people' | 'messages' | 'files' | 'storage';

export interface Room extends FlowControl {
  readonly topic: Topic;
  readonly self: PeerId;
  subscribe(part: RoomPart, f: () => void): Off;

  status(): RoomStatus;
  /** Self first, then by name. */
  people(): readonly Person[];
  /** What seals to a person: X25519, 32 bytes; undefined of who is not linked and never said anything. */
  boxKeyOf(peer: PeerId): Bytes | undefined;
  /** In the room's one order. */
  messages(): readonly ChatMessage[];
  /** Newest offer last. */
  files(): readonly SharedFile[];
  file(id: FileId): SharedFile | undefined;
  /** The file's chunks condensed to at most `tiles` tiles, in order. */
  mosaic(id: FileId, tiles: number): readonly Tile[];
  storage(): Promise<StorageView>;
  /** Chunks are moving, or a file is still being hashed: closing the tab now would interrupt. */
  busy(): boolean;

  /** For how many days entries are kept on this device after they came to it. */
  keepDays(): KeepDays;
  /** @throws SwapError storage-full, storage-failed */
  setKeepDays(days: KeepDays): Promise<void>;
  /**
   * Our key has signed two different entries for one place, as when a profile was restored from a copy. What it
   * says from there on is void for everyone: forget the key and enter as somebody new. Whoever listens later is told, too.
   */
  onKeyUsedTwice(f: () => void): Off;

  /** Whose code was compared and found right, here or not. */
  isVerified(peer: PeerId): boolean;
  /** Marks a key, or takes the mark back; told to nobody. */
  setVerified(peer: PeerId, verified: boolean): Promise<void>;
  /** 8 bytes that are the same on both sides, unless somebody stands between. */
  safetyCode(peer: PeerId): Promise<Bytes>;

  /** Keeps newcomers out until it is unlocked. @throws as `say` */
  lock(locked: boolean): Promise<void>;
  /** Tells these people of a room that we opened for them; gives how many were linked. */
  offerHandoff(to: readonly PeerId[], move: { secret: Bytes; password: string }): number;
  /** Rooms that people here opened for us, the latest last. */
  moves(): readonly RoomHandoff[];
  declineHandoff(by: PeerId): void;

  name(): string;
  /** @throws SwapError too-long */
  rename(name: string): Promise<void>;
  /** Whom something private can be for: people here, and those who said something and left. By name. */
  readers(): readonly Recipient[];
  /**
   * `answers`: the message that it replies to. With `readers` they and we alone can read it, also when they
   * come later. What concerns something private goes to those who read that.
   * @throws SwapError too-long, too-many, unreachable, storage-full, storage-failed
   */
  say(text: string, answers?: EntryId, readers?: readonly PeerId[]): Promise<void>;
  /** Gives a text of ours new words; of others nothing changes. @throws as `say` */
  edit(id: EntryId, text: string): Promise<void>;
  /** Takes a text of ours back. @throws as `say` */
  deleteMessage(id: EntryId): Promise<void>;
  /** Our one reaction to a message; an empty one takes it back. @throws as `say` */
  react(id: EntryId, emoji: string): Promise<void>;

  /** Offers a file at once, to everyone or to some; hashing goes on behind. */
  share(file: {
    source: ByteSource;
    name: string;
    mime: string;
    to?: readonly PeerId[] | undefined;
  }): Promise<FileId>;
  /** Gives a file in state `needs-source` its source back; false when the bytes are not the same. */
  reattach(id: FileId, source: ByteSource): Promise<boolean>;
  download(id: FileId): Promise<void>;
  /** Downloads without keeping: `onComplete` tells when it can be saved, chunk by chunk as it comes. */
  passThrough(id: FileId): Promise<void>;
  pause(id: FileId): Promise<void>;
  resume(id: FileId): Promise<void>;
  /** Stops fetching and forgets what was fetched. */
  cancel(id: FileId): Promise<void>;
  /** A download is ready to be saved: complete just now, or too large to be kept and to be streamed. */
  onComplete(f: (id: FileId) => void): Off;
  /** What a saver needs, or undefined while there is nothing to save. */
  savable(id: FileId): SavableFile | undefined;

  pin(key: string, pinned: boolean): Promise<void>;
  /** Deletes a cached file's chunks from this device. */
  evict(key: string): Promise<void>;

  /** Whom this device mutes or blocks here, the latest last. */
  setAside(): readonly SetAside[];
  /** Mutes or blocks somebody on this device, or takes that back. Nobody is told. */
  treat(peer: PeerId, as: Treatment): Promise<void>;

  /** The network changed or the device woke: prove links and signaling now. */
  refresh(): void;
  close(): void;
}

/** What a room needs and offers: the API for the UI and for embedders. */
import type { BatchFacts, FileList } from './batch/file-list.ts';
import type { RoomLibrary } from './library.ts';
import type { RoomNotes } from './notes.ts';
import type { Lookup } from './overlay.ts';
import type { RoomTalk } from './talk.ts';
import type { Bytes } from '../base/bytes.ts';
import type { KeepDays } from '../limits/chat.ts';
import type { EntryId, FileId, PeerId, RoomId, Topic } from '../base/ids.ts';
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
import type { Looks } from '../wire/looks.ts';
import type {
  ChatMessage,
  FlowControl,
  Keeping,
  RoomHandoff,
  Person,
  NamedPeer,
  RoomStatus,
  SavableFile,
  Sending,
  BlocklistEntry,
  SharedFile,
  StorageView,
  Tile,
  Treatment,
} from './views.ts';

/** The source of a file to share, and what adding a listener returns: all that the UI needs of the ports. */
export type { ByteSource, Looks, Off };

export interface RoomOptions {
  readonly topic: Topic;
  /** Names the room in all that members sign. It depends on the password, and no server learns it. */
  readonly roomId: RoomId;
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
  /** Cuts and hashes the files we share; without it, the page does that itself. */
  readonly chunker?: Chunker;
  /** Our name if this room remembers none; without it, the room makes up a friendly one. */
  readonly name?: string;
  /** Our proof of work for this room, once found (proof-of-work.ts). */
  readonly proof?: Promise<Bytes>;
  /** Zero bits of a proof of work; only tests change it. */
  readonly proofBits?: number;
  /** Bounds on the authors of the log, without a proof of work, and that take others' places; only tests change them. */
  readonly places?: { readonly authors: number; readonly free: number; readonly guests: number };
}

/** What a view can listen to. Several changes in a row make one call. */
export type RoomPart = 'status' | 'people' | 'messages' | 'files' | 'storage';

/**
 * Why others take no more of what our key signs. `key-used-twice`: it signed two entries for one position, for example after a
 * profile was restored from a copy. `clock-was-ahead`: it signed an entry while this device's clock was days ahead.
 */
export type KeySpent = 'key-used-twice' | 'clock-was-ahead';

/** One open room. Its parts return snapshots; `subscribe` tells you when to read them again. */
export interface Room {
  readonly topic: Topic;
  readonly self: PeerId;
  readonly chat: RoomChat;
  readonly files: RoomFiles;
  readonly people: RoomPeople;
  readonly handoffs: RoomHandoffs;
  /** Comes with the links. Its changes are those of part `files`. @throws SwapError closed, not-loaded */
  library(): Promise<RoomLibrary>;
  /** Its code comes when somebody first asks for it. @throws SwapError closed, not-loaded */
  notes(): Promise<RoomNotes>;
  /** Comes with the links. @throws SwapError closed, not-loaded */
  talk(): Promise<RoomTalk>;
  subscribe(part: RoomPart, f: () => void): Off;
  status(): RoomStatus;
  /** Keeps newcomers out until it is unlocked. @throws as `chat.say` */
  lock(locked: boolean): Promise<void>;
  /** What the members called the room last, as they wrote it; empty: nobody named it. Part `status`. */
  title(): string;
  /** Gives the room a title for everyone; an empty one takes it away. @throws as `chat.say` */
  setTitle(title: string): Promise<void>;
  /** What our key signs reaches nobody any more: forget it, and enter with a new one. Late listeners are called too. */
  onKeySpent(f: (why: KeySpent) => void): Off;
  /** The network changed or the device woke: checks links and signaling now. */
  refresh(): void;
  close(): void;
}

/** The messages of a room. */
export interface RoomChat {
  /** In the room's one order. A message that did not change is the same object as before, and so is the list. */
  messages(): readonly ChatMessage[];
  /** The people who can get a private message: those who are here, and those who wrote something and left. By name. */
  recipients(): readonly NamedPeer[];
  /**
   * `answers`: the message that it replies to. With `recipients`, only they and we can read it, even if they come later. A
   * reply to a private message goes to that message's recipients.
   * @throws SwapError too-long, too-many, unreachable, storage-full, storage-failed
   */
  say(text: string, answers?: EntryId, recipients?: readonly PeerId[]): Promise<void>;
  /** Changes the words of our own text; does nothing to others' texts. @throws as `say` */
  edit(id: EntryId, text: string): Promise<void>;
  /** Deletes our own text, or takes back our own file. @throws as `say` */
  delete(id: EntryId): Promise<void>;
  /**
   * Our text is shown as deleted here, and nowhere else yet: `delete` does it, and `keep` undoes it. If neither is called before
   * the room is closed, it is deleted when the room is opened again.
   */
  deleteLater(id: EntryId): Promise<void>;
  keep(id: EntryId): Promise<void>;
  /** Sets our one reaction to a message; an empty one removes it. @throws as `say` */
  react(id: EntryId, emoji: string): Promise<void>;
  /** For how many days this device keeps messages after they came to it. */
  keepDays(): KeepDays;
  /** Something came here longer ago than that: `setKeepDays` would delete it at once. */
  hasOlderThan(days: KeepDays): boolean;
  /** @throws SwapError storage-full, storage-failed */
  setKeepDays(days: KeepDays): Promise<void>;
}

/** A file to share, with everyone or with some recipients. */
export interface FileToShare {
  readonly source: ByteSource;
  readonly name: string;
  readonly mime: string;
  readonly to?: readonly PeerId[] | undefined;
  /** Set for a batch: how many files it holds, and how long the list is with which `source` begins (see encodeFileList). */
  readonly batch?: BatchFacts | undefined;
  /** A small picture of it; longer ones than 8 KiB are left out. */
  readonly thumb?: Bytes | undefined;
  /** It is the catalogue of a library of so many files. */
  readonly library?: number | undefined;
}

/** The files that people offer in a room. */
export interface RoomFiles {
  /** The newest offer last. */
  list(): readonly SharedFile[];
  get(id: FileId): SharedFile | undefined;
  /**
   * Some of the people without a link to us who say that they have the file, or part of it; its sharer is not named. Members are asked,
   * for one file after another, and of each once a minute at most; of a private file nobody is.
   */
  farHolders(id: FileId): Promise<readonly NamedPeer[]>;
  /** The file's chunks in order, summed up in at most `tiles` tiles. */
  mosaic(id: FileId, tiles: number): readonly Tile[];
  /** Chunks are being transferred, or a file is being hashed: closing the tab now would interrupt that. */
  busy(): boolean;
  /** Offers a file at once, and hashes it in the background. */
  share(file: FileToShare): Promise<FileId>;
  /**
   * Takes back a file of ours, for good: nobody is shown it any more, asked for it or given it. What others have saved stays
   * with them. @throws as `chat.say`
   */
  withdraw(id: FileId): Promise<void>;
  /** Its sharer took the file back. */
  isWithdrawn(id: FileId): boolean;
  /** And that was us. */
  isWithdrawnByUs(id: FileId): boolean;
  /** Gives a file in state `needs-source` its source again; false when its bytes are different. */
  reattach(id: FileId, source: ByteSource): Promise<boolean>;
  /** What a batch holds; of the batch only this is fetched for it. @throws SwapError bad-list, and as `read` */
  contents(id: FileId, signal?: AbortSignal, unasked?: 'unasked'): Promise<FileList>;
  /**
   * Begins or resumes a download. `items`: of a batch only the files with these indexes in its list, together with those that are
   * still on their way; without them what was chosen before, or all.
   */
  download(id: FileId, items?: readonly number[]): Promise<void>;
  /** Downloads without keeping chunks: `onReady` tells when you can begin to save it, chunk by chunk as it comes. */
  passThrough(id: FileId): Promise<void>;
  pause(id: FileId): Promise<void>;
  /** These downloads have their turn in this order, and others after them. It is stored. */
  arrange(ids: readonly FileId[]): Promise<void>;
  /** What goes to whom now. */
  sending(): readonly Sending[];
  /** Stops a download and deletes what has come. */
  cancel(id: FileId): Promise<void>;
  /** A download is ready to be saved: it is complete, or it is streamed to the disk because it is too large to keep. */
  onReady(f: (id: FileId) => void): Off;
  /**
   * Bytes [from, to) in order, while the file may still be coming: what is missing is fetched next, before all else. Of a file that
   * is not being downloaded nothing else is fetched. Several may read at once. It ends when it is aborted. Do not change the bytes.
   * @param unasked no person asked for it: it takes the place of nothing in the cache, and of a file in very many chunks nothing comes
   * @throws SwapError withdrawn, closed, storage-failed; too-many, where it is unasked
   */
  read(
    id: FileId,
    range: { readonly from: number; readonly to: number },
    signal: AbortSignal,
    unasked?: 'unasked',
  ): AsyncIterable<Bytes>;
  /** What saving a file needs, or undefined while there is nothing to save. */
  savable(id: FileId): SavableFile | undefined;
  storage(): Promise<StorageView>;
  pin(key: string, pinned: boolean): Promise<void>;
  /** Deletes a cached file's chunks from this device. */
  evict(key: string): Promise<void>;
  /**
   * A cached file is about to be deleted, or stays after all. If neither this nor `evict` is called before the page closes, it is
   * deleted when a room is opened again.
   */
  setLeaving(key: string, leaves: boolean): Promise<void>;
  readonly flow: FlowControl;
  keeping(): Keeping;
  /** Begins to keep what others offer here, or lets go of what was kept so. @throws SwapError storage-full, storage-failed */
  keep(keeping: Keeping): Promise<void>;
  /** Of the files that others offered: how many this device keeps so, and their bytes. */
  kept(): { readonly files: number; readonly bytes: number };
}

/** The people of a room, and whom this device mutes, blocks and has verified. */
export interface RoomPeople {
  /** We come first, then the others by name. */
  list(): readonly Person[];
  ownName(): string;
  /** @throws SwapError too-long */
  rename(name: string): Promise<void>;
  /** How a person, or we, chose to be shown; undefined: as follows from their key. Part `people`. */
  looksOf(peer: PeerId): Looks | undefined;
  /** Takes effect at once, and everyone here sees it. @throws as `chat.say` */
  setLooks(looks: Looks): Promise<void>;
  /** Whom this device has met in this room, the first one first. */
  met(): readonly PeerId[];
  /** A person's X25519 key, 32 bytes; undefined for a peer that is not here and never wrote anything. */
  boxKeyOf(peer: PeerId): Bytes | undefined;
  /** Somebody on this device compared their safety code and found it to match. */
  isVerified(peer: PeerId): boolean;
  /** Marks a key as verified, or removes the mark. We tell nobody. */
  setVerified(peer: PeerId, verified: boolean): Promise<void>;
  /** 8 bytes, the same on both sides unless there is a man in the middle. */
  safetyCode(peer: PeerId): Promise<Bytes>;
  /** Looks for somebody as messages for one member are routed: over links, step by step. Undefined: no way led there. */
  lookUp(peer: PeerId): Promise<Lookup | undefined>;
  /** The people that this device mutes or blocks here, the latest last. */
  blocklist(): readonly BlocklistEntry[];
  /** Mutes or blocks a person on this device, or undoes that. We tell nobody. */
  setTreatment(peer: PeerId, as: Treatment): Promise<void>;
}

/** Room handoffs: new rooms for some of the people here. */
export interface RoomHandoffs {
  /** Tells these people of a room that we opened for them; returns how many of them have got it. */
  offer(to: readonly PeerId[], handoff: { secret: Bytes; password: string }): Promise<number>;
  /** Rooms that people here opened for us, the latest last. */
  list(): readonly RoomHandoff[];
  decline(by: PeerId): void;
}

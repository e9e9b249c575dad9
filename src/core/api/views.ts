/** What a room shows to the UI and to embedders: plain, immutable snapshots. */
import type { BatchFacts, ChosenPart, FileList } from './batch/file-list.ts';
import type { FileProblem } from './files/file-problem.ts';
import type { DialTrouble } from '../base/errors.ts';
import type { Bytes } from '../base/bytes.ts';
import type { ChunkHash, EntryId, FileId, PeerId } from '../base/ids.ts';
import type { LinkPath, SignalingStatus } from '../ports.ts';

export interface RoomStatus {
  /** Whether other people can find us now. `online`: signaling has also told us who is here. */
  readonly signaling: SignalingStatus;
  /** People we are linked with. */
  readonly linked: number;
  /** People who are here, with a link to us or without; 0 while we are linked with nobody. */
  readonly here: number;
  /** People who are here and whom we are still trying to reach. */
  readonly linking: number;
  /** Of these, people to whom several attempts in a row have failed. */
  readonly unreached: number;
  /** People who left without a goodbye; we are trying to reach them again. */
  readonly lost: number;
  /** What was said before has come from everyone whom we were linked with at first. */
  readonly caughtUp: boolean;
  /**
   * We are linked with nobody, although somebody is here. `unreadable`: their peer records do not open, as with another
   * password; `unanswered`: nobody answered, as in a locked room; `unreached`: somebody answered, but no path works; `clock`:
   * our clock and theirs are too far apart.
   */
  readonly outside: 'unreadable' | 'unanswered' | 'unreached' | 'clock' | undefined;
  /** With `clock`: how far this device's clock is ahead of theirs, roughly; negative: behind. */
  readonly clockAheadMs?: number | undefined;
  /** Members do not answer newcomers. */
  readonly locked: boolean;
}

export interface Person {
  readonly peer: PeerId;
  readonly name: string;
  readonly self: boolean;
  readonly muted: boolean;
  readonly verified: boolean; // somebody here compared their safety code, and it matched
  readonly looks: [ink: number, mark: number] | undefined; // as they chose; undefined: as follows from their key
  /**
   * `present`: they are here, without a link to us: what we say reaches them by way of others. `lost`: they left without a
   * goodbye, and we are trying to reach them again. `unreached`: they are here, but several attempts in a row have failed; we go
   * on trying.
   */
  readonly state: 'linked' | 'present' | 'linking' | 'lost' | 'unreached';
  readonly path: LinkPath;
  /** The member that forwards between us, where we have no direct path. */
  readonly forwarder: NamedPeer | undefined;
  /** The forwarder takes messages only, no files. */
  readonly messagesOnly: boolean;
  /** Their device says that it keeps the room's files. */
  readonly keeps: Keeps | undefined;
  readonly roundTripMs: number | undefined;
  /** Why the last attempt to reach them failed; undefined while linked. */
  readonly trouble: DialTrouble | undefined;
  /** When signaling or members last showed them, or their link was lost; milliseconds since the epoch. */
  readonly seenAtMs: number;
  /** Bytes of chunks that they sent us and got from us (for us: the sums). */
  readonly gaveBytes: number;
  readonly tookBytes: number;
}

/** What this device does about a person: `muted` hides their messages; `blocked` also refuses links with them. */
export type Treatment = 'open' | 'muted' | 'blocked';
/** A person that this device mutes or blocks. */
export interface BlocklistEntry {
  readonly peer: PeerId;
  /** Their name at that time. */
  readonly name: string;
  readonly as: Exclude<Treatment, 'open'>;
}

/** A person and their name: a recipient of something private, or a forwarder. */
export interface NamedPeer {
  readonly peer: PeerId;
  readonly name: string;
}

interface MessageBase {
  readonly id: EntryId;
  readonly author: PeerId;
  /** The author's latest name, or one made up from the key. */
  readonly name: string;
  readonly own: boolean;
  /** By the author's clock; for display only. */
  readonly timeMs: number;
  /** The recipients of a private message, without its author; undefined: everyone. */
  readonly to: readonly NamedPeer[] | undefined;
}
/** The message that a reply answers. Without a name: it is not here. Without words: its author deleted it or took it back. */
export interface Quote {
  readonly id: EntryId;
  readonly name: string | undefined;
  /** The beginning of a text, or the name of a file. */
  readonly words: string | undefined;
}
export interface Reaction {
  readonly emoji: string;
  /** The people who reacted with it, in the room's order. */
  readonly names: readonly string[];
  /** We are among them. */
  readonly own: boolean;
}
export interface OfferedFile {
  readonly file: FileId;
  /** Its name, also of a file that finds no place in the room's list. */
  readonly fileName: string;
}
/** A message that you can reply and react to. */
export type LiveMessage = Extract<ChatMessage, { kind: 'text' | 'file' }>;
/** An event of the room or a person, not a message that somebody wrote. */
export type Notice =
  | { readonly kind: 'lock'; readonly locked: boolean }
  /** Empty: the title was taken away. */
  | { readonly kind: 'titled'; readonly title: string }
  | { readonly kind: 'renamed'; readonly before: string; readonly after: string };
export type ChatMessage =
  | (MessageBase & Notice)
  | (MessageBase & {
      readonly kind: 'text';
      readonly text: string;
      readonly edited: boolean;
      /** Set if it is a reply. */
      readonly quote: Quote | undefined;
      readonly reactions: readonly Reaction[];
    })
  | (MessageBase &
      OfferedFile & {
        readonly kind: 'file';
        readonly reactions: readonly Reaction[];
      })
  /** Its author opened a shared note, whose id is that of the message. */
  | (MessageBase & { readonly kind: 'note'; readonly title: string })
  /** Its author deleted the text, or took back the file. */
  | (MessageBase & { readonly kind: 'deleted'; readonly file: boolean })
  /** The author's key was used twice: what it signed from here on is void. The id is not that of an entry. */
  | (MessageBase & { readonly kind: 'forked' });

/** A room handoff: a person here opened this room for us. */
export interface RoomHandoff {
  readonly by: PeerId;
  readonly name: string;
  /** 16 bytes. */
  readonly secret: Bytes;
  /** Empty: the room has none. */
  readonly password: string;
}

export interface Holder {
  readonly peer: PeerId;
  readonly name: string;
  /** 0 to 1. */
  readonly fraction: number;
}

/** Where the chunks of a tile came from: nowhere yet, our own file, the cache, or a peer. */
export type TileGiver = 'none' | 'own' | 'cache' | PeerId;
export interface Tile {
  readonly giver: TileGiver;
  /** Every chunk of the tile is here and checked. */
  readonly full: boolean;
  /** At least one chunk of it is requested. */
  readonly asked: boolean;
  /** Nobody here holds at least one missing chunk of it. */
  readonly lost: boolean;
}

export type FileState =
  | 'offered' // nobody asked us to download it
  | 'fetching'
  | 'paused'
  | 'complete' // every chunk is here and checked; of a batch, what was chosen of it
  | 'sharing' // our own: we serve it from the file itself or from the cache
  | 'needs-source' // our own, but the person must pick the file again; see `problem`
  | 'failed'; // see `problem`; can be resumed

export interface SharedFile {
  readonly id: FileId;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mime: string;
  readonly sharer: PeerId;
  readonly sharerName: string;
  readonly own: boolean;
  /** Offered only to some recipients. */
  readonly private: boolean;
  readonly timeMs: number;
  /** Set for a batch: a folder, or files that were shared together. `RoomFiles.contents` tells what it holds. */
  readonly batch: BatchFacts | undefined;
  /** Set while some of a batch is wanted here, and not all of it. */
  readonly chosen: ChosenPart | undefined;
  /** The bytes of a small picture, 8 KiB at most, as the sharer sent them: nobody has checked what they are. */
  readonly thumb: Bytes | undefined;
  /** It is the catalogue of a library of so many files. */
  readonly library: { readonly count: number } | undefined;
  readonly state: FileState;
  /** It is complete because all of it was looked at or played: nobody here asked to have it. */
  readonly looked?: boolean;
  /** How much of our own file is hashed, or of another's file the manifest covers. 0 to 1; 1: the manifest is closed. */
  readonly hashedFraction: number;
  readonly haveBytes: number;
  /** Too large to keep: it is streamed straight to the downloads folder, and `haveBytes` says how far. */
  readonly through: boolean;
  readonly chunks: number;
  readonly haveChunks: number;
  /** The download rate over the last seconds. */
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | undefined;
  readonly holders: readonly Holder[];
  /** The share of bytes that each person sent. */
  readonly givers: readonly Holder[];
  /** How many full copies the others here hold together: the number of copies of the rarest chunk. */
  readonly copiesElsewhere: number;
  /** The share of chunks that none of the others here has. 0 to 1. */
  readonly onlyHereFraction: number;
  /** Set while a download stalls, or in state `failed` or `needs-source`. */
  readonly problem: FileProblem | undefined;
  readonly pinned: boolean;
  /** Its place in the order of downloads that the person chose: lower goes first; undefined: after those. */
  readonly rank: number | undefined;
}

/** Chunks of a file that go to somebody. */
export interface Sending extends NamedPeer {
  readonly file: FileId;
  readonly bytesPerSecond: number;
}

/** A file in this device's cache, from any room. */
export interface CachedFile {
  readonly key: string;
  readonly id: FileId;
  readonly name: string;
  readonly sizeBytes: number;
  readonly cachedBytes: number;
  readonly lastUsedAtMs: number;
  readonly pinned: boolean;
  /** A person here downloads, shares or looked at it. Else it came by itself, to be shown: it goes first. */
  readonly asked: boolean;
  /** It is being downloaded or shared in this room now, and so not evicted. */
  readonly busy: boolean;
}
export interface StorageView {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Less than a tenth of the quota is left. */
  readonly nearlyFull: boolean;
  readonly files: readonly CachedFile[];
}

/** What saving a file needs: the file is complete here, or is streamed. */
export interface SavableFile {
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly chunks: readonly { readonly hash: ChunkHash; readonly lengthBytes: number }[];
  /** It is streamed and kept nowhere: call `read` once, it downloads as it goes; `chunks` may still grow. */
  readonly streamed: boolean;
  /** Of a batch: what it holds, and the indexes of the files that are to be saved. */
  readonly batch?: { readonly list: FileList; readonly items: readonly number[] } | undefined;
  /** The bytes in order, piece by piece; of a batch those of the files to be saved, without the list. A piece may hold several files. */
  read(until?: AbortSignal): AsyncIterable<Bytes>;
}

/** Whether this device keeps what others offer in the room, so that it stays when they leave, and how much of it at most. */
export interface Keeping {
  readonly on: boolean;
  readonly limitBytes: number;
}
/** What a device that does so says of itself: it keeps all that is offered, or as much as finds a place. */
export type Keeps = 'all' | 'some';

/** Bytes per second over the whole room; undefined: no limit. */
export interface FlowLimits {
  readonly uploadBytesPerSecond: number | undefined;
  readonly downloadBytesPerSecond: number | undefined;
}

/** Limits on what comes into a room and leaves it. You can change them at any time. */
export interface FlowControl {
  limits(): FlowLimits;
  setLimits(limits: FlowLimits): void;
  /** On a metered connection we only serve our own files and those we are downloading, unless `allowSeeding` is true. */
  setMetered(metered: boolean, allowSeeding: boolean): void;
}

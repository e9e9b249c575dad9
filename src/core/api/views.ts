/** What a room shows to whoever embeds it: plain, immutable snapshots. */
import type { DialTrouble, SwapErrorCode } from '../base/errors.ts';
import type { Bytes } from '../base/bytes.ts';
import type { ChunkHash, EntryId, FileId, PeerId } from '../base/ids.ts';
import type { LinkPath, SignalingStatus } from '../ports.ts';

export interface RoomStatus {
  /** Whether further people can find us. */
  readonly signaling: SignalingStatus;
  /** People we are linked with. */
  readonly linked: number;
  /** People we know to be here but are still trying to reach. */
  readonly linking: number;
  /** Of these, people to whom several attempts in a row have failed. */
  readonly unreached: number;
  /**
   * We are with nobody, although somebody is here. `unreadable`: what they announce does not open, as with
   * another password; `unanswered`: nobody answered, as in a locked room; `unreached`: somebody did, and no way
   * led to them.
   */
  readonly outside: 'unreadable' | 'unanswered' | 'unreached' | undefined;
  /** Members answer no newcomers. */
  readonly locked: boolean;
}

export interface Person {
  readonly peer: PeerId;
  readonly name: string;
  readonly self: boolean;
  readonly muted: boolean;
  /** Whose safety code was compared on this device and found right. */
  readonly verified: boolean;
  /**
   * `lost`: was here, went away without a goodbye, and we are trying to reach them again. `unreached`: is here,
   * but several attempts in a row have failed; we go on trying.
   */
  readonly state: 'linked' | 'linking' | 'lost' | 'unreached';
  readonly path: LinkPath;
  /** The member that forwards what we say to each other, where we have no direct path. */
  readonly forwarder: Recipient | undefined;
  /** It forwards messages only, no files. */
  readonly messagesOnly: boolean;
  readonly roundTripMs: number | undefined;
  /** What the last attempt to reach them came to; undefined while linked. */
  readonly trouble: DialTrouble | undefined;
  /** When signaling last showed them, or their link was lost; milliseconds since the epoch. */
  readonly seenAtMs: number;
  /** Chunk bytes they gave to us and took from us (for self: the sums). */
  readonly gaveBytes: number;
  readonly tookBytes: number;
}

/** How somebody is treated here: `muted`, their words are hidden; `blocked`, we have nothing to do with them. */
export type Treatment = 'open' | 'muted' | 'blocked';
/** Somebody who is muted or blocked on this device. */
export interface BlocklistEntry {
  readonly peer: PeerId;
  /** As they were called when it was chosen. */
  readonly name: string;
  readonly as: Exclude<Treatment, 'open'>;
}

/** Somebody and how they are called: one that something private is or can be for, one that passes something on. */
export interface Recipient {
  readonly peer: PeerId;
  readonly name: string;
}

interface MessageBase {
  readonly id: EntryId;
  readonly author: PeerId;
  /** The author's name as last announced, or a made-up one from the key. */
  readonly name: string;
  readonly own: boolean;
  /** The author's clock, for display only. */
  readonly timeMs: number;
  /** Whom a private message is for, without its author; undefined: everyone. */
  readonly to: readonly Recipient[] | undefined;
}
/** What a reply answers; without a name it is not here, without words its author has deleted it. */
export interface Quote {
  readonly id: EntryId;
  readonly name: string | undefined;
  /** The beginning of a text, or the name of a file. */
  readonly words: string | undefined;
}
export interface Reaction {
  readonly emoji: string;
  /** Who reacted so, in the room's order. */
  readonly names: readonly string[];
  /** We are among them. */
  readonly own: boolean;
}
/** A message that one can answer and react to. */
export type LiveMessage = Extract<ChatMessage, { kind: 'text' | 'file' }>;
/** Something that happened to the room or a person, not something said. */
export type Notice =
  | { readonly kind: 'lock'; readonly locked: boolean }
  | { readonly kind: 'renamed'; readonly before: string; readonly after: string };
export type ChatMessage =
  | (MessageBase & Notice)
  | (MessageBase & {
      readonly kind: 'text';
      readonly text: string;
      readonly edited: boolean;
      /** Set when it is a reply. */
      readonly quote: Quote | undefined;
      readonly reactions: readonly Reaction[];
    })
  | (MessageBase & {
      readonly kind: 'file';
      readonly file: FileId;
      readonly reactions: readonly Reaction[];
    })
  | (MessageBase & { readonly kind: 'deleted' })
  /** The author's key was used twice: what it said from here on is void. Its id is that of no entry. */
  | (MessageBase & { readonly kind: 'forked' });

/** A room that somebody here opened for us. */
export interface RoomHandoff {
  readonly by: PeerId;
  readonly name: string;
  /** 16 bytes. */
  readonly secret: Bytes;
  /** Empty: it has none. */
  readonly password: string;
}

export interface Holder {
  readonly peer: PeerId;
  readonly name: string;
  /** 0 to 1. */
  readonly fraction: number;
}

/** Who gave a tile's chunks: nobody yet, ourselves (our own file), the cache, or a peer. */
export type TileGiver = 'none' | 'own' | 'cache' | PeerId;
export interface Tile {
  readonly giver: TileGiver;
  /** Every chunk of the tile is here and checked. */
  readonly full: boolean;
  /** At least one chunk of it is asked for. */
  readonly asked: boolean;
  /** At least one missing chunk of it is held by nobody here. */
  readonly lost: boolean;
}

export type FileState =
  | 'offered' // known, nobody asked us to fetch it
  | 'fetching'
  | 'paused'
  | 'complete' // every chunk is here and checked
  | 'sharing' // our own: served from the file itself or from the cache
  | 'needs-source' // our own, but after a reload the file must be picked again
  | 'failed'; // see problem; can be resumed

export interface SharedFile {
  readonly id: FileId;
  readonly name: string;
  readonly sizeBytes: number;
  readonly mime: string;
  readonly sharer: PeerId;
  readonly sharerName: string;
  readonly own: boolean;
  /** Offered to some of the people only. */
  readonly private: boolean;
  readonly timeMs: number;
  readonly state: FileState;
  /** Own file: how much is hashed; others': how much the manifest covers. 0 to 1, 1 = manifest closed. */
  readonly hashedFraction: number;
  readonly haveBytes: number;
  /** Too large to be kept here: it goes straight to the downloads, and `haveBytes` is how far. */
  readonly through: boolean;
  readonly chunks: number;
  readonly haveChunks: number;
  /** Delivery rate over the last seconds, while fetching. */
  readonly bytesPerSecond: number;
  readonly secondsLeft: number | undefined;
  readonly holders: readonly Holder[];
  /** Bytes by giver, for the legend. */
  readonly givers: readonly {
    readonly peer: PeerId;
    readonly name: string;
    readonly fraction: number;
  }[];
  /** Full copies the others here hold together: of the rarest chunk they have this many. */
  readonly copiesElsewhere: number;
  /** The share of chunks that none of the others here has. 0 to 1. */
  readonly onlyHereFraction: number;
  /**
   * Set while fetching stalls or in state failed or needs-source. `nobody-has-it`: waiting for a holder;
   * `others-first`: waiting for our turn with those who have it.
   */
  readonly problem: SwapErrorCode | 'nobody-has-it' | 'others-first' | undefined;
  readonly pinned: boolean;
}

/** A file in this device's cache, from whatever room. */
export interface CachedFile {
  readonly key: string;
  readonly id: FileId;
  readonly name: string;
  readonly sizeBytes: number;
  readonly cachedBytes: number;
  readonly lastUsedAtMs: number;
  readonly pinned: boolean;
  /** Being fetched or shared in this room now; not evicted. */
  readonly busy: boolean;
}
export interface StorageView {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Less than a tenth of the quota is left. */
  readonly nearlyFull: boolean;
  readonly files: readonly CachedFile[];
}

/** A file that is complete here, or passes through, for whoever saves it. */
export interface SavableFile {
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly chunks: readonly { readonly hash: ChunkHash; readonly lengthBytes: number }[];
  /** It passes through and is kept nowhere: `read` fetches as it goes, once; `chunks` may still grow. */
  readonly streamed: boolean;
  /** The bytes in order, chunk by chunk. */
  read(): AsyncIterable<Bytes>;
}

/** Bytes a second over the whole room; undefined: no limit. */
export interface FlowLimits {
  readonly uploadBytesPerSecond: number | undefined;
  readonly downloadBytesPerSecond: number | undefined;
}

/** What may pass in and out of a room; all of it can be changed at any time. */
export interface FlowControl {
  limits(): FlowLimits;
  setLimits(limits: FlowLimits): void;
  /** On a metered connection we give out only our own files and what we are fetching, unless allowed. */
  setMetered(metered: boolean, allowSeeding: boolean): void;
}

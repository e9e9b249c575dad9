/** What the app gives to the UI: access to rooms, and a few services of the platform. */
import type { ManualPairing } from '../core/api/manual-pairing.ts';
import type { DraftKeeper } from '../core/api/draft.ts';
import type { SelfTest, MediumState } from '../core/api/diagnosis.ts';
import type { FileId, Topic } from '../core/base/ids.ts';
import type {
  NearbyOfferListeners,
  NearbyOffer,
  NearbyLook,
  OwnOffer,
} from '../core/api/nearby.ts';
import type { Bytes } from '../core/base/bytes.ts';
import type { FileList } from '../core/api/batch/file-list.ts';
import type { ReadKeeper } from '../core/api/read-mark.ts';
import type { ByteSource, Off, Room } from '../core/api/room-api.ts';
import type { LibraryFolder } from '../core/api/library.ts';
import type { RoomAddress } from '../core/api/room-address.ts';
import type { FoundInRoom } from '../core/search/message-index.ts';
import type { SearchQuery } from '../core/search/query.ts';
import type { NotifyAbout } from './text/unread.ts';
import type { HomeServices, ListedSession } from './home-services.ts';
import type { PictureDataChoice, PictureServices } from './picture-services.ts';
import type { ProfileServices } from './profile-services.ts';
import type { Choice } from './choice.ts';
import type { TextServices } from './text-services.ts';

/**
 * What came of entering a room. One tab of a browser is live in it; the others wait and can take over. `password`: the
 * link says that a password goes with it, and this tab does not know one yet.
 */
export type RoomAccess =
  | { readonly kind: 'live'; readonly session: RoomSession }
  | {
      readonly kind: 'elsewhere';
      /** Makes this tab the live one. */
      takeOver(): Promise<RoomAccess>;
      /** Makes this tab somebody new, who leaves no trace. The other tab stays. */
      comeAsNew(): Promise<RoomAccess>;
    }
  | { readonly kind: 'password' };

/**
 * Why the room was reopened: another device used our key, the room leaves traces or none from now on, or a profile came
 * to this device or left it.
 */
export interface Reopened {
  readonly access: RoomAccess;
  readonly why:
    | 'key-used-twice'
    | 'clock-was-ahead'
    | 'traceless'
    | 'traces'
    | 'profile-came'
    | 'profile-left';
}

/**
 * Whether people in a room learn this device's address. `open`: they do. `hidden`: they see a TURN server's.
 * `cut-off`: it should be hidden, but there is no TURN server, so nobody can be reached.
 */
export type AddressState = 'open' | 'hidden' | 'cut-off';

/** A file that a player has open. */
export interface Playing {
  /** For the player's `src`, until `end` or until the room is closed. */
  readonly url: string;
  /** Its bytes could not be read, so what the player says of its format means nothing. */
  hasBroken(): boolean;
  end(): void;
}

/** A file of a batch. */
export interface FilePart {
  readonly name: string;
  /** Where its bytes begin in the batch. */
  readonly from: number;
  readonly sizeBytes: number;
}

/** A folder that a person shares as a library, as it is now. */
export interface ChosenFolder {
  readonly folder: LibraryFolder;
  /** So that it can be looked into after a reload. Never rejects. */
  keep(library: FileId): Promise<void>;
}
/** Folders into which the browser lets us look again. */
export interface LibraryFolders {
  /** Undefined: the person chose none. @throws SwapError unsupported */
  choose(): Promise<ChosenFolder | undefined>;
  /**
   * The folder of a library of ours. `ask`: the browser asks the person first, so it may be asked for when they press something.
   * Undefined: it is not known, or may not be read any more. @param mayAsk they pressed something
   */
  again(library: FileId, mayAsk: boolean): Promise<ChosenFolder | 'ask' | undefined>;
}

/** How a file was saved. */
export interface Saved {
  /** The name of the chosen folder; undefined: the browser's downloads. */
  readonly folder: string | undefined;
  /** What could not keep its name. */
  readonly renamed: readonly { readonly path: string; readonly name: string }[];
}

/** How saving a file goes. `folder`: the name of the chosen one; undefined: the browser's downloads. */
export type SaveNews = { readonly folder: string | undefined } & (
  | { readonly kind: 'saving' }
  /** It begins some seconds later: the browser is not ready for it yet. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'saved'; readonly saved: Saved }
  /** The person cancelled it, or it failed: `save` says why. */
  | { readonly kind: 'stopped' }
  /** It failed when a download was complete. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly again: () => Promise<void> }
);

/** A room that is open in this tab. */
export interface RoomSession extends ListedSession {
  readonly room: Room;
  /** Resolves when another tab has taken over. The room is closed then. */
  readonly displaced: Promise<void>;
  /** Resolves when the room was reopened. @throws SwapError when that failed */
  readonly reopened: Promise<Reopened>;
  leave(): void;
  /** What is being written here; it stays when the room is left or the page is closed. */
  readonly draft: DraftKeeper;
  /** How far the person has read here, on this device; it stays as the draft does. */
  readonly read: ReadKeeper;
  readonly isTraceless: boolean;
  /** The browser stores nothing for this page, although the room is not traceless: all of it ends with the tab. */
  readonly keepsNothing: boolean;
  /** Reopens the room. On: it leaves no traces, and what was written of it is deleted. */
  setTraceless(on: boolean): void;
  /**
   * Saves a complete file to the browser's downloads, streamed where the browser can; a batch as a Zip archive, or its files
   * into `folder`. Downloads save themselves. @throws SwapError
   */
  save(file: FileId, folder?: FileSystemDirectoryHandle): Promise<void>;
  /**
   * Gives a video or a sound, or that of a batch, to a player of this page, which may ask for any part of it while it still comes. Undefined where
   * the browser plays only what is all here, and this is not. @throws SwapError unsupported, closed, not-loaded
   */
  play(file: FileId, part?: FilePart): Promise<Playing | undefined>;
  /** When this batch is complete, its files go into this folder; undefined: into the browser's downloads. */
  saveInto(file: FileId, folder: FileSystemDirectoryHandle | undefined): void;
  onSave(f: (file: FileId, news: SaveNews) => void): Off;
  /** Gives a text to the browser's downloads under this name. @throws SwapError not-loaded */
  saveText(name: string, text: string): Promise<void>;
  /** Reports the state of each signaling medium, now and at every change. */
  watchMedia(f: (media: readonly MediumState[]) => void): Off;
  /** Tests which servers this device reaches: signaling, STUN and TURN. Never throws. */
  selfTest(): Promise<SelfTest>;
  /** Reports whether people here learn this device's address, now and at every change. */
  watchAddress(f: (state: AddressState) => void): Off;
  /** Rejects when its code cannot be loaded. */
  manualPairing(): Promise<ManualPairing>;
}

/** How much this device may send and take, in every room. */
export interface FlowChoices {
  /** Megabytes a second; undefined: no limit. */
  readonly uploadMegabytes: number | undefined;
  readonly downloadMegabytes: number | undefined;
  /** Whether we serve other people's files on a metered connection. */
  readonly shareOnMetered: boolean;
}

/** `on`: the person allows notifications. `ask`: the browser would ask. */
export type NotificationState = 'on' | 'ask' | 'blocked' | 'unsupported';

/** Notifications of the system. Nothing here throws. */
export interface SystemNotifications {
  state(): NotificationState;
  /** Asks the person, if the browser has not asked yet. Call it when they press something. */
  request(): Promise<NotificationState>;
  /** Does nothing without permission. A later one with the same tag replaces it. */
  show(words: { readonly title: string; readonly body: string; readonly tag: string }): void;
  close(tag: string): void;
}

export type Theme = 'light' | 'dark';

/** What goes into a batch. */
export interface BatchParts {
  readonly files: readonly PickedFile[];
  /** Those with nothing in them: the others follow from the files. */
  readonly folders: readonly PickedFolder[];
}
export interface PickedFile {
  /** Its name, after those of the folders that were picked with it. */
  readonly path: string;
  readonly file: File;
}
export interface PickedFolder {
  readonly path: string;
  readonly modifiedMs: number;
}
/** A batch as core reads it: the list of what is in it, then the bytes of its files. */
export interface BatchSource {
  readonly source: ByteSource;
  readonly listBytes: number;
}

/** What was found in one room. */
export interface FoundIn extends FoundInRoom {
  /** Undefined: the open one. The title is as its members wrote it. */
  readonly room:
    | { readonly address: RoomAddress; readonly topic: Topic; readonly title: string }
    | undefined;
}
export interface FoundMessages {
  /** The open room comes first, then those of late. */
  readonly rooms: readonly FoundIn[];
  /** Rooms that are still to be read. */
  readonly reading: number;
}

/** Looks through what was said in the open room, and in those rooms that this device keeps and has the keys of. */
export interface MessageSearch {
  /** Tells what is found, and again when more is, until the signal ends it. One at a time: another one takes its place. */
  find(query: SearchQuery, tell: (found: FoundMessages) => void, signal: AbortSignal): void;
}

export interface Services extends ProfileServices, TextServices {
  /** @throws SwapError unsupported when the page is not on https or localhost, or the browser is too old */
  enter(address: RoomAddress): Promise<RoomAccess>;
  /** Resolves when the room in the page's address is on the screen, cannot be entered, or takes long: what comes later does not delay it. */
  entered(): Promise<void>;
  /** Sets the password that `enter` uses from now on for a guarded address. @throws as `enter` */
  setPassword(address: RoomAddress, password: string): Promise<void>;
  newAddress(): RoomAddress;
  /** A picked file as core reads it. */
  source(file: File): ByteSource;
  /** Rejects when its code cannot be loaded. */
  batchSource(parts: BatchParts): Promise<BatchSource>;
  /** A batch of ours from files that were picked again. @param listBytes its list as it was shared. Undefined: they are others. */
  batchAgain(
    listBytes: readonly Bytes[],
    list: FileList,
    parts: BatchParts,
  ): Promise<ByteSource | undefined>;
  /** Lets the person choose a folder to save into; undefined: they chose none. Missing where the browser cannot. */
  readonly chooseFolder: (() => Promise<FileSystemDirectoryHandle | undefined>) | undefined;
  /** Rejects when its code cannot be loaded; undefined where the browser has no such thing. */
  libraryFolders(session: RoomSession): Promise<LibraryFolders | undefined>;
  /** Reports whether the connection is metered: now, if the browser knows, and at every change. */
  watchMetered(f: (metered: boolean) => void): Off;
  /** How many bytes of files this device forwards in a day, for people who cannot reach each other; 0: none. */
  forwardedPerDay(): number;
  forwardPerDay(bytes: number): void;
  /** Hides this device's address from people in every room, or shows it again. Remakes the links. */
  hideAddress(hidden: boolean): void;
  /** Looks for the open offers of others on this network, and reports them each time. */
  lookNearby(f: (offers: readonly NearbyOffer[]) => void): Promise<NearbyLook>;
  /** Offers this room to people on this network, under a name. @throws where the browser is too old */
  offerNearby(
    address: RoomAddress,
    name: string,
    listeners: NearbyOfferListeners,
  ): Promise<OwnOffer>;
  /** The name that this device uses in rooms that it enters. */
  readonly name: Choice<string>;
  /** `flow` gets what is stored, unchecked: see `readFlowChoices`. */
  readonly preferences: {
    readonly flow: Choice<unknown>;
    readonly theme: Choice<Theme>;
    /** A code of LANGUAGES; undefined: what the browser prefers. */
    readonly language: Choice<string>;
    /** What notifications tell of; undefined: nothing. */
    readonly notify: Choice<NotifyAbout | undefined>;
    /** Others are told that somebody here is typing; undefined: yes. */
    readonly tellTyping: Choice<boolean>;
    /** Small pictures are fetched unasked; undefined: yes. */
    readonly smallPictures: Choice<boolean>;
    /** Undefined: the person is asked. */
    readonly pictureData: Choice<PictureDataChoice | undefined>;
    /** Somebody here has been told once what others see them as. */
    readonly nameTold: Choice<boolean>;
    /** How many rooms home lists, as far as this device knows without reading them. */
    readonly roomsListed: Choice<number>;
  };
  /** Rejects when its code cannot be loaded. */
  pictures(): Promise<PictureServices>;
  /** Rejects when its code cannot be loaded. */
  notifications(): Promise<SystemNotifications>;
  /** `room`: the open one, if one is. Rejects when its code cannot be loaded. */
  search(room: Room | undefined): Promise<MessageSearch>;
  /** Rejects when its code cannot be loaded. */
  home(): Promise<HomeServices>;
  /** Keeps the screen on, or lets it turn off. */
  keepAwake(on: boolean): void;
}

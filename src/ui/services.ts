/** What the app hands to the UI: access to rooms, and the few platform services that views need. */
import type { ManualPairing } from '../core/api/manual-pairing.ts';
import type { SelfTest, MediumState } from '../core/api/diagnosis.ts';
import type { FileId } from '../core/base/ids.ts';
import type {
  NearbyOfferListeners,
  NearbyOffer,
  NearbyLook,
  OwnOffer,
} from '../core/api/nearby.ts';
import type { ByteSource, Off, Room } from '../core/api/room-api.ts';
import type { RoomAddress } from '../core/api/room-address.ts';
import type { ProfileServices } from './profile-services.ts';

/**
 * One tab of a browser is live in a room; the others wait and can take over. `password`: the link says that a password
 * goes with it, and this tab does not know one yet.
 */
export type RoomAccess =
  | { readonly kind: 'live'; readonly session: RoomSession }
  | {
      readonly kind: 'elsewhere';
      /** Makes this tab the live one. */
      takeOver(): Promise<RoomAccess>;
      /** Makes this tab somebody else, who leaves no trace; the other tab stays. */
      comeAsNew(): Promise<RoomAccess>;
    }
  | { readonly kind: 'password' };

/**
 * The room was closed and opened again, and why: another device used our key, the room leaves traces or none from now on,
 * or a profile came to this device or left it.
 */
export interface Reopened {
  readonly access: RoomAccess;
  readonly why: 'key-used-twice' | 'traceless' | 'traces' | 'profile-came' | 'profile-left';
}

/**
 * Whether people in a room learn this device's address: `open`, they do; `hidden`, they see a TURN server's;
 * `cut-off`, it is to be hidden and there is no TURN server, so nobody can be reached.
 */
export type AddressState = 'open' | 'hidden' | 'cut-off';

/** A room that is open in this tab. */
export interface RoomSession {
  readonly room: Room;
  /** Settles when another tab took over; the room is closed then. */
  readonly displaced: Promise<void>;
  /** Settles when the room was opened again. @throws SwapError when that failed */
  readonly reopened: Promise<Reopened>;
  leave(): void;
  readonly isTraceless: boolean;
  /** Opens the room again: without traces, after deleting what was written of it; or with. */
  setTraceless(on: boolean): void;
  /** Hands a complete file to the browser's downloads, streamed where the browser can. Downloads are saved by themselves. */
  save(file: FileId): Promise<void>;
  /** A download is complete and could not be saved. */
  onSaveFailed(f: (file: FileId, error: unknown) => void): Off;
  /** Tells how each medium of signaling is doing: now and at every change. */
  watchMedia(f: (media: readonly MediumState[]) => void): Off;
  /** Tests what this device reaches: the servers that find people, STUN and TURN servers of this room. Never throws. */
  selfTest(): Promise<SelfTest>;
  /** Tells whether people here learn this device's address: now and at every change. */
  watchAddress(f: (state: AddressState) => void): Off;
  /** Linking by texts that people pass on. Rejects when its code cannot be loaded. */
  manualPairing(): Promise<ManualPairing>;
}

export interface Services extends ProfileServices {
  /** @throws SwapError unsupported when the page is not on https or localhost, or the browser is too old */
  enter(address: RoomAddress): Promise<RoomAccess>;
  /** What `enter` uses from now on for a guarded address. @throws as `enter` */
  setPassword(address: RoomAddress, password: string): Promise<void>;
  newAddress(): RoomAddress;
  /** A picked file as core reads it. */
  source(file: File): ByteSource;
  /** Whether the connection is paid by the byte: now, if the browser knows, and at every change. */
  watchMetered(f: (metered: boolean) => void): Off;
  /** Bytes of files that this device forwards a day, for people who cannot reach each other; 0: none. */
  forwardedPerDay(): number;
  forwardPerDay(bytes: number): void;
  /** Hides this device's address from people in every room, or shows it again; links are made again. */
  hideAddress(hidden: boolean): void;
  /** Tells the open offers of others on this network, whenever it has looked for them. */
  lookNearby(f: (offers: readonly NearbyOffer[]) => void): Promise<NearbyLook>;
  /** Offers this room to people on this network, under a name. @throws where the browser is too old */
  offerNearby(
    address: RoomAddress,
    name: string,
    listeners: NearbyOfferListeners,
  ): Promise<OwnOffer>;
  /** The name that this device uses in rooms that it enters. */
  readonly name: { get(): string | undefined; set(name: string): void };
  /** Keeps the screen on, or no longer. */
  keepAwake(on: boolean): void;
}

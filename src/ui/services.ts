/** What main.ts hands to the UI: rooms and the few platform services that views need. */
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
 * Our place in a room as somebody else, and why: another device used our key, traces are (not) left from now on, or a
 * profile came to this device or left it.
 */
export interface Anew {
  readonly seat: Seat;
  readonly why: 'key-used-twice' | 'no-trace' | 'trace' | 'profile-came' | 'profile-left';
}

/** Our place in a room. One tab of a browser is live in a room; the others wait and can take over. */
export type Seat =
  | {
      readonly kind: 'live';
      readonly room: Room;
      /** Settles when another tab took over; the room is closed then. */ readonly displaced: Promise<void>;
      /** The room was closed and opened again with another identity. */
      readonly anew: Promise<Anew>;
    }
  | {
      readonly kind: 'elsewhere';
      /** Makes this tab the live one. */ takeOver(): Promise<Seat>;
      /** Makes this tab somebody else, who leaves no trace; the other tab stays. */
      comeAsNew(): Promise<Seat>;
    }
  /** The link says that a password goes with it, and this tab was not told one yet. */
  | { readonly kind: 'password' };

/**
 * Whether people in a room learn this device's address: `open`, they do; `hidden`, they see a TURN server's;
 * `cut-off`, it is to be hidden and there is no TURN server, so nobody can be reached.
 */
export type AddressState = 'open' | 'hidden' | 'cut-off';

export interface Services extends ProfileServices {
  /** @throws SwapError unsupported when the page is not on https or localhost, or the browser is too old */
  enter(address: RoomAddress): Promise<Seat>;
  /** What `enter` uses from now on for a guarded address. @throws as `enter` */
  setPassword(address: RoomAddress, password: string): Promise<void>;
  leave(room: Room): void;
  isTraceless(room: Room): boolean;
  /** Opens the room anew: without writing anything, after deleting what was written of it; or with. */
  setTraceless(room: Room, on: boolean): void;
  newAddress(): RoomAddress;
  /** A picked file as core reads it. */
  source(file: File): ByteSource;
  /** Hands a complete file to the browser's downloads, streamed where the browser can. */
  save(room: Room, file: FileId): Promise<void>;
  /** Whether the connection is paid by the byte: now, if the browser knows, and at every change. */
  watchMetered(f: (metered: boolean) => void): Off;
  /** Bytes of files that this device passes on a day, for people who cannot reach each other; 0: none. */
  forwardedPerDay(): number;
  forwardPerDay(bytes: number): void;
  /** Hides this device's address from people in every room, or no longer; links are made anew. */
  hideAddress(hidden: boolean): void;
  /** How each way to find people is in this room: now and at every change; nothing for a room that was left. */
  watchMedia(room: Room, f: (ways: readonly MediumState[]) => void): Off | undefined;
  /** Tests this device's own ways out: the servers that find people, STUN and TURN servers of this room. Never throws. */
  selfTest(room: Room): Promise<SelfTest>;
  /** How it is in this room: now and at every change. */
  watchAddress(room: Room, f: (state: AddressState) => void): Off;
  /** Linking by texts that people pass on; nothing for a room that was left. Rejects when its code cannot be loaded. */
  manualPairing(room: Room): Promise<ManualPairing> | undefined;
  /** Open invitations of others on this network: whenever they were looked for. */
  lookNearby(f: (invitations: readonly NearbyOffer[]) => void): Promise<NearbyLook>;
  /** Shows an invitation to this room to people on this network, under a name. @throws where the browser is too old */
  offerNearby(
    address: RoomAddress,
    name: string,
    listeners: NearbyOfferListeners,
  ): Promise<OwnOffer>;
  /** The name that this device last used, and from now on uses in rooms that it enters. */
  readonly name: { get(): string | undefined; set(name: string): void };
  /** Keeps the screen on while `f` says so; re-evaluated on `refresh`. */
  keepAwake(on: boolean): void;
}

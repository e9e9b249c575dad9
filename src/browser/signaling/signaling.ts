/** How peers of one room find each other and exchange sealed boxes before they have a link. */
import type { MediumName } from '../../core/api/diagnosis.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { PeerId, Topic } from '../../core/base/ids.ts';
import type { Off, SignalingStatus } from '../../core/ports.ts';

/** Where one medium reaches a member now, in its own words. Only that medium can read it. */
export type MediumAddress = string;

/** Where a member can be reached now: by which medium, and at which of that medium's addresses. */
export interface Address {
  readonly medium: MediumName;
  readonly address: MediumAddress;
}

/** Members that pass on signals. There a peer's address is its id, and no other. */
export const MEMBERS_MEDIUM: MediumName = 'mesh';

export const isSameAddress = (a: Address, b: Address): boolean =>
  a.medium === b.medium && a.address === b.address;

export interface Member<A = Address> {
  readonly address: A;
  /** The sealed peer record that it announced. */
  readonly peerRecord: Bytes;
  /** The member that brought it, where members do. */
  readonly by?: string;
}

/**
 * Passes boxes on and is trusted with nothing: it may lose, repeat, reorder or invent them. Set listeners before
 * `announce`: until then only a status comes, and late listeners are told it.
 */
export interface Signaling<A = Address> {
  /** Some of the other members: after joining, and when `refresh` asks again. */
  onMembers(f: (members: readonly Member<A>[]) => void): Off;
  /** `by`: the member that brought it, where members do. */
  onBox(f: (from: A, box: Bytes, by?: string) => void): Off;
  /** The member at this address has left. */
  onGone(f: (address: A) => void): Off;
  onStatus(f: (status: SignalingStatus) => void): Off;
  /** Starts to connect. Others see us once we have announced a peer record. */
  start(topic: Topic): void;
  /** Shows others our sealed peer record. Call it again when the record changes. */
  announce(peerRecord: Bytes): void;
  /** False when the box is not taken: too many are waiting, or it is too long. */
  send(to: A, box: Bytes): boolean;
  /**
   * Where the medium can: asks one peer for its record, which comes as a member's. Resolves, when that is over, with whether it
   * came. Never rejects.
   */
  seek?(peer: PeerId): Promise<boolean>;
  /** Asks who is here, and finds out within seconds whether signaling still works. */
  refresh(): void;
  /** STUN and TURN servers to use for the next connection. */
  iceServers(): RTCIceServer[];
  /** Leaves. No timer and no socket remains. */
  close(): void;
}

/** One medium: a relay, a PeerServer, the tabs of this browser, linked members, or manual pairing. */
export type MediumSignaling = Signaling<MediumAddress>;

/** How peers of one room find each other and exchange sealed boxes before they have a link. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { Topic } from '../../core/base/ids.ts';
import type { Off, SignalingStatus } from '../../core/ports.ts';

/** Where a member can be reached just now, in the words of one signaling; opaque to everyone else. */
export type Address = string;

export interface Member {
  readonly address: Address;
  /** What it announced: a sealed presence. */
  readonly announce: Bytes;
}

/**
 * Carries, and is trusted with nothing: it may lose, repeat, reorder, invent. A relay, a PeerJS server, the
 * mesh itself and an invitation by hand can all be one. Listeners are set before `announce`: until then
 * nothing comes but a status, which late listeners are told.
 */
export interface Signaling {
  /** Some of the others: after joining, and when `refresh` asks anew. */
  onMembers(f: (members: readonly Member[]) => void): Off;
  onBox(f: (from: Address, box: Bytes) => void): Off;
  /** Nobody is at this address any more. */
  onGone(f: (address: Address) => void): Off;
  onStatus(f: (status: SignalingStatus) => void): Off;
  /** Begins to connect; others see us once there is something to announce. */
  start(topic: Topic): void;
  /** What others are shown of us; again when it has changed. */
  announce(announce: Bytes): void;
  /** False when the box was not taken: too many wait already, or it is too long to be carried. */
  send(to: Address, box: Bytes): boolean;
  /** Asks who is here, and makes sure within seconds that it still works. */
  refresh(): void;
  /** STUN and TURN servers to use for the next connection. */
  iceServers(): RTCIceServer[];
  /** Leaves; afterwards no timer and no socket is left. */
  close(): void;
}

/** What the mesh asks of the room, and what it does for it. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId, Topic } from '../base/ids.ts';
import type { Message } from '../wire/message.ts';
import type { Clock, Crypto, Random, SignalingStatus, Transport } from '../ports.ts';
import type { KnownPeers } from './known-peers.ts';
import type { Fault } from './peer-score.ts';
import type { Neighbour } from './neighbour.ts';

export type RoomMessage = Exclude<Message, { t: 'hello' | 'ping' | 'pong' | 'bye' }>;

export interface MeshOptions {
  readonly topic: Topic;
  readonly transport: Transport;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly knownPeers: KnownPeers;
  /** Zero bits that a proof of work must have; PROOF_BITS but for tests. */
  readonly proofBits?: number | undefined;
  /** Whom the person here wants nothing to do with. */
  isBlocked(peer: PeerId): boolean;
  /** Who gets no answer while the room is locked. */
  isKeptOut(peer: PeerId): boolean;
  /** Our name and X25519 key as hello tells them. */
  name(): string;
  readonly boxKey: Bytes;
  /** 16 bytes that are equal for equal logs. */
  digest(): Bytes;
  /** A peer said hello on a new link. */
  onLinked(peer: PeerId): void;
  /** A peer that was linked is no longer, for whatever reason. */
  onUnlinked(peer: PeerId): void;
  onMessage(peer: PeerId, message: RoomMessage): void;
  onBulk(peer: PeerId, frame: Bytes): void;
  onBulkDrain(peer: PeerId): void;
  /** A peer's log digest, as it came with a ping or pong. */
  onDigest(peer: PeerId, digest: Bytes): void;
  changed(): void;
}

export interface Mesh {
  status(): SignalingStatus;
  /** Signaling shows somebody whose announcement our room keys do not open. */
  strangers(): boolean;
  /** Everyone we know of: linked, being dialled, or lost a moment ago. */
  neighbours(): readonly Readonly<Neighbour>[];
  /** Peers that said hello, in the order of linking. */
  linked(): PeerId[];
  /** Whether the link to `peer` takes files: whoever passes it on may not let them through. */
  takesFiles(peer: PeerId): boolean;
  /** The largest frame the link to `peer` takes; 0 when there is none. */
  maxFrameBytes(peer: PeerId): number;
  send(peer: PeerId, message: RoomMessage): void;
  broadcast(message: RoomMessage, except?: PeerId): void;
  /** False: not taken; `onBulkDrain` tells when to try again. */
  sendBulk(peer: PeerId, frame: Uint8Array): boolean;
  fault(peer: PeerId, fault: Fault): void;
  /** Tells everyone our name anew. */
  greetAll(): void;
  /** Shows our proof of work to everyone, from now on. */
  showProof(nonce: Bytes): void;
  /** Ends what there is with a peer that was blocked. */
  drop(peer: PeerId): void;
  /** Begins to look for peers. */
  start(): void;
  /** The heartbeat: silence, redials, refresh. To be called every TICK_MS. */
  tick(): void;
  /** After sleep or a network change: doubt every link and dial everyone who is due. */
  refresh(): void;
  close(): void;
}

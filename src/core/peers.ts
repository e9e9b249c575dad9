/** The port between the mesh, the chat and the swarm: what these parts see of the people we are linked with. */
import type { Answers } from './base/answers.ts';
import type { Bytes } from './base/bytes.ts';
import type { FileId, PeerId } from './base/ids.ts';
import type { Off } from './ports.ts';
import type { Message } from './wire/message.ts';

/** The messages of the other parts; the rest are the mesh's own. */
export type RoomMessage = Exclude<Message, { t: 'hello' | 'ping' | 'pong' | 'keep' | 'bye' }>;

/** What we answer peers: chat and swarm share one budget for each. */
export type RoomAnswers = Answers<PeerId, RoomMessage>;

/**
 * Who is here, with a link to us or without, by records of presence: within some seconds everyone knows the same people. It lists
 * blocked people, too, and never us.
 */
export interface Members {
  members(): Iterable<PeerId>;
  isHere(peer: PeerId): boolean;
  /** Somebody came, or is listed for the first time. */
  onCame(f: (peer: PeerId) => void): Off;
  /** Somebody left, or fell silent. */
  onWent(f: (peer: PeerId) => void): Off;
}

/** How a peer breaks the protocol. */
export type Fault =
  | 'malformed' // a message that no honest version of us sends
  | 'bad-entry' // a log entry whose signature or chain is wrong
  | 'bad-chunk' // bytes that do not hash to what was asked for
  | 'bad-segment' // a manifest segment whose signature or position is wrong
  | 'unasked' // chunk bytes or segments that we did not request; a few follow every cancel
  | 'flood'; // more messages than the limit

/** The mesh implements it, and nothing else sends. Listeners are called in the order in which they were added. */
export interface Peers {
  /** Peers that said hello, in the order of linking. */
  linked(): PeerId[];
  /** Whether we or `peer` need the link between us; else it ends when no file has gone along it for a while. */
  lasts(peer: PeerId): boolean;
  /** Whether the link to `peer` takes files: a forwarder may refuse them. */
  takesFiles(peer: PeerId): boolean;
  /** The largest bulk frame the link to `peer` takes, in bytes; 0 when there is none. */
  maxFrameBytes(peer: PeerId): number;
  /** Bytes of messages to `peer` that have not left yet. */
  queuedBytes(peer: PeerId): number;
  /** Never throws. False: not taken, because there is no link or its queue is full. */
  send(peer: PeerId, message: RoomMessage): boolean;
  /** Sends to everyone linked, except `except`. */
  broadcast(message: RoomMessage, except?: PeerId): void;
  /** False: not taken; `onDrain` tells when to try again. */
  sendBulk(peer: PeerId, frame: Uint8Array): boolean;
  /** Asks for a link with a peer that is in the room, for a while. The link may come, or not. */
  need(peer: PeerId): void;
  /** The link with this peer is no longer needed: another may be in its place. */
  needNoMore(peer: PeerId): void;
  /** Counts a breach of the protocol against `peer`; too many cost it the link. */
  fault(peer: PeerId, fault: Fault): void;
  /** A peer said hello on a new link. */
  onLinked(f: (peer: PeerId) => void): Off;
  /** A linked peer is no longer linked, for any reason. @param stays it is still in the room, as far as it said */
  onUnlinked(f: (peer: PeerId, stays: boolean) => void): Off;
  onMessage(f: (peer: PeerId, message: RoomMessage) => void): Off;
  onBulk(f: (peer: PeerId, frame: Bytes) => void): Off;
  /** The bulk lane to a peer takes frames again. */
  onDrain(f: (peer: PeerId) => void): Off;
  /** Each ping and pong has a digest of its sender's log: 16 bytes, equal for equal logs. `own` returns ours. */
  compareDigests(own: () => Bytes, onTheirs: (peer: PeerId, digest: Bytes) => void): void;
}

/** Who in the room has which file, beyond those whom we are linked with. */
export interface Providers {
  /**
   * Says that we have chunks of these files, which are offered to the whole room: now and from time to time. Call it every
   * TICK_MS with all of them, the newest last.
   * @param soon whether it cannot wait: nobody else has the file
   */
  provide(files: readonly FileId[], soon: (file: FileId) => boolean): void;
  /**
   * Peers that are here and say that they have chunks of it; the likeliest first.
   * @param isThorough asks everyone who may know
   */
  find(file: FileId, isThorough: boolean): Promise<readonly PeerId[]>;
  /** Whether it is in the room, and we have no link with it. */
  isFar(peer: PeerId): boolean;
  /**
   * Asks a peer that has a file to dial us: it may have no place for those who knock. No answer is told, as anybody on the way
   * could give it: a link comes, or not.
   * @param file undefined: a private one that is for us
   */
  askToDial(peer: PeerId, file: FileId | undefined): void;
}

/**
 * What core needs from the outside. Every port has one contract suite in tests/contract, which the simulator's fake and the
 * browser's adapter both pass.
 */
import type { Bytes } from './base/bytes.ts';
import type { Off } from './base/events.ts';
import type { ChunkHash, PeerId } from './base/ids.ts';

export type { Off };

export interface Clock {
  /** Milliseconds since the epoch. It may jump when the device sleeps. */
  now(): number;
  /** Calls `f` once after at least `ms`. */
  after(ms: number, f: () => void): Off;
  /** Calls `f` every `ms`; later in a throttled tab, and never in bursts. */
  every(ms: number, f: () => void): Off;
}

export interface Random {
  /** A number in [0, 1), for choices but not for secrets. */
  next(): number;
  /** `length` unpredictable bytes, fit for secrets. */
  bytes(length: number): Bytes;
}

/** An X25519 key pair for one use. Nobody can read its private key. */
export interface KeyAgreement {
  /** 32 bytes. */
  readonly publicKey: Bytes;
  /** As `Identity.agree`. */
  agree(publicKey: Uint8Array): Promise<Bytes | null>;
}

export interface Crypto {
  /** SHA-256, 32 bytes. */
  hash(bytes: Uint8Array): Promise<Bytes>;
  /**
   * Whether `signature` (64 bytes) is `publicKey`'s (32 bytes, Ed25519) over `bytes`. Never throws. The answer is the same on
   * every device: ask a browser or a library by way of `strictly` alone (identity/strict-ed25519.ts).
   */
  verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /** AES-256-GCM under a key of 32 bytes: `nonce 12 ‖ ciphertext ‖ tag 16`, with a random nonce. */
  seal(key: Uint8Array, plain: Uint8Array, aad: Uint8Array): Promise<Bytes>;
  /** Opens what `seal` made; null when `key`, `box` or `aad` is a different one. Never throws. */
  open(key: Uint8Array, box: Uint8Array, aad: Uint8Array): Promise<Bytes | null>;
  /** A new key pair, to agree on a secret with another person's. */
  createAgreement(): Promise<KeyAgreement>;
}

/** Who we are in one room: two key pairs. Nobody can read their private keys. */
export interface Identity {
  readonly peer: PeerId;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes;
  /** X25519, 32 bytes. Others seal to it what only we may read. */
  readonly boxKey: Bytes;
  /** 64 bytes, Ed25519 over `bytes`. */
  sign(bytes: Uint8Array): Promise<Bytes>;
  /**
   * 32 bytes that only we and the owner of `boxKey` can compute (X25519, RFC 7748): key material, not a key. Null unless
   * `boxKey` is a key of 32 bytes, and for a point of low order, whose result everyone could compute. Never throws.
   */
  agree(boxKey: Uint8Array): Promise<Bytes | null>;
}

/** Small records by key. Each call is atomic: it happens as a whole, or not at all. */
export interface KeyValueStore {
  get(key: string): Promise<Bytes | undefined>;
  /** All records whose key starts with `prefix`, sorted by key in code-unit order. */
  entries(prefix: string): Promise<[key: string, value: Bytes][]>;
  /** Resolves when everything is committed. @throws SwapError storage-full, storage-failed */
  put(records: [key: string, value: Bytes][]): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

/** What helps a store to choose where to put chunks. */
export interface PutHint {
  /** The size of their file. */
  readonly fileBytes: number;
}

/** Stores chunks by the hash of their content. */
export interface ChunkStore {
  /** For each hash, whether its chunk is committed. */
  has(hashes: ChunkHash[]): Promise<boolean[]>;
  get(hash: ChunkHash): Promise<Bytes | undefined>;
  /**
   * Resolves when all chunks are committed: then they survive a crash of the page. After a crash at any other point, each
   * chunk is there as a whole or not at all. Each `hash` is the hash of its bytes; a store may check that when it reads. The
   * caller may go on reading the bytes, because it serves chunks while they are written, but must not change them until this
   * settles.
   * @throws SwapError storage-full, storage-failed
   */
  put(chunks: { hash: ChunkHash; bytes: Bytes }[], hint?: PutHint): Promise<void>;
  delete(hashes: ChunkHash[]): Promise<void>;
  /** How many bytes this origin uses and may use, as far as the browser tells. */
  usage(): Promise<{ usedBytes: number; quotaBytes: number }>;
}

/** A file that a person picked. We read it piece by piece, never as a whole. */
export interface ByteSource {
  readonly sizeBytes: number;
  /**
   * Bytes [start, end). Do not change them: they may be a view into a block that other reads share.
   * @param runEnd the end of what you will ask for next, so that one read of the disk can serve it all
   * @throws SwapError source-gone
   */
  read(start: number, end: number, runEnd?: number): Promise<Bytes>;
}

/** A piece of a shared file as its manifest lists it. */
export interface HashedChunk {
  readonly hash: ChunkHash;
  readonly lengthBytes: number;
  /** Only with `withBytes`. Do not change them. */
  readonly bytes: Bytes | undefined;
}
export interface Chunking {
  /** The lengths of the first chunks if the same bytes were cut before: cuts them the same way, then goes on. */
  readonly known: ArrayLike<number>;
  readonly withBytes: boolean;
  readonly signal: AbortSignal;
}

/** Cuts files into chunks and hashes them. */
export interface Chunker {
  /** Larger files could have more chunks than a manifest lists. */
  readonly sizeBytesMax: number;
  /**
   * All chunks in order, none empty, a few at a time. It reads only a little ahead of what you take.
   * @throws SwapError source-gone; the abort reason of the signal
   */
  chunks(source: ByteSource, chunking: Chunking): AsyncIterable<readonly HashedChunk[]>;
}

/** `bulk` carries the bytes of chunks; `control` carries everything small, and never waits behind `bulk`. */
export type Lane = 'control' | 'bulk';

/**
 * The path of a link: between the devices' own addresses, through NAT, or through a TURN server. The suffix says how we reach
 * that server; plain `turn` means that only the other side uses one. `forwarded`: another member forwards it, sealed.
 */
export type LinkPath =
  | 'direct'
  | 'nat'
  | 'turn'
  | 'turn-udp'
  | 'turn-tcp'
  | 'turn-tls'
  | 'forwarded'
  | 'unknown';

/** An open, authenticated connection to a peer: ordered and reliable per lane while it lives. */
export interface Link {
  readonly peer: PeerId;
  /** The largest message that `send` takes, in bytes: LINK_MESSAGE_BYTES_MIN at least. */
  readonly maxMessageBytes: number;
  /** Bytes of the control lane that have not left yet. */
  readonly queuedBytes: number;
  /** The member that forwards the link, and whether it forwards files. Without files, the bulk lane takes nothing. */
  readonly forwarder?: { readonly peer: PeerId; readonly files: boolean };
  /** Two people made it by manual pairing: one of them has invited the other. */
  readonly invited: boolean;
  /** Of a direct link: the peers that the other side says it is linked with. */
  readonly reach?: ReadonlySet<PeerId>;
  /**
   * Queues a message. Never throws. False: not taken, because the lane's queue is full, the link is closed, or the message is
   * longer than `maxMessageBytes`. After a full queue, `onDrain` tells when to try again. It copies or sends the message before it returns.
   */
  send(lane: Lane, message: Uint8Array): boolean;
  /** At most one listener of each kind. Messages that came earlier wait for it, within bounds. */
  onMessage(f: (lane: Lane, message: Bytes) => void): Off;
  onDrain(f: (lane: Lane) => void): Off;
  /** Called once when the link has ended, for any reason, including our own `close`. */
  onClose(f: (reason: string) => void): Off;
  /** The path of the link, as far as the browser tells. */
  path(): Promise<LinkPath>;
  close(reason: string): void;
}

/** Mail between peers that have no link yet: members pass on their peer records and signals, sealed and opaque to core. */
export interface MemberMail {
  /** From now on, peers that ask for our record get this one. */
  announce(record: Bytes): void;
  /** Asks a peer for its record, which comes by `onPeerRecord`. Resolves with whether it answered. */
  seek(peer: PeerId): Promise<boolean>;
  /** In the order of sending. False: not taken. `onGone` tells when it did not arrive. */
  send(to: PeerId, box: Bytes): boolean;
  /** A peer that we sought, as its answer claims, has this record. */
  onPeerRecord(f: (peer: PeerId, record: Bytes) => void): Off;
  /** `by`: the member that handed it to us. */
  onBox(f: (from: PeerId, box: Bytes, by: PeerId) => void): Off;
  /** No way to this peer brought an answer. */
  onGone(f: (peer: PeerId) => void): Off;
}

/** Whether signaling works now. Links go on without it. */
export type SignalingStatus = 'connecting' | 'online' | 'offline';

/**
 * What to do with an offer. `silent`: ignore it, as if nobody were here. `refused`: refuse it, and say so. `taken`: accept
 * it, within the budget for offers. `preferred`: accept it before all others.
 */
export type Welcome = 'silent' | 'refused' | 'taken' | 'preferred';

/** Decides about an offer. `invited`: a person has passed it on by manual pairing. */
export type OfferGate = (peer: PeerId, hasProof: boolean, invited?: boolean) => Welcome;

/** Finds the peers of one room and links with them. It authenticates a peer before it reports the link. */
export interface Transport {
  readonly self: PeerId;
  /**
   * Signaling shows a peer (in a sample after joining, or an answer to `refresh`). May repeat. `hasProof`: it showed a
   * proof of work (proof-of-work.ts), which the transport has checked.
   */
  onSighting(f: (peer: PeerId, hasProof: boolean) => void): Off;
  /** Sets who decides about each offer, before it costs anything. At most one; without it, all offers are taken. */
  setGate(f: OfferGate): void;
  /** From now on, our peer record has this proof of work. */
  showProof(nonce: Bytes): void;
  /** A new link, dialled by either side. A second link to the same peer replaces the first. */
  onLink(f: (link: Link) => void): Off;
  onStatus(f: (status: SignalingStatus) => void): Off;
  /**
   * With each sample: whether it has a peer record that our room keys do not open, like those of members with another
   * password. Signaling could make such records up. `clockAheadMs`: a genuine one is of so long ago by this device's clock
   * (negative: in the future) that one of the two clocks is wrong.
   */
  onStrangers(f: (any: boolean, clockAheadMs?: number) => void): Off;
  /** Begins to show our peer record and to look for others. Add listeners before. */
  start(): void;
  /**
   * Tries to link; the link itself comes with `onLink`. When both sides dial at once, one attempt survives, and both calls
   * settle with it.
   * @throws SwapError unreachable, timeout, closed
   */
  dial(peer: PeerId): Promise<void>;
  /** Asks signaling again who is here, and checks that it still works. */
  refresh(): void;
  /**
   * After sleep or a change of network: refreshes, repeats offers that nobody has answered, and repairs each link on which
   * nothing comes within LINK_PROOF_MS. With `peer`: refreshes, and repairs only that peer's link. The caller has just pinged
   * every peer, or that one.
   */
  doubt(peer?: PeerId): void;
  /** Says goodbye where it can. Afterwards no timer, socket or link is left. */
  close(): void;
}

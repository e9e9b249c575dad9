/**
 * What core asks of the world. Every port has one contract suite in tests/contract that the
 * simulator's fake and the browser's adapter both pass.
 */
import type { Bytes } from './base/bytes.ts';
import type { Off } from './base/events.ts';
import type { ChunkHash, PeerId } from './base/ids.ts';

export type { Off };

export interface Clock {
  /** Milliseconds since the epoch; may jump when the device sleeps. */
  now(): number;
  /** Calls `f` once after at least `ms`. */
  after(ms: number, f: () => void): Off;
  /** Calls `f` every `ms`, later when the tab is throttled, never in bursts. */
  every(ms: number, f: () => void): Off;
}

export interface Random {
  /** A number in [0, 1), good enough for choices. */
  next(): number;
  /** `length` unpredictable bytes, good enough for secrets. */
  bytes(length: number): Bytes;
}

/** A key pair of X25519 for one use, whose private half cannot be read. */
export interface KeyAgreement {
  /** 32 bytes. */
  readonly publicKey: Bytes;
  /** As `Identity.agree`. */
  agree(publicKey: Uint8Array): Promise<Bytes | null>;
}

export interface Crypto {
  /** SHA-256, 32 bytes. */
  hash(bytes: Uint8Array): Promise<Bytes>;
  /** Whether `signature` (64 bytes) is `publicKey`'s (32 bytes, Ed25519) over `bytes`. Never throws. */
  verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /** AES-256-GCM under a key of 32 bytes: `nonce 12 ‖ ciphertext ‖ tag 16`, the nonce random. */
  seal(key: Uint8Array, plain: Uint8Array, aad: Uint8Array): Promise<Bytes>;
  /** What `seal` made into `box`, or null when key, box or `aad` is another. Never throws. */
  open(key: Uint8Array, box: Uint8Array, aad: Uint8Array): Promise<Bytes | null>;
  /** A new key pair, to agree on a secret with somebody else's. */
  createAgreement(): Promise<KeyAgreement>;
}

/** Who we are in one room: two key pairs whose private halves cannot be read. */
export interface Identity {
  readonly peer: PeerId;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes;
  /** X25519, 32 bytes: what is for us alone is sealed to it. */
  readonly boxKey: Bytes;
  /** 64 bytes, Ed25519 over `bytes`. */
  sign(bytes: Uint8Array): Promise<Bytes>;
  /**
   * 32 bytes that only we and the owner of `boxKey` can compute (X25519, RFC 7748): key material, no key.
   * Null for what is no key of 32 bytes, or a point of low order, with which everyone could. Never throws.
   */
  agree(boxKey: Uint8Array): Promise<Bytes | null>;
}

/** Small records by key. Each call is atomic: all of it is there afterwards, or none. */
export interface KeyValueStore {
  get(key: string): Promise<Bytes | undefined>;
  /** All records whose key starts with `prefix`, by key in code-unit order. */
  entries(prefix: string): Promise<[key: string, value: Bytes][]>;
  /** Resolves when everything is committed. @throws SwapError storage-full, storage-failed */
  put(records: [key: string, value: Bytes][]): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

/** What a store may go by when it chooses where chunks go. */
export interface PutHint {
  /** The size of the file that they are of. */
  readonly fileBytes: number;
}

/** Chunks by the hash of their content. */
export interface ChunkStore {
  /** For each hash whether its chunk is committed. */
  has(hashes: ChunkHash[]): Promise<boolean[]>;
  get(hash: ChunkHash): Promise<Bytes | undefined>;
  /**
   * Resolves when all are committed; then they survive a crash of the page, and after a crash at any
   * other point each is there whole or not at all. Each `hash` is that of its bytes, which a store may
   * check when it reads. The bytes stay the caller's to read, for chunks are served while they are
   * being written; they must not change until this settles.
   * @throws SwapError storage-full, storage-failed
   */
  put(chunks: { hash: ChunkHash; bytes: Bytes }[], hint?: PutHint): Promise<void>;
  delete(hashes: ChunkHash[]): Promise<void>;
  /** What this origin uses and may use, in bytes, as far as the browser tells. */
  usage(): Promise<{ usedBytes: number; quotaBytes: number }>;
}

/** A file that a person picked, read piece by piece, never as a whole. */
export interface ByteSource {
  readonly sizeBytes: number;
  /**
   * Bytes [start, end), to be read only: they may be a view into a block that other reads share.
   * @param runEnd where the bytes end that will be asked for next, so that one read may serve them all
   * @throws SwapError source-gone
   */
  read(start: number, end: number, runEnd?: number): Promise<Bytes>;
}

/** A piece of a shared file as its manifest lists it. */
export interface HashedChunk {
  readonly hash: ChunkHash;
  readonly lengthBytes: number;
  /** Only where they were wished for; to be read only. */
  readonly bytes: Bytes | undefined;
}
export interface Chunking {
  /** Lengths of the first chunks, where the same bytes were cut before: cut like that again, then on. */
  readonly known: ArrayLike<number>;
  readonly withBytes: boolean;
  readonly signal: AbortSignal;
}

/** Cuts files into chunks and hashes them. */
export interface Chunker {
  /** Larger files may come to more chunks than a manifest lists. */
  readonly sizeBytesMax: number;
  /**
   * All chunks in order, none empty, a few at a time; it is read little further than is taken.
   * @throws SwapError source-gone; whatever aborted the signal
   */
  chunks(source: ByteSource, chunking: Chunking): AsyncIterable<readonly HashedChunk[]>;
}

/** `control` is for everything small and never waits behind `bulk`, which carries chunk bytes. */
export type Lane = 'control' | 'bulk';

/**
 * How the bytes of a link travel: between the devices' own addresses, through NAT, or through a TURN server. The suffix
 * says how we reach that server; plain `turn` means that the other side uses one. `forwarded`: another member forwards
 * them, sealed.
 */
export type LinkPath =
  'direct' | 'nat' | 'turn' | 'turn-udp' | 'turn-tcp' | 'turn-tls' | 'forwarded' | 'unknown';

/** An open, authenticated connection to a peer: ordered and reliable per lane while it lives. */
export interface Link {
  readonly peer: PeerId;
  /** The largest message that `send` takes, in bytes. */
  readonly maxMessageBytes: number;
  /** The member that forwards it, and whether it forwards files; if not, the bulk lane takes nothing. */
  readonly forwarder?: { readonly peer: PeerId; readonly files: boolean };
  /**
   * Queues a message. False: not taken, because the lane's queue is full or the link is closed; for a
   * full queue `onDrain` tells when to try again. A message is copied or sent before this returns.
   */
  send(lane: Lane, message: Uint8Array): boolean;
  /** At most one listener of each kind; messages that came before it are kept for it (bounded). */
  onMessage(f: (lane: Lane, message: Bytes) => void): Off;
  onDrain(f: (lane: Lane) => void): Off;
  /** Called once, when the link is over for whatever reason, also after our own `close`. */
  onClose(f: (reason: string) => void): Off;
  /** How it travels, as far as the browser tells. */
  path(): Promise<LinkPath>;
  close(reason: string): void;
}

/** A peer record, sealed by its owner and opaque to core. */
export interface SealedPeerRecord {
  readonly peer: PeerId;
  readonly record: Bytes;
}

/** Mail between peers that have no link yet: members forward their peer records and signals, sealed and opaque to core. */
export interface MemberMail {
  /** Members show others this record of ours from now on. */
  announce(record: Bytes): void;
  /** False: no member that we are linked with reaches `to`. */
  send(to: PeerId, box: Bytes): boolean;
  /** The records of peers that members say they are linked with: whenever one comes, and on `refresh`. */
  onPeerRecords(f: (records: readonly SealedPeerRecord[]) => void): Off;
  onBox(f: (from: PeerId, box: Bytes) => void): Off;
  /** No member says any more that it is linked with this peer. */
  onGone(f: (peer: PeerId) => void): Off;
  refresh(): void;
}

/** Whether the way to find further peers works just now. Links live on without it. */
export type SignalingStatus = 'connecting' | 'online' | 'offline';

/**
 * How an offer is taken: in silence, as if nobody were here; not at all, which is said; as far as the budget for
 * offers goes; or before all others.
 */
export type Welcome = 'silent' | 'refused' | 'taken' | 'preferred';

/** Finds peers of one room and links to them. Peers are authenticated before a link is shown. */
export interface Transport {
  readonly self: PeerId;
  /**
   * A peer was seen on signaling (a sample after joining, an answer to `refresh`). May repeat. `hasProof`: it
   * showed its proof of work (proof-of-work.ts), which the transport has checked.
   */
  onSighting(f: (peer: PeerId, hasProof: boolean) => void): Off;
  /** Decides about each offer before anything is spent on it. At most one; without, all are taken. */
  setGate(f: (peer: PeerId, hasProof: boolean) => Welcome): void;
  /** Our own proof of work, which from now on travels with what announces us. */
  showProof(nonce: Bytes): void;
  /** A new link, dialled by either side. A second link to the same peer replaces the first. */
  onLink(f: (link: Link) => void): Off;
  onStatus(f: (status: SignalingStatus) => void): Off;
  /**
   * With each sample of who is here: whether somebody in it announces what our room keys do not open, as
   * members with another password do. Signaling could invent such.
   */
  onStrangers(f: (any: boolean) => void): Off;
  /** Begins to announce us and to sight others. Listeners are set before. */
  start(): void;
  /**
   * Tries to link; the link itself comes by `onLink`. When both sides dial at once, one attempt
   * survives and both calls settle by it.
   * @throws SwapError unreachable, timeout, closed
   */
  dial(peer: PeerId): Promise<void>;
  /** Asks signaling anew who is here, and proves that it still works. */
  refresh(): void;
  /**
   * After sleep or a change of network: refreshes, offers anew what nobody has answered, and repairs each link
   * on which nothing comes within LINK_PROOF_MS; of one peer: refreshes, and repairs its link alone. Whoever calls
   * it has just asked every peer, or that one, for an answer.
   */
  doubt(peer?: PeerId): void;
  /** Says goodbye where it can; afterwards no timer, socket or link is left. */
  close(): void;
}

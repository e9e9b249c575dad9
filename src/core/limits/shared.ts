/** Bounds that all parts share, each with its reason: messages, keys, the heartbeat. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Control messages queued for a slow link before we give the link up. */
export const CONTROL_QUEUE_BYTES_MAX = 4 * MiB;

/**
 * What peers ask is answered within these bounds, each peer by itself: a log of 64 MiB takes a minute, and the chunk list of a
 * file of 12 GiB four seconds. `queueBytesMax` is one long answer to a question about the log; `peersMax` as many as are known.
 * `messageBytesMin` makes that 128 messages a second, 512 at once: a sharer may cut its list into messages of 200 bytes, and
 * nobody takes its readers for a flood when they pass them on.
 */
export const ANSWERS = {
  bytesPerSecond: 1 * MiB,
  burstBytes: 4 * MiB,
  messageBytesMin: 8 * KiB,
  queueBytesMax: 512 * KiB,
  retryMs: 100,
  waitingMax: 16,
  peersMax: 512,
};

export const CONTROL_MESSAGE_BYTES_MAX = 64 * KiB;
/**
 * A message of a type that we do not know is dropped, and no fault, if it is no longer than this: room for a small word of a later
 * version, and too little to keep anybody busy within the bound on messages (M6).
 */
export const LATER_MESSAGE_BYTES_MAX = 1 * KiB;
export const LATER_TYPE_CHARS_MAX = 32;
/** A link that takes less is refused: it would take some control messages and not others. All browsers take this (RFC 8841). */
export const LINK_MESSAGE_BYTES_MIN = CONTROL_MESSAGE_BYTES_MAX;
/** A frame of the bulk lane: header (see data-frame.ts) and bytes. Every WebRTC implementation takes at least 64 KiB. */
export const BULK_MESSAGE_BYTES_MAX = 256 * KiB;
/** Control messages per second from one link, and the burst that a long history may bring. */
export const CONTROL_MESSAGES_PER_SECOND = 400;
export const CONTROL_MESSAGES_BURST = 4_000;

/**
 * How what we pass on is shared (see base/fair-shares.ts): for us, for the links together, each with an equal part, and for those
 * who need more. Of routes, a link's part is two of the longest signals at once, one of each sender.
 */
export const PASSED_ON_PARTS = { own: 1 / 8, links: 1 / 2, common: 3 / 8 };

/** Ed25519 and X25519 public keys, and what X25519 agrees on (RFC 8032, RFC 7748). */
export const KEY_BYTES = 32;
/** An Ed25519 signature (RFC 8032). */
export const SIGNATURE_BYTES = 64;
/** Keys whose order we remember, which takes a millisecond to compute: as many as a log has authors, 100 bytes each. */
export const KEYS_CHECKED_MAX = 2_000;
/** The random id of a link, direct or forwarded, which signals and pieces name. */
export const LINK_ID_BYTES = 8;
/** The nonce of a proof of work; see proof-of-work.ts. */
export const PROOF_BYTES = 8;

export const DAY_MS = 86_400_000;

/** The heartbeat of a room (pings, redials, anti-entropy), and how late a heartbeat means that the device slept. */
export const TICK_MS = 2_000;
export const SLEPT_MS = 5 * TICK_MS;

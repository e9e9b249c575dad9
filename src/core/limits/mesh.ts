/** Bounds on links and on who gets one, each with its reason. */

/** Fault points a link may gather, and how many wear off a second. See peer-score.ts. */
export const FAULT_POINTS_MAX = 100;
export const FAULT_POINTS_PER_SECOND = 1;
/** How long a peer stays shut out after its faults. */
export const SHUN_MS = 600_000;
/** Up to here everyone links with everyone; a browser and two cores carry it easily. */
export const LINKS_TARGET = 12;
export const LINKS_MAX = 24;
/** Of them, those that only long-known peers get: a third, so that no crowd of newcomers can surround us. */
export const LINKS_RESERVED = 8;
/** How long a key has to be known before it counts: longer than a surprise, shorter than a meeting. */
export const KNOWN_AFTER_MS = 600_000;
/** Zero bits of the joining cost: 262,144 tries on average, a second of a phone's processor. */
export const PROOF_BITS = 18;
/** The search begins this long after entering, so that it delays neither the first link nor the first message. */
export const PROOF_AFTER_MS = 3_000;
/** Ticks without a sign of life until a link is given up: 8 s. Counted in ticks, so sleep does not kill. */
export const SILENT_TICKS_MAX = 4;
export const DIAL_TIMEOUT_MS = 15_000;
export const DIALS_AT_ONCE_MAX = 4;
/** Failed dials in a row after which we say that somebody cannot be reached: one may have been bad luck. */
export const UNREACHED_FAILURES = 2;
export const BACKOFF_BASE_MS = 1_000;
export const BACKOFF_MAX_MS = 30_000;
/** How long somebody who vanished stays in the list as lost. */
export const LOST_MS = 60_000;
export const PEERS_KNOWN_MAX = 512;
/** Asks signaling for another sample this often, so that missed peers are found. */
export const REFRESH_MS = 20_000;
/** Anti-entropy: state vectors are compared this often even when nothing seems missing. */
export const SYNC_EVERY_MS = 10_000;

/** Of the links, those that go round by lot among whom no rank lets in: a third, so that no crowd shuts a door for good. */
export const LOTTERY_LINKS = 8;
/** How long whoever the lot fell on keeps the place: longer than histories take to be compared. */
export const LOTTERY_HELD_MS = 15_000;
/** Peers whose offers found no place and wait for the lot: more than any crowd that is worth the work. */
export const LOTTERY_WAITING_MAX = 2_048;

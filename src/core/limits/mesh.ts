/** Bounds on links and on who gets one, each with its reason. */

/** Fault points that cost a peer its link, and how many wear off per second. See peer-score.ts. */
export const FAULT_POINTS_MAX = 100;
export const FAULT_POINTS_PER_SECOND = 1;
/** How long we refuse a peer after its faults. */
export const SHUN_MS = 600_000;
/** Up to here everyone links with everyone, which is easy for a browser and two cores. */
export const LINKS_TARGET = 12;
export const LINKS_MAX = 24;
/** Links that only known peers get: a third, so that no crowd of newcomers can surround us. */
export const LINKS_RESERVED = 8;
/** Hellos of one peer after the first on its link: one for each name that a person tries, and one with the proof of work. */
export const HELLOS_PER_SECOND = 0.5;
export const HELLOS_BURST = 10;
/** How long ago we must have met a peer to count as known: longer than a surprise attack, shorter than a meeting. */
export const KNOWN_AFTER_MS = 600_000;
/** Zero bits of a proof of work: 262,144 tries on average, a third of a second of a phone's processor. */
export const PROOF_BITS = 18;
/** The search begins this long after entering, so that it delays neither the first link nor the first message. */
export const PROOF_AFTER_MS = 3_000;
/** Heartbeats without a sign of life until we give a link up: 8 s. Counted in heartbeats, so that sleep does not end links. */
export const SILENT_TICKS_MAX = 4;
export const DIAL_TIMEOUT_MS = 15_000;
export const DIALS_AT_ONCE_MAX = 4;
/** Failed dials in a row after which a person shows as unreached: a single one may be bad luck. */
export const UNREACHED_FAILURES = 2;
export const BACKOFF_BASE_MS = 1_000;
export const BACKOFF_MAX_MS = 30_000;
/** How long a person who vanished stays in the list as lost. */
export const LOST_MS = 60_000;
export const PEERS_KNOWN_MAX = 512;
/** How often we ask signaling for another sample, to find peers that we missed. */
export const REFRESH_MS = 20_000;
/** How often we ping everyone: the digests in it show whether logs differ, even when nothing seems missing. */
export const PING_ALL_MS = 10_000;
/** Heartbeats without a word until we ping: two are left for the answer, and a quiet link costs a ping in 6 s at most. */
export const PING_SILENT_TICKS = 2;
/** A round trip differs from the one that is shown by so much, and by a quarter: less is jitter, and each change is drawn. */
export const TRIP_NOTICED_MS = 20;

/** Links that the lottery may give away to peers whose rank is too low: a third, so that no crowd keeps anyone out for good. */
export const LOTTERY_LINKS = 8;
/** How long the lottery's winner keeps its link: longer than comparing logs takes. */
export const LOTTERY_HELD_MS = 15_000;
/** Refused peers that wait for the lottery: more than any crowd whose proofs of work would pay. */
export const LOTTERY_WAITING_MAX = 2_048;

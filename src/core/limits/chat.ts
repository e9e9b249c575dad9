/** Bounds on the log and on what is said, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

export const TEXT_CHARS_MAX = 10_000;
/** A text of 10,000 characters of four bytes, and its envelope. */
export const ENTRY_BYTES_MAX = 48 * KiB;
export const ENTRIES_PER_MESSAGE_MAX = 256;
export const ENTRIES_PER_AUTHOR_MAX = 100_000;
/** No clock can be written that is higher; doubles are exact up to here. See CLOCK_AHEAD_MS for what counts. */
export const CLOCK_MAX = 2 ** 48;
/**
 * Lamport clocks are bounded by the clock on the wall, because honest ones only count entries: one that is
 * further ahead than this many milliseconds is kept out for now. Devices' clocks are wrong by a day at most
 * more often than by more.
 */
export const CLOCK_AHEAD_MS = 48 * 3_600_000;
/** Our own entries follow others only so far ahead, so that whoever is a day behind us still takes them. */
export const CLOCK_FOLLOW_MS = 24 * 3_600_000;
/** One emoji, the longest of which are joined from about ten code points. */
export const REACTION_CHARS_MAX = 16;
/** Different reactions shown at one message, the most frequent first. */
export const REACTION_KINDS_MAX = 20;
/** Characters of a message that a reply to it shows. */
export const QUOTE_CHARS_MAX = 200;
export const AUTHORS_MAX = 2_000;
/** Of those, with one first byte of their ids, by which they are compared in groups; of 2,000 there are about 8. */
export const AUTHORS_PER_BUCKET_MAX = 64;
/** Authors one vector message tells of: 80 bytes each at most. */
export const AUTHORS_PER_VECTOR = 700;
/** Up to here a vector of everyone is shorter than the sums of 256 groups (1 kB) and another round trip. */
export const SUMS_FROM_AUTHORS = 32;
/** Contiguous stretches of one author's entries that a vector tells of; usually there is one. */
export const RANGES_PER_AUTHOR_MAX = 4;
/** What a log holds in memory and on the disk: months of a busy room; a page carries it easily. */
export const LOG_BYTES_MAX = 64 * MiB;
/** As entries cost memory beside their bodies, and the view of them time. */
export const LOG_ENTRIES_MAX = 100_000;
/** When a bound is passed, so much of it is freed at once, so that it is not passed by every entry. */
export const LOG_DROP_FRACTION = 0.1;
/** How long entries are kept after they came: what may be chosen, in days, and what is when nothing was. */
export const KEEP_DAYS = [1, 7, 30, 365] as const;
export type KeepDays = (typeof KEEP_DAYS)[number];
export const KEEP_DAYS_DEFAULT: KeepDays = 365;
/** Entries of one author that are taken as they are said, nobody having asked: far more than anybody types. */
export const LIVE_ENTRIES_PER_SECOND = 10;
/** Whoever shares many files at once says as many things. */
export const LIVE_ENTRIES_BURST = 200;
/** Vectors and sums of one peer that are answered: a long history takes one for each answer of 512 KiB. */
export const VECTORS_PER_SECOND = 10;
export const VECTORS_BURST = 100;
/** Claims that one message carries, about 175 bytes each. */
export const CLAIMS_PER_MESSAGE_MAX = 128;
export const NAME_CHARS_MAX = 40;
/** Slots of a private entry: its author and up to 15 readers; trying all costs a reader half a millisecond. */
export const PRIVATE_SLOTS_MAX = 16;
/** A sealed key of 32 bytes. */
export const PRIVATE_SLOT_BYTES = 60;
/** What is sealed is padded to a power of two from here, so that its length tells little. */
export const PRIVATE_BYTES_MIN = 256;
/** The largest text and its envelopes still fit into an entry, with all slots. */
export const PRIVATE_BYTES_MAX = 46 * KiB;
/** One answer to a state vector; what is left is asked for again, so no queue grows with the history. */
export const SYNC_ANSWER_BYTES_MAX = 512 * KiB;
/** Entries of others waiting to be verified; beyond, they are dropped and come again by sync. */
export const VERIFY_QUEUE_MAX = 4_096;
/** Peers we compare histories with at once when several links open together; the rest follow by digest. */
export const SYNCS_AT_ONCE_MAX = 2;
/** A batch of new entries up to this size is passed on at once; longer histories others ask for themselves. */
export const FORWARD_ENTRIES_MAX = 64;

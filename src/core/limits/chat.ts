/** Bounds on the log and its entries, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

export const TEXT_CHARS_MAX = 10_000;
/** Fits a text of 10,000 characters of four bytes, and its envelope. */
export const ENTRY_BYTES_MAX = 48 * KiB;
export const ENTRIES_PER_MESSAGE_MAX = 256;
export const ENTRIES_PER_AUTHOR_MAX = 100_000;
/** The highest clock that the format takes: milliseconds for ten thousand years. CLOCK_AHEAD_MS is the bound that matters. */
export const CLOCK_MAX = 2 ** 48;
/**
 * How far an entry's clock may be ahead of our wall clock; until then the log does not take it. Devices' clocks are rarely wrong
 * by more than a day, and those that are do not link.
 */
export const CLOCK_AHEAD_MS = 48 * 3_600_000;
/** How far ahead our own clocks follow those of others, so that peers that are a day behind us still take our entries. */
export const CLOCK_FOLLOW_MS = 24 * 3_600_000;
/** One emoji; the longest consist of about ten code points. */
export const REACTION_CHARS_MAX = 16;
/** Different reactions shown for one message, the most frequent first. */
export const REACTION_KINDS_MAX = 20;
/** Characters of a message that a reply to it shows. */
export const QUOTE_CHARS_MAX = 200;
export const AUTHORS_MAX = 2_000;
/** Authors without a proof of work: keys cost nothing, so these places may all be taken, and the others are left for people. */
export const FREE_AUTHORS_MAX = 1_000;
/**
 * Places of a full log that people whom we meet may take from strangers, one after another: far more than there are links, and
 * a tenth of all, so that a crowd of keys takes no more.
 */
export const GUEST_AUTHORS_MAX = 200;
/** Authors in one vector message: at most 80 bytes each. */
export const AUTHORS_PER_VECTOR = 700;
/** Entries that are known by their signatures: those that are under way along all links. A reference and 90 bytes each. */
export const RECENT_MAX = 1_024;
/** Up to this number of authors, a vector of all is cheaper than the sums of 256 groups (1 kB) and another round trip. */
export const SUMS_FROM_AUTHORS = 32;
/** Contiguous ranges of one author's entries in a vector; usually there is one. */
export const RANGES_PER_AUTHOR_MAX = 4;
/** Size of a log in memory and on the disk: months of a busy room, and easy for a page. */
export const LOG_BYTES_MAX = 64 * MiB;
/** Entries take memory beside their bodies, and showing them takes time. */
export const LOG_ENTRIES_MAX = 100_000;
/** The fraction that a full log frees at once, so that not every new entry makes it drop something. */
export const LOG_DROP_FRACTION = 0.1;
/** As long as people that a device does not know take less than this part of a full log, they lose no more than others. */
export const STRANGERS_FRACTION = 0.1;
/** The latest entries of a full log, as a part of its bound: an author of many of them loses many. Two floods' worth. */
export const RECENT_FRACTION = 2 * LOG_DROP_FRACTION;
/** People that a lock names: all authors of a log, and all who are linked. Their ids fit into an entry. */
export const LOCK_MEMBERS_MAX = AUTHORS_MAX + 48;
/** How long a device keeps entries after they came: the choices in days, and the default. */
export const KEEP_DAYS = [1, 7, 30, 365] as const;
export type KeepDays = (typeof KEEP_DAYS)[number];
export const KEEP_DAYS_DEFAULT: KeepDays = 365;
/** Entries of one author that we take without having asked: far more than anybody types. */
export const LIVE_ENTRIES_PER_SECOND = 10;
/** Sharing many files at once makes as many entries. */
export const LIVE_ENTRIES_BURST = 200;
/** Vectors and sums that we answer for one peer: a long history takes one for each answer of 512 KiB. */
export const VECTORS_PER_SECOND = 10;
export const VECTORS_BURST = 100;
/** Claims in one message, about 175 bytes each. */
export const CLAIMS_PER_MESSAGE_MAX = 128;
export const NAME_CHARS_MAX = 40;
/** Of a room's title, or a note's: a line of a phone, and a tab shows no more. */
export const TITLE_CHARS_MAX = 60;
/** Slots of a private entry: its author and up to 15 recipients. Trying all of them takes half a millisecond. */
export const PRIVATE_SLOTS_MAX = 16;
/** Private entries that are opened before a room shows, the newest; the others follow. It takes a moment, and nobody sees more. */
export const PRIVATE_OPENED_FIRST = 64;
/** After so many private entries that were opened, what is none of ours is stored. */
export const FOREIGN_SAVED_EVERY = 2_000;
/** A sealed key of 32 bytes. */
export const PRIVATE_SLOT_BYTES = 60;
/** Private content is padded to a power of two, at least this, so that its length tells little. */
export const PRIVATE_BYTES_MIN = 256;
/** So that the largest text and its envelopes fit into an entry with all slots. */
export const PRIVATE_BYTES_MAX = 46 * KiB;
/** One answer to a vector. The asker asks again for the rest, so no queue grows with the history. */
export const SYNC_ANSWER_BYTES_MAX = 512 * KiB;
/** Received entries of one peer that wait to be verified, and their bytes; further ones are dropped, and come again by sync. */
export const VERIFY_QUEUE_MAX = 4_096;
export const VERIFY_BYTES_MAX = 4 * SYNC_ANSWER_BYTES_MAX;
/**
 * Claims of one peer that we check and that are not what the log says: proofs of as many forks as a log has authors, at once.
 * To check one costs up to a millisecond, and a peer with a list of genuine ones can send it again and again.
 */
export const CLAIMS_PER_SECOND = 100;
export const CLAIMS_BURST = 2 * AUTHORS_MAX;
/** Peers that we compare logs with at once when several links open together; the others follow by digest. */
export const SYNCS_AT_ONCE_MAX = 2;
/** Logs that comparing does not make equal are compared again after a beat, then after twice as long, up to this. */
export const COMPARE_AGAIN_MS_MAX = 16_000;
/** Logs that seem equal are compared this often: a kilobyte, and anyone who chooses keys can make different ones seem equal. */
export const COMPARE_ALL_MS = 64_000;
/**
 * Messages with what others brought that we pass on to each peer: a twentieth of what a link may bring (M6), at once until the
 * burst is used up. Nobody notices the wait, and further entries of one peer than may wait come by comparing logs.
 */
export const PASS_ON_PER_SECOND = 20;
export const PASS_ON_BURST = 40;
export const PASS_ON_MS = 50;
export const PASS_ON_WAITING_MAX = 256;
/** Bodies in one such message: with signatures and names of fields it stays a control message. */
export const PASS_ON_BYTES_MAX = 48 * KiB;
/** Messages with claims of ours that a peer gets for the forks that it brings: each halves what is left to search. */
export const FORK_REPLIES_PER_SECOND = 10;
export const FORK_REPLIES_BURST = 50;
/** The largest batch of new entries that we pass on at once; peers ask for longer histories themselves. */
export const FORWARD_ENTRIES_MAX = 64;
/** Our messages that are about to be deleted: nobody deletes more within the seconds in which that can be undone. */
export const DUE_DELETIONS_MAX = 256;

/** Bounds on what is told of talk as it happens: who is typing, and who has our last message. */

/**
 * Up to so many others a person tells each link that they are typing: everyone is linked with everyone (LINKS_TARGET), so that all see
 * the same. With more of them the word is signed, and members pass it on.
 */
export const TYPING_OTHERS_MAX = 12;
/**
 * With more others than this nobody tells it: a class or two are below. Where all of them type at once, and have written before, each person gets 20
 * words a second, 2 kB; in a larger room somebody would always type, and nobody would read it.
 */
export const TYPING_FAR_OTHERS_MAX = 60;
/** A person who goes on typing says so again after this long: some twenty bytes for each link. */
export const TYPING_AGAIN_MS = 3_000;
/** A person who has not said so again is shown for this long: one message may come late. */
export const TYPING_LASTS_MS = 6_000;
/** What is heard of one person; an honest one says it once in TYPING_AGAIN_MS. More is dropped. */
export const TYPING_PER_SECOND = 0.5;
export const TYPING_BURST = 4;
/** People who are remembered as typing: all whom a room has that tells it, and some who come or go meanwhile. */
export const TYPING_HEARD_MAX = 64;
/** Authors whose last signed word is remembered, so that it counts once: those who are here, and several times as many who were. 30 bytes each. */
export const TYPING_WORDS_REMEMBERED_MAX = 256;
/**
 * Signed words that we pass on, of all links together, and what we read of one link: one that brings the words of a whole room has a fifth of
 * it (PASSED_ON_PARTS), and needs 20 a second, 60 at once. 12 kB/s at most along a link, and 20 ms of signatures.
 */
export const TYPING_WORDS_PER_SECOND = 100;
export const TYPING_WORDS_BURST = 300;
/** In a hall it is counted only so often whether it is too large: that looks at everyone. */
export const TYPING_COUNT_MS = 1_000;

/** Peers of whom it is known what they hold of our entries: those with links, and as many again who answered without one. */
export const HOLDERS_MAX = 64;
/** Single entries of ours that one peer has named, and the last entries of ours that answers are about. */
export const NAMED_ENTRIES_MAX = 16;
/** States of our log by their digests: what comes while a ping is under way, in a busy room. 40 bytes each. */
export const LOG_STATES_MAX = 256;

/**
 * With more others than this nobody without a link is asked for a receipt: each message costs an ask for each of them, and we remember
 * what so many hold (HOLDERS_MAX), with a few who left a moment ago. A class of thirty, twice.
 */
export const RECEIPTS_OTHERS_MAX = 60;
/** How long after we last wrote we ask for receipts: by then an entry is everywhere, and what is written in one go is asked for once. */
export const RECEIPTS_AFTER_MS = 3_000;
/** And up to this part longer, so that people who wrote at once do not ask at once. */
export const RECEIPTS_JITTER = 0.5;
/** So long after a round those are asked again who have not told that they have it: people whose link comes back, and phones that wake. */
export const RECEIPTS_AGAIN_MS = [10_000, 30_000, 120_000] as const;
/** Asks that go together, and the time until the next ones: two seconds for the largest room, and never more than a few for one link. */
export const RECEIPTS_AT_ONCE = 4;
export const RECEIPTS_BEAT_MS = 150;
/** An answer that nobody can read is not the receiver's: one more ask, by other links. */
export const RECEIPT_TRIES = 2;
/**
 * A person who did not answer at all so often in a row, by any way, is not asked for this long: an ask in vain goes five ways, and people
 * may be invented.
 */
export const RECEIPT_MISSES_MAX = 2;
export const RECEIPT_SILENT_MS = 600_000;
/**
 * Receipts that are signed for what comes of one link: one for each person of the largest room who wrote just now, then eight a second.
 * With twelve links that is a tenth of a second of signing at once, and 1 % of a processor after that. What is beyond is "not yet".
 */
export const RECEIPTS_SIGNED_BURST = 60;
export const RECEIPTS_SIGNED_PER_SECOND = 8;
/** Receipts that are kept to be given again: the last one for each person of the largest room. 100 bytes each. */
export const RECEIPTS_KEPT_MAX = RECEIPTS_OTHERS_MAX;

/** In a larger room nobody is named who comes or goes: only how many are told. More names than people know of each other. */
export const VISITS_NAMED_PEOPLE_MAX = 30;
/** Comings and goings between two messages that are kept one by one; further ones are counted. Nobody reads more. */
export const VISITS_PER_LINE_MAX = 50;
/** Lines of comings and goings of one timeline; the oldest goes. Those of weeks in a tab that stays open. */
export const VISIT_LINES_MAX = 100;

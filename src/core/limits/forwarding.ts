/** Bounds on what members pass on for each other, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Signals of one member that we pass on: a full mesh that links anew at once, then a trickle. */
export const SIGNALS_PER_SECOND = 20;
export const SIGNALS_BURST = 240;
/** Cards and lists of one member, and requests that come by it: those of a full neighbourhood at once, then what changes. */
export const NEWS_PER_SECOND = 5;
export const NEWS_BURST = 120;
/** What changes together is told together. Links of somebody who joins by a relay all come within this time. */
export const NEWS_AFTER_MS = 500;
/** Members that one signal goes to: one of them may lose it, more would multiply what a room carries. */
export const FORWARDERS_PER_SIGNAL = 2;
/** A message travels in pieces of this size: with envelopes they fit into 64 KiB, which every link takes. */
export const PIECE_BYTES_MAX = 32 * KiB;
/** A message of a carried link; the least that the port promises. */
export const FORWARDED_MESSAGE_BYTES_MAX = 64 * KiB;
/** Bytes of one lane that the other end has not confirmed; so much waits at the member between, at most. */
export const FORWARDING_WINDOW_BYTES = 256 * KiB;
/** Sealing and headers come on top of that, and pieces may be small. */
export const FORWARD_QUEUE_BYTES_MAX = 2 * FORWARDING_WINDOW_BYTES;
export const FORWARD_QUEUE_PIECES_MAX = 1_024;
/** From asking for a carried link until it is answered and used. */
export const FORWARDING_TIMEOUT_MS = 8_000;
/** A member that did not bring a link about is asked for this one later, and one that altered something much later. */
export const FORWARDER_REST_MS = 30_000;
export const FORWARDER_SPOILED_MS = 600_000;
/** Such memories, over all members and peers. */
export const FORWARDER_BACKOFFS_MAX = 512;
/** A direct link is tried again so long after a carried one came up, then twice as long, up to the second. */
export const DIRECT_RETRY_MS = 30_000;
export const DIRECT_RETRY_MAX_MS = 300_000;
/** Pairs that one member carries for: a full mesh in which it alone is reached by everyone has 55. */
export const PAIRS_MAX = 64;
/** And for one of them: as many as a full mesh has others. */
export const PAIRS_PER_MEMBER_MAX = 16;
/** A pair that sends nothing for this long is over: links ping every 10 s. */
export const PAIR_IDLE_MS = 60_000;
/** What a member sends for all others together: a fraction of what a home's uplink carries. */
export const FORWARDED_BYTES_PER_SECOND = 1 * MiB;
/** What may pass at once after a rest. */
export const FORWARDING_BURST_MS = 1_000;
/** What a member carries of others' files a day, unless it chooses something else. */
export const FORWARDED_BYTES_PER_DAY = 1_000_000_000;

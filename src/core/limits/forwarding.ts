/** Bounds on what members forward for each other, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Signals for one peer that wait until the one before has arrived: an offer, and candidates as they are found. */
export const BOXES_WAITING_MAX = 32;
/** Peers to which signals are under way at once: more than links, attempts and their leftovers. */
export const RECEIVERS_MAX = 256;
/** Lists of one member, and requests that it forwards: those of a full mesh at once, then the changes. */
export const NEWS_PER_SECOND = 5;
export const NEWS_BURST = 120;
/** What we tell one member of our links: half of that, because others decide how often these change. */
export const TOLD_PER_SECOND = NEWS_PER_SECOND / 2;
export const TOLD_BURST = NEWS_BURST / 2;
/** How long we collect changes before we tell them: a peer that joins by a relay gets all its links within this time. */
export const NEWS_AFTER_MS = 500;
/** The size of the pieces of a message: with envelopes they fit into 64 KiB, which every link takes. */
export const PIECE_BYTES_MAX = 32 * KiB;
/** The largest message of a forwarded link: the minimum that the port promises. */
export const FORWARDED_MESSAGE_BYTES_MAX = 64 * KiB;
/** Bytes of one lane that the other end has not confirmed; no more than this waits at the forwarder. */
export const FORWARDING_WINDOW_BYTES = 256 * KiB;
/** What waits at the forwarder, in bytes and pieces: sealing and headers add to the window, and pieces may be small. */
export const FORWARD_QUEUE_BYTES_MAX = 2 * FORWARDING_WINDOW_BYTES;
export const FORWARD_QUEUE_PIECES_MAX = 1_024;
/** All that one member may say about forwarding, on both lanes: what it passes on to us and as much of its own. */
export const FORWARDING_MESSAGES_PER_SECOND = 800;
export const FORWARDING_MESSAGES_BURST = 8_000;
/** What we pass on to one member for all others: half of what it takes from us, so that no flood of theirs becomes our fault. */
export const PASSED_MESSAGES_PER_SECOND = FORWARDING_MESSAGES_PER_SECOND / 2;
export const PASSED_MESSAGES_BURST = FORWARDING_MESSAGES_BURST / 2;
/** Their bytes: the windows of both lanes of as many pairs as one member has, and as fast as a member forwards, both ways. */
export const FORWARDING_BYTES_PER_SECOND = 2 * MiB;
export const FORWARDING_BYTES_BURST = 16 * MiB;
/** Time for a request for a forwarded link to be answered and used. */
export const FORWARDING_TIMEOUT_MS = 8_000;
/** Pause before we ask a forwarder for the same peer again: after it failed, and after it altered something. */
export const FORWARDER_REST_MS = 30_000;
export const FORWARDER_SPOILED_MS = 600_000;
/** The number of such pauses, over all members and peers. */
export const FORWARDER_BACKOFFS_MAX = 512;
/** When we try for a direct link beside a forwarded one: the first wait, and the longest; each is twice the one before. */
export const DIRECT_RETRY_MS = 30_000;
export const DIRECT_RETRY_MAX_MS = 300_000;
/** Pairs that one member forwards for: a room of twelve in which everyone reaches only this member has 55. */
export const PAIRS_MAX = 64;
/** Pairs of one member: more than a full mesh has other members. */
export const PAIRS_PER_MEMBER_MAX = 16;
/** A pair ends when it sends nothing for this long: links ping every 10 s. */
export const PAIR_IDLE_MS = 60_000;
/** What a member forwards for all others together: a fraction of a home's uplink. */
export const FORWARDED_BYTES_PER_SECOND = 1 * MiB;
/** What it may send at once after a pause. */
export const FORWARDING_BURST_MS = 1_000;
/** Bytes of others' files that a device forwards per day, unless its person chooses another limit. */
export const FORWARDED_BYTES_PER_DAY = 1_000_000_000;

/** Limits on files and on the transfer of their chunks, each with its reason. */

import { CHUNK_BYTES_MAX } from './files.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

/* Files */
/** The mean size of a chunk, the unit we hash, request and store: large enough for SHA-256 and IndexedDB. */
export const CHUNK_BYTES = 128 * KiB;
/** A signed manifest segment (36 bytes per chunk) stays well under the size of a control message. */
export const SEGMENT_CHUNKS_MAX = 1024;
/** A full segment: 36 bytes per chunk, and its envelope. */
export const SEGMENT_BYTES_MAX = 40 * KiB;
/** Segments in the answer to one manifest request (about 300 kB); then the asker asks again. */
export const SEGMENTS_PER_ANSWER = 8;
/** When a peer sends no segment for this long, we ask another one. */
export const MANIFEST_TIMEOUT_MS = 4_000;
/** When a peer's chunk differs from the list, it has this long to show that its list is another; only then is it at fault. */
export const SUSPECT_MS = 60_000;
/** Received segments of one file and peer that may wait to be checked: a few answers. */
export const SEGMENTS_WAITING_MAX = 4 * SEGMENTS_PER_ANSWER;
/** While hashing, we sign a segment at least this often, so that receivers can begin. */
export const SEGMENT_EVERY_MS = 500;
/** Chunks of a shared file that we read and hash at once, counted at their maximum length. */
export const HASH_AHEAD_CHUNKS = 16;
/** Bytes of one read: a read costs 2 ms whatever its length, and two of them are in memory. */
export const HASH_READ_BYTES = 2 * MiB;
/** Chunk indexes in one `have`; see message.ts. */
export const HAVES_PER_MESSAGE = 1024;
/** Leechers hear of new chunks this often, or of this many together; on a slow path, of each one at once. */
export const HAVES_EVERY_MS = 100;
export const HAVES_AT_ONCE = 8;
/** Chunks fetched ahead of a stream's reader: about 8 MiB, which bounds what a stream holds in memory. */
export const STREAM_AHEAD_CHUNKS = 64;
/** The same for a reader that has just begun, about 1 MiB: people look into a video here and there. One more for each 8 that were read. */
export const READER_AHEAD_CHUNKS = 8;
/**
 * Chunks that are listed of a file of which nobody has asked for anything, as of a picture that shows itself: 150 kB of list, and
 * half a gigabyte in chunks of the usual length. The sharer of a small picture in many chunks would else send 14 MB of list unasked.
 */
export const UNASKED_CHUNKS_MAX = 4 * SEGMENT_CHUNKS_MAX;
/** A reader that has waited this long asks also those who would rather have us ask others: people notice a longer stop. */
export const READER_PATIENCE_MS = 500;
/** A reader's next chunks, which another peer is asked for as well if the first is slow. */
export const READER_URGENT_CHUNKS = 4;
/** Mere use of a file updates the index at most this often. */
export const TOUCH_EVERY_MS = 10_000;
/** Files that one `who` may ask for: one 16-byte id each. */
export const FILES_PER_QUERY_MAX = 256;
/** Offers per author in a room; further ones are ignored. */
export const FILES_PER_AUTHOR_MAX = 2_000;
/** Offers in a room: each is a record of some 500 bytes, and a line that people look at. */
export const FILES_PER_ROOM_MAX = 10_000;
/** New offers for which we ask everyone at once; further ones wait for the next beat. An answer is a message for each file. */
export const WHO_BURST = 16;
export const WHO_PER_SECOND = 2;
/**
 * Chunks beyond the known list that we note of what a peer announces, or as many as are known if that is more: a `have` is
 * small, and must not make us keep much.
 */
export const CHUNKS_AHEAD_MAX = 8_192;
/**
 * Bytes of bitfields of one peer that we look at: a byte costs a microsecond, and a peer can send another list of what it holds
 * 400 times a second. All that a peer holds of fifty large files comes at once; for what is beyond that we ask again.
 */
export const BITFIELD_BYTES_PER_SECOND = 64 * KiB;
export const BITFIELD_BYTES_BURST = 512 * KiB;
/** Proofs of two lists that we pass on to everyone, of whatever files; the rest waits. With more, a sharer could make us a flood. */
export const PROOFS_PER_SECOND = 20;
export const PROOFS_BURST = 40;
/**
 * How long after a file was withdrawn frames of it are nobody's fault: longer than the longest request waits (F12), and than a
 * slow path holds what was sent.
 */
export const WITHDRAWN_MS = 60_000;
/** `have` messages of a room to everyone: at full speed about 100 a second. With more, a peer could take us for a flood. */
export const HAVES_PER_SECOND = 100;
export const HAVES_BURST = 200;
/**
 * Bytes of chunks that a peer may have us read and then takes back: a second of a quick path, and more than an honest peer
 * cancels. Beyond that it waits.
 */
export const UNSENT_READ_BYTES_PER_SECOND = 512 * KiB;
export const UNSENT_READ_BYTES_BURST = 8 * MiB;
/** We copy shared files up to this size into the cache, so that they survive a reload. */
export const COPY_ON_SHARE_BYTES_MAX = 64 * MiB;
/**
 * Chunks of files up to this size are stored in IndexedDB, those of larger files in OPFS where available.
 * Measured: IndexedDB takes 2 to 3 times the processor time per chunk, but a pack costs two more transactions.
 */
export const EVERYDAY_BYTES_MAX = 4 * MiB;
/** Chunks per transaction: IndexedDB pays per transaction, memory per waiting chunk. */
export const STORE_BATCH_CHUNKS = 16;
/** Received bytes that may wait for the store; beyond that, we ask for nothing more. */
export const UNSTORED_BYTES_MAX = 8 * MiB;
/** Bytes of a file that stay in memory after they were stored: a swarm asks for the newest chunks next. */
export const RECENT_BYTES_MAX = 8 * MiB;
/** The part of the quota that we leave free: browsers count roughly, and other parts of the app need room. */
export const QUOTA_RESERVE_FRACTION = 0.1;

/* Flow */
/** Bytes in flight per peer and file: minimum, start, maximum. Measured: 512 KiB fills a new Chromium channel. */
export const WINDOW_BYTES_MIN = 128 * KiB;
export const WINDOW_BYTES_START = 512 * KiB;
export const WINDOW_BYTES_MAX = 4 * MiB;
/** Open requests per peer and file, and so chunks in one message: more than the largest window holds. */
export const REQUESTS_PER_WIRE_MAX = 64;
/** While more requests are open, we ask for none: tiny chunks would else take a message each, and make us a flood. */
export const REQUESTS_REFILL_MAX = 32;
/**
 * Messages with requests to one peer, over all files: at full speed two chunks each. The sharer of a file in short chunks would else
 * make us a flood, since each that comes makes room for another. And when we look again.
 */
export const REQUESTS_PER_SECOND = 150;
export const REQUESTS_BURST = 300;
export const REQUESTS_RETRY_MS = 20;
/** Requests of one peer that may wait with us, over all files; further ones are dropped. */
export const QUEUED_REQUESTS_MAX = 512;
/** A request that is not answered for this long goes to another peer. */
export const REQUEST_TIMEOUT_MS = 12_000;
/** Cancelled chunks per peer whose frames may still come; frames of others count as unasked. */
export const LATE_CHUNKS_MAX = 1024;
/** After this many timeouts in a row, we ask a peer for nothing of a file for SNUBBED_MS. */
export const TIMEOUTS_MAX = 3;
export const SNUBBED_MS = 30_000;
/* Dealing: few have a file, and many want it */
/** Chunks that a peer is told to ask for rather: more than the window of a new link. */
export const RATHER_CHUNKS_MAX = 8;
/** Chunks that we look at to find them: in a large file the next question goes on where this one ended. */
export const RATHER_LOOKED_AT_MAX = 2_048;
/** How long a peer has to get and announce a chunk that was dealt to it; then another one may have it. */
export const DEALT_MS = 10_000;
/** Chunks of a file that are remembered so: what leaves in that time on a quick path, in chunks of the usual length. */
export const DEALT_MAX = 4_096;
/** A peer that asked for chunks within this time still wants some. */
export const TAKER_MS = 10_000;
/** A peer that was sent elsewhere and told of nothing instead asks for other chunks after this long. */
export const ELSEWHERE_MS = 1_000;
/** And insists when nobody has given anything for so long: longer than a chunk takes from one to the next. */
export const INSIST_AFTER_MS = 1_500;

/** Pairs of a file and a person to whom it goes whose speed we know: a few files to each link, more than anybody looks at. */
export const OUTGOING_MAX = 256;

/* Frames */
/** Below this rate we split a chunk into frames that take FRAME_MS each, so that chat never waits long. */
export const QUICK_BYTES_PER_SECOND = 2_000_000;
/** Below this rate frames are shorter: the window is small, and a frame is the step by which it fills. */
export const SLOW_BYTES_PER_SECOND = 1_000_000;
export const FRAME_MS = { usual: 50, slow: 16 };
/** Under this, what was asked for does not come: less than the slowest phone network, and a peer that sends so little sends nothing. */
export const MOVING_BYTES_PER_SECOND_MIN = 256;
/** The shortest frame: what a new SCTP association sends before the first acknowledgement. */
export const FRAME_BYTES_MIN = 8 * KiB;
/** Chunks in memory per peer: the one being sent, and those read ahead. */
export const READ_AHEAD_CHUNKS = 4;
/** The longest send queue per link. Chromium throws at 16 MiB, and more than this only adds delay. */
export const SEND_QUEUE_BYTES_MAX = 1 * MiB;
/** The shortest: with less, a path runs dry between two events of the page. */
export const SEND_QUEUE_BYTES_MIN = 64 * KiB;
/** The send queue holds what the path takes in this time, within these two bounds. */
export const SEND_QUEUE_MS = 250;

/* Choking */
/** Regular slots per room, over all files, besides the optimistic one. Four share an uplink well (BEP 3). */
export const REGULAR_SLOTS = 4;
/** How often slots are reassigned: a transfer needs this long to reach its speed (BEP 3). */
export const RECHOKE_MS = 10_000;
/** Three rounds: a newcomer can fetch a first chunk and pass it on. */
export const OPTIMISTIC_MS = 30_000;
/** How long what a peer gave or took counts: two rounds, so that one bad round is forgiven. */
export const GIVING_SPAN_S = 20;
/** How much more likely a peer that has taken nothing yet gets the optimistic slot. */
export const NEWCOMER_WEIGHT = 3;
/** The least weight for the optimistic slot: of a peer that took more than the credit and never gave. */
export const TAKER_WEIGHT = 0.1;
/** How much more than it gave a peer may have taken and still get a slot left over: one first chunk. */
export const CREDIT_BYTES = CHUNK_BYTES_MAX;
/** A seeder's turns while others wait: the slowest peers leave after the shortest, all peers after the longest. */
export const TURN_MIN_MS = 20_000;
export const TURN_MAX_MS = 60_000;
/** What a rate limit lets pass at once after a pause: a hidden tab's timers fire once per second. */
export const LIMIT_BURST_MS = 1_000;

/* Mirrors: devices that keep everything in a room */
/** Files that a mirror fetches at once: enough to fill its downlink, and few to be half done when their sharers leave. */
export const MIRROR_FILES_AT_ONCE = 4;
/** The part of that which files of people have together whom the device has not known for long: keys cost nothing. */
export const MIRROR_STRANGERS_FRACTION = 0.5;
/** When nobody gives a file, a mirror turns to others for this long. */
export const MIRROR_RETRY_MS = 60_000;
/** It tells the room no more often whether it keeps all, as each time costs everyone a record of presence. */
export const MIRROR_SAYS_EVERY_MS = 10_000;

/** Bounds on files and on what moves their chunks, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/* Files */
/** The unit that is hashed, requested and stored, in the mean: big enough for SHA-256 and IndexedDB. */
export const CHUNK_BYTES = 128 * KiB;
/** Lengths follow from the content (fast-cdc.ts); up to this, which is one message of a data channel. */
export const CHUNK_BYTES_MAX = 256 * KiB;
/** 100,000 chunks of 128 KiB would be 12 GiB; four times that is the largest file we promise. */
export const CHUNKS_PER_FILE_MAX = 400_000;
/** One signed manifest segment (36 bytes a chunk) stays well under a control message. */
export const SEGMENT_CHUNKS_MAX = 1024;
/** A full segment: 36 bytes a chunk and its envelope. */
export const SEGMENT_BYTES_MAX = 40 * KiB;
/** Segments answered to one question for the manifest (about 300 kB); then the asker asks on. */
export const SEGMENTS_PER_ANSWER = 8;
/** An asked peer that sends no segment for this long is asked no further; somebody else is. */
export const MANIFEST_TIMEOUT_MS = 4_000;
/** Received segments waiting to be checked, per file. */
export const SEGMENTS_WAITING_MAX = 64;
/** While hashing, a segment is signed at least this often, so that receivers can begin. */
export const SEGMENT_EVERY_MS = 500;
/** Chunks of a shared file, of the longest kind, that are read and hashed at once. */
export const HASH_AHEAD_CHUNKS = 16;
/** And bytes: a read costs 2 ms whatever its length; two of them are in memory. */
export const HASH_READ_BYTES = 2 * MiB;
/** Chunk indexes one `have` carries; see message.ts. */
export const HAVES_PER_MESSAGE = 1024;
/** Fellows hear of new chunks this often, or of so many together; on a slow path of every one at once. */
export const HAVES_EVERY_MS = 100;
export const HAVES_AT_ONCE = 8;
/** Chunks fetched ahead of a stream's reader: 8 MiB or so, which bounds what a stream-through holds. */
export const STREAM_AHEAD_CHUNKS = 64;
/** The index is not written more often than this for mere use. */
export const TOUCH_EVERY_MS = 10_000;
/** Files one `who` may ask for: one 16-byte id each. */
export const FILES_PER_QUERY_MAX = 256;
export const FILE_NAME_CHARS_MAX = 512;
export const MIME_CHARS_MAX = 128;
/** Offers one author may have in a room's log before further ones are ignored. */
export const FILES_PER_AUTHOR_MAX = 2_000;
/** Files up to this size are copied into the cache when shared, so that they outlive a reload. */
export const COPY_ON_SHARE_BYTES_MAX = 64 * MiB;
/**
 * Files up to this size keep their chunks in IndexedDB, larger ones in OPFS where there is one. Measured: a
 * chunk costs IndexedDB 2 to 3 times the processor time, but a pack costs a small file two more transactions.
 */
export const EVERYDAY_BYTES_MAX = 4 * MiB;
/** Chunks a transaction: IndexedDB pays per transaction, memory per chunk waiting. */
export const STORE_BATCH_CHUNKS = 16;
/** Received bytes that wait for the store; beyond, nothing further is asked for. */
export const UNSTORED_BYTES_MAX = 8 * MiB;
/** Chunks of a file kept in memory after they were stored: what a swarm asks for next is what is new. */
export const RECENT_BYTES_MAX = 8 * MiB;
/** Of the quota, what we leave alone: browsers count loosely, and other parts of the app need room. */
export const QUOTA_RESERVE_FRACTION = 0.1;

/* Flow */
/** Bytes in flight per wire: floor, start, ceiling (measured: 512 KiB fills a fresh Chromium channel). */
export const WINDOW_BYTES_MIN = 128 * KiB;
export const WINDOW_BYTES_START = 512 * KiB;
export const WINDOW_BYTES_MAX = 4 * MiB;
/** Chunks one request message may ask for: more than the largest window holds. */
export const REQUESTS_PER_WIRE_MAX = 64;
/** Requests one peer may have waiting with us over all files; further ones are dropped. */
export const QUEUED_REQUESTS_MAX = 512;
/** A request without an answer for this long goes to somebody else. */
export const REQUEST_TIMEOUT_MS = 12_000;
/** Chunks taken back from one peer whose frames may still come; further ones count as unasked. */
export const LATE_CHUNKS_MAX = 1024;
/** Timeouts in a row after which a peer is asked for nothing of a file for a while. */
export const TIMEOUTS_MAX = 3;
export const MUTE_MS = 30_000;
/** Under this rate a chunk goes in frames that pass in FRAME_MS, so that chat never waits long behind one. */
export const QUICK_BYTES_PER_SECOND = 2_000_000;
/** Under this one in shorter ones: the window is small, and frames are its steps. */
export const SLOW_BYTES_PER_SECOND = 1_000_000;
export const FRAME_MS = { usual: 50, slow: 16 };
/** No less: what a new SCTP association sends before it has heard of an arrival. */
export const FRAME_BYTES_MIN = 8 * KiB;
/** Chunks read ahead of the one that is being sent, per peer. */
export const READ_AHEAD_CHUNKS = 4;
/** Our send queue per link; Chromium throws at 16 MiB, and more than this only delays. */
export const SEND_QUEUE_BYTES_MAX = 1 * MiB;
/** Less than this and a path runs dry between two events of the page. */
export const SEND_QUEUE_BYTES_MIN = 64 * KiB;
/** The send queue holds what the path takes in this time, between the two bounds. */
export const SEND_QUEUE_MS = 250;

/* Choking */
/** Regular slots of a room over all its files; one more is optimistic. Four share an uplink well (BEP 3). */
export const REGULAR_SLOTS = 4;
/** Slots are given anew this often: long enough for a transfer to reach its speed (BEP 3). */
export const RECHOKE_MS = 10_000;
/** Three rounds: enough for a newcomer to fetch a first chunk and pass it on. */
export const OPTIMISTIC_MS = 30_000;
/** What a peer gave or took counts for this long: two rounds, so that one bad one is forgiven. */
export const GIVING_SPAN_S = 20;
/** How much likelier somebody who has had nothing yet gets the optimistic slot. */
export const NEWCOMER_WEIGHT = 3;
/** What is left of the chance for somebody who has taken beyond the credit and never gave. */
export const TAKER_WEIGHT = 0.1;
/** What a peer may have taken beyond what it gave and still get a slot that is left over: a first chunk. */
export const CREDIT_BYTES = CHUNK_BYTES_MAX;
/** A seeder's turns while others wait: the slowest leave after the shortest, everyone after the longest. */
export const TURN_MIN_MS = 20_000;
export const TURN_MAX_MS = 60_000;
/** What a rate limit lets pass at once after a rest: a hidden tab's timers come once a second. */
export const LIMIT_BURST_MS = 1_000;

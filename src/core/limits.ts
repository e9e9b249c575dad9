/** Every bound on what a remote can make us hold or do, and every interval, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/* Files */
/** The unit that is hashed, requested and stored: big enough for SHA-256 and IndexedDB, one data channel message. */
export const CHUNK_BYTES = 128 * KiB;
/** A manifest may name other chunk lengths, up to what one assembly buffer may take. */
export const CHUNK_BYTES_MAX = 256 * KiB;
/** 100,000 chunks of 128 KiB would be 12 GiB; four times that is the largest file we promise. */
export const CHUNKS_PER_FILE_MAX = 400_000;
/** One signed manifest segment (36 bytes a chunk) stays well under a control message. */
export const SEGMENT_CHUNKS_MAX = 1024;
export const FILE_NAME_CHARS_MAX = 512;
export const MIME_CHARS_MAX = 128;
/** Offers one author may have in a room's log before further ones are ignored. */
export const FILES_PER_AUTHOR_MAX = 2_000;
/** Files up to this size are copied into the cache when shared, so that they outlive a reload. */
export const COPY_ON_SHARE_BYTES_MAX = 64 * MiB;
/** Chunks a transaction: IndexedDB pays per transaction, memory per chunk waiting. */
export const STORE_BATCH_CHUNKS = 16;
/** Of the quota, what we leave alone: browsers count loosely, and other parts of the app need room. */
export const QUOTA_RESERVE_FRACTION = 0.1;

/* Flow */
/** Bytes in flight per wire: floor, start, ceiling (measured: 512 KiB fills a fresh Chromium channel). */
export const WINDOW_BYTES_MIN = 128 * KiB;
export const WINDOW_BYTES_START = 512 * KiB;
export const WINDOW_BYTES_MAX = 4 * MiB;
/** Requests one peer may have waiting with us: its largest window, and no more. */
export const REQUESTS_PER_WIRE_MAX = 64;
/** A request without an answer for this long goes to somebody else. */
export const REQUEST_TIMEOUT_MS = 12_000;
/** Our send queue per link; Chromium throws at 16 MiB, and more than this only delays. */
export const SEND_QUEUE_BYTES_MAX = 1 * MiB;
/** Control messages queued behind a slow link before we give the link up. */
export const CONTROL_QUEUE_BYTES_MAX = 4 * MiB;

/* Messages */
export const CONTROL_MESSAGE_BYTES_MAX = 64 * KiB;
/** Header (see wire.ts) and bytes; the floor that every WebRTC implementation takes is 64 KiB. */
export const BULK_MESSAGE_BYTES_MAX = 256 * KiB;
/** Control messages a second from one link, and the burst that a long history may bring. */
export const CONTROL_MESSAGES_PER_SECOND = 400;
export const CONTROL_MESSAGES_BURST = 4_000;

/* Chat */
export const TEXT_CHARS_MAX = 10_000;
/** A text of 10,000 characters of four bytes, and its envelope. */
export const ENTRY_BYTES_MAX = 48 * KiB;
export const ENTRIES_PER_MESSAGE_MAX = 256;
export const ENTRIES_PER_AUTHOR_MAX = 100_000;
export const AUTHORS_MAX = 2_000;
/** Entries held back because one before them is missing. */
export const ORPHANS_MAX = 2_000;
export const NAME_CHARS_MAX = 40;

/* Mesh */
/** Up to here everyone links with everyone; a browser and two cores carry it easily. */
export const LINKS_TARGET = 12;
export const LINKS_MAX = 24;
/** One heartbeat a room: pings, redials, anti-entropy. */
export const TICK_MS = 2_000;
/** Ticks without a sign of life until a link is given up: 8 s. Counted in ticks, so sleep does not kill. */
export const SILENT_TICKS_MAX = 4;
export const DIAL_TIMEOUT_MS = 15_000;
export const DIALS_AT_ONCE_MAX = 4;
export const BACKOFF_BASE_MS = 1_000;
export const BACKOFF_MAX_MS = 30_000;
/** How long somebody who vanished stays in the list as lost. */
export const LOST_MS = 60_000;
export const PEERS_KNOWN_MAX = 512;
/** Asks signaling for another sample this often, so that missed peers are found. */
export const REFRESH_MS = 20_000;
/** Anti-entropy: state vectors are compared this often even when nothing seems missing. */
export const SYNC_EVERY_MS = 10_000;

/* Rooms */
export const ROOM_NAME_CHARS_MAX = 100;

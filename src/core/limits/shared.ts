/** Every bound on what a remote can make us hold or do, and every interval, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/* Files */
/** The unit that is hashed, requested and stored, in the mean: big enough for SHA-256 and IndexedDB. */
export const CHUNK_BYTES = 128 * KiB;
/** Lengths follow from the content (cutting.ts); up to this, which is one message of a data channel. */
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
/** Control messages queued behind a slow link before we give the link up. */
export const CONTROL_QUEUE_BYTES_MAX = 4 * MiB;

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

/* Messages */
export const CONTROL_MESSAGE_BYTES_MAX = 64 * KiB;
/** Header (see wire.ts) and bytes; the floor that every WebRTC implementation takes is 64 KiB. */
export const BULK_MESSAGE_BYTES_MAX = 256 * KiB;
/** Control messages a second from one link, and the burst that a long history may bring. */
export const CONTROL_MESSAGES_PER_SECOND = 400;
export const CONTROL_MESSAGES_BURST = 4_000;

/* Identity */
/** Ed25519 and X25519 public keys, and what X25519 agrees on (RFC 8032, RFC 7748). */
export const KEY_BYTES = 32;

/* Chat */
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
export const KEEP_DAYS_DEFAULT: (typeof KEEP_DAYS)[number] = 365;
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

/* Mesh */
/** Fault points a link may gather, and how many wear off a second. See mesh/faults.ts. */
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
/** People one device mutes or blocks in a room: more than anybody chooses by hand. */
export const BLOCKLIST_MAX = 1_000;
/** One heartbeat a room: pings, redials, anti-entropy. One that is as late as the second tells of sleep. */
export const TICK_MS = 2_000;
export const SLEPT_MS = 5 * TICK_MS;
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

/* Rooms */
export const ROOM_NAME_CHARS_MAX = 100;
/** A sentence; what people can still tell each other. */
export const PASSWORD_CHARS_MAX = 200;
/** New rooms offered to us that wait for an answer; more nobody reads. */
export const HANDOFFS_MAX = 8;
/** Keys marked as verified in a room: more than anybody compares codes with. */
export const VERIFIED_MAX = 512;

/* Signaling */
/** A presence is made anew each session and renewed at half its life, so a day outlives every sleep we care for. */
export const PEER_RECORD_LIFE_MS = 24 * 3_600_000;
/** Clocks of people's devices are wrong by hours more often than anyone replays a presence. */
export const PEER_RECORD_CLOCK_SKEW_MS = 24 * 3_600_000;
/** A data-only description is 500 bytes; browsers add lines, not kilobytes. */
export const SDP_CHARS_MAX = 4_096;
/** RFC 8839 lines are 60–200 characters, long IPv6 ones with extensions a little more. */
export const CANDIDATE_CHARS_MAX = 320;
/** Candidates in one signal. */
export const CANDIDATES_PER_SIGNAL_MAX = 20;
/**
 * Candidates of the other side that one link tries: several interfaces × (host, reflexive, relayed), for two
 * rounds at once and then as often as ICE restarts. Further ones would only probe other machines.
 */
export const CANDIDATES_BURST = 80;
export const CANDIDATES_PER_SECOND = 14;
/** The first candidates are worth a signal at once; the others travel together. */
export const CANDIDATES_FIRST_MS = 5;
export const CANDIDATES_BATCH_MS = 60;
/** Links of one session whose last signal number is remembered against replay; of older ones, the highest. */
export const LINK_IDS_REMEMBERED_MAX = 16;
/** Presences of strangers that are opened: a full sample with its signals at once, then what rooms need. */
export const PEER_RECORDS_BURST = 600;
export const PEER_RECORDS_PER_SECOND = 50;
/** Signals of one link kept while it is not yet decided whether that link will be. */
export const SIGNALS_PARKED_MAX = 32;
/** Signals waiting to be opened or sealed; beyond it signaling is being flooded. */
export const SIGNALS_QUEUED_MAX = 256;
/** Addresses kept for one peer and way of signaling: its proven one, and some that signaling merely claims. */
export const ADDRESSES_PER_PEER_MAX = 3;
/** Offers accepted from others: a full mesh that restarts at once, then a trickle. Each costs a connection. */
export const OFFERS_BURST = 32;
export const OFFERS_PER_SECOND = 2;
/** And from one of them: some reloads, or dials that meet; more is somebody who uses connections up. */
export const OFFERS_PER_PEER_BURST = 8;
export const OFFERS_PER_PEER_PER_SECOND = 0.2;
/** Chromium allows about 500 connections a page, closed ones counted until collected; beyond it all fail. */
export const CONNECTIONS_MAX = 450;
/** From `disconnected` until a link is given up; between ICE restarts; for an answer after a wake. */
export const RECOVERY_MS = 10_000;
export const RECOVERY_TRY_MS = 3_000;
export const LINK_PROOF_MS = 1_000;
/** An offer unanswered for so long may be lost on the way: the other side's own may stand. */
export const OFFER_LOST_MS = 2_000;
/** Messages kept for a listener that is not there yet. */
export const EARLY_MESSAGES_MAX = 256;
export const EARLY_BYTES_MAX = 1 * MiB;
/** Until the relay has said welcome; until it has answered, at most and (four of its round trips) at least. */
export const RELAY_CONNECT_TIMEOUT_MS = 8_000;
export const RELAY_PROOF_TIMEOUT_MS = 3_000;
export const RELAY_PROOF_MIN_MS = 1_000;
/** Until a server that is tested counts as silent: TURN over TLS through a slow path takes some seconds. */
export const SELF_TEST_MS = 10_000;
/** Signals kept while the socket is being replaced; older ones are of no use to anybody. */
export const RELAY_QUEUE_MAX = 64;
/** Bytes waiting in the socket before signals are refused: a dead network, not a slow one. */
export const RELAY_BUFFERED_BYTES_MAX = 256 * KiB;

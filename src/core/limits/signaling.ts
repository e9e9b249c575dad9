/** Bounds on signaling, each with its reason. */

const KiB = 1024;

/** A peer record is made for each session and renewed at half its life, so a day outlasts any sleep of a device. */
export const PEER_RECORD_LIFE_MS = 24 * 3_600_000;
/** Clocks of devices are wrong by a day or a time zone more often than anyone replays a peer record. The same in both directions. */
export const PEER_RECORD_CLOCK_SKEW_MS = 36 * 3_600_000;
/** Clocks that are further apart are told to people who cannot meet. Below PEER_RECORD_CLOCK_SKEW_MS, since that depends on the age of a record. */
export const CLOCKS_APART_MS = 26 * 3_600_000;
/** Peer records of strangers that we open of each medium, and as many of its signals: a full sample at once, then what rooms need. */
export const PEER_RECORDS_BURST = 600;
export const PEER_RECORDS_PER_SECOND = 50;
/** Those that one member brings: of all who come to us by routes through it, a class at once, then more than newcomers come. */
export const MEMBER_RECORDS_BURST = 120;
export const MEMBER_RECORDS_PER_SECOND = 10;
/** Signals of one medium or member waiting to be opened, and ours waiting to be sealed; beyond this, somebody floods signaling. */
export const SIGNALS_QUEUED_MAX = 256;
/** Addresses kept for one peer and medium: its proven one, and some that signaling merely claims. */
export const ADDRESSES_PER_PEER_MAX = 3;
/** Time for the relay to say welcome. To answer, it has four of its round trips, but at most and at least this. */
export const RELAY_CONNECT_TIMEOUT_MS = 8_000;
export const RELAY_PROOF_TIMEOUT_MS = 3_000;
export const RELAY_PROOF_MIN_MS = 1_000;
/** What a relay may say besides what members have it pass on: answers for 24 peers at once. Beyond that we leave it. */
export const RELAY_WORDS_BURST = 600;
export const RELAY_WORDS_PER_SECOND = 20;
/** Signals kept while the socket is being replaced; older ones are useless by then. */
export const RELAY_QUEUE_MAX = 64;
/** Bytes waiting in the socket before we refuse signals: then the network is dead, not slow. */
export const RELAY_BUFFERED_BYTES_MAX = 256 * KiB;

/** A sealed signal: the largest padded payload, the sender's peer record, and the envelope. */
export const SIGNAL_BYTES_MAX = 9_216;
/** Tabs of one browser in a room: more than anybody opens. */
export const TABS_MAX = 64;
/** Time for another tab to answer: a hidden one gets its messages late. */
export const TABS_ANSWER_MS = 500;
/** A sealed peer record: about 370 bytes now, and room for more fields. */
export const PEER_RECORD_BYTES_MAX = 768;
/** Ids on a PeerServer that may hold a room's list: one, and two more in case somebody squats on it. */
export const PEER_SERVER_SLOTS = 3;
/** Time for the keeper of the list to answer; then another peer replaces it. */
export const PEER_SERVER_ANSWER_MS = 3_000;
/** The size of a sample, the same as a relay's. */
export const PEER_SERVER_SAMPLE_MAX = 24;
/** The longest message: a full sample of the longest peer records. */
export const PEER_SERVER_PAYLOAD_CHARS_MAX = 32_000;
/** How long texts of manual pairing stay valid, and how long their link waits: people need minutes to send them, not seconds. */
export const PAIRING_LIFE_MS = 600_000;
/** Signals become a text when none has come for this long; or, at the latest, this long after the first. */
export const PAIRING_QUIET_MS = 1_500;
export const PAIRING_GATHER_MS = 8_000;
/** Time for the first signal: longer than a dial that has to wait. */
export const PAIRING_ANSWER_MS = 20_000;
/** Boxes in one text: an offer or answer, and candidates as they are found. */
export const PAIRING_BOXES_MAX = 12;
export const PAIRING_BYTES_MAX = 16_384;
/** `PAIRING_BYTES_MAX` in base64url. */
export const PAIRING_CHARS_MAX = 22_000;
/** How often we try the other side's addresses while they paste the confirmation: browsers drop addresses after 15 s. */
export const PAIRING_KNOCK_MS = 5_000;
/** An invitation in base64url: a sealed peer record, and its envelope. */
export const PAIRING_INVITATION_CHARS_MAX = 1_200;
/**
 * The longest wait before we try a relay again: a room whose links broke in the meantime waits for nothing else. Half of it on
 * average, so that ten thousand clients make four thousand attempts per second, which a starting relay can turn away.
 */
export const RELAY_WAIT_MS_MAX = 5_000;

/**
 * Samples that we ask signaling for because one peer is missing in the last one; a relay counts each as ten messages, and those of a
 * whole school together. At once, as many as a newcomer dials twice; then as often as the heartbeat asks while somebody is missing.
 */
export const SAMPLES_FOR_ONE_PER_SECOND = 0.2;
export const SAMPLES_FOR_ONE_BURST = 8;

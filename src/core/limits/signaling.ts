/** Bounds on how people find each other, each with its reason. */

const KiB = 1024;

/** A presence is made anew each session and renewed at half its life, so a day outlives every sleep we care for. */
export const PEER_RECORD_LIFE_MS = 24 * 3_600_000;
/** Clocks of people's devices are wrong by hours more often than anyone replays a presence. */
export const PEER_RECORD_CLOCK_SKEW_MS = 24 * 3_600_000;
/** Presences of strangers that are opened: a full sample with its signals at once, then what rooms need. */
export const PEER_RECORDS_BURST = 600;
export const PEER_RECORDS_PER_SECOND = 50;
/** Signals waiting to be opened or sealed; beyond it signaling is being flooded. */
export const SIGNALS_QUEUED_MAX = 256;
/** Addresses kept for one peer and way of signaling: its proven one, and some that signaling merely claims. */
export const ADDRESSES_PER_PEER_MAX = 3;
/** Until the relay has said welcome; until it has answered, at most and (four of its round trips) at least. */
export const RELAY_CONNECT_TIMEOUT_MS = 8_000;
export const RELAY_PROOF_TIMEOUT_MS = 3_000;
export const RELAY_PROOF_MIN_MS = 1_000;
/** Signals kept while the socket is being replaced; older ones are of no use to anybody. */
export const RELAY_QUEUE_MAX = 64;
/** Bytes waiting in the socket before signals are refused: a dead network, not a slow one. */
export const RELAY_BUFFERED_BYTES_MAX = 256 * KiB;

/** A sealed signal: the largest box that its payload is padded to, the sender's presence, and what is around them. */
export const SIGNAL_BYTES_MAX = 9_216;
/** Tabs of one browser in a room: more than anybody opens. */
export const TABS_MAX = 64;
/** Until a tab that was asked has answered: a hidden one gets its messages late. */
export const TABS_ANSWER_MS = 500;
/** A sealed presence: about 370 bytes, and what may come to it. */
export const PEER_RECORD_BYTES_MAX = 768;
/** Ids at which the list of a room may be kept on a PeerServer: one, and two for when somebody squats on it. */
export const PEER_SERVER_SLOTS = 3;
/** Until whoever keeps the list has answered; then its place is taken. */
export const PEER_SERVER_ANSWER_MS = 3_000;
/** As many as a relay tells of. */
export const PEER_SERVER_SAMPLE_MAX = 24;
/** The longest message: a full sample of the longest presences. */
export const PEER_SERVER_PAYLOAD_CHARS_MAX = 32_000;
/** People pass texts on by hand: minutes, not seconds. So long are texts good, and so long waits a link made by them. */
export const PAIRING_LIFE_MS = 600_000;
/** Nothing more was signaled for so long: what there is becomes a text; and at most so long after the first. */
export const PAIRING_QUIET_MS = 1_500;
export const PAIRING_GATHER_MS = 8_000;
/** Until the first signal: longer than a dial that has to wait its turn. */
export const PAIRING_ANSWER_MS = 20_000;
/** An offer or answer, and candidates as they are found. */
export const PAIRING_BOXES_MAX = 12;
export const PAIRING_BYTES_MAX = 16_384;
/** `PAIRING_BYTES_MAX` in base64url. */
export const PAIRING_CHARS_MAX = 22_000;
/** How often who waits for a confirmation to be pasted tries the other side's addresses anew: browsers drop them after 15 s. */
export const PAIRING_KNOCK_MS = 5_000;
/** An invitation in base64url: a sealed presence, and what is around it. */
export const PAIRING_INVITATION_CHARS_MAX = 1_200;
/**
 * Until a relay that was away is tried again, at most: a room whose links broke meanwhile waits for nothing else. Half of it on
 * average, so that ten thousand clients are four thousand attempts a second, which a relay that starts turns away.
 */
export const RELAY_WAIT_MS_MAX = 5_000;

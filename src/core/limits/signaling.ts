/** Bounds on what passes by ways of signaling other than the relay; limits.ts has those of signaling itself. */

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

/** Bounds on what passes by ways of signaling other than the relay; limits.ts has those of signaling itself. */

/** A sealed signal: the largest box that its payload is padded to, the sender's presence, and what is around them. */
export const SIGNAL_BYTES_MAX = 9_216;
/** Tabs of one browser in a room: more than anybody opens. */
export const TABS_MAX = 64;
/** Until a tab that was asked has answered: a hidden one gets its messages late. */
export const TABS_ANSWER_MS = 500;
/** A sealed presence: about 370 bytes, and what may come to it. */
export const PRESENCE_BYTES_MAX = 768;
/** Ids at which the list of a room may be kept on a PeerServer: one, and two for when somebody squats on it. */
export const PEER_SERVER_SLOTS = 3;
/** Until whoever keeps the list has answered; then its place is taken. */
export const PEER_SERVER_ANSWER_MS = 3_000;
/** As many as a relay tells of. */
export const PEER_SERVER_SAMPLE_MAX = 24;
/** The longest message: a full sample of the longest presences. */
export const PEER_SERVER_PAYLOAD_CHARS_MAX = 32_000;

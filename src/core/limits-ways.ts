/** Bounds on what passes by ways of signaling other than the relay; limits.ts has those of signaling itself. */

/** A sealed signal: the largest box that its payload is padded to, the sender's presence, and what is around them. */
export const SIGNAL_BYTES_MAX = 9_216;
/** Tabs of one browser in a room: more than anybody opens. */
export const TABS_MAX = 64;
/** Until a tab that was asked has answered: a hidden one gets its messages late. */
export const TABS_ANSWER_MS = 500;

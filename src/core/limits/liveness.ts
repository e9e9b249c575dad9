/** Bounds on how soon we notice that a link has failed and replace it, each with its reason. */

/** Silence of a link in use, beyond two round trips, before we ping it: SCTP sends again after 400 ms. */
export const LIVENESS_SILENCE_MS = 500;
/** The time for the answer. A doubt costs little: the link has LINK_PROOF_MS more, while we check signaling too. */
export const ANSWER_MS = 300;
/** How long a link counts as in use after we sent something on it: every answer that is due comes sooner. */
export const USED_MS = 10_000;
/** The assumed round trip of a link that was never measured: across a continent and back. */
export const ROUND_TRIP_MS_GUESS = 150;
/** The longest round trip we wait for. A longer one was measured while a page was busy, or is a satellite's, which a doubt does not harm. */
export const ROUND_TRIP_MS_MAX = 300;
/**
 * How soon something must come on a repaired link. SCTP doubles its wait with each lost packet: after 3 s without a path it
 * waits for 4 s more, longer than a new link takes.
 */
export const REPAIRED_MS = 500;

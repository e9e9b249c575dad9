/** How soon a link that fails without a word is missed and replaced, each with its reason. */

/** Silence of a link in use, beyond two round trips, that is worth a question: SCTP sends again after 400 ms. */
export const LIVENESS_SILENCE_MS = 500;
/** And then for the answer. A doubt costs little: the link has LINK_PROOF_MS more, while signaling is proven too. */
export const ANSWER_MS = 300;
/** A link is in use for so long after something was sent on it: nothing that is due takes longer to be missed. */
export const USED_MS = 10_000;
/** Of a link that was never measured: across a continent and back. */
export const ROUND_TRIP_MS_GUESS = 150;
/** A longer one was measured while a page was busy, or makes a satellite wait for a doubt that it survives. */
export const ROUND_TRIP_MS_MAX = 300;
/**
 * Until something has to come on a link that was repaired: SCTP doubles its wait with each packet that is lost, and after
 * 3 s without a path it sits there for 4 s more, longer than a new link takes.
 */
export const REPAIRED_MS = 500;

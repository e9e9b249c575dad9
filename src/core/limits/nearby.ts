/** Bounds on nearby offers, each with its reason. The relay has its own. */

/** Requests that wait for an answer at once; further ones are dropped, because nobody reads a longer list. */
export const NEARBY_ASKS_MAX = 4;
/** Declined people, whose further requests are dropped; the oldest are forgotten. */
export const NEARBY_DECLINED_MAX = 64;
/** How long a request waits for a person to answer. */
export const NEARBY_ASK_LIFE_MS = 120_000;
/** How often a page asks for offers: while it shows some, and while there are none. */
export const NEARBY_LOOK_MS = 5_000;
export const NEARBY_IDLE_LOOK_MS = 20_000;

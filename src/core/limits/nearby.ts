/** Bounds on offers of a room to people of one network, each with its reason; the relay has its own. */

/** Requests that wait for an answer at once; further ones are dropped, for nobody reads a longer list. */
export const NEARBY_ASKS_MAX = 4;
/** People whose further requests are dropped because one was declined; the oldest are forgotten. */
export const NEARBY_DECLINED_MAX = 64;
/** How long a request waits for a person to answer. */
export const NEARBY_ASK_LIFE_MS = 120_000;
/** How often a page asks for invitations: while it shows some, and while there are none. */
export const NEARBY_LOOK_MS = 5_000;
export const NEARBY_IDLE_LOOK_MS = 20_000;

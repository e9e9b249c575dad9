/** Bounds of turns (mesh/turns.ts), each with its reason. */

/** Of the links, those that go round by lot among whom no rank lets in: a third, so that no crowd shuts a door for good. */
export const LOTTERY_LINKS = 8;
/** How long whoever the lot fell on keeps the place: longer than histories take to be compared. */
export const LOTTERY_HELD_MS = 15_000;
/** Peers whose offers found no place and wait for the lot: more than any crowd that is worth the work. */
export const LOTTERY_WAITING_MAX = 2_048;

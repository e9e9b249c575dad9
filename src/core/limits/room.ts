/** Bounds on what a room keeps beside its log and its files, each with its reason. */

/** People one device mutes or blocks in a room: more than anybody chooses by hand. */
export const BLOCKLIST_MAX = 1_000;

export const ROOM_NAME_CHARS_MAX = 100;
/** A sentence; what people can still tell each other. */
export const PASSWORD_CHARS_MAX = 200;
/** New rooms offered to us that wait for an answer; more nobody reads. */
export const HANDOFFS_MAX = 8;
/** Keys marked as verified in a room: more than anybody compares codes with. */
export const VERIFIED_MAX = 512;

/** Bounds on what a room keeps beside its log and its files, each with its reason. */

/** People that one device mutes or blocks in a room: more than anybody chooses by hand. */
export const BLOCKLIST_MAX = 1_000;

export const ROOM_NAME_CHARS_MAX = 100;
/** As it is typed, with spaces and marks that the name does not keep: nobody types more by hand. */
export const ROOM_NAME_TYPED_CHARS_MAX = 1_000;
/** Of a link that we look for a room in: the longest has an invitation, and a tracker adds its own. */
export const LINK_READ_CHARS_MAX = 4_000;
/**
 * Of a new password. Anyone with the link can try passwords without asking anybody, some ten thousand a second with one
 * graphics card, so a short one is no password. A password that exists may be typed at any length.
 */
export const PASSWORD_CHARS_MIN = 12;
/** A long sentence, which people can still tell each other. */
export const PASSWORD_CHARS_MAX = 200;
/** Room handoffs that wait for an answer; nobody reads more. */
export const HANDOFFS_MAX = 8;
/** A handoff for somebody without a link, before it is sealed: a secret and the longest password, padded. */
export const HANDOFF_BYTES = 1_024;
/** Handoffs that are under way to people without a link: a class is told within seconds, and no link is filled. */
export const ROUTED_HANDOFFS_AT_ONCE = 16;
/** What one link may bring us of them: several people open rooms at once; each costs an agreement of keys. */
export const ROUTED_HANDOFFS_PER_SECOND = 1;
export const ROUTED_HANDOFFS_BURST = 8;
/** Handoffs that are not shown again when somebody repeats them. */
export const ROUTED_HANDOFFS_SEEN_MAX = 256;
/** Rooms in one profile: a new one every day for three years. */
export const PROFILE_ROOMS_MAX = 1_000;
/** Keys marked as verified in a room: nobody compares codes with more people. */
export const VERIFIED_MAX = 512;
/** What is kept of a text that you are writing: many messages' worth, which you have yet to split. */
export const DRAFT_CHARS_MAX = 200_000;
/** Unfinished edits that are kept of a room. The oldest goes first. */
export const DRAFT_EDITS_MAX = 16;
/** Rooms that home lists: more than anybody looks through. The one that was open longest ago goes from the list, and keeps its data. */
export const RECENT_ROOMS_MAX = 100;
/** Of a title in that list. A title that members give is shorter. */
export const RECENT_TITLE_CHARS_MAX = 200;
/** How long the disk keeps the draft of a message that is on its way: as long as it takes to store one. */
export const DRAFT_SENDING_MS = 2_000;
/** Rooms whose drafts a page remembers when you leave them. */
export const DRAFTS_HELD_MAX = 64;

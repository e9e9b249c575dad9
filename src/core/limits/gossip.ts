/** Bounds on what members tell each other of new entries, each with its reason. */

/** How long we collect what is new before we announce it: few messages, and soon enough to mend a loss. */
export const ANNOUNCE_AFTER_MS = 500;
/** Positions in one announcement, about 25 bytes each. */
export const ANNOUNCED_MAX = 256;
/** Positions that wait to be announced to one peer; others learn of the rest by comparing logs. */
export const ANNOUNCED_WAITING_MAX = 1_024;
/** How long an announced entry may be on its way by the tree: longer than the way is. */
export const GRAFT_AFTER_MS = 500;
/** How long a peer has to send what it announced, until we ask the next one. */
export const GRAFT_AGAIN_MS = 2_000;
/** Announced entries of one peer that we wait for, and peers that we remember for each, to ask one after another. */
export const MISSING_MAX = 256;
export const ANNOUNCERS_MAX = 4;
/** What nobody sent although it was announced: it comes by comparing logs, and is not asked for again. */
export const GIVEN_UP_MAX = 1_024;
/** How often we look for what is due, while something is. */
export const TREE_TICK_MS = 250;
/** Announcements of one peer that we read: two a second, and some for links that have just changed. */
export const ANNOUNCEMENTS_PER_SECOND = 10;
export const ANNOUNCEMENTS_BURST = 100;
/** Positions in one graft: as many entries as one answer takes. */
export const GRAFTED_MAX = 64;
/** Grafts of one peer that we answer: it misses little, or its links have just changed. */
export const GRAFTS_PER_SECOND = 5;
export const GRAFTS_BURST = 50;
/** Entries of which we remember who has them: those of the last moments, of all authors together. */
export const CARRIED_MAX = 2_048;
/** Authors for whom a link has a state of its own: those who speak. */
export const BRANCHES_MAX = 512;

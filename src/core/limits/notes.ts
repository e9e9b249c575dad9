/** Bounds on shared notes, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Notes of a room that are shown: nobody finds their way among more. Further ones wait until one is taken away. */
export const NOTES_MAX = 32;
/** Of one person, so that one alone does not take all places. */
export const NOTES_PER_AUTHOR_MAX = 8;
/** One entry with changes. Longer pastes take several. */
export const NOTE_UPDATE_BYTES_MAX = 16 * KiB;
/**
 * Pieces of text in one entry, and ranges that it deletes. What a person types in a second is one or two; replacing a word everywhere
 * takes several entries. A piece that was made to be expensive is compared with all of a note, for up to 20 ms.
 */
export const NOTE_PIECES_PER_UPDATE_MAX = 8;
export const NOTE_DELETIONS_PER_UPDATE_MAX = 256;
/** Characters that a note shows: a thick book. */
export const NOTE_CHARS_MAX = 1 * MiB;
/**
 * Of one note, over all that was ever written in it: entries, places at which somebody began to type, ranges that were deleted,
 * characters. It is days of work; then the text goes on in a new note.
 */
export const NOTE_MAX = { updates: 20_000, places: 6_000, deletions: 12_000, chars: 4 * MiB };
/** And of that, of one author: an author who makes each place expensive costs those who open the note half a minute. */
export const NOTE_OF_AUTHOR_MAX = {
  updates: 10_000,
  places: 2_000,
  deletions: 4_000,
  chars: 2 * MiB,
};
/** From here on it takes no more of us: what is under way still finds room. */
export const NOTE_FULL_AT = 0.95;
/** What is typed is collected for so long: it feels live, and an hour of typing is a thousandth of a log. */
export const NOTE_COLLECT_MS = 700;
/** Entries of ours in a row at that pace: ten minutes of typing. Then one in five seconds. */
export const NOTE_ENTRIES_BURST = 600;
export const NOTE_ENTRIES_PER_SECOND = 0.2;
/** So long until it is tried again where the pace or a full disk holds changes back. */
export const NOTE_RETRY_MS = 2_000;
/** Entries, and pieces in them, that are put into a note at once: before the next ones the page may have its turn. */
export const NOTE_APPLY_AT_ONCE = { updates: 200, pieces: 8 };
/** It has its turn after this long: where each piece is expensive after each few, and else after many. */
export const NOTE_TURN_MS = 30;
/** Client ids have 52 bits (see notes/client-id.ts), and the characters of one are counted up to here. */
export const NOTE_CLIENT_MAX = 2 ** 52 - 1;
export const NOTE_POSITION_MAX = 2 ** 31 - 1;
/** A cursor that moves is told again after this long: it looks live, and is 100 bytes for each link. */
export const CURSOR_AGAIN_MS = 250;
/** One that stays where it is: for those who open the note later, or have a link since then. */
export const CURSOR_STAYS_MS = 10_000;
/** A cursor that is not told again is shown for this long: two messages may be lost, or come late. */
export const CURSOR_LASTS_MS = 25_000;
/** What is heard of one peer; an honest one tells four times a second. More is dropped. */
export const CURSORS_PER_SECOND = 5;
export const CURSORS_BURST = 20;
/** People whose cursors are remembered: all whom a room has that tells them, and some who come or go meanwhile. */
export const CURSORS_MAX = 16;
/** Changes of one person within this time are one version in the history. */
export const NOTE_VERSION_MS = 5 * 60_000;
/** Versions in the list, the newest. */
export const NOTE_VERSIONS_MAX = 500;
/** Entries of notes stay in a full log as long as those of people whom we know take less of it than this. */
export const NOTES_LOG_FRACTION = 0.5;

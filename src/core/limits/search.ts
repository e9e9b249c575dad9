/** Bounds on the search in what was said, each with its reason. */

const MiB = 1024 * 1024;

/** What a person types into a search; beyond, it was pasted by mistake. */
export const QUERY_CHARS_MAX = 200;
/** Words and phrases of one query, and names after `from:`: each is a look through all messages. */
export const QUERY_WORDS_MAX = 8;
export const QUERY_NAMES_MAX = 4;
/** Texts that are folded become longer by a few letters, such as ß; there are characters that become eighteen. */
export const FOLDED_GROWTH_MAX = 2;
/** Marks on one letter that are compared: no script has more, and sorting thousands of them takes seconds. */
export const MARKS_COMPARED_MAX = 8;
/** Characters that one query looks at, the newest messages first: four full logs, which takes half a second. */
export const LOOKED_CHARS_MAX = 256 * MiB;

/** Messages that are shown of the open room, and of each other room: nobody reads more, and a further word finds less. */
export const FOUND_MAX = 50;
export const FOUND_ELSEWHERE_MAX = 5;
/** Rooms of which messages are shown, and people of all rooms. */
export const FOUND_ROOMS_MAX = 20;
export const FOUND_PEOPLE_MAX = 8;
/** What is shown of a message, and of the one before and after it: about three lines, and one. */
export const EXCERPT_CHARS_MAX = 240;
export const LINE_CHARS_MAX = 120;
/** Places in an excerpt that are marked: more than words fit into it, unless each is a letter. */
export const MARKED_MAX = 40;

/** Other rooms that are read for a search, those of late first, and what their messages take in memory as they are compared. */
export const ROOMS_SEARCHED_MAX = 50;
export const ROOMS_SEARCHED_CHARS_MAX = 64 * MiB;
/** Private messages of a room that are opened for a search, the newest: each costs a millisecond, and anybody can write many. */
export const PRIVATE_SEARCHED_MAX = 2_000;
/** Messages that are given to the search at once, so that the page goes on between. */
export const MESSAGES_PER_STEP = 2_000;
/** A search that nobody has used for so long gives its memory back; the next one reads everything again. */
export const SEARCH_IDLE_MS = 300_000;
/** While people search, what is new is found within this time. */
export const FIND_AGAIN_MS = 300;

/** Bounds on libraries, each with its reason: catalogues, searches, and files that are taken. */

const MiB = 1024 * 1024;

/** Files in one library: the music or pictures of a lifetime. Looking through them all for a search takes 50 ms. */
export const LIBRARY_FILES_MAX = 100_000;
/** A catalogue: that many files with paths of 60 bytes. It is read into memory as a whole. */
export const CATALOGUE_BYTES_MAX = 8 * MiB;
/** Catalogues of others that stay in memory, as read: nobody looks through more at a time. */
export const CATALOGUES_READ_MAX = 4;

/** Things that a search looks for at once; and the words of each, one of which is enough, as the endings of all pictures. */
export const SEARCH_TERMS_MAX = 8;
export const SEARCH_WORDS_MAX = 24;
export const SEARCH_WORD_CHARS_MAX = 40;
/** What an owner answers to one search: more than fits a screen, in a message that a route carries at once. */
export const HITS_MAX = 20;
export const HITS_BYTES_MAX = 6 * 1024;
/** Owners of libraries that a search asks, those whose libraries are newest; and so many of them at once. */
export const SEARCHED_OWNERS_MAX = 64;
export const SEARCHED_AT_ONCE = 16;
/** Searches of our own: one for each pause in typing. */
export const OWN_SEARCHES_PER_SECOND = 2;
export const OWN_SEARCHES_BURST = 8;
/** Questions of one peer by its own link that we answer, twice what an honest one asks: beyond, it is a flood. */
export const QUESTIONS_PER_SECOND = 4;
export const QUESTIONS_BURST = 80;
/** Of those that a link brings for others; each costs a look through our libraries and a signature. */
export const BROUGHT_QUESTIONS_PER_SECOND = 8;
export const BROUGHT_QUESTIONS_BURST = 80;
/**
 * Looks through our libraries for others: a word of a search that is sought in the path of a file. 4 million take a second, and a
 * search may have 192 words. For each link, what honest ones need; together, a third of the page's time.
 */
export const LOOKS_PER_SECOND = 500_000;
export const LOOKS_BURST = 6_000_000;
export const ALL_LOOKS_PER_SECOND = 3 * LOOKS_PER_SECOND;
export const ALL_LOOKS_BURST = 3 * LOOKS_BURST;

/** Files of others' libraries that we ask for: a folder of pictures at once, then as fast as small ones come. */
export const OWN_TAKES_PER_SECOND = 1;
export const OWN_TAKES_BURST = 32;
/** Files that a person takes of a library in one go: they are asked for one after the other, a minute for each sixty. */
export const TAKES_MAX = 200;
/** Of these so many at once: fewer than their owner hashes for those whom it does not know. */
export const TAKES_AT_ONCE = 3;
/** Files of our libraries that are being hashed at once for those who took them: more would only share the disk. */
export const OPENING_MAX = 8;
/** Of these for people whom this device has not known for long: keys cost nothing, and a large file is hashed for minutes. */
export const OPENING_FOR_STRANGERS_MAX = 4;
/** Files of our libraries that we give, over all visits, each a record of 300 bytes and a list of chunks: beyond, the one that was asked for the longest time ago makes room. */
export const GIVEN_FILES_MAX = 2_000;
/** Files that we took and may still want: beyond, the oldest is forgotten. */
export const TAKEN_FILES_MAX = 1_000;
/** How often a question is asked again that nobody answered, or somebody on the way. */
export const QUESTION_TRIES = 3;
/** How long we wait when an owner hashes as many files as it may, and how often. */
export const BUSY_RETRY_MS = 1_500;
export const BUSY_TRIES = 20;

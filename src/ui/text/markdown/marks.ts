/** Whether a message can have anything to draw but its characters. Small, since every message is asked. */

/** Marks of emphasis and code, links, mentions, and the beginnings of quotes and lists. */
const ANY = /[*_~`@]|:\/\/|www\.|^(?:> |[-*] |\d{1,4}\. )/im;

export const hasMarks = (text: string): boolean => ANY.test(text);

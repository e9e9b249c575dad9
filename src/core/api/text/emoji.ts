/** One emoji: what it is called, and whether a text is one. By the form of its characters, so that every browser says the same, also of emoji that it cannot draw. */

/** One that can be picked, and the words for it. */
export interface Emoji {
  readonly emoji: string;
  /** In the language of the data: "party popper". */
  readonly label: string;
  /** In small letters: names as they are typed between colons, and other words for it. */
  readonly names: readonly string[];
  readonly group: EmojiGroup;
  /** See skin-tones.ts. */
  readonly hasTones: boolean;
}
export const EMOJI_GROUPS = [
  'smileys',
  'people',
  'animals',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type EmojiGroup = (typeof EMOJI_GROUPS)[number];

/** A picture, with a skin tone or the mark that asks for colours. Characters that are kept for later emoji count. */
const PICTURE = '\\p{Extended_Pictographic}[\\u{1f3fb}-\\u{1f3ff}]?\\ufe0f?';
const KEYCAP = '[\\d#*]\\ufe0f?\\u20e3';
const FLAG = '\\p{Regional_Indicator}{2}';
/** England, Scotland, Wales: a black flag and the letters of the region. */
const REGION_FLAG = '\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{2,6}\\u{e007f}';
/** A family of four with joiners between is the longest that there is. */
const JOINED = `${PICTURE}(?:\\u200d${PICTURE}){0,4}`;
const ONE = new RegExp(`^(?:${KEYCAP}|${FLAG}|${REGION_FLAG}|${JOINED})$`, 'u');

export const isEmoji = (text: string): boolean => ONE.test(text);

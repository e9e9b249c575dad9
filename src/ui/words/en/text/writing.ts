/** Help for what you write: people and emoji as you type, and texts that are too long. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  people: 'People to mention',
  emoji: 'Emoji',
  matches: (n: number) =>
    plural(n, {
      one: '1 suggestion. Enter takes it.',
      other: `${count(n)} suggestions. Up and down choose, Enter takes one.`,
    }),
  notConnected: 'not here now',

  addEmoji: 'Add an emoji',
  chooseEmoji: 'Choose an emoji',
  searchEmoji: 'Search emoji',
  noEmoji: 'No emoji is called that.',
  emojiGroups: 'Groups of emoji',
  groups: {
    smileys: 'Smileys and feelings',
    people: 'People and gestures',
    animals: 'Animals and nature',
    food: 'Food and drink',
    travel: 'Travel and places',
    activities: 'Activities',
    objects: 'Objects',
    symbols: 'Symbols',
    flags: 'Flags',
  },
  skinTone: 'Skin tone',
  skinToneIs: (tone: string) => `Skin tone: ${tone}`,
  tones: {
    none: 'Default',
    light: 'Light',
    mediumLight: 'Medium light',
    medium: 'Medium',
    mediumDark: 'Medium dark',
    dark: 'Dark',
  },
  loadingEmoji: 'Loading the emoji…',

  characters: (n: number) => plural(n, { one: '1 character.', other: `${count(n)} characters.` }),
  tooLong: (most: number) =>
    plural(most, {
      one: '1 fits in one message. Split it, or send it as a text file.',
      other: `${count(most)} fit in one message. Split it, or send it as a text file.`,
    }),
  longText: 'That is a long text for a message.',
  sendAsFile: 'Send as a text file',
  keepAsMessage: 'Keep it here',
  textName: (dateAndTime: string) => `Text ${dateAndTime}`,
  sentAsFile: 'Sent as a text file.',
};

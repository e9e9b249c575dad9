/** Who has our last message, and who is typing. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  hereOnly: 'Here only: nobody else has it yet',
  goingOut: 'On its way',
  withSome: (have: number, here: number) => `With ${count(have)} of ${count(here)}`,
  knownWithSome: (have: number, here: number) =>
    `Known to be with ${count(have)} of ${count(here)}`,
  withAll: 'With all',
  withThoseWhoLeft: 'With people who have left',

  typing: (name: string) => `${name} is typing`,
  typingTwo: (one: string, other: string) => `${one} and ${other} are typing`,
  typingSeveral: 'Several people are typing',

  tellTyping: 'Tell others when you are typing',
  tellTypingHint: (people: number) =>
    plural(people, {
      other: `In rooms of up to ${count(people)} people. If a message is private, only those it is for are told.`,
    }),
  tellTypingTraceless: 'Never told from a room that leaves no trace on this device.',
};

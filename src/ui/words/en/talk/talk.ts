/** Who has our last message, who is typing, and who comes and goes. */
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

  joined: (names: string, people: number) =>
    plural(people, { one: `${names} joined`, other: `${names} joined` }),
  left: (names: string, people: number) =>
    plural(people, { one: `${names} left`, other: `${names} left` }),
  cameAndLeft: (names: string, people: number) =>
    plural(people, { one: `${names} joined and left`, other: `${names} joined and left` }),
  cameBack: (names: string, people: number) =>
    plural(people, { one: `${names} left and came back`, other: `${names} left and came back` }),
  joinedCount: (people: number) =>
    plural(people, { one: '1 person joined', other: `${count(people)} people joined` }),
  leftCount: (people: number) =>
    plural(people, { one: '1 person left', other: `${count(people)} people left` }),

  toMention: (messages: number) =>
    plural(messages, {
      one: '1 message mentions you: go to it',
      other: `${count(messages)} messages mention you: go to the next`,
    }),

  tellTyping: 'Tell others when you are typing',
  tellTypingHint: (people: number) =>
    plural(people, {
      other: `In rooms of up to ${count(people)} people. If a message is private, only those it is for are told.`,
    }),
  tellTypingNotes: (people: number) =>
    plural(people, {
      other: `In a note, they also see your cursor, in rooms of up to ${count(people)} people.`,
    }),
  tellTypingTraceless: 'Never told from a room that leaves no trace on this device.',
};

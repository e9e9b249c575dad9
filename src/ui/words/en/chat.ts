/** The chat. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  opening: 'Opening the room…',
  looking: 'Looking for the others…',
  stillLooking:
    'Still looking for the others. This takes longer than it should; it goes on by itself.',
  connecting: (people: number) =>
    plural(people, {
      one: '1 person is here. Connecting…',
      other: `${count(people)} people are here. Connecting…`,
    }),
  stillConnecting: (people: number) =>
    plural(people, {
      one: 'Still connecting to 1 person. The room may be locked, or a connection slow. It goes on by itself.',
      other: `Still connecting to ${count(people)} people. The room may be locked, or a connection slow. It goes on by itself.`,
    }),
  loading: 'Loading what was said here…',
  reachesEveryone: 'Nothing was said yet. What you write reaches everyone here.',
  reachesSomeLater:
    'Nothing was said yet. Those who are not connected yet get what you write once they are.',
  nobodyElse: 'Nobody else is here.',
  nobodyReached: 'Nobody can be reached just now.',

  writePrivately: 'Write in private',
  writeToEveryone: 'Write to everyone here',
  readLater: 'Others read it when they come',
  sentLater: 'Sent when you are connected',
  write: 'Write a message',
  replyingTo: (name: Slot): Sentence => ['Replying to ', name],

  aloneLink: 'Send this link to somebody. They open it and are in.',
  aloneLinkGuarded:
    'Send this link to somebody, and tell them the password another way: it is not in the link.',
  aloneLocked: 'The room is locked: unlock it in the settings before you invite people.',
  aloneHint: 'Keep this tab open: what you write or drop now reaches them when they come.',
};

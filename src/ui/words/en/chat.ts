/** The chat. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  title: 'Chat',
  messages: 'Messages',
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
  reachesChosen: 'Nothing was said yet. Only those you chose can read what you write.',
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

  aloneTitle: 'Nobody else is here yet.',
  copyLink: 'Copy link',
  aloneLink: 'Send this link to somebody. They open it and are in.',
  aloneLinkGuarded:
    'Send this link to somebody, and tell them the password another way: it is not in the link.',
  aloneLocked: 'The room is locked: unlock it in the settings before you invite people.',
  aloneHint: 'Keep this tab open: what you write or drop now reaches them when they come.',

  othersSeeYou: (name: Slot): Sentence => ['Others see you as ', name, '.'],
  changeName: 'Change',

  /** `when`: a time of today, or a date and a time. */
  newSince: (when: string) => `New since ${when}`,
  newAbove: (messages: number) =>
    plural(messages, { one: '1 new above', other: `${count(messages)} new above` }),
  newBelow: (messages: number) =>
    plural(messages, { one: '1 new below', other: `${count(messages)} new below` }),
  goToNewest: 'Go to the newest',

  by: (name: string, time: string) => `${name}, ${time}`,
  privateBy: (name: string, time: string, recipients: string) => `${name}, ${time}, ${recipients}`,
  yourself: (name: string) => `${name} (you)`,
  you: 'you',
  privateTo: (names: string) => `private, to ${names}`,
  answerPrivately: 'Answer in private',
  aFile: 'a file',
  edited: 'edited',
  openedNote: 'Opened a note:',
  deleted: 'Message deleted',
  withdrawn: 'File no longer shared',
  keyUsedTwice:
    'This person’s key was used on two devices at once. What it wrote from here on is not shown.',
  inReplyTo: 'In reply to',
  quoteMissing: 'A message that is not here',
  quoteDeleted: 'deleted message',

  actions: 'Actions',
  actionsFor: (message: string) => `Actions for ${message}`,
  about: (name: string, message: string) => `${name}: ${message}`,
  aboutOwn: (message: string) => `you: ${message}`,

  message: 'Message',
  send: 'Send',
  attach: 'Attach files',
  editing: 'Editing your message',
  cancelEdit: 'Cancel edit',
  cancelReply: 'Cancel reply',
  toEveryone: 'To: everyone',
  toSome: (names: string) => `To: ${names}, private`,
  writeToEveryoneAgain: 'Write to everyone again',
};

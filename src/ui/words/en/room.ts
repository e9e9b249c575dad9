/** The room's screen: its header, its parts, and what happened in it. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  connection: 'Connection',
  offline: 'You are offline. What you write is sent later.',
  cutOff: 'Nobody can be reached: your address is hidden',
  connected: (people: number) =>
    plural(people, {
      one: 'Connected to 1 person',
      other: `Connected to ${count(people)} people`,
    }),
  connectedNobodyNew: (people: number) =>
    plural(people, {
      one: 'Connected to 1 person. New people cannot join just now. You stay connected',
      other: `Connected to ${count(people)} people. New people cannot join just now. You stay connected`,
    }),
  connectedReaching: (people: number, more: number) =>
    plural(people, {
      one: `Connected to 1 person, reaching ${count(more)}`,
      other: `Connected to ${count(people)} people, reaching ${count(more)}`,
    }),
  connectedNotToAll: (people: number, unreached: number) =>
    plural(people, {
      one: `Connected to 1 person; ${count(unreached)} cannot be reached`,
      other: `Connected to ${count(people)} people; ${count(unreached)} cannot be reached`,
    }),
  unreadable: 'Somebody is here, but you cannot read them',
  clocksDiffer: 'Somebody is here, but the clocks differ too much',
  reaching: (people: number) =>
    plural(people, { one: 'Reaching 1 person', other: `Reaching ${count(people)} people` }),
  serverAway: 'The server cannot be reached. Trying again',
  unreached: (people: number) =>
    plural(people, {
      one: '1 person here cannot be reached. Trying again',
      other: `${count(people)} people here cannot be reached. Trying again`,
    }),
  connectionLost: 'Connection lost. Trying again',
  looking: 'Looking for the others…',
  nobodyElse: 'Nobody else is here yet',

  opening: 'Opening the room',
  openingShort: 'Opening…',
  openingHint: 'Reading what this device remembers of it.',
  openingSlow:
    'This takes longer than it should. Reload the page to try again; nothing is lost by it.',
  reopened: {
    'key-used-twice':
      'This room’s key was in use on another device, too. You are somebody new here now.',
    'clock-was-ahead':
      'This device’s clock was days ahead, so nobody got what you wrote. You are somebody new here now: write it again.',
    traceless: 'Nothing of this room is kept on this device any more.',
    traces: 'What is said from now on is kept on this device.',
    'profile-came': 'You are now who you were on the other device.',
    'profile-left': 'Your profile is given up here. You are somebody new in this room.',
  },

  skip: 'Skip to the messages',
  guessable: 'guessable',
  guessableHint: 'Anyone who guesses this name can come in.',
  guessableLockedHint: 'Anyone can guess this name, and comes in once somebody unlocks the room.',
  locked: 'locked',
  lockedHint: 'New people cannot come in until somebody here unlocks it.',
  password: 'password',
  passwordHint: 'To come in you need the password, which is not in the link.',
  details: 'Details',
  doctor: 'Details: connection doctor',
  copyLink: 'Copy room link',
  notes: 'Notes',
  settings: 'Settings',
  tabs: 'Parts of the room',
  panes: { people: 'People', chat: 'Chat', files: 'Files' },
  unread: (messages: number) =>
    plural(messages, { one: '1 unread', other: `${count(messages)} unread` }),
  savedFiles: 'Saved files',

  nobodyReached: 'Nobody can be reached now.',
  nothingToHideBehind:
    'Your address can only be hidden behind a server of this site, and it has none.',
  stopHiding: 'Stop hiding my address',
  save: 'Save',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',

  renamed: (before: string, after: string) => `${before} is now called ${after}`,
  titled: (name: string, title: string) => `${name} named the room “${title}”`,
  untitled: (name: string) => `${name} removed the room’s title`,
  lockedBy: (name: string) => `${name} locked the room`,
  unlockedBy: (name: string) => `${name} unlocked the room`,

  fileForYou: 'A file for you',
  linkToFile: 'A link to a file',
  size: 'Size',
  whoHasIt: 'Who has it',

  drop: 'Drop to share in this room',
  dropWith: (people: number) =>
    plural(people, {
      one: 'Drop to share with 1 person',
      other: `Drop to share with ${count(people)} people`,
    }),
  dropPrivately: (people: number) =>
    plural(people, {
      one: 'Drop to share in private with 1 person',
      other: `Drop to share in private with ${count(people)} people`,
    }),
};

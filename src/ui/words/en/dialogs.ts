/** Small dialogs and forms, which are loaded when they are needed, and notifications. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  copyTitle: 'Copy this link yourself',
  copyHint:
    'This browser does not let the page copy. The link is marked below: copy it from there.',
  copyLink: 'Link to copy',
  copyDone: 'Done',

  recipientsTitle: 'Who can read it?',
  recipientsHint:
    'Choose nobody to write to everyone. What you write or share to some is encrypted for them: the others pass it on, but cannot read it or see who it is for.',
  recipients: 'People who can read it',
  nobodyElse: 'Nobody else is here yet.',
  done: 'Done',

  leaveTitle: 'Leave the room?',
  leaveNot: 'Stay here',
  stay: 'Stay',
  leave: 'Leave',

  kept: 'Kept on this device',
  keptClose: 'Close the list',
  keptHint:
    'When space runs out, what was used longest ago goes first; what you pin stays. What others here still have can be fetched again.',
  keptNothing: 'Nothing is kept here any more.',
  keptPart: (here: string, all: string) => `${here} of ${all}`,
  inUse: 'in use now',
  usedToday: 'used today',
  usedYesterday: 'used yesterday',
  usedOn: (day: string) => `used ${day}`,
  pinned: 'pinned',
  pin: (name: string) => `Pin ${name}`,
  pinHint: 'Pin: keep it here',
  unpin: (name: string) => `Unpin ${name}`,
  unpinHint: 'Unpin: it may go when space runs out',
  deleteKept: (name: string) => `Delete ${name}`,
  deleteKeptHint: 'Delete it from this device',

  roomPassword: 'Room password',
  passwordTitle: 'This room has a password',
  passwordHint: 'It is not in the link. The person who sent you the link can tell you.',
  openRoom: 'Open the room',
  passwordUnchecked:
    'Nobody but the people in the room can tell a wrong password from the right one.',
  tryPassword: 'Try this one',

  readingFolder: (n: number) =>
    plural(n, {
      one: 'Reading the folder: 1 file so far',
      other: `Reading the folder: ${count(n)} files so far`,
    }),
  dropHint: 'The link is there at once. Any size.',

  asksToComeIn: (name: Slot): Sentence => [name, ' is nearby and asks to come in.'],
  asksToComeInHint: 'Anyone who comes in can read what was said here.',
  compare: 'Make sure that it is them',
  compareHint: 'They see these, too. If anything differs, somebody stands between you: decline.',
  accept: 'Accept',
  acceptOf: (name: string) => `Accept ${name}`,
  decline: 'Decline',
  declineOf: (name: string) => `Decline ${name}`,

  elsewherePage: 'Open in another tab',
  elsewhere: 'This room is already open in another tab. Use it here instead?',
  elsewhereHint:
    'You are in a room in one tab at a time: the other tab then stops. Or come in here as somebody new, of whom nothing is kept on this device.',
  displaced: 'The room moved to another tab',
  displacedHint:
    'It goes on there, with all its messages and files. You can close this tab, or take the room back.',
  useItHere: 'Use it here',
  comeAsNew: 'Come in as somebody new',

  needsHttps:
    'Browsers keep a room private only on an address that begins with https:// or on this same machine (localhost). Open this page with https://, or ask the person who runs it to.',
  tryAgain: 'Try again',
  goHome: 'Go to the first page',

  openedNewRoom: (name: Slot): Sentence => [name, ' opened a new room for you.'],
  openedNewRoomHint: 'Those who go there find each other again. What was said here stays here.',
  goThere: 'Go there',
  newLink: 'New link',
  newLinkHint:
    'This opens a new room and tells the people you choose. The old link does not lead to it.',
  whoIsTold: 'Who is told',
  nobodyToTell: 'Nobody else is here. You can still open it and send its link.',
  newPassword: 'Password, if you want one',
  newPasswordHint: 'The people you choose do not need to type it. It is in no link.',
  openAndTell: 'Open it and tell them',
  tellingThem: 'Telling them…',
  cancel: 'Cancel',
  newLinkTold: (people: number) =>
    plural(people, {
      one: '1 person sees it now and can follow. What was said here stays here.',
      other: `${count(people)} people see it now and can follow. What was said here stays here.`,
    }),
  newLinkMissed: (people: number) =>
    plural(people, {
      one: '1 person could not be told. Go there, and send them the link.',
      other: `${count(people)} people could not be told. Go there, and send them the link.`,
    }),
  goToNewRoom: 'Go to the new room',

  keysTitle: 'Keyboard shortcuts',
  keyGroups: [
    {
      title: 'Writing',
      keys: [
        ['Any letter', 'Starts a message, wherever you are in the room'],
        ['Enter', 'Sends'],
        ['Shift + Enter', 'Starts a new line'],
        ['↑', 'Edits your last message, while the field is empty'],
        ['Esc', 'Cancels a reply or an edit; then goes to the messages'],
      ],
    },
    {
      title: 'Messages',
      keys: [
        ['↑ ↓', 'Go from message to message'],
        ['Home, End', 'Go to the first and the last one'],
        ['Enter', 'Opens what you can do with a message'],
        ['→ ←', 'Go through its links and buttons'],
        ['Esc', 'Goes back to the message'],
      ],
    },
    {
      title: 'Pictures that are open',
      keys: [
        ['← →', 'Go to the picture before and after'],
        ['+ − 0', 'Zoom in, zoom out, and show all of it'],
        ['Arrows', 'Move a picture that is zoomed in'],
        ['Esc', 'Closes it'],
      ],
    },
    {
      title: 'Anywhere, while the cursor is in no field',
      keys: [
        ['Ctrl + Z', 'Undoes what you have just deleted, or leaving the room, for 6 seconds'],
        ['/', 'Goes to the search'],
        ['Ctrl + K', 'Goes to the search, from a field, too'],
        ['?', 'Shows this list'],
      ],
    },
  ],

  newMessages: (messages: number, lastFrom: string) =>
    plural(messages, {
      one: `1 new message, from ${lastFrom}`,
      other: `${count(messages)} new messages, the last from ${lastFrom}`,
    }),
  wrotePrivately: (name: string) => `${name} wrote to you in private`,
  wrote: (name: string) => `${name} wrote something`,
  sharedFile: (name: string) => `${name} shared a file`,
  said: (name: string, text: string) => `${name}: ${text}`,
};

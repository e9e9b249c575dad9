/** The first screen. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  pageTitle: 'Swapmeet: a room in a link',
  headlineOpen: 'Open a link.',
  headlineSwap: 'Swap anything.',
  lede: 'Chat and swap files of any size, straight between browsers. No accounts, nothing kept on a server.',
  astray: 'This link leads to no room.',
  astrayHint: 'Perhaps a part of it was lost. Ask for it again, or make a new room here.',

  newRoom: 'New room',
  sendFiles: 'Send files',
  sendFolder: 'Send a folder',
  drop: 'Drop to make a room',
  dropHint:
    'Or drop files or folders anywhere on this page: that makes a room and copies its link.',
  password: 'Set a password too',
  passwordField: 'Room password',
  passwordHint: (least: number) => `${least} characters or more, such as four words.`,
  passwordTooShort: (least: number) =>
    `Use ${least} characters or more, or none: anyone who has the link can try passwords as fast as they like.`,
  passwordNotInLink:
    'It is in no link, and people need it to come in. Tell it to them another way.',
  filesWait: (files: number) =>
    plural(files, {
      one: 'One file waits. New room shares it there.',
      other: `${count(files)} files wait. New room shares them there.`,
    }),
  beenHere: 'Been here before, on another device?',
  moveProfile: 'Move your profile',
  howItWorks: 'How it works and what it cannot do',
  notKept: 'What was shared could not be kept: the storage of this browser is full.',

  roomName: 'Room name',
  roomNameExample: 'tram-depot-band',
  roomNameHint: 'A name can be guessed, a new room cannot. A room’s link works here, too.',
  join: 'Join',
  elsewhere: (host: string) => `This link is for ${host}, and people meet there.`,
  openThere: 'Open it there',
  noName: 'Type the name of a room first, or make a new one.',
  longName: (most: number) => `A room name may have ${most} characters. Choose a shorter one.`,
  lostLink: 'This link leads to no room. Perhaps a part of it was lost. Ask for it again.',

  whyOpen: 'Open the link and you are in.',
  whyOpenHint: 'No account, no install, no question asked first.',
  whyDrop: 'Drop a file, everyone can take it.',
  whyDropHint:
    'From everyone who has it, and all of it is checked. Leave once others have all of it.',
  whyPrivate: 'It stays between your browsers.',
  whyPrivateHint:
    'Our server only introduces you. It cannot read a word, and nothing of yours is stored on it.',

  heroNames: { ana: 'Ana', bo: 'Bo', chidi: 'Chidi', you: 'you' },
  hero: 'Ana, Bo and Chidi each hand over tiles of one file; your copy is three quarters complete.',
  heroCaption:
    'One file, handed over by three people at once. Each gives what the others have not given yet.',
};

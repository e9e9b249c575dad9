/** Moving your profile to another device. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  title: 'Your profile',
  explained:
    'It is who you are in your rooms: your names and pictures there, and whom you verified, muted or blocked. Messages and files are no part of it. Use it on one device at a time: if two write as you, the others no longer see what they write.',

  take: 'Take it to another device',
  passphrase: 'New passphrase',
  passphraseHint:
    'The file opens only with it. Four or five words are good. Nobody can tell you them again if you forget them.',
  passphraseTooShort: (least: number) =>
    `Use ${count(least)} characters or more: anyone who gets the file can try as many passphrases as they like.`,
  save: 'Save the file',
  saved: (rooms: number) =>
    plural(rooms, {
      one: 'The file is in your downloads. It has 1 room in it.',
      other: `The file is in your downloads. It has ${count(rooms)} rooms in it.`,
    }),
  savedHint:
    'Carry it to the other device and bring it in there. Then give it up here, before you write anything else: private messages open on the other device only from then on. Delete the file when you are done.',
  giveUp: 'Give it up on this device',
  givenUp: 'It is given up here. On this device you are somebody new in every room.',

  bring: 'Bring it from another device',
  file: 'Profile file',
  filePassphrase: 'Passphrase of the file',
  open: 'Open the file',
  noFile: 'Choose the file first.',
  noPassphrase: 'Type the passphrase of the file.',
  wrong: {
    'no-profile': 'That is not the file of a profile. Choose the one that Swapmeet saved.',
    damaged:
      'The file is damaged: a part of it is missing or was changed. Save it again on the other device.',
    'wrong-passphrase': 'The passphrase is wrong. Nothing was changed. Type it as you did then.',
  },
  found: (rooms: number, day: string) =>
    plural(rooms, {
      one: `A profile with 1 room. Saved: ${day}.`,
      other: `A profile with ${count(rooms)} rooms. Saved: ${day}.`,
    }),
  replaces: (rooms: number) =>
    plural(rooms, {
      one: 'In 1 of its rooms you were on this device, too, as somebody else: the profile replaces that person, and nobody can write as them again.',
      other: `In ${count(rooms)} of its rooms you were on this device, too, as somebody else: the profile replaces those people, and nobody can write as them again.`,
    }),
  replacesNothing: 'It replaces nothing on this device.',
  same: (rooms: number) =>
    plural(rooms, {
      one: 'In 1 of its rooms you are that person here already.',
      other: `In ${count(rooms)} of its rooms you are that person here already.`,
    }),
  bringHere: 'Bring it to this device',
  cancel: 'Cancel',
  brought:
    'It is here now. Open your rooms by their links, and give it up on the other device if you have not yet.',
  openRoom: 'Go to the room that was open there',
};

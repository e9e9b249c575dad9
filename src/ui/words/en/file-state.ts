/** Where a file is and how far: who has it, whether you can close the tab, how its download goes on; and the page of its link. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  hasAll: (name: string) => `${name} has all of it`,
  haveAll: (people: number) =>
    plural(people, {
      one: '1 person has all of it',
      other: `${count(people)} people have all of it`,
    }),
  havePart: (people: number) =>
    plural(people, {
      one: '1 person here has part of it',
      other: `${count(people)} people here have parts of it`,
    }),
  atLeast: (people: number) =>
    plural(people, {
      one: 'at least 1 person has all of it',
      other: `at least ${count(people)} people have all of it`,
    }),
  sharerIsHere: (name: string) => `${name} shared it and is here`,
  nobodyKnown: 'nobody known yet',

  hasPart: (name: string, percent: string) => `${name} ${percent}`,
  moreHavePart: (people: number) =>
    plural(people, {
      one: '1 more person has part of it',
      other: `${count(people)} more people have parts of it`,
    }),
  listHasAll: (names: string, people: number) =>
    plural(people, { one: `${names} has all of it`, other: `${names} have all of it` }),
  listHasSome: (names: string, people: number) =>
    plural(people, {
      one: `${names} says they have all or part of it`,
      other: `${names} say they have all or part of it`,
    }),

  keptBy: (names: string, people: number) =>
    plural(people, { one: `${names} keeps all of it`, other: `${names} keep all of it` }),
  closableKept: (names: string, people: number) =>
    plural(people, {
      one: `You can close this tab: ${names} keeps all of it`,
      other: `You can close this tab: ${names} keep all of it`,
    }),

  sharedByYou: 'shared by you',
  sharedByYouPrivately: 'shared by you in private',
  from: (names: string) => `from ${names}`,
  offeredBy: (name: string) => `offered by ${name}`,
  offeredByPrivately: (name: string) => `offered by ${name} in private`,
  sharedBy: (name: string) => `shared by ${name}`,
  sharedByPrivately: (name: string) => `shared by ${name} in private`,

  closable: (name: string) => `You can close this tab: ${name} has all of it too`,
  closableMany: (people: number) =>
    plural(people, {
      one: 'You can close this tab: 1 person has all of it too',
      other: `You can close this tab: ${count(people)} people have all of it too`,
    }),
  closableTogether: 'You can close this tab: the others together have all of it',
  keepOpenPart: (percent: string) => `Keep this tab open: ${percent} of it is only here`,
  keepOpen: 'Keep this tab open: nobody else has this file yet',
  keepOpenAsKnown: 'Keep this tab open: nobody else is known to have all of it yet',
  keepOpenForNow: 'Keep this tab open: nobody else here has this file just now',

  missing: (size: string) => `${size} missing`,
  asking: 'Asking the others for it',
  speedAndLeft: (speed: string, left: string) => `${speed} · ${left}`,
  paused: (size: string) => `Paused by you · ${size} kept here`,
  twoVersions: 'Two versions',
  preparing: 'Getting it ready. Others can already start',

  askingWhat: 'Asking those who are here what it is…',
  unknownHere:
    'Nobody here knows this file. As soon as anyone who has it opens the room, its name and size stand here.',
  unknownAlone:
    'Nobody else is here. As soon as anyone who has it opens the room, its name and size stand here.',
  leaveOpen:
    'You can leave this page open, or ask the person who sent you the link to open it too.',
  notShared: 'This file is no longer shared',
  notSharedHint:
    'The person who shared it took it back. If you still need it, ask them to share it again.',
  notSharedByUs: 'You took it back. If others still need it, share it in the room again.',
  inRoomWith: (room: Slot, names: string): Sentence => ['You are in ', room, ` with ${names}.`],
  inRoomAlone: (room: Slot): Sentence => ['You are in ', room, ', alone so far.'],
  inRoom: (room: Slot): Sentence => ['In ', room],
  toRoom: 'Go to the room',
};

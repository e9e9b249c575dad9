/** The room's screen: its header, its parts, and what happened in it. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
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
  unreadable: 'Somebody is here whom you cannot read',
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

  renamed: (before: string, after: string) => `${before} is now called ${after}`,
  titled: (name: string, title: string) => `${name} named the room “${title}”`,
  untitled: (name: string) => `${name} removed the room’s title`,
  lockedBy: (name: string) => `${name} locked the room`,
  unlockedBy: (name: string) => `${name} unlocked the room`,

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

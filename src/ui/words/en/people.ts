/** The people in the room, and how each of them is reached. */
import { count } from '../format.ts';
import type { Sentence, Slot } from '../sentence.ts';

export const words = {
  title: 'People',
  morePeople: (n: number) => `and ${count(n)} more`,
  yourself: (name: Slot): Sentence => [name, ' (you)'],
  nothingSwapped: 'nothing swapped yet',
  muted: 'muted by you',
  why: 'Why?',
  whyNotReached: (name: string) => `Why ${name} is not reached`,
  moreAbout: (name: string) => `More about ${name}`,
  verified: 'verified',
  verifiedHint: 'Verified: you compared the code with this person.',
  markHint: 'Others here have the same name. Each of them has another mark.',

  keeps: { all: 'keeps everything in this room', some: 'keeps files of this room, as many as fit' },

  present: 'here',
  byWayOfOthers: 'by way of others',
  linking: 'being reached',
  lost: 'lost, trying again',
  unreached: 'cannot be reached, trying again',
  linked: 'connected',
  direct: 'direct connection',
  throughServer: 'through a server',
  through: (name: string) => `through ${name}`,
  throughMessagesOnly: (name: string) => `through ${name}, messages only`,
  throughSomebody: 'through somebody else',
  throughSomebodyMessagesOnly: 'through somebody else, messages only',
  gave: (size: string) => `gave ${size}`,
  took: (size: string) => `took ${size}`,
  gaveAndTook: (gave: string, took: string) => `gave ${gave}, took ${took}`,
};

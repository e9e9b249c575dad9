/** The pane that lists the people in the room. */
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
};

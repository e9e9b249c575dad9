/** What home and rooms have in common. */

import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  home: 'Swapmeet, home',
  pageTitle: (what: string) => `${what} · Swapmeet`,
  skip: 'Skip to the content',
  theme: 'Switch between light and dark',
  close: 'Close',
  note: 'Note',
  undo: 'Undo',
  closeNote: 'Close this note',
  noName: 'no name',
  unseen: (code: string) => `A character that cannot be seen: ${code}`,
  moreUnseen: (n: number) =>
    plural(n, {
      one: '1 more that cannot be seen',
      other: `${count(n)} more that cannot be seen`,
    }),
  moreMarks: (n: number) =>
    plural(n, {
      one: '1 more mark on this letter',
      other: `${count(n)} more marks on this letter`,
    }),

  partLate: 'This part of Swapmeet is not here yet.',
  partLateHint: 'It is tried again by itself. If that does not help, reload the page.',
  reload: 'Reload',

  linkCopied: 'Link copied.',
  linkCopiedAlone: 'Link copied. Keep this tab open.',
  left: (room: string) => `You left ${room}.`,
  pastedPicture: (dateAndTime: string) => `Picture ${dateAndTime}`,
};

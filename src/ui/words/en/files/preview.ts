/** Previews: pictures and texts that show themselves. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  open: (name: string) => `Open ${name}`,
  openText: 'Open',
  before: 'Previous picture',
  after: 'Next picture',
  nth: (n: number, all: number) => `${count(n)} of ${count(all)}`,
  enlarge: 'Zoom in',
  reduce: 'Zoom out',
  reading: 'Reading it…',
  gone: 'This file is not here any more.',
  onlyBeginning: (size: string) => `Only the first ${size} are shown. Save it to read on.`,

  /** Pictures of a batch. */
  show: 'Show pictures',
  showOf: (name: string) => `Show pictures of ${name}`,
  notShown: 'Not shown',
  more: (n: number) => plural(n, { one: '+1 picture', other: `+${count(n)} pictures` }),
  picturesOf: (name: string) => `Pictures of ${name}`,

  /** In the settings. */
  showSmall: 'Show small pictures by themselves',
  showSmallHint: (size: string) =>
    `Pictures of up to ${size} are fetched as soon as you see their message, but not over a connection that is paid by the byte.`,

  pictureData: 'Place and camera data in pictures',
  pictureDataHint:
    'When you share JPEG, PNG or WebP pictures. The picture itself stays as it is. Videos and other files keep what they hold.',
  ask: 'Ask me',
  data: { remove: 'Remove it', keep: 'Keep it' },
  /** Before pictures are shared. */
  askData: 'Remove place and camera data from pictures?',
  askDataWhy:
    'Something you share tells where, when or with what camera it was taken. Without that, the picture itself stays as it is.',
  tooLarge: (n: number, names: string) =>
    plural(n, {
      one: `${names} is too large for that: it is shared with everything that it holds.`,
      other: `${names} are too large for that: they are shared with everything that they hold.`,
    }),
  /** Instead, when something is to be removed, and only pictures are left that are too large. */
  askLarge: 'Share without removing anything?',
  askLargeWhy: (n: number, names: string) =>
    plural(n, {
      one: `${names} is too large to clean. It may tell where, when or with what camera it was taken.`,
      other: `${names} are too large to clean. They may tell where, when or with what camera they were taken.`,
    }),
  large: { keep: 'Share anyway', none: 'Do not share' },
  askDataOnce: 'Your answer counts for all rooms. You can change it in the settings.',

  /** In the place of a picture. */
  faults: {
    'other-type':
      'Not shown: its bytes are something else than a picture of this type. You can still save it.',
    'too-large': 'Too large to show here. You can save it and open it on your device.',
    damaged: 'It cannot be shown: the file is damaged or cut off. You can still save it.',
    unreadable: 'It cannot be shown: the file could not be read here.',
  },
  /** In the place of a text. */
  noText: 'Not shown: its bytes are no text.',
  textOf: (name: string) => `The beginning of ${name}`,
};

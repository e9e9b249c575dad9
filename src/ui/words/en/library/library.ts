/** Libraries: folders that people share without posting each file. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  share: 'Share a folder as a library',
  shareHint:
    'Others can look through it and search it. A file is read only when somebody takes it.',
  emptyFolder: (name: string) => `${name} has no files.`,
  emptyFolderHint: 'Choose a folder with files in it.',

  library: 'Library',
  files: (n: number) => plural(n, { one: '1 file', other: `${count(n)} files` }),
  shares: (name: string) => `${name} shares a library`,
  youShare: 'You share a library',
  browse: 'Browse',
  browseOf: (name: string) => `Browse ${name}`,
  lookAgain: 'Look again',
  lookAgainIn: (name: string) => `Look again in ${name}`,
  lookAgainHint: 'Choose the folder again: others then see what has changed in it',
  choose: 'Choose',
  chooseAgain: (name: string) => `Choose ${name} again`,
  closed: 'Choose its folder again, so that others can search it and take files from it.',
  asks: 'Others cannot search it, or take files from it, until you open its folder again.',
  openAgain: 'Open again',
  openAgainOf: (name: string) => `Open ${name} again`,
  lookNowHint: 'Others then see what has changed in it',
  open: 'Others can search it. A file is read when somebody takes it.',
  sameAgain: (name: string) => `Nothing has changed in ${name}.`,
  changedAgain: (name: string) => `${name} is shared as it is now.`,

  reading: 'Reading the list of its files…',
  empty: 'This library is empty.',
  selectFirst: 'Tick what you want.',
  takesMax: (n: number) => `Tick ${count(n)} files at most at a time.`,
  takenOf: (name: string) => `Taken from ${name}`,
  left: (n: number) =>
    plural(n, {
      one: '1 more file is still to be asked for. Leave this open until then.',
      other: `${count(n)} more files are still to be asked for. Leave this open until then.`,
    }),
  waits: 'It waits for its turn.',
  take: 'Download',
  takeOf: (name: string) => `Download ${name}`,
  asking: 'Asking for it…',
  yours: 'yours',
  of: (name: string) => `${name} has it`,
};

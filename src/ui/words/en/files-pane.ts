/** What a room says of files before the list of them is loaded. */
import { count } from '../format.ts';
import { plural } from '../language.ts';

export const words = {
  title: 'Files',
  share: 'Share files',
  shareFolder: 'Share a folder',
  empty: 'No files here yet.',
  emptyHint:
    'Drop a file or a folder anywhere, paste a picture, or pick one. Everyone here can take it from everyone who has it.',

  free: (free: string) => `${free} free`,
  pinnedAndFree: (pinned: string, free: string) => `${pinned} pinned, ${free} free`,
  nearlyFull: 'This device is nearly full.',
  couldGo: (files: number, it: { left: string; sum: string; names: string }) =>
    plural(files, {
      one: `${it.left} is left. 1 file could go and free ${it.sum}: ${it.names}.`,
      other: `${it.left} is left. ${count(files)} files could go and free ${it.sum}: ${it.names}.`,
    }),
  nothingCouldGo: (left: string) =>
    `${left} is left, and every file here is pinned or in use. Unpin one, or free space outside the browser.`,
  choose: 'Choose what goes',

  savedNews: (name: string) => `${name}: Done. Saved to your downloads.`,
  savedIntoNews: (name: string, folder: string) => `${name}: Done. Saved into “${folder}”.`,

  /** `text`: its beginning. */
  messageDeleted: (text: string) => `Message deleted: “${text}”`,
  fileDeleted: (name: string) => `Deleted from this device: “${name}”`,
  downloadCancelled: (name: string) => `Download cancelled: “${name}”`,
  noLongerShared: 'No longer shared. Copies that others have saved cannot be called back.',
};

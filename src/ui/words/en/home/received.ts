/** What another app gave to this one, and which room gets it. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  title: 'Into which room?',
  explained: 'Another app, or a page, gave you this. Nobody gets it before you choose a room.',
  files: 'Files',
  text: 'Text',
  textHint: 'It comes into the message field, and is sent when you press Send.',
  moreFiles: (files: number) =>
    plural(files, { one: 'and 1 more file', other: `and ${count(files)} more files` }),
  left: (files: number) =>
    plural(files, {
      one: '1 file is not among them: it was too large, or there were too many.',
      other: `${count(files)} files are not among them: they were too large, or too many.`,
    }),
  here: (room: string) => `Here, in ${room}`,
  newRoom: 'New room',
  rooms: 'Rooms',
  later: 'Decide later',
  laterHint: 'It waits here for a day.',
  discard: 'Throw it away',
  elsewhere: (room: string) => `It is shared in ${room}, in another tab.`,
};

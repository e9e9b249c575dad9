/** How a file is saved, and how it was. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  saving: 'Saving to your downloads…',
  savingInto: (folder: string) => `Saving into “${folder}”…`,
  saved: 'Done. Saved to your downloads.',
  savedInto: (folder: string) => `Done. Saved into “${folder}”.`,
  datesInZip:
    'Browsers give files that they write the time of now. A Zip archive keeps their own dates.',
  renamed: (n: number) =>
    plural(n, {
      one: '1 name was changed, since it was taken or not every system allows it:',
      other: `${count(n)} names were changed, since they were taken or not every system allows them:`,
    }),
  renamedTo: (before: string, after: string) => `${before} is now ${after}`,
  renamedMore: (n: number) => plural(n, { one: '1 more', other: `${count(n)} more` }),
};

/** What a batch holds: a folder, or files that were shared together. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  contentsOf: (name: string) => `Contents of ${name}`,
  files: (n: number) => plural(n, { one: '1 file', other: `${count(n)} files` }),
  emptyFolder: 'empty',
  earlier: (n: number) =>
    plural(n, { one: 'Show the line before', other: `Show ${count(n)} lines before` }),
  later: (n: number) =>
    plural(n, { one: 'Show 1 more line', other: `Show ${count(n)} more lines` }),

  look: 'See what is in it',
  lookInto: (name: string) => `See what is in it: ${name}`,
  asking: 'Asking for the list of what is in it…',
  failed: 'What is in it could not be shown.',
  retry: 'Try again',

  downloadSelected: 'Download selected',
  selected: (n: number, size: string) =>
    plural(n, { one: `1 file, ${size}`, other: `${count(n)} files, ${size}` }),
  selectFirst: 'Tick what you want, or take all of it.',
};

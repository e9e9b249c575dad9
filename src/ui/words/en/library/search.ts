/** The search in a room: messages, files, and libraries. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  search: 'Search messages and files',
  hint: 'Try words, a kind such as “video”, or a size such as >10mb.',
  results: 'Search results',
  clear: 'Close the search',
  found: (n: number) => plural(n, { one: '1 found', other: `${count(n)} found` }),
  none: 'Nothing found',
  more: 'People have more than is shown. Add a word to see less.',
  /** How many people with a library have answered, of those who were asked. */
  answers: (answered: number, asked: number) =>
    answered < asked
      ? `${count(answered)} of ${count(asked)} libraries’ owners have answered`
      : plural(asked, {
          one: '1 library’s owner has answered',
          other: `${count(asked)} libraries’ owners have answered`,
        }),
  goTo: (name: string) => `Go to the message of ${name}`,

  /** What people call kinds of files, separated by spaces. */
  kinds: {
    archive: 'archive archives',
    picture: 'picture pictures photo photos image images',
    video: 'video videos film films movie movies',
    sound: 'sound sounds music song songs audio',
    document: 'document documents book books',
    spreadsheet: 'spreadsheet spreadsheets table tables',
    slides: 'slides presentation presentations',
    code: 'code source',
    font: 'font fonts',
  },
};

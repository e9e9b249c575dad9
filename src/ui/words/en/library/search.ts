/** The search in a room: messages, files, and libraries. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  search: 'Search messages and files',
  hint: 'Narrow it with “exact words”, from:name, has:file or has:link. For files, try a kind such as “video”, or a size such as >10mb.',
  results: 'Search results',
  clear: 'Close the search',
  found: (n: number) => plural(n, { one: '1 found', other: `${count(n)} found` }),
  foundAtLeast: (n: number) => `More than ${count(n)} found`,
  looking: 'Looking…',
  none: 'Nothing found',
  readingRooms: (n: number) =>
    plural(n, { one: 'Reading 1 other room', other: `Reading ${count(n)} other rooms` }),
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
  goToIn: (name: string, room: string) => `Go to the message of ${name} in ${room}`,
  inRoom: (room: string) => `In ${room}`,
  private: 'Private',
  file: 'File',
  when: (day: string, time: string) => `${day}, ${time}`,
  /** A message beside one that was found. */
  line: (name: string, text: string) => `${name}: ${text}`,
  person: (messages: number) =>
    plural(messages, { one: 'Wrote 1 message', other: `Wrote ${count(messages)} messages` }),
  onlyFrom: (name: string) => `Show only messages from ${name}`,
  moreMessages: (n: number) =>
    plural(n, {
      one: '1 more message was found. Add a word to see fewer.',
      other: `${count(n)} more messages were found. Add a word to see fewer.`,
    }),

  /** How the search was understood. */
  understood: {
    from: (name: string) => `From ${name}`,
    exactly: (text: string) => `Exactly “${text}”`,
    file: 'With a file',
    link: 'With a link',
  },
  /** What people type in front of a colon, and behind “has:”; all words of each, separated by spaces, the best one first. */
  operators: { from: 'from', has: 'has', file: 'file files', link: 'link links' },

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

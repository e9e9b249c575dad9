/** What a person shares, and what files are called that are shared together. */
import { count } from '../../format.ts';
import { plural } from '../../language.ts';

export const words = {
  unread: (n: number) =>
    plural(n, {
      one: 'Something was left out: your browser could not read it.',
      other: `${count(n)} files or folders were left out: your browser could not read them.`,
    }),
  unreadHint: 'Check that you may open them, then share them again.',
  otherFile: 'That is not the same file.',
  otherFiles: 'Those are not the same files.',
  otherFileHint: (name: string) =>
    `“${name}” differs from what was shared. Choose the original, or share this one as a new file.`,

  several: {
    picture: (n: number) => plural(n, { one: '1 picture', other: `${count(n)} pictures` }),
    video: (n: number) => plural(n, { one: '1 video', other: `${count(n)} videos` }),
    sound: (n: number) => plural(n, { one: '1 sound file', other: `${count(n)} sound files` }),
    pdf: (n: number) => plural(n, { one: '1 PDF', other: `${count(n)} PDFs` }),
    file: (n: number) => plural(n, { one: '1 file', other: `${count(n)} files` }),
  },
};

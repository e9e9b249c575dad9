/** What kind of file a name and a type stand for. */
import { expect, test } from 'vitest';
import { fileKind } from '../../../src/ui/text/file-kind.ts';

test.each([
  ['stems.zip', '', 'ZIP', 'a Zip archive'],
  ['photo.JPEG', '', 'JPEG', 'a picture'],
  ['archive.tar.gz', '', 'GZ', 'an archive'],
  ['README', 'text/plain', 'TXT', 'a text file'],
  ['.gitignore', '', 'FILE', 'a file'],
  ['x.blend', '', 'FILE', 'a file'],
  ['x.qoi', '', 'QOI', 'a file'],
  ['<svg onload>', '', 'FILE', 'a file'],
])('%s', (name, mime, letters, words) => {
  expect(fileKind(name, mime)).toEqual({ letters, words });
});

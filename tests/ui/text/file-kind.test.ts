/** What kind of file a name and a type stand for. */
import { expect, test } from 'vitest';
import { fileKind } from '../../../src/ui/text/file-kind.ts';

test.each([
  ['stems.zip', '', 'ZIP', 'zip'],
  ['photo.JPEG', '', 'JPEG', 'picture'],
  ['archive.tar.gz', '', 'GZ', 'archive'],
  ['README', 'text/plain', 'TXT', 'text'],
  ['.gitignore', '', 'FILE', 'file'],
  ['x.blend', '', 'FILE', 'file'],
  ['x.qoi', '', 'QOI', 'file'],
  ['<svg onload>', '', 'FILE', 'file'],
])('%s', (fileName, mime, letters, name) => {
  expect(fileKind(fileName, mime)).toEqual({ letters, name });
});

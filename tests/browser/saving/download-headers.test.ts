/** The name in Content-Disposition: any script, and no way out of the header. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contentDisposition,
  downloadHeaders,
} from '../../../src/browser/saving/download-headers.ts';

test.each([
  ['plain.txt', `attachment; filename="plain.txt"; filename*=UTF-8''plain.txt`],
  [
    "it's (1)*.txt",
    `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`,
  ],
  ['"; x="\\', `attachment; filename="_; x=__"; filename*=UTF-8''%22%3B%20x%3D%22%5C`],
  ['합.txt', `attachment; filename="_.txt"; filename*=UTF-8''%ED%95%A9.txt`],
])('%j', (name, header) => expect(contentDisposition(name)).toBe(header));

test('every name makes one header, from which it can be read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = contentDisposition(name);
      expect(header).toMatch(/^[\x20-\x7e]*$/);
      expect(() => downloadHeaders(name, 'token')).not.toThrow();
      const [, encoded = ''] = /filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(header) ?? [];
      expect(decodeURIComponent(encoded)).toBe(name.replace(/\p{Cs}/gu, '\ufffd'));
    }),
  );
});

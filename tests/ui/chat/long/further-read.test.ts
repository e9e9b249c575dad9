/** How far messages were read. */
import { expect, test } from 'vitest';
import { furtherRead } from '../../../../src/ui/chat/long/further-read.ts';

const list = (ids: string) => [...ids].map((id) => ({ id }));

test.each([
  ['at the end, all is read', 'abc', 'a', undefined, 'c'],
  ['nothing was read before', 'abc', undefined, undefined, 'c'],
  ['what was read is gone', 'abc', 'x', 'b', 'b'],
  ['further up, the last in view', 'abcd', 'a', 'c', 'c'],
  ['nobody reads backwards', 'abcd', 'c', 'b', undefined],
  ['nothing came', 'abc', 'c', undefined, undefined],
  ['an empty room', '', undefined, undefined, undefined],
])('%s', (_, ids, read, last, now) => expect(furtherRead(list(ids), read, last)).toBe(now));

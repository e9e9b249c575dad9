/** Arrows within the log. */
import { expect, test } from 'vitest';
import { nextStop } from '../../../src/ui/chat/roving.ts';

test.each([
  ['ArrowUp', 2, 1],
  ['ArrowDown', 2, 3],
  ['Home', 2, 0],
  ['End', 2, 4],
  ['ArrowUp', 0, undefined],
  ['ArrowDown', 4, undefined],
  ['PageUp', 2, undefined],
  ['', 2, undefined],
])('%s on message %i of 5 leads to %s', (key, at, to) => expect(nextStop(key, at, 5)).toBe(to));

test('an empty log has nowhere to go', () => {
  for (const key of ['ArrowUp', 'ArrowDown', 'Home', 'End'])
    expect(nextStop(key, -1, 0)).toBeUndefined();
});

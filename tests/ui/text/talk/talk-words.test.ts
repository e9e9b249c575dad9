/** Which sentence is true of a delivery, and of those who type. */
import { expect, test } from 'vitest';
import { deliveryWords, typingWords } from '../../../../src/ui/text/talk/talk-words.ts';

test('[Y10] a delivery is told in a few words, and no more than is known', () => {
  const some = { kind: 'some', have: 2, here: 3 } as const;
  expect(deliveryWords({ ...some, certain: true })).toBe('With 2 of 3');
  expect(deliveryWords({ ...some, certain: false })).toBe('Known to be with 2 of 3');
  expect(deliveryWords({ kind: 'all', here: 3 })).toBe('With all');
  const kinds = ['here-only', 'going-out', 'left'] as const;
  expect(new Set(kinds.map((kind) => deliveryWords({ kind }))).size).toBe(3);
});

test('one and two people who type are named', () => {
  expect(typingWords([])).toBe('');
  expect(typingWords(['Ann'])).toBe('Ann is typing');
  expect(typingWords(['Ann', 'Bo'])).toBe('Ann and Bo are typing');
  expect(typingWords(['Ann', 'Bo', 'Cy'])).toBe('Several people are typing');
});

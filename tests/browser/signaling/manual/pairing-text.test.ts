/** Texts that people pass on: bounded, whole or refused, with what all boxes share written once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  foldBoxes,
  readPairingText,
  unfoldBoxes,
  writePairingText,
  type PairingMessage,
} from '../../../../src/browser/signaling/manual/pairing-text.ts';
import type { Bytes } from '../../../../src/core/base/bytes.ts';
import {
  PAIRING_CHARS_MAX,
  PAIRING_BOXES_MAX,
  SIGNAL_BYTES_MAX,
} from '../../../../src/core/limits/signaling.ts';

const bytes = (length: number, fill = 1): Bytes => new Uint8Array(length).fill(fill);
const reply = (boxes: { head: Bytes; tails: Bytes[] }): PairingMessage => ({
  t: 'reply',
  v: 1,
  topic: bytes(16),
  id: bytes(8, 2),
  reply: bytes(8, 3),
  ...boxes,
});

test('[S27] boxes come back from a text, whatever they share', () => {
  const box = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((it) => new Uint8Array(it));
  const boxes = fc.array(box, { minLength: 1, maxLength: PAIRING_BOXES_MAX });
  fc.assert(
    fc.property(box, boxes, (shared, rest) => {
      const all = rest.map((it) => new Uint8Array([...shared, ...it]));
      const folded = foldBoxes(all);
      expect(folded.head.length).toBeGreaterThanOrEqual(shared.length);
      const read = readPairingText(writePairingText(reply(folded)));
      if (read?.t !== 'reply') throw new Error('not read');
      expect(unfoldBoxes(read)).toEqual(all);
    }),
  );
});

test('[S27] a text beyond a bound is refused', () => {
  const one = reply({ head: bytes(0), tails: [bytes(5)] });
  expect(readPairingText(writePairingText(one))).toEqual(one);
  const many = Array.from({ length: PAIRING_BOXES_MAX + 1 }, () => bytes(5));
  expect(readPairingText(writePairingText(reply({ head: bytes(0), tails: many })))).toBeNull();
  expect(readPairingText(writePairingText(reply({ head: bytes(0), tails: [] })))).toBeNull();
  expect(
    readPairingText(writePairingText(reply({ head: bytes(0), tails: [bytes(0)] }))),
  ).toBeNull();
  const long = reply({ head: bytes(SIGNAL_BYTES_MAX), tails: [bytes(1)] });
  expect(readPairingText(writePairingText(long)), 'a box longer than any signal').toBeNull();
  expect(readPairingText('A'.repeat(PAIRING_CHARS_MAX + 1))).toBeNull();
  expect(readPairingText(' '.repeat(3 * PAIRING_CHARS_MAX))).toBeNull();
  expect(
    readPairingText(writePairingText({ ...one, v: 2 } as unknown as PairingMessage)),
  ).toBeNull();
});

/** QR codes of texts, as long as one can be. */
import { expect, test } from 'vitest';
import { drawQr } from '../../../../src/browser/signaling/manual/qr-code.ts';

test('[S27] the longest text that fits has a code, and a longer one none', () => {
  expect(drawQr('a-_Z'.repeat(738))?.length).toBe(177 + 2 * 4);
  expect(drawQr('a'.repeat(2_953))).toBeDefined();
  expect(drawQr('a'.repeat(2_954))).toBeUndefined();
});

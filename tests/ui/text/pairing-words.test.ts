/** Codes for cameras: drawn module by module, and not at all when the text is too long. */
import { expect, test } from 'vitest';
import { drawQr } from '../../../src/browser/signaling/manual/qr-code.ts';
import { qrPath } from '../../../src/ui/text/pairing-words.ts';

test('a path has all dark modules and no other', () => {
  const code = drawQr('https://swapmeet.example/#/room') ?? [];
  const dark = code.map((row) => row.map(() => false));
  for (const [, x, y, run] of qrPath(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    dark[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
  expect(dark).toEqual(code);
  expect(code.flat().filter(Boolean).length).toBeGreaterThan(100);
});

test('[S27] the longest text that fits has a code, and a longer one none', () => {
  expect(drawQr('a-_Z'.repeat(738))?.length).toBe(177 + 2 * 4);
  expect(drawQr('a'.repeat(2_953))).toBeDefined();
  expect(drawQr('a'.repeat(2_954))).toBeUndefined();
});

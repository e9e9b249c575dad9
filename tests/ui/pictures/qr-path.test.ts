/** Codes for cameras are drawn module by module. */
import { expect, test } from 'vitest';
import { drawQr } from '../../../src/browser/signaling/manual/qr-code.ts';
import { qrPath } from '../../../src/ui/pictures/qr-path.ts';

test('a path has all dark modules and no other', () => {
  const code = drawQr('https://swapmeet.example/#/room') ?? [];
  const dark = code.map((row) => row.map(() => false));
  for (const [, x, y, run] of qrPath(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    dark[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
  expect(dark).toEqual(code);
  expect(code.flat().filter(Boolean).length).toBeGreaterThan(100);
});

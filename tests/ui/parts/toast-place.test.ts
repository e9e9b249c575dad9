/** Notes cover no field. */
import { expect, test } from 'vitest';
import { toastBottomPx } from '../../../src/ui/parts/toast-place.ts';

const WINDOW = 700;
const HEIGHT = 52;
const span = (bottom: number) => ({ top: WINDOW - bottom - HEIGHT, bottom: WINDOW - bottom });

test.each([
  ['nothing is there', [], 8],
  ['a field is at the bottom', [{ top: 620, bottom: 700 }], 88],
  [
    'tabs are below the field',
    [
      { top: 640, bottom: 700 },
      { top: 560, bottom: 640 },
    ],
    148,
  ],
  [
    'there is room between them',
    [
      { top: 640, bottom: 700 },
      { top: 400, bottom: 500 },
    ],
    68,
  ],
  ['a field is far up', [{ top: 100, bottom: 200 }], 8],
  ['fields take all of it', [{ top: 0, bottom: 700 }], 8],
])('where %s', (_, kept, bottom) => {
  expect(toastBottomPx(kept, HEIGHT, WINDOW)).toBe(bottom);
  if (bottom === 8) return;
  const note = span(bottom);
  for (const it of kept) expect(it.bottom <= note.top || it.top >= note.bottom).toBe(true);
});

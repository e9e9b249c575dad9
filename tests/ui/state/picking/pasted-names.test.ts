/** What a pasted picture is called. */
import { expect, test } from 'vitest';
import { namedByTime as nameTaken } from '../../../../src/ui/state/picking/pasted-names.ts';

const namedByTime = (files: readonly File[], atMs: number) =>
  nameTaken(
    files.map((file) => ({ kind: 'file', file })),
    atMs,
  ).flatMap((it) => (it.kind === 'file' ? it.file : []));

const nowMs = new Date(2026, 10, 29, 14, 3, 22).getTime();
const names = (files: readonly File[]) => files.map((file) => file.name);
const pasted = (name: string, lastModified = nowMs) =>
  new File(['x'], name, { type: 'image/png', lastModified });

test('pasted pictures are named by time, and two of one second are told apart', async () => {
  const [first] = namedByTime([pasted('image.png')], nowMs);
  expect(first?.name).toBe('Picture 2026-11-29 14.03.22.png');
  expect([first?.type, await first?.text()]).toEqual(['image/png', 'x']);
  expect(names(namedByTime([pasted('image.png'), pasted('image.jpeg')], nowMs + 400))).toEqual([
    'Picture 2026-11-29 14.03.22 (2).png',
    'Picture 2026-11-29 14.03.22 (3).jpeg',
  ]);
  expect(names(namedByTime([pasted('image.png', nowMs + 1_000)], nowMs + 1_000))).toEqual([
    'Picture 2026-11-29 14.03.23.png',
  ]);
});

test('files that were copied keep their names', () => {
  const copied = [pasted('holiday.png'), pasted('image.png', nowMs - 86_400_000)];
  expect(namedByTime(copied, nowMs)).toEqual(copied);
});

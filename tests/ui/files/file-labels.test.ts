/** What files are called where there are several. */
import { expect, test } from 'vitest';
import { fileLabel, fileMarks } from '../../../src/ui/files/file-labels.ts';
import { fakeFile, fakeShared } from '../../fakes/room-views.ts';

const at = (hour: number, minute: number, second = 0) =>
  new Date(2026, 5, 14, hour, minute, second).getTime();
/** A file of this name, with an id of its own. */
const file = (id: string, name: string, sizeBytes: number, timeMs = at(14, 3)) =>
  fakeShared(name, sizeBytes, { id: fakeFile(id), timeMs });
const labels = (files: ReturnType<typeof file>[]) => files.map((it) => fileLabel(files, it));

test('files of one name are told apart by size, else by time, else by the second, else by number', () => {
  const named = (more: [number, number][]) =>
    more.map(([size, timeMs], i) => file(`${i}`, 'plan.pdf', size, timeMs));
  expect(
    labels(
      named([
        [1e6, at(14, 3)],
        [2e6, at(14, 3)],
      ]),
    ),
  ).toEqual(['plan.pdf, 1\u00a0MB', 'plan.pdf, 2\u00a0MB']);
  const byTime = labels(
    named([
      [1e6, at(14, 3)],
      [1e6, at(14, 4)],
    ]),
  );
  expect(byTime[0]).toMatch(/^plan\.pdf, \D*\d+.03/);
  expect(new Set(byTime).size).toBe(2);
  const sameMinute = named([
    [1e6, at(14, 3, 1)],
    [1e6, at(14, 3, 2)],
  ]);
  expect(new Set(labels(sameMinute)).size).toBe(2);
  expect(
    labels(
      named([
        [1e6, at(14, 3)],
        [1e6, at(14, 3)],
      ]),
    ),
  ).toEqual(['plan.pdf, number 1', 'plan.pdf, number 2']);
});

test('names that only look the same count as the same, and the only one of its name has no mark', () => {
  const files = [file('a', 'Plan.pdf', 1), file('b', 'plan\u200b.pdf', 2), file('c', 'map.pdf', 1)];
  const marks = fileMarks(files);
  expect([...marks.keys()]).toEqual([fakeFile('a'), fakeFile('b')]);
  expect(labels(files)[2]).toBe('map.pdf');
});

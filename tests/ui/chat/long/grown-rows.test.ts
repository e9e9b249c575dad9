/** Rows that are made again only where something changed are what they would be if all were made again. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { ChatMessage } from '../../../../src/core/api/views.ts';
import { GrownRows } from '../../../../src/ui/chat/long/grown-rows.ts';
import { newFrom, timelineRows } from '../../../../src/ui/text/timeline-rows.ts';
import { fakeText } from '../../../fakes/room-views.ts';

const NOON = new Date(2026, 5, 14, 12, 0).getTime();
const HOUR_MS = 3_600_000;
const all = Array.from({ length: 12 }, (_, i) =>
  fakeText(i % 5 ? 'Ana' : 'Bo', `${i}`, NOON + (i >> 1) * 7 * HOUR_MS),
);
const changed = all.map((it) => ({ ...it, text: 'edited', edited: true }));

test('in any order of changes', () => {
  const step = fc.record({
    shown: fc.subarray(all.map((_, i) => i)),
    edited: fc.subarray(all.map((_, i) => i)),
    seen: fc.option(fc.nat(11), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const grown = new GrownRows();
      for (const { shown, edited, seen } of steps) {
        const messages = shown.flatMap((i): ChatMessage[] => {
          const one = (edited.includes(i) ? changed : all)[i];
          return one ? [one] : [];
        });
        const from = newFrom(messages, seen === undefined ? seen : { id: all[seen]?.id, atMs: 0 });
        expect(grown.of(messages, NOON, from)).toEqual(timelineRows(messages, NOON, from));
      }
    }),
  );
});

test('the rows before what is new are the same', () => {
  const grown = new GrownRows();
  const before = grown.of(all.slice(0, 8), NOON);
  const after = grown.of(all, NOON);
  expect(after.slice(0, before.length).every((row, i) => row === before[i])).toBe(true);
});

test('in another language the days are named anew', () => {
  const root = { lang: 'en' };
  vi.stubGlobal('document', { documentElement: root });
  const grown = new GrownRows();
  const later = NOON + 30 * 24 * HOUR_MS;
  expect(grown.of(all, later)[0]).toMatchObject({ label: 'Sunday, June 14' });
  root.lang = 'de';
  expect(grown.of(all, later)[0]).toMatchObject({ label: 'Sonntag, 14. Juni' });
  vi.unstubAllGlobals();
});

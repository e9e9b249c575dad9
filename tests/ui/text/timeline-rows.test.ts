/** A timeline groups messages by author, names days, and marks new messages once. */
import { expect, test } from 'vitest';
import { timelineRows } from '../../../src/ui/text/timeline-rows.ts';
import { fakeText } from '../../fakes/room-views.ts';

const MINUTE_MS = 60_000;
const NOON = new Date(2026, 5, 14, 12, 0).getTime();
const kinds = (rows: ReturnType<typeof timelineRows>) =>
  rows.map((row) => (row.kind === 'message' ? (row.first ? 'first' : 'more') : row.kind));

test('further messages of one person soon after do not repeat the name', () => {
  const messages = [
    fakeText('Ana', 'a', NOON),
    fakeText('Ana', 'b', NOON + MINUTE_MS),
    fakeText('Ana', 'c', NOON + 7 * MINUTE_MS),
    fakeText('Bo', 'd', NOON + 7 * MINUTE_MS),
    fakeText('Bo', 'e', NOON + 1_440 * MINUTE_MS),
  ];
  expect(kinds(timelineRows(messages, NOON))).toEqual([
    ...['day', 'first', 'more', 'first', 'first'],
    ...['day', 'first'],
  ]);
});

test('messages that came while the page was hidden are marked, except our own', () => {
  const [a, own, b, c] = ['Ana', 'Esra', 'Bo', 'Bo'].map((name, i) =>
    fakeText(name, name, NOON + i * MINUTE_MS),
  );
  const messages = [a, own, b, c].flatMap((message) => message ?? []);
  const rows = timelineRows(messages, NOON, { id: a?.id, atMs: NOON });
  expect(kinds(rows)).toEqual(['day', 'first', 'first', 'new', 'first', 'more']);
});

test('without anything new there is no mark', () => {
  const message = fakeText('Ana', 'a', NOON);
  expect(kinds(timelineRows([message], NOON, { id: message.id, atMs: NOON }))).not.toContain('new');
  expect(kinds(timelineRows([message], NOON, { id: undefined, atMs: NOON }))).toContain('new');
});

test('rows have distinct keys, whatever the clocks say', () => {
  const messages = [NOON, NaN, NOON, -1e300].map((timeMs) => fakeText('Ana', 'x', timeMs));
  const keys = timelineRows(messages, NOON).map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});

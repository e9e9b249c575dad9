/** A timeline groups messages by author, names days, and marks new messages once. */
import { expect, test } from 'vitest';
import { newFrom, timelineRows, type Seen } from '../../../src/ui/text/timeline-rows.ts';
import type { ChatMessage } from '../../../src/core/api/views.ts';
import { fakeText } from '../../fakes/room-views.ts';

const MINUTE_MS = 60_000;
const NOON = new Date(2026, 5, 14, 12, 0).getTime();
const rowsOf = (messages: readonly ChatMessage[], seen: Seen) =>
  timelineRows(messages, NOON, newFrom(messages, seen));
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
  const rows = rowsOf(messages, { id: a?.id, atMs: NOON });
  expect(kinds(rows)).toEqual(['day', 'first', 'first', 'new', 'first', 'more']);
});

test('without anything new there is no mark', () => {
  const message = fakeText('Ana', 'a', NOON);
  expect(kinds(rowsOf([message], { id: message.id, atMs: NOON }))).not.toContain('new');
  expect(kinds(rowsOf([message], { id: undefined, atMs: NOON }))).toContain('new');
});

test('where the last message that was read is gone, times tell what is new', () => {
  const [a, b] = [fakeText('Ana', 'a', NOON), fakeText('Bo', 'b', NOON + MINUTE_MS)];
  const seen = { id: fakeText('Ana', 'gone', NOON).id, atMs: NOON + 1 };
  expect(newFrom([a, b], seen)).toEqual({ id: b.id, seenAtMs: NOON + 1 });
});

test('what is written once the room is open is seen as it comes', () => {
  const [a, b, c] = [NOON, NOON + MINUTE_MS, NOON + 3 * MINUTE_MS].map((atMs) =>
    fakeText('Ana', 'a', atMs),
  );
  if (!a || !b || !c) throw new Error('there are three');
  const seen = { id: a.id, atMs: NOON, untilMs: NOON + 2 * MINUTE_MS };
  expect(newFrom([a, c], seen)).toBeUndefined();
  expect(newFrom([a, b, c], seen)?.id).toBe(b.id);
});

test('what was read on another day has its date, not only a time', () => {
  const [a, b] = [fakeText('Ana', 'a', NOON - 2 * 86_400_000), fakeText('Bo', 'b', NOON)];
  const label = (atMs: number) =>
    rowsOf([a, b], { id: a.id, atMs }).find(({ kind }) => kind === 'new');
  expect(label(NOON)).toMatchObject({ label: expect.not.stringContaining('2026') });
  expect(label(a.timeMs)).toMatchObject({ label: expect.stringContaining('2026') });
});

test('rows have distinct keys, whatever the clocks say', () => {
  const messages = [NOON, NaN, NOON, -1e300].map((timeMs) => fakeText('Ana', 'x', timeMs));
  const keys = timelineRows(messages, NOON).map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});

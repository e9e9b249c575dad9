/** What can be undone happens once: when its note goes, or when the page closes; and not at all when it is undone. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toasts } from '../../../src/ui/state/toasts.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rig() {
  const toasts = new Toasts();
  const happened: string[] = [];
  const add = (name: string) =>
    toasts.add(() => name, {
      act: () => void happened.push(`did ${name}`),
      undo: () => void happened.push(`undid ${name}`),
    });
  return { toasts, happened, add };
}

test('what was not undone happens after 6 s', () => {
  const { toasts, happened, add } = rig();
  add('a');
  vi.advanceTimersByTime(5_900);
  expect(happened).toEqual([]);
  expect(toasts.list).toMatchObject([{ undo: true }]);
  vi.advanceTimersByTime(200);
  expect(happened).toEqual(['did a']);
  expect(toasts.list).toEqual([]);
});

test('what was undone does not happen', async () => {
  const { toasts, happened, add } = rig();
  const id = add('a');
  toasts.undo(id);
  toasts.undo(id);
  vi.advanceTimersByTime(60_000);
  await toasts.settle();
  expect(happened).toEqual(['undid a']);
});

test('it waits while the pointer or the focus is on the note', () => {
  const { toasts, happened, add } = rig();
  const id = add('a');
  toasts.hold(id);
  vi.advanceTimersByTime(60_000);
  expect(happened).toEqual([]);
  toasts.letGo(id);
  vi.advanceTimersByTime(6_100);
  expect(happened).toEqual(['did a']);
});

const texts = (toasts: Toasts) => toasts.list.map(({ say }) => say());

test('it happens when the note is closed, and when the page closes', async () => {
  const { toasts, happened, add } = rig();
  toasts.dismiss(add('a'));
  for (const name of ['b', 'c', 'd', 'e']) add(name);
  expect(happened).toEqual(['did a']);
  await toasts.settle();
  expect(happened).toEqual(['did a', 'did b', 'did c', 'did d', 'did e']);
  vi.advanceTimersByTime(60_000);
  expect(happened).toHaveLength(5);
});

test('it can be undone for its 6 s, however many notes come after it', () => {
  const { toasts, happened, add } = rig();
  for (const name of ['a', 'b', 'c', 'd']) add(name);
  expect(texts(toasts)).toEqual(['b', 'c', 'd']);
  expect(toasts.undoLast()).toBe(true);
  expect(texts(toasts)).toEqual(['a', 'b', 'c']);
  vi.advanceTimersByTime(5_900);
  expect(happened).toEqual(['undid d']);
  vi.advanceTimersByTime(200);
  expect(happened).toEqual(['undid d', 'did a', 'did b', 'did c']);
});

test('a note of what can be undone stays in view while others only tell something', () => {
  const { toasts, add } = rig();
  add('deleted');
  for (const text of ['copied', 'copied again', 'and again']) toasts.add(() => text);
  expect(texts(toasts)).toEqual(['deleted', 'copied again', 'and again']);
});

test('what was done last is undone first', () => {
  const { toasts, happened, add } = rig();
  for (const name of ['a', 'b']) add(name);
  toasts.add(() => 'copied');
  expect([toasts.undoLast(), toasts.undoLast(), toasts.undoLast()]).toEqual([true, true, false]);
  expect(happened).toEqual(['undid b', 'undid a']);
  expect(texts(toasts)).toEqual(['copied']);
});

test('a note that nobody can see any more is kept by nobody', () => {
  const { toasts, happened, add } = rig();
  toasts.hold(add('a'));
  vi.advanceTimersByTime(60_000);
  toasts.letGoAll();
  vi.advanceTimersByTime(5_900);
  expect(happened).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(happened).toEqual(['did a']);
});

test('nor is one that others have pushed out of view', () => {
  const { toasts, happened, add } = rig();
  toasts.hold(add('a'));
  for (const name of ['b', 'c', 'd']) add(name);
  vi.advanceTimersByTime(6_100);
  expect(happened).toContain('did a');
  expect(toasts.list).toEqual([]);
});

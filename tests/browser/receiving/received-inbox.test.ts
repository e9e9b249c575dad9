/** What waits for a room, in several tabs: each hears of it, and the tab that has the room open takes it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReceivedInbox, type WaitingGift } from '../../../src/browser/receiving/received-inbox.ts';
import { ReceivedStore } from '../../../src/browser/receiving/received-store.ts';
import { createFakeDatabase } from '../../fakes/database.ts';

type Take = (launch: { targetURL?: string; files?: unknown[] }) => unknown;
let launch: Take = () => undefined;
const page = { href: 'https://swap.example/', hash: '' };

beforeEach(() => {
  page.hash = '';
  vi.stubGlobal('window', { launchQueue: { setConsumer: (take: Take) => (launch = take) } });
  vi.stubGlobal('location', page);
});
afterEach(() => vi.unstubAllGlobals());

const song = new File(['la'], 'a song.mp3');
const gift = { files: [song], left: 0, text: 'Listen' };

/** A tab, and what it was last told that waits. */
function openTab(store: ReceivedStore) {
  const inbox = new ReceivedInbox(store);
  const tab = { inbox, waiting: [] as readonly WaitingGift[] };
  inbox.watch((waiting) => (tab.waiting = waiting));
  return tab;
}
const text = ({ waiting }: { waiting: readonly WaitingGift[] }) => waiting.map((it) => it.text);

test('all tabs see what waits, until one is done with it', async () => {
  const store = new ReceivedStore(createFakeDatabase(), () => 5);
  await store.add(gift);
  const [one, other] = [openTab(store), openTab(store)];
  await vi.waitFor(() => expect([text(one), text(other)]).toEqual([['Listen'], ['Listen']]));
  const [waiting] = one.waiting;
  if (waiting) one.inbox.done(waiting);
  await vi.waitFor(() => expect([text(one), text(other)]).toEqual([[], []]));
});

test('the tab that has the room open takes what another gives to it, and no other tab does', async () => {
  const store = new ReceivedStore(createFakeDatabase(), () => 5);
  await store.add(gift);
  const [one, other, third] = [openTab(store), openTab(store), openTab(store)];
  const taken: unknown[] = [];
  other.inbox.onGiven((given, fragment) => {
    if (fragment !== '#/~choir') return false;
    taken.push(given.text);
    return true;
  });
  third.inbox.onGiven(() => false);
  await vi.waitFor(() => expect(one.waiting).toHaveLength(1));
  const [waiting] = one.waiting;
  if (!waiting) throw new Error('nothing waits');
  expect(await one.inbox.giveToOpenRoom(waiting, '#/~choir')).toBe(true);
  expect(taken).toEqual(['Listen']);
  expect(await one.inbox.giveToOpenRoom(waiting, '#/~nobody-has-it-open')).toBe(false);
});

test('files that the system opens with the app wait in this tab only', async () => {
  const store = new ReceivedStore(createFakeDatabase(), () => 5);
  const other = openTab(store);
  const one = openTab(store);
  await launch({ files: [{ getFile: async () => song }] });
  await vi.waitFor(() => expect(one.waiting[0]?.files.map((it) => it.name)).toEqual([song.name]));
  expect(other.waiting).toEqual([]);
  const [opened] = one.waiting;
  if (!opened) throw new Error('nothing waits');
  expect(await one.inbox.giveToOpenRoom(opened, '#/~choir')).toBe(false);
  one.inbox.done(opened);
  await vi.waitFor(() => expect(one.waiting).toEqual([]));
});

test('a shortcut leads on in the window that is open', async () => {
  openTab(new ReceivedStore(createFakeDatabase(), () => 5));
  await launch({ targetURL: 'https://swap.example/' });
  expect(page.hash).toBe('');
  await launch({ targetURL: 'https://swap.example/#new' });
  expect(page.hash).toBe('#new');
});

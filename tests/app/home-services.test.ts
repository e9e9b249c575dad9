/** The number on the app's icon, and that a room which leaves no trace is counted and not listed. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecentRecord } from '../../src/browser/device/recent-rooms.ts';
import type { Device } from '../../src/app/device.ts';
import { HomeOfDevice } from '../../src/app/home-services.ts';
import type { OpenRooms } from '../../src/app/room-access.ts';
import { openMemoryStores } from '../../src/browser/storage/memory-stores.ts';
import { topic } from '../../src/core/base/ids.ts';
import type { ListedSession } from '../../src/ui/home-services.ts';
import { seeded } from '../fakes/room-views.ts';

const ROOM = topic(Uint8Array.from(seeded('room', 16)));
const setAppBadge = vi.fn(async () => undefined);
const clearAppBadge = vi.fn(async () => undefined);

beforeEach(() => {
  vi.stubGlobal('navigator', { setAppBadge, clearAppBadge });
  vi.stubGlobal('document', { querySelector: () => null });
  vi.stubGlobal('location', { href: 'https://swap.example/' });
  vi.stubGlobal('window', { addEventListener: () => undefined });
  vi.stubGlobal('indexedDB', { open: () => ({}) });
  vi.clearAllMocks();
});
afterEach(() => vi.unstubAllGlobals());

const list = new Map<string, RecentRecord>();
const recentRooms = vi.hoisted(() => vi.fn());
vi.mock('../../src/app/forgetting.ts', () => ({ openRecent: recentRooms }));
beforeEach(() => {
  list.clear();
  recentRooms.mockResolvedValue({
    list: async () => [...list].map(([storageId, room]) => ({ ...room, storageId })),
    put: async (storageId: string, room: RecentRecord) => list.set(storageId, room),
  });
});

const PASSING = { storageId: ROOM, isListed: false };
const LISTED = { storageId: ROOM, isListed: true };

function homeWith(open?: ListedSession): HomeOfDevice {
  const device = {
    clock: { now: () => 5, after: () => () => undefined },
    stores: Promise.resolve(openMemoryStores()),
  };
  return new HomeOfDevice(
    device as unknown as Device,
    { find: () => open } as unknown as OpenRooms,
  );
}
const seen = (unread: number) => ({
  ...{ topic: ROOM, fragment: '#/~choir', title: 'choir' },
  ...{ unread, messages: 3, locked: false },
});

test('it counts what is unread, and goes when that was read', async () => {
  const home = homeWith(PASSING);
  home.remember(PASSING, seen(2));
  await vi.waitFor(() => expect(setAppBadge).toHaveBeenCalledWith(2));
  home.remember(PASSING, seen(0));
  await vi.waitFor(() => expect(clearAppBadge).toHaveBeenCalled());
  expect(await home.recentRooms()).toEqual([]);
});

test('a room is listed as it was left, also when it is closed before the list can be written', async () => {
  const home = homeWith();
  home.remember(LISTED, seen(2));
  await vi.waitFor(async () =>
    expect(await home.recentRooms()).toMatchObject([{ title: 'choir', unread: 2, seenAtMs: 5 }]),
  );
  expect(setAppBadge).toHaveBeenCalledWith(2);
});

test('a room that another session took, or that was deleted, before the list is written is not listed', async () => {
  const session = { ...LISTED };
  const home = homeWith(session);
  home.remember(session, seen(2));
  session.isListed = false;
  await vi.waitFor(() => expect(clearAppBadge).toHaveBeenCalled());
  expect(list.size).toBe(0);
});

test('a room that leaves no trace counts no more when it is closed', async () => {
  const home = homeWith();
  home.remember(PASSING, seen(2));
  await Promise.resolve();
  expect(setAppBadge).not.toHaveBeenCalled();
});

test('a person may want no number', async () => {
  const home = homeWith(PASSING);
  home.badge?.set(false);
  home.remember(PASSING, seen(2));
  await vi.waitFor(() => expect(clearAppBadge).toHaveBeenCalled());
  expect(setAppBadge).not.toHaveBeenCalled();
});

/** The number on the app's icon, and that a room which leaves no trace is counted and not listed. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Device } from '../../src/app/device.ts';
import { HomeOfDevice } from '../../src/app/home-services.ts';
import type { OpenRooms } from '../../src/app/room-access.ts';
import { openMemoryStores } from '../../src/browser/storage/memory-stores.ts';
import { topic } from '../../src/core/base/ids.ts';
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

function homeWith(open: { isTraceless: boolean } | undefined): HomeOfDevice {
  const device = {
    clock: { now: () => 5, after: () => () => undefined },
    stores: Promise.resolve(openMemoryStores()),
  };
  const session = open && { ...open, keepsNothing: false, storageId: ROOM };
  return new HomeOfDevice(
    device as unknown as Device,
    { find: () => session } as unknown as OpenRooms,
  );
}
const seen = (unread: number) => ({
  ...{ topic: ROOM, fragment: '#/~choir', title: 'choir' },
  ...{ unread, messages: 3, locked: false },
});

test('it counts what is unread, and goes when that was read', async () => {
  const home = homeWith({ isTraceless: true });
  home.remember(seen(2));
  await vi.waitFor(() => expect(setAppBadge).toHaveBeenCalledWith(2));
  home.remember(seen(0));
  await vi.waitFor(() => expect(clearAppBadge).toHaveBeenCalled());
  expect(await home.recentRooms()).toEqual([]);
});

test('a room that was closed meanwhile is not noted', async () => {
  const home = homeWith(undefined);
  home.remember(seen(2));
  await Promise.resolve();
  expect(setAppBadge).not.toHaveBeenCalled();
});

test('a person may want no number', async () => {
  const home = homeWith({ isTraceless: true });
  home.badge?.set(false);
  home.remember(seen(2));
  await vi.waitFor(() => expect(clearAppBadge).toHaveBeenCalled());
  expect(setAppBadge).not.toHaveBeenCalled();
});

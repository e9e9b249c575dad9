/** The list of rooms of this device, and how one goes from it with all that is kept. */
import { RecentRooms } from '../browser/device/recent-rooms.ts';
import { openRecentRecords } from '../browser/storage/kept/device-records.ts';
import { forgetFolders } from '../browser/storage/kept/folder-handles.ts';
import type { Topic } from '../core/base/ids.ts';
import { forgetRoom } from '../core/room/forget-room.ts';
import type { Device } from './device.ts';

interface Kept {
  readonly topic: Topic;
  readonly storageId: Topic;
}

/** Undefined where nothing is stored. @throws SwapError storage-full, storage-failed */
export async function openRecent(device: Device): Promise<RecentRooms | undefined> {
  const { kind } = await device.stores;
  return kind === 'memory' ? undefined : new RecentRooms(await openRecentRecords(device.random));
}

/** Call it after the room is closed. @throws SwapError storage-failed */
export async function forgetKept(device: Device, { topic, storageId }: Kept): Promise<void> {
  const stores = await device.stores;
  if (stores.kind === 'indexeddb') await forgetFolders(storageId);
  await forgetRoom(stores, topic, storageId);
  await (await openRecent(device))?.delete([storageId]);
}

/** The same for what a traceless room has in memory. */
export const forgetPassing = async (device: Device, { topic, storageId }: Kept): Promise<void> =>
  forgetRoom(await device.passing(), topic, storageId);

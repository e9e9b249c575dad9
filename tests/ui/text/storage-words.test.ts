/** What the device keeps, and what could go, in words. */
import { expect, test } from 'vitest';
import { couldGo, disposable } from '../../../src/ui/text/storage-words.ts';
import { busyRoom, nearlyFullRoom } from '../gallery/gallery-rooms.ts';

test('full storage names the files that could go, none that is pinned or in use', () => {
  const { storage } = nearlyFullRoom();
  expect(disposable(storage).map((file) => file.name)).toEqual(['rehearsal-2025.zip']);
  expect(couldGo(storage)).toMatch(/rehearsal-2025\.zip/);
  const long = disposable(storage).map((file) => ({ ...file, name: `${'y'.repeat(400)}.zip` }));
  expect(couldGo({ ...storage, files: long })).toMatch(/ y{44}…y{8}\.zip\.$/);
  const pinned = storage.files.map((file) => ({ ...file, pinned: true }));
  expect(couldGo({ ...storage, files: pinned })).toMatch(/Unpin one/);
  expect(busyRoom().storage.nearlyFull).toBe(false);
});

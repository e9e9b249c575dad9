import { expect, test } from 'vitest';
import { hasThumbnail } from '../../../../src/ui/state/preview/shows-itself.ts';
import { fakeShared } from '../../../fakes/room-views.ts';

test('only what says that it is a picture or a video is shown by a thumbnail', () => {
  const thumb = new Uint8Array(9);
  const shown = (name: string, mime: string, more: object = {}) =>
    hasThumbnail(fakeShared(name, 9_000_000, { mime, thumb, ...more }));
  expect(shown('photo.jpg', 'image/jpeg')).toBe(true);
  expect(shown('photo.jpg', '')).toBe(true);
  expect(shown('photo.jpg', 'image/jpeg', { thumb: undefined })).toBe(false);
  expect(shown('photo.jpg.exe', 'application/x-msdownload')).toBe(false);
  expect(shown('notes.txt', 'text/plain')).toBe(false);
  expect(shown('film.mp4', 'video/mp4')).toBe(true);
  expect(shown('film.mp4.exe', 'video/mp4')).toBe(false);
  expect(shown('song.mp3', 'audio/mpeg')).toBe(false);
  expect(shown('photo.jpg', '', { batch: { count: 3, listBytes: 90 } })).toBe(false);
});

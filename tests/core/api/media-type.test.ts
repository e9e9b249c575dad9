/** What a player may be given is of a fixed list, whatever its sharer says. */
import { expect, test } from 'vitest';
import { isMediaType, mediaType } from '../../../src/core/api/media-type.ts';

test.each([
  ['Holiday.MP4', '', 'video/mp4'],
  ['clip.webm', 'text/html', 'video/webm'],
  ['song.mp3', 'application/octet-stream', 'audio/mpeg'],
  ['recording', 'audio/mp4; codecs="mp4a.40.2"', 'audio/mp4'],
  ['film.v2', 'VIDEO/MP4', 'video/mp4'],
])('%s of the type "%s" is %s', (name, mime, type) => {
  expect(mediaType(name, mime)).toBe(type);
});

test.each([
  ['page.html', 'text/html'],
  ['picture.svg', 'image/svg+xml'],
  ['mp4', ''],
  ['film', 'video/mp4,text/html'],
  ['film', 'video/anything'],
])('%s of the type "%s" is for no player', (name, mime) => {
  expect(mediaType(name, mime)).toBeUndefined();
});

test('only what the list has is a media type', () => {
  expect(isMediaType('video/mp4')).toBe(true);
  expect([undefined, null, 1, '', 'text/html', 'video/MP4'].some(isMediaType)).toBe(false);
});

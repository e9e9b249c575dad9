/** What has a player: videos and sounds, by their names or types, and no folder. */
import { expect, test } from 'vitest';
import { playerKind } from '../../../../src/ui/files/play/playable.ts';

test('videos and sounds have players, and nothing else', () => {
  const kind = (
    name: string,
    mime = '',
    batch?: { readonly count: number; readonly listBytes: number },
  ) => playerKind({ name, mime, batch });
  expect(kind('walk.mp4')).toBe('video');
  expect(kind('take 3.mp3')).toBe('sound');
  expect(kind('recording', 'audio/webm')).toBe('sound');
  expect(kind('page.html', 'text/html')).toBeUndefined();
  expect(kind('a folder.mp4', 'video/mp4', { count: 3, listBytes: 90 })).toBeUndefined();
});

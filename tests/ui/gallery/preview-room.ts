/** A room with files that show themselves: pictures of all shapes, texts, and what only says that it is one of them. */
import { utf8, type Bytes } from '../../../src/core/base/bytes.ts';
import type { ChatMessage, SharedFile } from '../../../src/core/api/views.ts';
import { landscape } from '../../fakes/landscape.ts';
import type { FakeParts } from '../../fakes/room.ts';
import { fakePeer, fakeShared, fakeText } from '../../fakes/room-views.ts';
import { busyRoom } from './gallery-rooms.ts';

const NOON = new Date(2026, 5, 14, 14, 0).getTime();

const SCRIPT = `#!/bin/sh
# Sends the stems to everyone in the band; שלום, and a line in another direction.
set -e
for stem in stems/*.wav; do
  flac --best --silent "$stem"
done
ls -l stems/*.flac \u202e# nothing turns the rest of this line
echo done
exit 0
`;

const CONTENTS: readonly (readonly [name: string, bytes: Bytes, more?: Partial<SharedFile>])[] = [
  ['tram depot, evening.png', landscape(900, 600, 1)],
  ['poster, tall.png', landscape(300, 800, 2), { own: true, state: 'sharing' }],
  ['icon.png', landscape(48, 48, 3)],
  ['panorama of the whole yard.png', landscape(1_600, 200, 4)],
  ['pack-stems.sh', utf8(SCRIPT)],
  ['not a picture.png', utf8('<!doctype html><script>alert(1)</script>')],
  ['notes.txt', Uint8Array.from({ length: 300 }, (_, i) => i % 7)],
];

const claiming = (side: number): Bytes => {
  const picture = landscape(16, 16);
  new DataView(picture.buffer).setUint32(16, side);
  return picture;
};
/** Offered, with thumbnails: one that is drawn, and some that are not. */
const THUMBS: readonly (readonly [name: string, thumb: Bytes])[] = [
  ['depot at night, 24 MB.jpg', landscape(60, 40, 5)],
  ['thumbnail of 30,000 pixels.jpg', claiming(30_000)],
  ['thumbnail of 600 pixels.jpg', claiming(600)],
  ['thumbnail that is a drawing.jpg', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
];

const here = CONTENTS.map(([name, bytes, more], i) =>
  fakeShared(name, bytes.length, {
    sharer: fakePeer('Ana'),
    sharerName: 'Ana',
    timeMs: NOON + i * 60_000,
    state: 'complete',
    haveChunks: 1,
    haveBytes: bytes.length,
    chunks: 1,
    ...more,
  }),
);

const offered = THUMBS.map(([name, thumb], i) =>
  fakeShared(name, 24_000_000, { timeMs: NOON + (20 + i) * 60_000, thumb }),
);
const files = [...here, ...offered];

export const previewRoom = (): FakeParts => ({
  ...busyRoom(),
  messages: [
    fakeText('Bo', 'Did anybody take pictures?', NOON - 60_000),
    ...files.map(({ id, name, timeMs }): ChatMessage => ({
      ...fakeText('Ana', '', timeMs),
      ...({ kind: 'file', file: id, fileName: name } as const),
    })),
  ],
  files,
  contents: new Map(here.map(({ id }, i) => [id, CONTENTS[i]?.[1] ?? new Uint8Array()])),
});

/** Mosaics, letters in tiles, kinds of files and names of rooms. */
import { expect, test } from 'vitest';
import type { Tile } from '../../src/core/api/views.ts';
import { topic } from '../../src/core/base/ids.ts';
import { fileKind } from '../../src/ui/text/kind.ts';
import {
  COLUMNS,
  EMPTY_TILE,
  mosaicShape,
  rowCount,
  spread,
  WHOLE_TILE,
} from '../../src/ui/text/mosaic-paths.ts';
import { roomTitle } from '../../src/ui/text/room-title.ts';
import { spell } from '../../src/ui/text/tile-letters.ts';
import { fakePeer, seeded } from '../fakes/room.ts';

test('a mosaic has one path for each kind of tile, and none lost', () => {
  const given: Tile = { ...WHOLE_TILE, giver: fakePeer('Ana') };
  const tiles = [WHOLE_TILE, given, given, EMPTY_TILE, { ...EMPTY_TILE, asked: true }];
  const { layers, width, height } = mosaicShape(tiles, 3, () => 2);
  expect(layers.map((layer) => layer.key)).toEqual(['own', 'ink2', 'hollow', 'asked']);
  expect(layers[1]?.d.split('h10v10').length).toBe(3);
  expect([width, height]).toEqual([34, 22]);
});

test('few chunks fill as many squares as many do, in order', () => {
  const few = [WHOLE_TILE, EMPTY_TILE];
  expect(spread(few, 5)).toEqual([...Array(3).fill(WHOLE_TILE), EMPTY_TILE, EMPTY_TILE]);
  expect(spread(few, 2)).toBe(few);
});

test('at most six rows for any file', () => {
  expect(rowCount(0)).toBe(1);
  expect(rowCount(COLUMNS)).toBe(1);
  expect(rowCount(COLUMNS + 1)).toBe(2);
  expect(rowCount(400_000)).toBe(6);
});

test.each([
  ['stems.zip', '', 'ZIP', 'a Zip archive'],
  ['photo.JPEG', '', 'JPEG', 'a picture'],
  ['archive.tar.gz', '', 'GZ', 'an archive'],
  ['README', 'text/plain', 'TXT', 'a text file'],
  ['.gitignore', '', 'FILE', 'a file'],
  ['x.blend', '', 'FILE', 'a file'],
  ['x.qoi', '', 'QOI', 'a file'],
  ['<svg onload>', '', 'FILE', 'a file'],
])('%s', (name, mime, letters, words) => {
  expect(fileKind(name, mime)).toEqual({ letters, words });
});

test('every letter and digit can be spelled', () => {
  for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
    const { columns, squares } = spell(char);
    expect(columns).toBeGreaterThan(1);
    for (const [x, y] of squares) expect(x < columns && y < 5).toBe(true);
  }
  expect(spell('')).toEqual({ columns: 0, squares: [] });
});

test('a room is called by its name, or by one that all who are in it share', () => {
  const id = topic(seeded('topic', 16));
  expect(roomTitle({ kind: 'named', name: 'band' }, id)).toBe('band');
  const made = { kind: 'secret', secret: new Uint8Array(16) } as const;
  expect(roomTitle(made, id)).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
});

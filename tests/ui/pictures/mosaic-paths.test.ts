/** Tiles as SVG paths. */
import { expect, test } from 'vitest';
import type { Tile } from '../../../src/core/api/views.ts';
import {
  COLUMNS,
  EMPTY_TILE,
  mosaicShape,
  rowCount,
  spread,
  WHOLE_TILE,
} from '../../../src/ui/pictures/mosaic-paths.ts';
import { fakePeer } from '../../fakes/room-views.ts';

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

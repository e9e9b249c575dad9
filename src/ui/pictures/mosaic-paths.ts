/** Tiles as SVG paths, one path for each kind of tile, so that a mosaic has few nodes. */
import type { PeerId } from '../../core/base/ids.ts';
import type { Tile } from '../../core/api/views.ts';
import { markPath, type Ink } from './ink.ts';

export const PITCH = 12;
export const COLUMNS = 28;

export interface MosaicLayer {
  readonly key: string;
  readonly kind: 'hollow' | 'own' | 'ink' | 'asked' | 'lost';
  readonly ink: Ink | undefined;
  readonly d: string;
}

export interface MosaicShape {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly MosaicLayer[];
}

/** How many rows a file's mosaic has on its card, by its number of chunks: one to six. */
export function rowCount(chunks: number): number {
  const bounds = [COLUMNS, 256, 1024, 4096, 16_384];
  const row = bounds.findIndex((bound) => chunks <= bound);
  return row < 0 ? 6 : row + 1;
}

export function mosaicShape(
  tiles: readonly Tile[],
  columns: number,
  inkOf: (peer: PeerId) => Ink,
): MosaicShape {
  const paths = new Map<string, { kind: MosaicLayer['kind']; ink: Ink | undefined; d: string[] }>();
  const draw = (kind: MosaicLayer['kind'], ink: Ink | undefined, d: string) => {
    const key = `${kind}${ink ?? ''}`;
    const layer = paths.get(key);
    if (layer) layer.d.push(d);
    else paths.set(key, { kind, ink, d: [d] });
  };
  tiles.forEach((tile, index) => {
    const x = (index % columns) * PITCH;
    const y = Math.floor(index / columns) * PITCH;
    if (tile.full) {
      if (tile.giver === 'none' || tile.giver === 'own' || tile.giver === 'cache')
        draw('own', undefined, markPath(1, x, y));
      else {
        const ink = inkOf(tile.giver);
        draw('ink', ink, markPath(ink, x, y));
      }
      return;
    }
    draw('hollow', undefined, hollow(x, y));
    if (tile.asked) draw('asked', undefined, `M${x + 2} ${y + 2}h6v6h-6z`);
    else if (tile.lost) draw('lost', undefined, `M${x + 1} ${y + 1}l8 8m0 -8l-8 8`);
  });
  const rows = Math.max(1, Math.ceil(tiles.length / columns));
  return {
    width: columns * PITCH - 2,
    height: rows * PITCH - 2,
    layers: [...paths].map(([key, { kind, ink, d }]) => ({ key, kind, ink, d: d.join('') })),
  };
}

export const hollow = (x: number, y: number): string => `M${x + 0.5} ${y + 0.5}h9v9h-9z`;

/** Repeats tiles, in order, until there are `count`: few chunks fill as many squares as many chunks do. */
export function spread(tiles: readonly Tile[], count: number): readonly Tile[] {
  if (tiles.length >= count) return tiles;
  return Array.from(
    { length: count },
    (_, i) => tiles[Math.floor((i * tiles.length) / count)] ?? EMPTY_TILE,
  );
}

/** For a file without chunks: it is complete as soon as we know it. */
export const WHOLE_TILE: Tile = { giver: 'own', full: true, asked: false, lost: false };
export const EMPTY_TILE: Tile = { giver: 'none', full: false, asked: false, lost: false };

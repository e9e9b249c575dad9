/** The 5 × 5 mirrored picture of a peer, drawn from its id in three shades. */
import { idBytes, type PeerId } from '../../core/base/ids.ts';

export interface Identicon {
  /** SVG paths in a 5 × 5 box: the full shade, and half of it. */
  readonly full: string;
  readonly half: string;
}

export const ICON_CELLS = 5;
/** Of 256: a cell below the first is full, below the second half, else empty. */
const FULL_BELOW = 118;
const HALF_BELOW = 172;

export function identicon(peer: PeerId): Identicon {
  const bytes = idBytes(peer);
  let full = '';
  let half = '';
  for (let y = 0; y < ICON_CELLS; y++) {
    for (let x = 0; x < ICON_CELLS; x++) {
      const mirrored = Math.min(x, ICON_CELLS - 1 - x);
      const value = bytes[y * 3 + mirrored] ?? 0;
      if (value < FULL_BELOW) full += cell(x, y);
      else if (value < HALF_BELOW) half += cell(x, y);
    }
  }
  return { full: full || cell(2, 2), half };
}

const cell = (x: number, y: number) => `M${x} ${y}h1v1h-1z`;

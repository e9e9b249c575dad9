/** Which of the eight inks stands for a peer: the one that it chose or that follows from its id, or another where two would look alike. */
import { idBytes, type PeerId } from '../../core/base/ids.ts';

export type Ink = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export const INKS = 8;

/** The ink that follows from the key of a peer. */
export function ownInk(peer: PeerId): Ink {
  return (((idBytes(peer)[15] ?? 0) % INKS) + 1) as Ink;
}

/** Whether this number, which somebody has sent, is that of an ink. */
export const isInk = (number: number): number is Ink => number >= 1 && number <= INKS;

/**
 * Inks of people in the order in which this device met them: their own, or the next one that fewer have. Nobody changes colour when
 * somebody comes or goes, nor on the next visit, for the order stays. From the ninth person on, inks repeat.
 */
export function assignInks(met: readonly PeerId[]): ReadonlyMap<PeerId, Ink> {
  const inks = new Map<PeerId, Ink>();
  const used = new Set<Ink>();
  for (const peer of met) {
    if (used.size === INKS) used.clear();
    let ink = ownInk(peer);
    while (used.has(ink)) ink = ((ink % INKS) + 1) as Ink;
    inks.set(peer, ink);
    used.add(ink);
  }
  return inks;
}

/** A 10 × 10 tile at x, y with the mark of an ink cut out, so that inks differ without colour too. */
export function markPath(ink: Ink, x: number, y: number): string {
  const tile = `M${x} ${y}h10v10h-10z`;
  switch (ink) {
    case 1:
      return tile;
    case 2:
      return `${tile}M${x + 3.5} ${y + 3.5}h3v3h-3z`;
    case 3:
      return `${tile}M${x + 2} ${y + 4}h6v2h-6z`;
    case 4:
      return `${tile}M${x + 4} ${y + 2}h2v6h-2z`;
    case 5:
      return `${tile}M${x} ${y + 10}l10 -10h-3l-7 7z`;
    case 6:
      return `${tile}M${x + 10} ${y}v6l-6 -6z`;
    case 7:
      return `${tile}M${x + 1.5} ${y + 2.5}h7v1.6h-7zM${x + 1.5} ${y + 5.9}h7v1.6h-7z`;
    case 8:
      return `${tile}M${x + 4} ${y + 1.5}h2v7h-2zM${x + 1.5} ${y + 4}h2.5v2h-2.5zM${x + 6} ${y + 4}h2.5v2h-2.5z`;
  }
}

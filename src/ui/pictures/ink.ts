/** Which of the eight inks stands for a peer: the one that follows from its id, or another where two would look alike. */
import { idBytes, type PeerId } from '../../core/base/ids.ts';

export type Ink = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export const INKS = 8;

/** The ink of a peer, unless somebody here already has it. */
export function ownInk(peer: PeerId): Ink {
  return (((idBytes(peer)[15] ?? 0) % INKS) + 1) as Ink;
}

/**
 * Inks for the people present. People keep the ink they had before, so that nobody changes colour when
 * another one comes. From the ninth person on, inks repeat.
 */
export function assignInks(
  before: ReadonlyMap<PeerId, Ink>,
  present: readonly PeerId[],
): ReadonlyMap<PeerId, Ink> {
  const next = new Map<PeerId, Ink>();
  const used = new Set<Ink>();
  for (const peer of present) {
    const ink = before.get(peer);
    if (ink === undefined) continue;
    next.set(peer, ink);
    used.add(ink);
  }
  for (const peer of present) {
    if (next.has(peer)) continue;
    const ink = firstFree(ownInk(peer), used);
    next.set(peer, ink);
    used.add(ink);
  }
  return next;
}

function firstFree(wanted: Ink, used: ReadonlySet<Ink>): Ink {
  for (let step = 0; step < INKS; step++) {
    const ink = (((wanted - 1 + step) % INKS) + 1) as Ink;
    if (!used.has(ink)) return ink;
  }
  return wanted;
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

/** How many of the room's three panes fit beside each other. */

export type Panes = 1 | 2 | 3;

/** Measured in letters, not in pixels: who reads large letters has room for fewer panes. */
const TWO_FROM_REM = 47.5;
const THREE_FROM_REM = 64;

export function panesFor(widthPx: number, remPx: number): Panes {
  const rems = widthPx / remPx;
  if (rems < TWO_FROM_REM) return 1;
  return rems < THREE_FROM_REM ? 2 : 3;
}

/** Where notes appear: at the bottom of the window, but never over a field or the tabs. */

/** The vertical extent of something on the screen, in pixels from the top. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

const GAP_PX = 8;

/**
 * How far from the bottom edge notes of this height stand, so that they cover none of `kept`: as low as possible. Where
 * everything is taken, at the very bottom.
 */
export function toastBottomPx(kept: readonly Extent[], heightPx: number, windowPx: number): number {
  let bottom = windowPx - GAP_PX;
  for (const it of kept.toSorted((a, b) => b.bottom - a.bottom)) {
    if (it.bottom + GAP_PX <= bottom - heightPx) break;
    if (it.top - GAP_PX < bottom) bottom = Math.min(bottom, it.top - GAP_PX);
  }
  return bottom - heightPx < 0 ? GAP_PX : windowPx - bottom;
}

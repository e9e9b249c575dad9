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

/** Fields with what belongs to them, and tabs, but not the search, at the top. While a dialog is open, its own: the notes stand in it. */
const KEPT = 'form, nav, .in:not([type=search])';

/** Places the notes, and again whenever something changes its size: the message field grows while somebody writes. */
export function placeNotes(frame: HTMLElement): () => void {
  const dialog = frame.closest('dialog');
  const place = () => {
    const kept = [...document.querySelectorAll(KEPT)]
      .filter((it) => it.closest('dialog') === dialog)
      .map((it) => it.getBoundingClientRect())
      .filter(({ height }) => height > 0);
    frame.style.bottom = `${toastBottomPx(kept, frame.offsetHeight, innerHeight)}px`;
  };
  const observer = new ResizeObserver(place);
  const stopping = new AbortController();
  for (const kept of [frame, ...document.querySelectorAll(KEPT)]) observer.observe(kept);
  for (const type of ['resize', 'scroll']) addEventListener(type, place, stopping);
  place();
  return () => {
    stopping.abort();
    observer.disconnect();
  };
}

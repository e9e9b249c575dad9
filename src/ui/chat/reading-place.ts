/**
 * The place where one reads: at the end, which goes along with everything that comes, or further up, where the lines hold still.
 */
type Box = Pick<Element, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** A reader who comes this near to the end is at the end. */
const NEAR_END_PX = 48;
/** Nothing is below: positions are rounded. */
const AT_END_PX = 2;

const belowView = (box: Box): number => box.scrollHeight - box.scrollTop - box.clientHeight;

export const isAtEnd = (box: Box): boolean => belowView(box) < AT_END_PX;

/**
 * Whether the reader goes along with the end, at a scroll event. What grows moves the end away from the reader, and the event for
 * what we scrolled may come after that: only a reader who goes up leaves the end.
 */
export function followsEnd(before: { follows: boolean; scrollTop: number }, box: Box): boolean {
  const gap = belowView(box);
  const down = box.scrollTop - before.scrollTop;
  if (before.follows) return down > -1 || gap < AT_END_PX;
  return gap < (down >= 1 ? NEAR_END_PX : AT_END_PX);
}

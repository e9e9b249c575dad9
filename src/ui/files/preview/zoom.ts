/** How a picture lies on its stage: how much it is enlarged, and how far its middle is from the middle of the stage. */
import type { PictureSize } from '../../../core/preview/picture-head.ts';

export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The whole picture, in the middle. */
export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
export const SCALE_MAX = 8;

/** How large a picture is drawn that fits its stage, and is no larger than itself. */
export function fitted(own: PictureSize, stage: PictureSize): PictureSize {
  const scale = Math.min(1, stage.width / own.width, stage.height / own.height);
  return { width: own.width * scale, height: own.height * scale };
}

/** Enlarges so that what is at a point stays there. @param at from the middle of the stage */
export function zoomed(zoom: Zoom, factor: number, at: Point = { x: 0, y: 0 }): Zoom {
  const scale = Math.min(SCALE_MAX, Math.max(1, zoom.scale * factor));
  const grown = scale / zoom.scale;
  return { scale, x: at.x + (zoom.x - at.x) * grown, y: at.y + (zoom.y - at.y) * grown };
}

export const moved = (zoom: Zoom, by: Point): Zoom => ({
  ...zoom,
  x: zoom.x + by.x,
  y: zoom.y + by.y,
});

/** The edges of a picture that is larger than its stage do not come into it; a smaller one stays in the middle. */
export function held(zoom: Zoom, picture: PictureSize, stage: PictureSize): Zoom {
  const within = (at: number, length: number, room: number) => {
    const free = Math.max(0, (length * zoom.scale - room) / 2);
    return Math.min(free, Math.max(-free, at));
  };
  return {
    scale: zoom.scale,
    x: within(zoom.x, picture.width, stage.width),
    y: within(zoom.y, picture.height, stage.height),
  };
}

/** Fingers or a mouse on the stage, each where it was last. */
export class Touches {
  readonly #at = new Map<number, Point>();
  #began: Point | undefined;
  /** There was more than one since the first came down. */
  #pinched = false;

  down(id: number, at: Point): void {
    if (this.#at.size === 0) {
      this.#began = at;
      this.#pinched = false;
    } else this.#pinched = true;
    this.#at.set(id, at);
  }

  /** What the picture does as one of them moves. @param middle of the stage */
  move(id: number, to: Point, middle: Point, zoom: Zoom): Zoom {
    const from = this.#at.get(id);
    if (!from) return zoom;
    const other = [...this.#at].find(([it]) => it !== id)?.[1];
    this.#at.set(id, to);
    if (!other) {
      return zoom.scale > 1 ? moved(zoom, { x: to.x - from.x, y: to.y - from.y }) : zoom;
    }
    const far = (a: Point) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    const between = (a: Point): Point => ({ x: (a.x + other.x) / 2, y: (a.y + other.y) / 2 });
    const [was, is] = [between(from), between(to)];
    const by = { x: is.x - was.x, y: is.y - was.y };
    const at = { x: is.x - middle.x, y: is.y - middle.y };
    return zoomed(moved(zoom, by), far(to) / far(from), at);
  }

  /** One of them is lifted. A swipe over a whole picture goes to the next one (1) or the one before (-1). */
  up(id: number, at: Point, zoom: Zoom): -1 | 0 | 1 {
    const began = this.#began;
    this.#at.delete(id);
    if (this.#at.size > 0 || this.#pinched || !began || zoom.scale > 1) return 0;
    const [x, y] = [at.x - began.x, at.y - began.y];
    if (Math.abs(x) < SWIPE_PX || Math.abs(x) < 2 * Math.abs(y)) return 0;
    return x < 0 ? 1 : -1;
  }
}

/** Farther than a finger slips. */
const SWIPE_PX = 56;

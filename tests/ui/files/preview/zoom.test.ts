import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitted,
  held,
  SCALE_MAX,
  Touches,
  WHOLE,
  zoomed,
} from '../../../../src/ui/files/preview/zoom.ts';

const stage = { width: 400, height: 300 };
const middle = { x: 200, y: 150 };

describe('a picture on its stage', () => {
  test('fits it, and is no larger than itself', () => {
    expect(fitted({ width: 800, height: 300 }, stage)).toEqual({ width: 400, height: 150 });
    expect(fitted({ width: 40, height: 30 }, stage)).toEqual({ width: 40, height: 30 });
  });

  test('is enlarged around a point that stays where it is', () => {
    const at = { x: 100, y: -50 };
    const zoom = zoomed(WHOLE, 2, at);
    // What was at the point was 100 right of the picture's middle, and now is twice as far from it.
    expect([zoom.x + 2 * at.x, zoom.y + 2 * at.y]).toEqual([at.x, at.y]);
    expect(zoomed(zoom, 0.1).scale).toBe(1);
    expect(zoomed(zoom, 100).scale).toBe(SCALE_MAX);
  });

  test('leaves no gap at an edge, wherever it is moved', () => {
    const number = fc.double({ min: -2_000, max: 2_000, noNaN: true });
    const scale = fc.double({ min: 1, max: SCALE_MAX, noNaN: true });
    const picture = { width: 400, height: 200 };
    fc.assert(
      fc.property(number, number, scale, (x, y, by) => {
        const zoom = held({ scale: by, x, y }, picture, stage);
        expect(Math.abs(zoom.x)).toBeLessThanOrEqual((400 * by - 400) / 2 + 1e-9);
        expect(Math.abs(zoom.y)).toBeLessThanOrEqual(Math.max(0, (200 * by - 300) / 2) + 1e-9);
      }),
    );
  });
});

describe('fingers', () => {
  test('drag what is enlarged', () => {
    const touches = new Touches();
    touches.down(1, { x: 10, y: 10 });
    expect(touches.move(1, { x: 30, y: 5 }, middle, WHOLE)).toEqual(WHOLE);
    const zoom = { scale: 2, x: 0, y: 0 };
    expect(touches.move(1, { x: 40, y: 10 }, middle, zoom)).toEqual({ scale: 2, x: 10, y: 5 });
    expect(touches.up(1, { x: 200, y: 10 }, zoom)).toBe(0);
  });

  test('pinch: what is between them stays between them', () => {
    const touches = new Touches();
    touches.down(1, { x: 150, y: 150 });
    touches.down(2, { x: 250, y: 150 });
    const once = touches.move(2, { x: 350, y: 150 }, middle, WHOLE);
    expect(once.scale).toBe(2);
    const both = touches.move(1, { x: 50, y: 150 }, middle, once);
    expect(both).toEqual({ scale: 3, x: 0, y: 0 });
    expect(touches.up(1, { x: 50, y: 150 }, WHOLE)).toBe(0);
    expect(touches.up(2, { x: 350, y: 150 }, WHOLE)).toBe(0);
  });

  test('swipe to the next picture and back, but not up and down', () => {
    const swipe = (to: { x: number; y: number }) => {
      const touches = new Touches();
      touches.down(1, { x: 200, y: 100 });
      return touches.up(1, to, WHOLE);
    };
    expect(swipe({ x: 100, y: 110 })).toBe(1);
    expect(swipe({ x: 300, y: 90 })).toBe(-1);
    expect(swipe({ x: 190, y: 100 })).toBe(0);
    expect(swipe({ x: 120, y: 250 })).toBe(0);
  });
});

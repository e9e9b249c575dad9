import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkPicture,
  pictureType,
  type PictureType,
} from '../../../src/core/preview/picture-head.ts';
import { PICTURE_PIXELS_MAX, PICTURE_SIDE_MAX } from '../../../src/core/limits/pictures.ts';
import { hostile } from '../../fuzz/mutations.ts';
import {
  cameraExif,
  exifSegment,
  frame,
  gifOf,
  jpegOf,
  latin,
  pngBomb,
  pngOf,
  segment,
  webpFrame,
  webpHeader,
  webpLossless,
  webpLossy,
  webpOf,
} from '../../rigs/picture-files.ts';

const pictures = {
  png: pngOf(640, 480),
  jpeg: jpegOf(segment(0xe0, latin('JFIF\0')), frame(640, 480)),
  lossy: webpOf(webpLossy(640, 480)),
  lossless: webpOf(webpLossless(640, 480)),
  extended: webpOf(webpHeader(640, 480), webpLossy(640, 480)),
  animated: webpOf(webpHeader(640, 480), webpFrame(640, 480, webpLossless(640, 480))),
  gif: gifOf(640, 480),
};
const typeOf = (name: string): PictureType => {
  if (name === 'png' || name === 'jpeg' || name === 'gif') return `image/${name}`;
  return 'image/webp';
};

describe('a picture says its size', () => {
  test.each(Object.entries(pictures))('as %s', (name, bytes) => {
    const type = typeOf(name);
    expect(checkPicture(bytes, type)).toEqual({ type, width: 640, height: 480 });
  });

  test('as it is shown: one that lies on its side is stood up', () => {
    for (const order of ['II', 'MM'] as const) {
      const turned = jpegOf(exifSegment(cameraExif(6, order)), frame(640, 480));
      expect(checkPicture(turned, 'image/jpeg')).toMatchObject({ width: 480, height: 640 });
    }
  });
});

describe('a picture is not decoded', () => {
  test.each([
    ['a PNG of some kilobytes', pngBomb(30_000, 30_000), 'image/png'],
    ['a JPEG', jpegOf(frame(30_000, 30_000)), 'image/jpeg'],
    ['a WebP', webpOf(webpLossless(16_000, 16_000)), 'image/webp'],
    [
      'a GIF whose screen is small',
      gifOf(1, 1, { left: 0, width: 30_000, height: 1 }),
      'image/gif',
    ],
    ['a PNG of many pixels', pngBomb(8_000, 8_000), 'image/png'],
    ['one as wide as can be said', pngBomb(0xffffffff, 1), 'image/png'],
  ] as const)('that claims to be too large: %s', (_name, bytes, type) =>
    expect(checkPicture(bytes, type)).toBe('too-large'),
  );

  test.each([
    ['a header of one pixel before a large picture', webpHeader(1, 1), webpLossy(9_000, 9_000)],
    ['two headers', webpHeader(64, 64), webpHeader(9_000, 9_000)],
    ['a frame beside the canvas', webpHeader(64, 64), webpFrame(65, 64, webpLossy(65, 64))],
    [
      'a frame that holds more than it says',
      webpHeader(64, 64),
      webpFrame(64, 64, webpLossy(9_000, 64)),
    ],
    ['a header without a picture', webpHeader(64, 64), new Uint8Array()],
  ])('of which two parts say two sizes: %s', (_name, ...chunks) =>
    expect(checkPicture(webpOf(...chunks), 'image/webp')).toBe('damaged'),
  );

  test('that is another type than its sharer says, or no picture at all', () => {
    expect(checkPicture(pictures.jpeg, 'image/png')).toBe('other-type');
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<!doctype html>',
      '',
      'BM',
      'GIF',
    ];
    for (const text of others) {
      expect(pictureType(latin(text))).toBeUndefined();
      expect(checkPicture(latin(text), 'image/png')).toBe('other-type');
    }
  });

  test.each(Object.entries(pictures))('that ends before its size is said: %s', (name, bytes) => {
    const type = typeOf(name);
    for (let length = 0; length < Math.min(bytes.length, 24); length++)
      expect(checkPicture(bytes.slice(0, length), type)).toBeTypeOf('string');
    expect(checkPicture(jpegOf(frame(0, 9)), 'image/jpeg')).toBe('damaged');
  });
});

test('whatever the bytes, what may be decoded is within the bounds', () => {
  let drawn = 0;
  fc.assert(
    fc.property(hostile(Object.values(pictures)), (bytes) => {
      const type = pictureType(bytes);
      const head = type && checkPicture(bytes, type);
      if (typeof head !== 'object') return;
      drawn += 1;
      expect(Math.max(head.width, head.height)).toBeLessThanOrEqual(PICTURE_SIDE_MAX);
      expect(head.width * head.height).toBeLessThanOrEqual(PICTURE_PIXELS_MAX);
    }),
    { numRuns: Math.max(4_000, Number(process.env.FUZZ_RUNS ?? 0)) },
  );
  expect(drawn).toBeGreaterThan(50);
});

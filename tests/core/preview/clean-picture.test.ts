import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, type Bytes } from '../../../src/core/base/bytes.ts';
import {
  cleanPicture as piecesOf,
  tellsOfItsMaking,
} from '../../../src/core/preview/clean-picture.ts';
import { exifOf, exifOrientation } from '../../../src/core/preview/metadata/exif.ts';
import { checkPicture, pictureType } from '../../../src/core/preview/picture-head.ts';
import { hostile } from '../../fuzz/mutations.ts';
import {
  cameraExif,
  exifSegment,
  frame,
  gifOf,
  jpegOf,
  latin,
  pngChunk,
  pngOf,
  riffChunk,
  segment,
  webpHeader,
  webpLossy,
  webpOf,
} from '../../rigs/picture-files.ts';

const cleanPicture = (bytes: Bytes): Bytes | undefined => {
  const pieces = piecesOf(bytes);
  return pieces && concat(...pieces);
};
const text = (bytes: Bytes) => String.fromCharCode(...bytes);
const xmp = latin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>48.2082</x:xmpmeta>');
const jfif = segment(0xe0, latin('JFIF\0\x01\x02\0\0\x01\0\x01\0\0'));
const colours = segment(0xe2, latin('ICC_PROFILE\0\x01\x01colours'));
const adobe = segment(0xee, latin('Adobe\0\x64\0\0\0\0\0'));
const secrets = [
  segment(0xe1, xmp),
  segment(0xed, latin('Photoshop 3.0\0byline')),
  segment(0xfe, latin('a comment')),
  segment(0xe2, latin('MPF\0a list of further pictures')),
  segment(0xe0, latin('JFXX\0a small picture of the whole')),
  segment(0xef, latin('something of a maker')),
];
const parts = [jfif, colours, adobe, frame(64, 48)];

const jpeg = (orientation: number) =>
  concat(
    jpegOf(exifSegment(cameraExif(orientation)), ...secrets, ...parts),
    latin('a film behind the picture, taken at 48.2082'),
  );
const png = (orientation: number) =>
  concat(
    pngOf(
      64,
      48,
      pngChunk('gAMA', latin('\0\0\xb1\x8f')),
      pngChunk('eXIf', cameraExif(orientation)),
      pngChunk('tEXt', latin('Author\0Kim')),
      pngChunk('iTXt', latin('XML:com.adobe.xmp\0\0\0\0\x0048.2082')),
      pngChunk('zTXt', latin('Raw profile type exif\0\0x')),
      pngChunk('tIME', latin('\x07\xea\x06\x0e\x0c\0\0')),
      pngChunk('prVt', latin('something of a program')),
    ),
    latin('behind the picture'),
  );
const webp = (orientation: number) =>
  concat(
    webpOf(
      webpHeader(64, 48, 0x0c | 0x20),
      riffChunk('ICCP', latin('colours')),
      webpLossy(64, 48),
      riffChunk('EXIF', concat(latin('Exif\0\0'), cameraExif(orientation))),
      riffChunk('XMP ', xmp),
      riffChunk('mine', latin('something of a program')),
    ),
    latin('behind the picture'),
  );

describe('a picture is cleaned', () => {
  test('as JPEG: what it needs stays byte for byte, and nothing else', () => {
    expect(tellsOfItsMaking(jpeg(1))).toBe(true);
    expect(cleanPicture(jpeg(1))).toEqual(jpegOf(...parts));
    expect(cleanPicture(jpeg(6))).toEqual(jpegOf(exifSegment(exifOf(6)), ...parts));
  });

  test('as PNG', () => {
    expect(tellsOfItsMaking(png(1))).toBe(true);
    const gamma = pngChunk('gAMA', latin('\0\0\xb1\x8f'));
    expect(cleanPicture(png(1))).toEqual(pngOf(64, 48, gamma));
    const turned = pngOf(64, 48, pngChunk('eXIf', exifOf(8)), gamma);
    expect(cleanPicture(png(8))).toEqual(turned);
  });

  test('as WebP', () => {
    expect(tellsOfItsMaking(webp(1))).toBe(true);
    const kept = [riffChunk('ICCP', latin('colours')), webpLossy(64, 48)];
    expect(cleanPicture(webp(1))).toEqual(webpOf(webpHeader(64, 48, 0x20), ...kept));
    const turned = [webpHeader(64, 48, 0x28), ...kept, riffChunk('EXIF', exifOf(3))];
    expect(cleanPicture(webp(3))).toEqual(webpOf(...turned));
  });

  test.each([jpeg, png, webp])('in any way that it is turned', (make) => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const dirty = make(orientation);
      const type = pictureType(dirty) ?? 'image/gif';
      const clean = cleanPicture(dirty);
      if (!clean) throw new Error('it is a whole picture');
      expect(checkPicture(clean, type)).toEqual(checkPicture(dirty, type));
      expect(text(clean)).not.toMatch(/Cam|GPS|48\.2|Kim|comment|something|behind|small|film/);
      expect(tellsOfItsMaking(clean)).toBe(false);
      expect(cleanPicture(clean)).toEqual(clean);
    }
  });

  test.each([jpeg, png])('also when its file was cut off', (make) => {
    const end = make === jpeg ? latin('\xff\xd9') : latin('IEND');
    const dirty = make(6);
    const cut = dirty.subarray(0, text(dirty).lastIndexOf(text(end)) - (make === jpeg ? 0 : 4));
    const clean = cleanPicture(cut);
    expect(clean && tellsOfItsMaking(clean)).toBe(false);
    expect(text(clean ?? cut)).not.toMatch(/Cam|GPS|48\.2|Kim|comment|something/);
    expect(clean && checkPicture(clean, pictureType(cut) ?? 'image/gif')).toEqual(
      checkPicture(cut, pictureType(cut) ?? 'image/gif'),
    );
  });

  test('from Exif in either order of bytes', () => {
    for (const order of ['II', 'MM'] as const)
      expect(exifOrientation(cameraExif(5, order))).toBe(5);
    expect(exifOrientation(cameraExif(9))).toBeUndefined();
    expect(exifOrientation(exifOf(7))).toBe(7);
  });
});

test('nobody is asked about pictures that tell nothing', () => {
  const plain = [
    jpegOf(...parts),
    jpegOf(exifSegment(exifOf(6)), ...parts),
    pngOf(4, 4),
    gifOf(4, 4),
  ];
  const others = [pngOf(4, 4, pngChunk('tEXt', latin('Software\0a program'))), latin('no picture')];
  for (const bytes of [...plain, ...others]) expect(tellsOfItsMaking(bytes)).toBe(false);
  expect(tellsOfItsMaking(jpegOf(segment(0xe1, xmp), ...parts))).toBe(true);
  expect(tellsOfItsMaking(jpegOf(exifSegment(latin('in no order that we know')), ...parts))).toBe(
    true,
  );
});

test('what is left of a picture that was cut off tells nothing', () => {
  for (const dirty of [jpeg(6), png(6), webp(6)]) {
    for (let length = 0; length < dirty.length; length += 7) {
      const cut = dirty.slice(0, length);
      const clean = cleanPicture(cut);
      // Undefined: nothing of the picture itself is left.
      if (!clean) continue;
      expect(tellsOfItsMaking(clean)).toBe(false);
      expect(text(clean)).not.toMatch(/Cam|GPS|48\.2|Kim|comment|something|behind|film/);
    }
  }
});

test('whatever the bytes, a cleaned picture tells nothing and is no larger', () => {
  let cleaned = 0;
  const originals = [jpeg(1), jpeg(6), png(1), webp(3)];
  fc.assert(
    fc.property(hostile(originals), (bytes) => {
      const clean = cleanPicture(bytes);
      if (!clean) return;
      cleaned += 1;
      expect(tellsOfItsMaking(clean)).toBe(false);
      expect(clean.length).toBeLessThanOrEqual(bytes.length + 1);
    }),
    { numRuns: Math.max(3_000, Number(process.env.FUZZ_RUNS ?? 0)) },
  );
  expect(cleaned).toBeGreaterThan(50);
});

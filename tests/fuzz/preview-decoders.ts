/** What reads the bytes of files that others share, before they are shown. */
import { concat, utf8 } from '../../src/core/base/bytes.ts';
import { PICTURE_PIXELS_MAX } from '../../src/core/limits/pictures.ts';
import { checkPicture, pictureType } from '../../src/core/preview/picture-head.ts';
import { cleanPicture, tellsOfItsMaking } from '../../src/core/preview/clean-picture.ts';
import { readText } from '../../src/core/preview/read-text.ts';
import {
  cameraExif,
  exifSegment,
  frame,
  gifOf,
  jpegOf,
  pngOf,
  webpFrame,
  webpHeader,
  webpLossless,
  webpLossy,
  webpOf,
} from '../rigs/picture-files.ts';
import type { Decoder } from './registry.ts';

export const previewDecoders: readonly Decoder[] = [
  {
    name: 'parts of a picture',
    covers: [
      'src/core/preview/picture-head.ts checkPicture',
      'src/core/preview/clean-picture.ts cleanPicture',
    ],
    samples: [
      pngOf(8, 6),
      gifOf(8, 6),
      jpegOf(exifSegment(cameraExif(6)), frame(8, 6)),
      webpOf(webpHeader(8, 6), webpLossy(8, 6)),
      webpOf(webpHeader(8, 6), webpFrame(8, 6, webpLossless(8, 6))),
    ],
    share: 20,
    read(bytes) {
      const type = pictureType(bytes);
      const head = type && checkPicture(bytes, type);
      if (typeof head === 'object' && head.width * head.height > PICTURE_PIXELS_MAX)
        throw new Error('it would be decoded');
      const clean = cleanPicture(bytes);
      if (clean && tellsOfItsMaking(concat(...clean))) throw new Error('it still tells');
      return head;
    },
  },
  {
    name: 'beginning of a text',
    covers: ['src/core/preview/read-text.ts readText'],
    samples: [utf8('one\r\ntwo 한글\n'), Uint8Array.of(0xff, 0xfe, 0x61, 0), Uint8Array.of(0xe4)],
    share: 20,
    read: (bytes) => [readText(bytes, true), readText(bytes, false)],
  },
];

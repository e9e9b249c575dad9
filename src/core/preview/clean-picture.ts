/** Pictures without what cameras and programs write beside them: place, time, camera, names. */
import type { Bytes } from '../base/bytes.ts';
import { cleanJpeg, jpegTells } from './metadata/clean-jpeg.ts';
import { cleanPng, pngTells } from './metadata/clean-png.ts';
import { cleanWebp, webpTells } from './metadata/clean-webp.ts';
import { pictureType, type PictureType } from './picture-head.ts';

interface Cleaner {
  tells(bytes: Bytes): boolean;
  clean(bytes: Bytes): readonly Bytes[] | undefined;
}

const CLEANERS: Partial<Readonly<Record<PictureType, Cleaner>>> = {
  'image/jpeg': { tells: jpegTells, clean: cleanJpeg },
  'image/png': { tells: pngTells, clean: cleanPng },
  'image/webp': { tells: webpTells, clean: cleanWebp },
};

const cleanerFor = (bytes: Bytes): Cleaner | undefined => {
  const type = pictureType(bytes);
  return type && CLEANERS[type];
};

/** Whether a picture tells where, when or with what it was taken. */
export const tellsOfItsMaking = (picture: Bytes): boolean =>
  cleanerFor(picture)?.tells(picture) ?? false;

/**
 * The same picture, pixel for pixel, turned as before, in pieces: what stays is a view of its own bytes. Undefined: it is of
 * another type, or damaged, and was not cleaned.
 */
export const cleanPicture = (picture: Bytes): readonly Bytes[] | undefined =>
  cleanerFor(picture)?.clean(picture);

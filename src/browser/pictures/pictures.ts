/** All that is done with pictures, in one part of the build. */
export { cleanFile, fileTells } from './clean-file.ts';
export { decodePicture as decode, decodeThumbnail } from './decode-picture.ts';
export { makeThumbnail } from './make-thumbnail.ts';
export { makeVideoThumbnail } from './video-thumbnail.ts';

/** What the app gives to the UI for pictures: they are checked before they are decoded, and drawn from pixels. */
import type { Bytes } from '../core/base/bytes.ts';
import type { PictureFault, PictureSize, PictureType } from '../core/preview/picture-head.ts';

/** Pixels to draw, and how large the picture is itself. */
export interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  readonly size: PictureSize;
}

/** What becomes of what cameras write beside the pictures that a person shares: place, time, camera. */
export type PictureDataChoice = 'remove' | 'keep';

export interface PictureServices {
  /**
   * Makes a picture no larger than asked, and never larger than it is. Nothing in it runs, and it asks for nothing elsewhere.
   * @param claimed the type that its sharer gave it
   */
  decode(
    bytes: Bytes,
    claimed: PictureType,
    within: PictureSize,
  ): Promise<DecodedPicture | PictureFault>;
  /** As `decode`, of the thumbnail of an offer: its type is what its bytes say, and it is small. Undefined: it is not drawn. */
  decodeThumbnail(bytes: Bytes, within: PictureSize): Promise<DecodedPicture | undefined>;
  /** A thumbnail to share a picture with; undefined: this browser can make none of it. */
  makeThumbnail(file: Blob, type: PictureType): Promise<Bytes | undefined>;
  /** The same of a video: how it begins. */
  makeVideoThumbnail(file: Blob): Promise<Bytes | undefined>;
  /** Whether a picked picture tells where, when or with what it was taken. */
  fileTells(file: File): Promise<boolean>;
  /** The same picture without that; a file that cannot be cleaned as it is. */
  cleanFile(file: File): Promise<File>;
}

/** What the app gives to the UI for pictures: they are checked before they are decoded, and drawn from pixels. */
import type { Bytes } from '../core/base/bytes.ts';
import type { PictureFault, PictureSize, PictureType } from '../core/preview/picture-head.ts';

/** Pixels to draw, and how large the picture is itself. */
export interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  readonly size: PictureSize;
}

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
}

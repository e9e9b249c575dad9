/** Bounds on what is drawn of files that others share, each with its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** A picture that is wider or higher is not drawn: graphics cards of phones take no larger one. */
export const PICTURE_SIDE_MAX = 8_192;
/** A picture of so many pixels takes 160 MB when it is decoded. A file of some kilobytes can claim a thousand times that. */
export const PICTURE_PIXELS_MAX = 40_000_000;
/** A picture file is read as a whole before it is drawn. Cameras make no larger ones within the bounds above. */
export const PICTURE_BYTES_MAX = 50 * MiB;
/** Parts of a picture file (segments, chunks) that are looked through. Those of cameras have some dozens, long animations thousands. */
export const PICTURE_PARTS_MAX = 100_000;
/** A picture of this size comes in a second over most connections: it is fetched as soon as a reader comes to it. */
export const SMALL_PICTURE_BYTES_MAX = 1 * MiB;
/** Pictures of a batch that show themselves, each no larger than that: at most 6 MiB of a batch are fetched unasked. */
export const BATCH_PICTURES_SHOWN = 6;
/** The longest side of a thumbnail that we make: about 6 kB, and as wide as half a message. */
export const THUMB_SIDE_PX = 256;
/** Others may make larger ones: decoded, so much takes 1 MB. */
export const THUMB_SIDE_MAX = 512;
/** Text is shown up to here: some twenty pages. */
export const TEXT_PREVIEW_BYTES = 64 * KiB;

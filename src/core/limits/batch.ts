/** Limits on batches: folders, and files that are shared together. */

const MiB = 1024 * 1024;

/** Files of a batch, and empty folders: with more, the list alone would be too much to look at and to keep in memory. */
export const BATCH_ITEMS_MAX = 200_000;
/** Folders in a batch, on all levels: 200,000 files in 60 folders each would fill the memory. Few disks have so many in one place. */
export const BATCH_FOLDERS_MAX = 100_000;
/** Characters of the paths of these folders, which are kept in memory to tell them apart. */
export const FOLDER_CHARS_MAX = 32 * MiB;
/** The list of a batch is read as a whole: 160 bytes for each of 200,000 files. */
export const LIST_BYTES_MAX = 32 * MiB;
/** Bytes of a list for each file: a long path of wide characters. Empty folders, which the offer does not count, share the rest. */
export const LIST_BYTES_PER_FILE = 1_100;
export const LIST_BYTES_SPARE = MiB;
/** A list of so many files and bytes is fetched as soon as a reader comes to the batch: people see at once what is in it. */
export const SHORT_LIST_FILES_MAX = 2_000;
export const SHORT_LIST_BYTES_MAX = MiB / 4;
/** No file system takes longer paths, and few programs. */
export const PATH_CHARS_MAX = 4_096;
export const PATH_DEPTH_MAX = 64;
/** Of a name in a path: file systems take no more. */
export const PATH_PART_BYTES_MAX = 255;
/** A thumbnail that travels with an offer: it stays in every member's log. */
export const THUMB_BYTES_MAX = 8 * 1024;

/** The longest list for so many files. */
export const listBytesMax = (files: number): number =>
  Math.min(LIST_BYTES_MAX, LIST_BYTES_SPARE + LIST_BYTES_PER_FILE * files);

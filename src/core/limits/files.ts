/** Limits on what is said of files and batches, and on how much a device keeps of others' files: what a room needs before it has links. */

const KiB = 1024;
const MiB = 1024 * KiB;

/** Chunk lengths follow from the content (fast-cdc.ts). The longest fits one message of a data channel. */
export const CHUNK_BYTES_MAX = 256 * KiB;
/** 100,000 chunks of 128 KiB are 12 GiB; four times that is the largest file we promise. */
export const CHUNKS_PER_FILE_MAX = 400_000;
export const FILE_NAME_CHARS_MAX = 512;
export const MIME_CHARS_MAX = 128;
/** What a mirror keeps of a room at most, by default and as its owner may choose. */
export const MIRROR_BYTES = [500_000_000, 2_000_000_000, 10_000_000_000, 50_000_000_000] as const;
export const MIRROR_BYTES_DEFAULT = 2_000_000_000;

/* Batches: folders, and files that are shared together */
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

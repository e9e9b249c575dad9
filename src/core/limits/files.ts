/** Limits on what is said of a file, and on how much a device keeps of others' files: what a room needs before it has links. */

const KiB = 1024;

/** Chunk lengths follow from the content (fast-cdc.ts). The longest fits one message of a data channel. */
export const CHUNK_BYTES_MAX = 256 * KiB;
/** 100,000 chunks of 128 KiB are 12 GiB; four times that is the largest file we promise. */
export const CHUNKS_PER_FILE_MAX = 400_000;
export const FILE_NAME_CHARS_MAX = 512;
export const MIME_CHARS_MAX = 128;
/** What a mirror keeps of a room at most, by default and as its owner may choose. */
export const MIRROR_BYTES = [500_000_000, 2_000_000_000, 10_000_000_000, 50_000_000_000] as const;
export const MIRROR_BYTES_DEFAULT = 2_000_000_000;

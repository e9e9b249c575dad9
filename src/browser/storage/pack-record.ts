/**
 * Where the chunks of large files are: in packs in the origin private file system (OPFS), indexed in IndexedDB.
 *
 * A pack is a file that holds only chunks, at any offset, with gaps where chunks were deleted. It means
 * nothing without the index: key = the chunk's hash, value = a PackRecord. A record is written after
 * the bytes that it names, and a gap is filled only after the record that named it is gone.
 */

/** Bytes [offset, offset + length) of the file called `pack`. */
export interface PackRecord {
  readonly pack: string;
  readonly offset: number;
  readonly length: number;
}

/** An index and its folder of packs. The page, its worker and the service worker use the same. */
export interface PackLocation {
  readonly database: string;
  readonly folder: string;
}

export const PACK_LOCATION: PackLocation = { database: 'swapmeet-packs', folder: 'packs' };

/** The record in a value of the index, or undefined for anything else. */
export function asPackRecord(value: unknown): PackRecord | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { pack, offset, length } = value as Partial<Record<keyof PackRecord, unknown>>;
  const whole = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
  return typeof pack === 'string' && whole(offset) && whole(length)
    ? { pack, offset, length }
    : undefined;
}

export const sameRecord = (a: PackRecord, b: PackRecord | undefined): boolean =>
  a.pack === b?.pack && a.offset === b.offset && a.length === b.length;

/**
 * The records of a Zip archive (APPNOTE 6.3): stored, not compressed, names in UTF-8, dates to the second, and Zip64 where a
 * size, a place or the number of files needs it.
 */
import { utf8, type Bytes } from '../../../core/base/bytes.ts';

/** A file, or a folder with nothing in it. */
export interface ZipEntry {
  /** `/` between its parts. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** Larger numbers stand in fields of Zip64. */
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;

const VERSION = 20;
const VERSION_ZIP64 = 45;
const MADE_ON_UNIX = 3 << 8;
const UTF8_NAMES = 0x0800;
const CHECKSUM_FOLLOWS = 0x0008;
const FILE_MODE = 0o100644;
const FOLDER_MODE = 0o40755;
const IS_FOLDER = 0x10;

const EXTRA_ZIP64 = 0x0001;
const EXTRA_TIME = 0x5455;
const TIME_EXTRA_BYTES = 9;
const ZIP64_EXTRA_BYTES = 20;

const nameOf = ({ path, isFolder }: ZipEntry): Bytes => utf8(isFolder ? `${path}/` : path);
const isLarge = ({ sizeBytes }: ZipEntry): boolean => sizeBytes >= MAX_32;
/** Of what has no bytes, the checksum is known before. */
const isEmpty = ({ sizeBytes }: ZipEntry): boolean => sizeBytes === 0;
const flagsOf = (entry: ZipEntry): number =>
  isEmpty(entry) ? UTF8_NAMES : UTF8_NAMES | CHECKSUM_FOLLOWS;
const versionOf = (isZip64: boolean): number => (isZip64 ? VERSION_ZIP64 : VERSION);

/** Fields of a record, little-endian, one after the other. */
class Fields {
  readonly #view: DataView<ArrayBuffer>;
  #at = 0;
  constructor(sizeBytes: number) {
    this.#view = new DataView(new ArrayBuffer(sizeBytes));
  }
  u16(...values: readonly number[]): this {
    for (const it of values) this.#view.setUint16((this.#at += 2) - 2, it, true);
    return this;
  }
  u32(...values: readonly number[]): this {
    for (const it of values) this.#view.setUint32((this.#at += 4) - 4, it, true);
    return this;
  }
  u64(...values: readonly number[]): this {
    for (const it of values) this.#view.setBigUint64((this.#at += 8) - 8, BigInt(it), true);
    return this;
  }
  bytes(bytes: Bytes): this {
    new Uint8Array(this.#view.buffer).set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }
  /** The time as Zip always had it, to two seconds and in local time; then the same in UTC, for those who read that. */
  time(time: Date): this {
    const date = ((time.getFullYear() - 1980) << 9) | ((time.getMonth() + 1) << 5) | time.getDate();
    const clock = (time.getHours() << 11) | (time.getMinutes() << 5) | (time.getSeconds() >> 1);
    return this.u16(clock, date);
  }
  exactTime(time: Date): this {
    this.u16(EXTRA_TIME, 5);
    this.#view.setUint8(this.#at++, 1);
    return this.u32(Math.floor(time.getTime() / 1000));
  }
  done(): Bytes {
    return new Uint8Array(this.#view.buffer);
  }
}

/** Zip knows no time before 1980, and its seconds end in 2106. */
const EARLIEST = new Date(1980, 0, 1).getTime();
const LATEST = MAX_32 * 1000;
export function zipTime(modifiedMs: number): Date {
  const time = Number.isFinite(modifiedMs) ? modifiedMs : EARLIEST;
  return new Date(Math.min(LATEST, Math.max(EARLIEST, time)));
}

const LOCAL_BYTES = 30;

/** Before the bytes of an entry. */
export function localHeader(entry: ZipEntry): Bytes {
  const name = nameOf(entry);
  const large = isLarge(entry);
  const time = zipTime(entry.modifiedMs);
  const extraBytes = TIME_EXTRA_BYTES + (large ? ZIP64_EXTRA_BYTES : 0);
  const sizes = large ? [MAX_32, MAX_32] : [0, 0]; // they follow with the checksum
  const fields = new Fields(LOCAL_BYTES + name.length + extraBytes)
    .u32(0x04034b50)
    .u16(versionOf(large), flagsOf(entry), 0)
    .time(time)
    .u32(0, ...sizes)
    .u16(name.length, extraBytes)
    .bytes(name)
    .exactTime(time);
  return (large ? fields.u16(EXTRA_ZIP64, 16).u64(0, 0) : fields).done();
}

/** After the bytes of an entry that has some. */
export function descriptor(entry: ZipEntry, crc: number): Bytes {
  const { sizeBytes } = entry;
  const fields = new Fields(isLarge(entry) ? 24 : 16).u32(0x08074b50, crc);
  return (
    isLarge(entry) ? fields.u64(sizeBytes, sizeBytes) : fields.u32(sizeBytes, sizeBytes)
  ).done();
}

const CENTRAL_BYTES = 46;
const TRAILER_BYTES = 22;
const TRAILER_ZIP64_BYTES = 56 + 20;

/** An entry in the list at the end of the archive. @param at where its local header begins */
export function centralHeader(entry: ZipEntry, crc: number, at: number): Bytes {
  const name = nameOf(entry);
  const large = isLarge(entry);
  const far = at >= MAX_32;
  const zip64Bytes = 16 * Number(large) + 8 * Number(far);
  const extraBytes = TIME_EXTRA_BYTES + (zip64Bytes > 0 ? 4 + zip64Bytes : 0);
  const time = zipTime(entry.modifiedMs);
  const size = Math.min(entry.sizeBytes, MAX_32);
  const mode = entry.isFolder ? ((FOLDER_MODE << 16) | IS_FOLDER) >>> 0 : (FILE_MODE << 16) >>> 0;
  const version = versionOf(zip64Bytes > 0);
  const fields = new Fields(CENTRAL_BYTES + name.length + extraBytes)
    .u32(0x02014b50)
    .u16(MADE_ON_UNIX | version, version, flagsOf(entry), 0)
    .time(time)
    .u32(crc, size, size)
    .u16(name.length, extraBytes, 0, 0, 0)
    .u32(mode, Math.min(at, MAX_32))
    .bytes(name)
    .exactTime(time);
  if (zip64Bytes === 0) return fields.done();
  fields.u16(EXTRA_ZIP64, zip64Bytes);
  if (large) fields.u64(entry.sizeBytes, entry.sizeBytes);
  if (far) fields.u64(at);
  return fields.done();
}

/** What the list at the end says of itself. */
export interface CentralList {
  readonly entries: number;
  readonly at: number;
  readonly sizeBytes: number;
}

const needsZip64 = ({ entries, at, sizeBytes }: CentralList): boolean =>
  entries >= MAX_16 || at >= MAX_32 || sizeBytes >= MAX_32;

/** The end of the archive. */
export function trailer(list: CentralList): Bytes {
  const { entries, at, sizeBytes } = list;
  const isZip64 = needsZip64(list);
  const fields = new Fields(TRAILER_BYTES + (isZip64 ? TRAILER_ZIP64_BYTES : 0));
  if (isZip64)
    fields
      .u32(0x06064b50)
      .u64(44)
      .u16(MADE_ON_UNIX | VERSION_ZIP64, VERSION_ZIP64)
      .u32(0, 0)
      .u64(entries, entries, sizeBytes, at)
      .u32(0x07064b50, 0)
      .u64(at + sizeBytes)
      .u32(1);
  const few = Math.min(entries, MAX_16);
  return fields
    .u32(0x06054b50)
    .u16(0, 0, few, few)
    .u32(Math.min(sizeBytes, MAX_32), Math.min(at, MAX_32))
    .u16(0)
    .done();
}

/** How long the whole archive will be. */
export function zipBytes(entries: readonly ZipEntry[]): number {
  let at = 0;
  let listBytes = 0;
  for (const entry of entries) {
    const nameBytes = nameOf(entry).length;
    const large = isLarge(entry);
    const far = at >= MAX_32;
    const zip64Bytes = 16 * Number(large) + 8 * Number(far);
    listBytes +=
      CENTRAL_BYTES + nameBytes + TIME_EXTRA_BYTES + (zip64Bytes > 0 ? 4 + zip64Bytes : 0);
    at += LOCAL_BYTES + nameBytes + TIME_EXTRA_BYTES + (large ? ZIP64_EXTRA_BYTES : 0);
    at += entry.sizeBytes + (isEmpty(entry) ? 0 : large ? 24 : 16);
  }
  const isZip64 = needsZip64({ entries: entries.length, at, sizeBytes: listBytes });
  return at + listBytes + TRAILER_BYTES + (isZip64 ? TRAILER_ZIP64_BYTES : 0);
}

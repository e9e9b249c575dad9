/** Zip archives as other programs read them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { concat, utf8, type Bytes } from '../../../../src/core/base/bytes.ts';
import { crc32 } from '../../../../src/browser/saving/zip/crc32.ts';
import { zipBytes, zipTime, type ZipEntry } from '../../../../src/browser/saving/zip/zip-format.ts';
import { zipStream } from '../../../../src/browser/saving/zip/zip-stream.ts';

interface Given extends ZipEntry {
  readonly bytes: Bytes;
}

const at = (iso: string): number => new Date(iso).getTime();
const file = (path: string, bytes: Bytes, modifiedMs = at('2021-05-06T07:08:10')): Given => ({
  ...{ path, isFolder: false, sizeBytes: bytes.length, modifiedMs },
  bytes,
});
const folder = (path: string, modifiedMs = at('1999-12-31T23:59:58')): Given => ({
  ...{ path, isFolder: true, sizeBytes: 0, modifiedMs },
  bytes: new Uint8Array(0),
});
const noise = (length: number): Bytes =>
  Uint8Array.from({ length }, (_, i) => (i * 2654435761) >>> 24);

async function collect(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const all: Bytes[] = [];
  for await (const piece of pieces) all.push(piece);
  return concat(...all);
}
const zip = (entries: readonly Given[]): Promise<Bytes> =>
  collect(
    zipStream(entries, async function* ({ bytes }) {
      for (let i = 0; i < bytes.length; i += 50_001) yield bytes.subarray(i, i + 50_001);
    }),
  );

interface Listed {
  readonly name: string;
  readonly size: number;
  readonly time: readonly number[];
  readonly crc: number;
}
/** What Python's zipfile reads of it, each file's checksum included. */
function readByPython(path: string): readonly Listed[] {
  const script = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([dict(name=i.filename, size=i.file_size, time=i.date_time, crc=i.CRC) for i in z.infolist()]))`;
  const out = execFileSync('python3', ['-c', script, path], { maxBuffer: 1 << 28 });
  return JSON.parse(out.toString()) as Listed[];
}
function onDisk<T>(bytes: Bytes, f: (path: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'zip-'));
  const path = join(dir, 'all.zip');
  try {
    writeFileSync(path, bytes);
    return f(path);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

test('unzip and Python read names of any script, dates, empty files and empty folders', async () => {
  const entries = [
    file('folder/nothing.txt', new Uint8Array(0)),
    file('folder/صورة العائلة.txt', utf8('Arabic')),
    file('folder/🦊/é NFC.bin', noise(300_000)),
    file(`folder/${'n'.repeat(196)}.txt`, utf8('long'), at('1970-01-01T00:00:00')),
    folder('folder/nothing in it'),
  ];
  const archive = await zip(entries);
  expect(archive.length).toBe(zipBytes(entries));
  onDisk(archive, (path) => {
    expect(execFileSync('unzip', ['-t', path]).toString()).toContain('No errors detected');
    const read = readByPython(path);
    expect(read.map(({ name }) => name)).toEqual(
      entries.map(({ path: name, isFolder }) => (isFolder ? `${name}/` : name)),
    );
    expect(read.map(({ crc }) => crc)).toEqual(entries.map(({ bytes }) => zlibCrc32(bytes)));
    expect(read[1]?.time).toEqual([2021, 5, 6, 7, 8, 10]);
    expect(read[3]?.time).toEqual([1980, 1, 1, 0, 0, 0]);
    expect(read[4]?.time).toEqual([1999, 12, 31, 23, 59, 58]);
  });
});

test('more files than old Zip can count', async () => {
  const entries = Array.from({ length: 66_000 }, (_, i) => file(`${i}`, utf8(String(i))));
  const archive = await zip(entries);
  expect(archive.length).toBe(zipBytes(entries));
  onDisk(archive, (path) => {
    expect(execFileSync('unzip', ['-tqq', path]).toString()).toBe('');
    expect(readByPython(path)).toHaveLength(66_000);
  });
});

test('nothing is one archive, too', async () => {
  const archive = await zip([]);
  expect(archive.length).toBe(zipBytes([]));
  onDisk(archive, (path) => expect(readByPython(path)).toEqual([]));
});

test('a file with other bytes than it says ends the archive', async () => {
  const short = { ...file('short', utf8('abc')), sizeBytes: 4 };
  await expect(zip([short])).rejects.toThrow('short has 3 bytes');
});

test('dates that Zip does not know become the nearest that it knows', () => {
  expect(zipTime(NaN).getFullYear()).toBe(1980);
  expect(zipTime(-1).getFullYear()).toBe(1980);
  expect(zipTime(Number.MAX_SAFE_INTEGER).getUTCFullYear()).toBe(2106);
});

test('checksums are those of zlib, at once and piece by piece', () => {
  const bytes = noise(10_007);
  for (const length of [0, 1, 3, 4, 5, 10_007])
    expect(crc32(bytes.subarray(0, length))).toBe(zlibCrc32(bytes.subarray(0, length)));
  expect(crc32(bytes.subarray(4_099), crc32(bytes.subarray(0, 4_099)))).toBe(zlibCrc32(bytes));
});

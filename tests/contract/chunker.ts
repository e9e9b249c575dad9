/** What every Chunker must do. */
import { concat, toBase64Url, type Bytes } from '../../src/core/base/bytes.ts';
import { errorCode } from '../../src/core/base/errors.ts';
import type { ByteSource, Chunker, Chunking, HashedChunk } from '../../src/core/ports.ts';
import { ownCutting } from '../../src/core/chunking/fast-cdc.ts';
import { assert, assertEqual, assertRejects, type ContractCase } from './contract.ts';

export interface ChunkerRig {
  readonly chunker: Chunker;
  /** A source with exactly these bytes, of a kind that the chunker is made for. */
  open(content: Bytes): Promise<ByteSource>;
  /** Makes the bytes behind a source unreadable; absent where that cannot be done. */
  vanish?(source: ByteSource): Promise<void>;
}

export function chunkerContract(make: () => Promise<ChunkerRig>): ContractCase[] {
  return cases.map(([name, run]) => ({ name, run: async () => run(await make()) }));
}

const signal = new AbortController().signal;

/** Without a pattern that a cut could fall into. */
function noise(length: number, seed = 1): Bytes {
  const bytes = new Uint8Array(length);
  for (let i = 0, x = seed; i < length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    bytes[i] = x;
  }
  return bytes;
}

async function all(rig: ChunkerRig, source: ByteSource, chunking: Partial<Chunking> = {}) {
  const chunks: HashedChunk[] = [];
  const whole = { known: [], withBytes: true, signal, ...chunking };
  for await (const step of rig.chunker.chunks(source, whole)) {
    assert(step.length > 0, 'a step brings something');
    chunks.push(...step);
  }
  return chunks;
}

async function assertHashed(chunks: HashedChunk[], content: Bytes): Promise<void> {
  let at = 0;
  for (const { hash, lengthBytes } of chunks) {
    const digest = await crypto.subtle.digest('SHA-256', content.slice(at, at + lengthBytes));
    assertEqual(hash, toBase64Url(new Uint8Array(digest)), `the hash of the chunk at ${at}`);
    at += lengthBytes;
  }
  assertEqual(at, content.length, 'what the chunks cover');
}

const lengths = (chunks: HashedChunk[]) => chunks.map((it) => it.lengthBytes);

const same = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

const cases: [string, (rig: ChunkerRig) => Promise<void>][] = [
  [
    'covers files of any size, in order, with the bytes and their hashes',
    async (rig) => {
      const KiB = 1024;
      for (const size of [1, 32 * KiB, 240 * KiB, 240 * KiB + 1, 2_097_152, 5_000_001]) {
        const content = noise(size);
        const chunks = await all(rig, await rig.open(content));
        await assertHashed(chunks, content);
        const bytes = chunks.map((it) => it.bytes ?? new Uint8Array());
        assert(same(concat(...bytes), content), `the bytes of ${size}`);
      }
    },
  ],
  [
    'cuts as the cutting for that size does, wherever blocks end',
    async (rig) => {
      const content = noise(5_000_001, 7);
      const expected: number[] = [];
      for (let at = 0; at < content.length; at += expected.at(-1) ?? 0)
        expected.push(ownCutting.cut(content, at, content.length));
      assertEqual(lengths(await all(rig, await rig.open(content))), expected, 'lengths');
    },
  ],
  [
    'a file without bytes has no chunks',
    async (rig) => assertEqual(await all(rig, await rig.open(new Uint8Array())), [], 'chunks'),
  ],
  [
    'keeps the bytes to itself where nobody wishes for them',
    async (rig) => {
      const chunks = await all(rig, await rig.open(noise(300_000)), { withBytes: false });
      assert(chunks.length > 0 && chunks.every((it) => it.bytes === undefined), 'no bytes');
    },
  ],
  [
    'cuts again as it was cut before, and goes on from there',
    async (rig) => {
      const content = noise(3_000_000, 3);
      const source = await rig.open(content);
      const known = [100_000, 1, 262_144, 5_000];
      const chunks = await all(rig, source, { known: Uint32Array.from(known) });
      await assertHashed(chunks, content);
      assertEqual(lengths(chunks).slice(0, 4), known, 'the first lengths');
      const whole = await all(rig, source);
      const half = lengths(whole).slice(0, Math.floor(whole.length / 2));
      assertEqual(lengths(await all(rig, source, { known: half })), lengths(whole), 'all lengths');
    },
  ],
  [
    'several files at once do not mix',
    async (rig) => {
      const contents = [noise(2_500_000, 1), noise(2_500_000, 2), noise(400_000, 3)];
      const each = contents.map(async (content) => all(rig, await rig.open(content)));
      for (const [i, chunks] of (await Promise.all(each)).entries())
        await assertHashed(chunks, contents[i] as Bytes);
    },
  ],
  [
    'a caller that gives up gets the reason, and others go on',
    async (rig) => {
      const giving = new AbortController();
      const source = await rig.open(noise(9_000_000));
      const taken = (async () => {
        for await (const step of rig.chunker.chunks(source, {
          known: [],
          withBytes: false,
          signal: giving.signal,
        })) {
          assert(step.length > 0, 'something came');
          giving.abort(new Error('enough'));
        }
      })();
      const error = await assertRejects(taken, 'an aborted run');
      assertEqual(error instanceof Error ? error.message : error, 'enough', 'the reason');
      const content = noise(300_000);
      await assertHashed(await all(rig, await rig.open(content)), content);
    },
  ],
  [
    'who stops taking leaves nothing behind that keeps others from it',
    async (rig) => {
      const chunking = { known: [], withBytes: true, signal };
      for (let i = 0; i < 3; i++) {
        for await (const step of rig.chunker.chunks(await rig.open(noise(5_000_000)), chunking)) {
          assert(step.length > 0, 'something came');
          break;
        }
      }
      const content = noise(300_000);
      await assertHashed(await all(rig, await rig.open(content)), content);
    },
  ],
  [
    'bytes that cannot be read are source-gone',
    async (rig) => {
      if (!rig.vanish) return;
      const source = await rig.open(noise(9_000_000));
      await rig.vanish(source);
      const error = await assertRejects(all(rig, source), 'chunks of what is gone');
      assertEqual(errorCode(error), 'source-gone', 'the error');
    },
  ],
];

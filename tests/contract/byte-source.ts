/** What every ByteSource must do. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { errorCode } from '../../src/core/base/errors.ts';
import type { ByteSource } from '../../src/core/ports.ts';
import { assertEqual, assertRejects, type ContractCase } from './contract.ts';
import { patterned } from './store-rig.ts';

export interface ByteSourceRig {
  /** A source with exactly these bytes. */
  open(content: Bytes): Promise<ByteSource>;
  /** Makes the bytes behind a source unreadable; absent where that cannot be done. */
  vanish?(source: ByteSource): Promise<void>;
}

export function byteSourceContract(make: () => Promise<ByteSourceRig>): ContractCase[] {
  return cases.map(([name, run]) => ({ name, run: async () => run(await make()) }));
}

const SIZE_BYTES = 300_000;
const content = patterned(SIZE_BYTES, 1);

const cases: [string, (rig: ByteSourceRig) => Promise<void>][] = [
  [
    'reads any stretch, byte for byte',
    async ({ open }) => {
      const source = await open(content);
      assertEqual(source.sizeBytes, SIZE_BYTES, 'size');
      const stretches: [number, number][] = [
        [0, SIZE_BYTES],
        [0, 1],
        [131_072, 262_144],
        [262_144, SIZE_BYTES],
        [SIZE_BYTES - 1, SIZE_BYTES],
      ];
      for (const [start, end] of stretches)
        assertEqual(await source.read(start, end), content.slice(start, end), `${start} to ${end}`);
    },
  ],
  [
    'an empty stretch has no bytes',
    async ({ open }) => {
      const source = await open(content);
      for (const at of [0, 5, SIZE_BYTES])
        assertEqual((await source.read(at, at)).length, 0, `the stretch at ${at}`);
    },
  ],
  [
    'a source of no bytes',
    async ({ open }) => {
      const source = await open(new Uint8Array());
      assertEqual(source.sizeBytes, 0, 'size');
      assertEqual((await source.read(0, 0)).length, 0, 'all of it');
    },
  ],
  [
    'reads at once do not mix',
    async ({ open }) => {
      const source = await open(content);
      const starts = [0, 1_000, 50_000, 1_000];
      const read = await Promise.all(starts.map((start) => source.read(start, start + 500)));
      for (const [i, start] of starts.entries()) {
        assertEqual(read[i], content.slice(start, start + 500), `the read at ${start}`);
      }
    },
  ],
  [
    'a stretch that is not within the source is refused',
    async ({ open }) => {
      const source = await open(content);
      const stretches: [number, number][] = [
        [0, SIZE_BYTES + 1],
        [-1, 5],
        [6, 5],
        [SIZE_BYTES + 1, SIZE_BYTES + 2],
      ];
      for (const [start, end] of stretches)
        await assertRejects(source.read(start, end), `${start} to ${end}`);
    },
  ],
  [
    'bytes that can no longer be read are source-gone',
    async ({ open, vanish }) => {
      if (!vanish) return;
      const source = await open(content);
      await source.read(0, 10);
      await vanish(source);
      const error = await assertRejects(source.read(0, 10), 'a read of what is gone');
      assertEqual(errorCode(error), 'source-gone', 'the error');
    },
  ],
];

/** Drives a decoder with inputs that are nearly right, and tells the first that it does not stand. */
import fc from 'fast-check';
import { createChance, mutate } from './fast-mutator.ts';
import { hostile, type Bytes } from './mutations.ts';
import type { Decoder } from './registry.ts';

/** What is read may weigh so much for each byte read, and so much anyway: small records of large keys. */
const WEIGHT_PER_BYTE = 64;
const WEIGHT_FREE = 16 * 1024;
/** Of so many inputs one comes from fast-check, whose changes are other ones, and slower to make. */
const GENERATED_SHARE = 10;
const TOGETHER = 500;

/** Bytes that a value holds, roughly; whole buffers behind views are not counted, as they are the input's. */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  const items = value instanceof Map ? [...value].flat() : Object.entries(value).flat();
  return items.reduce<number>((sum, item) => sum + weigh(item), 16);
}

async function check(decoder: Decoder, bytes: Bytes): Promise<void> {
  try {
    let value = await decoder.read(bytes.slice());
    if (Array.isArray(value)) value = await Promise.all(value);
    const weight = weigh(value);
    if (weight > WEIGHT_FREE + WEIGHT_PER_BYTE * bytes.length)
      throw new Error(`holds ${weight} bytes`);
  } catch (error) {
    const input = Buffer.from(bytes).toString('hex');
    throw new Error(`${decoder.name}: ${String(error)}\ninput: ${input}`, { cause: error });
  }
}

/** @throws Error with the decoder and the input in hex */
export async function drive(decoder: Decoder, seed: number, count: number): Promise<void> {
  for (const sample of decoder.samples) await check(decoder, sample);
  const chance = createChance(seed);
  const arbitrary = hostile(decoder.samples);
  for (let done = 0; done < count;) {
    const batch = Math.min(TOGETHER, count - done);
    const numRuns = Math.ceil(batch / GENERATED_SHARE);
    const generated = fc.sample(arbitrary, { numRuns, seed: seed + done });
    for (let i = 0; i < batch; i++)
      await check(decoder, generated[i] ?? mutate(decoder.samples, chance));
    done += batch;
  }
}

/** What makes regular expressions go back, recursions deep, and loops over loops long; `length` bytes of each. */
export function longInputs({ samples }: Decoder, length: number): Bytes[] {
  const units = [
    ...samples.map((it) => it.subarray(0, 2_000)),
    ...samples.flatMap((it) => (it.length > 8 ? [it.subarray(0, it.length >> 1)] : [])),
    ...[[0x00], [0x91], [0x81], [0xc4, 0x01, 0x00], [0xff], [0xcc, 0x82], [0x5b], [0x20, 0x0a]],
    ...[
      '{"a":',
      'a',
      '%',
      '%ED',
      ' ',
      '.',
      '/',
      'a.',
      '-',
      'https://a.b/(',
      ')',
      '\u202e',
      'a=\r\n',
    ],
  ].map((it) => (typeof it === 'string' ? Buffer.from(it) : Uint8Array.from(it)));
  const repeated = units.flatMap((unit) =>
    unit.length === 0 ? [] : [new Uint8Array(Buffer.alloc(length, unit))],
  );
  // Right to begin with, and then too long.
  const begun = samples.map((it) => {
    const bytes = new Uint8Array(Math.max(length, it.length)).fill(0x61);
    bytes.set(it);
    return bytes;
  });
  return [...repeated, ...begun];
}

/** MessagePack with a schema: the only way in which bytes from outside become values. */
import { Decoder, Encoder } from '@msgpack/msgpack';
import * as v from 'valibot';
import type { Bytes } from './bytes.ts';

const DEPTH_MAX = 8;
const encoder = new Encoder({ ignoreUndefined: true, maxDepth: DEPTH_MAX });
const decoder = new Decoder();

export const encode = (value: unknown): Bytes => encoder.encode(value) as Bytes;

/**
 * The value in `bytes` when they are exactly one MessagePack value that `schema` accepts, else null. Never
 * throws; time and memory are linear in `bytes.length`. Byte strings in the result are views into
 * `bytes`: copy what outlives the message.
 * @param valuesMax how many values there may be in it: an empty array is one byte, and takes twenty in memory
 */
export function decode<Schema extends v.GenericSchema>(
  bytes: Uint8Array,
  schema: Schema,
  valuesMax = Infinity,
): v.InferOutput<Schema> | null {
  if (!isWellFormed(bytes, valuesMax)) return null;
  try {
    const result = v.safeParse(schema, decoder.decode(bytes), { abortEarly: true });
    return result.success ? result.output : null;
  } catch {
    return null; // text that is not UTF-8, an extension type
  }
}

type Tagged<Key extends string> = v.GenericSchema & {
  readonly entries: Readonly<Record<Key, v.LiteralSchema<string, undefined>>>;
};

/**
 * A schema for objects of several kinds, each with a name of its own in `key`. Like v.variant, but it goes straight to
 * the schema that the name stands for, which is several times quicker where there are many.
 * @param other for names that are none of theirs; without it there are no such objects
 */
export function byTag<
  const Key extends string,
  const Schemas extends readonly Tagged<Key>[],
  Other extends v.GenericSchema = v.NeverSchema<undefined>,
>(
  key: Key,
  schemas: Schemas,
  other?: Other,
): v.LazySchema<
  v.GenericSchema<
    v.InferInput<Schemas[number]> | v.InferInput<Other>,
    v.InferOutput<Schemas[number]> | v.InferOutput<Other>
  >
> {
  const byName = new Map<unknown, v.GenericSchema>(
    schemas.map((it) => [it.entries[key].literal, it]),
  );
  const none = other ?? v.never();
  return v.lazy((input) => {
    const name = typeof input === 'object' && input !== null ? Reflect.get(input, key) : undefined;
    return (byName.get(name) ?? none) as v.GenericSchema<never, never>;
  });
}

/** A schema for byte strings of `min` to `max` bytes. */
export const byteString = (min: number, max = min) =>
  v.custom<Bytes>(
    (value) => value instanceof Uint8Array && value.length >= min && value.length <= max,
  );

/**
 * Whether `bytes` are one complete value, not nested deeper than DEPTH_MAX, of no more values than that. The decoder allocates what a container's
 * header claims before it sees the elements, so this checks first that there are enough bytes for them.
 * Layout: https://github.com/msgpack/msgpack/blob/master/spec.md
 */
function isWellFormed(bytes: Uint8Array, valuesMax: number): boolean {
  const end = bytes.length;
  /** How many values are still to come on each level. */
  const open = [1];
  let at = 0;
  let values = 0;
  for (let level = 0; level >= 0;) {
    if (open[level] === 0) {
      level -= 1;
      continue;
    }
    open[level] = (open[level] ?? 0) - 1;
    const head = bytes[at++];
    if (head === undefined || ++values > valuesMax) return false;
    let elements = 0;
    if (head <= 0x7f || head >= 0xe0 || head === 0xc0 || head === 0xc2 || head === 0xc3) continue;
    else if (head <= 0x8f) elements = 2 * (head & 0x0f);
    else if (head <= 0x9f) elements = head & 0x0f;
    else if (head <= 0xbf) at += head & 0x1f;
    else if (head >= 0xc4 && head <= 0xc6) at += skip(bytes, at, 1 << (head - 0xc4));
    else if (head >= 0xca && head <= 0xcb) at += 4 << (head - 0xca);
    else if (head >= 0xcc && head <= 0xcf) at += 1 << (head - 0xcc);
    else if (head >= 0xd0 && head <= 0xd3) at += 1 << (head - 0xd0);
    else if (head >= 0xd9 && head <= 0xdb) at += skip(bytes, at, 1 << (head - 0xd9));
    else if (head === 0xdc || head === 0xdd || head === 0xde || head === 0xdf) {
      const width = head & 1 ? 4 : 2;
      elements = sizeAt(bytes, at, width) * (head >= 0xde ? 2 : 1);
      at += width;
    } else return false; // an extension type, or 0xc1
    if (at > end || elements > end - at) return false;
    if (elements === 0) continue;
    level += 1;
    if (level >= DEPTH_MAX) return false;
    open[level] = elements;
  }
  return at === end;
}

/** A big-endian number of so many bytes; Infinity where they are not there. */
function sizeAt(bytes: Uint8Array, at: number, width: number): number {
  if (at + width > bytes.length) return Infinity;
  let size = 0;
  for (let i = at; i < at + width; i++) size = size * 256 + (bytes[i] ?? 0);
  return size;
}

const skip = (bytes: Uint8Array, at: number, width: number): number =>
  width + sizeAt(bytes, at, width);

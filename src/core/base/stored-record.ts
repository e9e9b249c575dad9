/** One record of a store as a value: read when it is opened, then only written. */
import type * as v from 'valibot';
import { utf8, type Bytes } from './bytes.ts';
import { decode, encode } from './codec.ts';

/** The part of a KeyValueStore that one record needs. */
interface Records {
  get(key: string): Promise<Bytes | undefined>;
  put(records: [key: string, value: Bytes][]): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

/** How a value becomes bytes, and bytes a value: null for bytes that are none. */
export interface RecordFormat<In, Out = In> {
  read(bytes: Bytes): Out | null;
  write(value: In): Bytes;
}

/** MessagePack that `schema` accepts. */
export const packed = <Schema extends v.GenericSchema>(
  schema: Schema,
): RecordFormat<v.InferInput<Schema>, v.InferOutput<Schema>> => ({
  read: (bytes) => decode(bytes, schema),
  write: encode,
});

export const plainBytes: RecordFormat<Bytes> = { read: (bytes) => bytes, write: (bytes) => bytes };

/** UTF-8. */
export const plainText: RecordFormat<string> = {
  read: (bytes) => new TextDecoder().decode(bytes),
  write: utf8,
};

export interface StoredRecord<In, Out = In> {
  /** What was stored at opening; undefined where there was nothing, or nothing that can be read. */
  readonly stored: Out | undefined;
  /** Replaces the record; undefined deletes it. @throws SwapError storage-full, storage-failed */
  write(value: In | undefined): Promise<void>;
  /** As `write`; where nothing can be stored, the value lasts as long as the page. */
  keep(value: In | undefined): Promise<void>;
}

/** @throws SwapError storage-failed */
export async function openRecord<In, Out>(
  records: Records,
  key: string,
  format: RecordFormat<In, Out>,
): Promise<StoredRecord<In, Out>> {
  const bytes = await records.get(key);
  const stored = (bytes && format.read(bytes)) ?? undefined;
  const write = (value: In | undefined) =>
    value === undefined ? records.delete([key]) : records.put([[key, format.write(value)]]);
  return { stored, write, keep: (value) => write(value).catch(() => undefined) };
}

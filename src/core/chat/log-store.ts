/** The log at rest: one record an entry, written before an entry of ours is told to anybody. */
import * as v from 'valibot';
import { byteString, decode, encode } from '../codec.ts';
import { ENTRY_BYTES_MAX } from '../limits.ts';
import type { Crypto, KeyValueStore } from '../ports.ts';
import { readEntry, type Entry } from './entry.ts';

const PREFIX = 'entry/';
const record = v.strictObject({ body: byteString(1, ENTRY_BYTES_MAX), sig: byteString(64) });

const keyOf = (entry: Entry) =>
  `${PREFIX}${entry.author}/${String(entry.body.seq).padStart(8, '0')}`;

/** Resolves when they are committed. @throws SwapError storage-full, storage-failed */
export const saveEntries = (store: KeyValueStore, entries: readonly Entry[]): Promise<void> =>
  store.put(entries.map((entry) => [keyOf(entry), encode(entry.signed)]));

/** Every readable entry, each author's in the order of its chain. */
export async function loadEntries(store: KeyValueStore, crypto: Crypto): Promise<Entry[]> {
  const records = await store.entries(PREFIX);
  const entries = await Promise.all(
    records.map(async ([, bytes]) => {
      const signed = decode(bytes, record);
      return signed && readEntry(crypto, signed);
    }),
  );
  return entries.filter((entry) => entry !== null);
}

/**
 * The stored log: one record per entry, written before we send an entry of ours; the head of each author whose entries may
 * be gone; and the proofs that authors forked.
 */
import * as v from 'valibot';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { CLOCK_MAX, ENTRIES_PER_AUTHOR_MAX, ENTRY_BYTES_MAX } from '../limits/chat.ts';
import { claimSchema, type ClaimTuple } from '../wire/message.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import type { Crypto, KeyValueStore } from '../ports.ts';
import { headOf, type Head } from './chain.ts';
import { claimTuple, readClaim, type Fork } from './claim.ts';
import { readEntry, type Entry } from './entry.ts';

const [ENTRIES, HEADS, FORKS] = ['entry/', 'head/', 'fork/'];
const atMs = v.pipe(v.number(), v.minValue(0));
/** `at`: when the entry came to this device, by its clock, in ms since the epoch. */
const entryRecord = v.strictObject({
  body: byteString(1, ENTRY_BYTES_MAX),
  sig: byteString(64),
  at: atMs,
});
const position = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(ENTRIES_PER_AUTHOR_MAX + 1),
);
const headRecord = v.strictObject({
  claim: claimSchema,
  clock: v.pipe(v.number(), v.maxValue(CLOCK_MAX)),
  floor: position,
});
const forkRecord = v.strictObject({
  seq: position,
  claims: v.strictTuple([claimSchema, claimSchema]),
});

/** An entry, and when it came here. */
export interface StoredEntry {
  readonly entry: Entry;
  readonly atMs: number;
}
export interface StoredLog {
  /** Those of each author are in the order of the chain. */
  readonly entries: StoredEntry[];
  readonly heads: { readonly head: Head; readonly floor: number }[];
  readonly forks: Fork[];
}

const entryKey = ({ author, body }: Entry) =>
  `${ENTRIES}${author}/${String(body.seq).padStart(8, '0')}`;

const entryRecordOf = ({ entry, atMs: at }: StoredEntry): [string, Bytes] => [
  entryKey(entry),
  encode({ ...entry.signed, at }),
];
const headRecordOf = (head: Head, floor: number): [string, Bytes] => [
  HEADS + head.author,
  encode({ claim: claimTuple(head), clock: head.clock, floor }),
];

/** Resolves when they are committed. @throws SwapError storage-full, storage-failed */
export const saveEntries = (store: KeyValueStore, kept: readonly StoredEntry[]): Promise<void> =>
  store.put(kept.map(entryRecordOf));

/**
 * Stores an entry of ours and, in another record, its position: if the entry's record gets damaged, we still do not write
 * another entry there. @throws as above
 */
export const saveOwn = (store: KeyValueStore, kept: StoredEntry, floor: number): Promise<void> =>
  store.put([entryRecordOf(kept), headRecordOf(headOf(kept.entry), floor)]);

/** Stores from which position on we keep authors. @throws as above */
export const saveHeads = (store: KeyValueStore, heads: StoredLog['heads']): Promise<void> =>
  store.put(heads.map(({ head, floor }) => headRecordOf(head, floor)));

/** Stores the proof that an author forked. @throws as above */
export async function saveFork(store: KeyValueStore, { seq, claims: [a, b] }: Fork): Promise<void> {
  const record = encode({ seq, claims: [claimTuple(a), claimTuple(b)] });
  await store.put([[FORKS + a.author, record]]);
}

/** @throws as above */
export const deleteEntries = (store: KeyValueStore, entries: readonly Entry[]): Promise<void> =>
  store.delete(entries.map(entryKey));

/** Deletes what is stored of authors beside their entries. @throws as above */
export const deleteAuthors = (store: KeyValueStore, authors: readonly PeerId[]): Promise<void> =>
  store.delete(authors.flatMap((author) => [HEADS + author, FORKS + author]));

/** Everything readable. @throws SwapError storage-failed */
export async function loadLog(store: KeyValueStore, crypto: Crypto): Promise<StoredLog> {
  const [entries, heads, forks] = await Promise.all([
    store.entries(ENTRIES),
    store.entries(HEADS),
    store.entries(FORKS),
  ]);
  const claimed = async (tuple: ClaimTuple) => readClaim(await peerIdOf(crypto, tuple[0]), tuple);
  const readStored = async ([, bytes]: [string, Bytes]): Promise<StoredEntry[]> => {
    const record = decode(bytes, entryRecord);
    const entry = record && (await readEntry(crypto, { body: record.body, sig: record.sig }));
    return entry ? [{ entry, atMs: record.at }] : [];
  };
  const readHead = async ([, bytes]: [string, Bytes]): Promise<StoredLog['heads']> => {
    const record = decode(bytes, headRecord);
    if (!record) return [];
    const { claim, clock, floor } = record;
    return [{ head: { ...(await claimed(claim)), clock }, floor }];
  };
  const readFork = async ([, bytes]: [string, Bytes]): Promise<Fork[]> => {
    const record = decode(bytes, forkRecord);
    if (!record) return [];
    const [a, b] = record.claims;
    return [{ seq: record.seq, claims: [await claimed(a), await claimed(b)] }];
  };
  return {
    entries: (await Promise.all(entries.map(readStored))).flat(),
    heads: (await Promise.all(heads.map(readHead))).flat(),
    forks: (await Promise.all(forks.map(readFork))).flat(),
  };
}

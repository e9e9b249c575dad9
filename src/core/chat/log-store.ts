/**
 * The stored log: one record per entry, written before we send an entry of ours; the head of each author whose entries may
 * be gone; the proofs that authors forked; and who has a guest's place.
 */
import * as v from 'valibot';
import { equalBytes, type Bytes } from '../base/bytes.ts';
import {
  entryId,
  HASH_BYTES,
  idBytes,
  peerId,
  SHORT_ID_BYTES,
  type EntryId,
  type PeerId,
} from '../base/ids.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { AUTHORS_MAX, CLOCK_MAX, ENTRIES_PER_AUTHOR_MAX, ENTRY_BYTES_MAX } from '../limits/chat.ts';
import { claimSchema, type ClaimTuple } from '../wire/claim.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import type { Crypto, KeyValueStore } from '../ports.ts';
import { headOf, type Head } from './chain.ts';
import { claimTuple, readClaim, type Fork } from './claim.ts';
import { idOf, readBody, type Entry } from './entry.ts';

/** Keys of records of entries begin with it: there may be ten thousand of them. */
export const ENTRY_RECORDS = 'entry/';
const [HEADS, FORKS, GUESTS] = ['head/', 'fork/', 'guests'];
const atMs = v.pipe(v.number(), v.minValue(0));
/**
 * `at`: when the entry came to this device, by its clock, in ms since the epoch. `id`: its id, which is a hash of the body; records of
 * earlier versions have none.
 */
const entryRecord = v.strictObject({
  body: byteString(1, ENTRY_BYTES_MAX),
  sig: byteString(64),
  at: atMs,
  id: v.optional(byteString(HASH_BYTES)),
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

const guestsRecord = v.pipe(v.array(byteString(SHORT_ID_BYTES)), v.maxLength(AUTHORS_MAX));

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
  readonly guests: PeerId[];
}

const entryKey = ({ author, body }: Entry) =>
  `${ENTRY_RECORDS}${author}/${String(body.seq).padStart(8, '0')}`;

const entryRecordOf = ({ entry, atMs: at }: StoredEntry): [string, Bytes] => [
  entryKey(entry),
  encode({ ...entry.signed, at, id: idBytes(entry.id) }),
];
const headValue = (head: Head, floor: number) => ({
  claim: claimTuple(head),
  clock: head.clock,
  floor,
});
const headRecordOf = (head: Head, floor: number): [string, Bytes] => [
  HEADS + head.author,
  encode(headValue(head, floor)),
];
const forkValue = ({ seq, claims: [a, b] }: Fork) => ({
  seq,
  claims: [claimTuple(a), claimTuple(b)],
});

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
export const saveFork = (store: KeyValueStore, fork: Fork): Promise<void> =>
  store.put([[FORKS + fork.claims[0].author, encode(forkValue(fork))]]);

/** @throws as above */
export const saveGuests = (store: KeyValueStore, guests: readonly PeerId[]): Promise<void> =>
  store.put([[GUESTS, encode(guests.map(idBytes))]]);

/** @throws as above */
export const deleteEntries = (store: KeyValueStore, entries: readonly Entry[]): Promise<void> =>
  store.delete(entries.map(entryKey));

/** Deletes what is stored of authors beside their entries. @throws as above */
export const deleteAuthors = (store: KeyValueStore, authors: readonly PeerId[]): Promise<void> =>
  store.delete(authors.flatMap((author) => [HEADS + author, FORKS + author]));

/** Everything readable. @throws SwapError storage-failed */
export async function loadLog(store: KeyValueStore, crypto: Crypto): Promise<StoredLog> {
  const [entries, heads, forks, guests] = await Promise.all([
    store.entries(ENTRY_RECORDS),
    store.entries(HEADS),
    store.entries(FORKS),
    store.get(GUESTS),
  ]);
  const claimed = async (tuple: ClaimTuple) => readClaim(await peerIdOf(crypto, tuple[0]), tuple);
  const headIn = async ({ claim, clock }: v.InferOutput<typeof headRecord>): Promise<Head> => ({
    ...(await claimed(claim)),
    clock,
  });
  const forkIn = async ({ seq, claims }: v.InferOutput<typeof forkRecord>): Promise<Fork> => ({
    seq,
    claims: [await claimed(claims[0]), await claimed(claims[1])],
  });
  const readHead = async ([, bytes]: [string, Bytes]): Promise<StoredLog['heads']> => {
    const record = decode(bytes, headRecord);
    return record ? [{ head: await headIn(record), floor: record.floor }] : [];
  };
  const readFork = async ([, bytes]: [string, Bytes]): Promise<Fork[]> => {
    const record = decode(bytes, forkRecord);
    return record ? [await forkIn(record)] : [];
  };
  return {
    entries: await readStored(entries, crypto),
    heads: (await Promise.all(heads.map(readHead))).flat(),
    forks: (await Promise.all(forks.map(readFork))).flat(),
    guests: (guests && decode(guests, guestsRecord)?.map((it) => peerId(it))) ?? [],
  };
}

/** Our own store holds only verified entries. */
async function readStored(
  rows: readonly [string, Bytes][],
  crypto: Crypto,
): Promise<StoredEntry[]> {
  const read = rows.flatMap(([, bytes]) => {
    const record = decode(bytes, entryRecord);
    const body = record && readBody(record.body);
    return body ? [{ record, body }] : [];
  });
  const ids = await Promise.all(
    read.map(({ record: { id, body } }) => (id ? entryId(id) : idOf(crypto, body))),
  );
  const entries: StoredEntry[] = [];
  let last: { readonly key: Bytes; readonly author: PeerId } | undefined;
  for (const [i, { record, body }] of read.entries()) {
    const { key } = body;
    // The entries of an author stand together.
    if (!last || !equalBytes(last.key, key)) last = { key, author: await peerIdOf(crypto, key) };
    const signed = { body: record.body, sig: record.sig };
    const entry = { id: ids[i] as EntryId, author: last.author, body, signed };
    entries.push({ entry, atMs: record.at });
  }
  return entries;
}

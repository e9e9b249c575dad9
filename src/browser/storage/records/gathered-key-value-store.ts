/**
 * A KeyValueStore that lays many small records together in a few large ones, its sheets: a history of ten thousand entries is
 * then read and unsealed in forty steps. A record that stands alone was written later, and counts before what a sheet has of it.
 */
import * as v from 'valibot';
import { toBase64Url, type Bytes } from '../../../core/base/bytes.ts';
import { decode, encode } from '../../../core/base/codec.ts';
import { SwapError } from '../../../core/base/errors.ts';
import type { KeyValueStore, Random } from '../../../core/ports.ts';

type Row = [key: string, value: Bytes];

export interface GatheredKeyValueStore extends KeyValueStore {
  /** Lays together what stands alone, sheet by sheet, until too little is left. @throws SwapError storage-full, storage-failed, closed */
  gather(signal: AbortSignal): Promise<void>;
}

const SHEETS = 'sheet/';
/** When one record of a sheet goes, all others are written again. */
const SHEET_RECORDS_MAX = 256;
const SHEET_BYTES_MAX = 128 * 1024;
/** Fewer records stand alone. */
const FEW = 64;

/** Without a schema for each record: there are ten thousand. */
const sheetSchema = v.custom<Row[]>((it) => Array.isArray(it) && it.every(isRow));
const isRow = (it: unknown): boolean =>
  Array.isArray(it) && it.length === 2 && typeof it[0] === 'string' && it[1] instanceof Uint8Array;
export const rowsIn = (sheet: Bytes): Row[] => decode(sheet, sheetSchema) ?? [];

/**
 * @param prefix of the keys of what is laid together. No key may begin with `sheet/`.
 * @param few so many records are laid together, fewer are not; tests take less
 */
export const createGatheredKeyValueStore = (
  store: KeyValueStore,
  prefix: string,
  random: Random,
  few = FEW,
): GatheredKeyValueStore => new Gathered(store, prefix, random, few);

class Gathered implements GatheredKeyValueStore {
  readonly #store: KeyValueStore;
  readonly #prefix: string;
  readonly #random: Random;
  readonly #few: number;
  /** The keys of each sheet. Undefined: they have not been read. */
  #sheets: Map<string, ReadonlySet<string>> | undefined;
  /** The keys of the prefix whose records stand alone. */
  readonly #alone = new Set<string>();
  /** Each step sees what the one before has left. */
  #steps: Promise<unknown> = Promise.resolve();

  constructor(store: KeyValueStore, prefix: string, random: Random, few: number) {
    this.#store = store;
    this.#prefix = prefix;
    this.#random = random;
    this.#few = few;
  }

  async get(key: string): Promise<Bytes | undefined> {
    if (!this.#isOurs(key)) return this.#store.get(key);
    return (await this.entries(key)).find(([it]) => it === key)?.[1].slice();
  }

  async entries(prefix: string): Promise<Row[]> {
    const isOfOurs = this.#isOurs(prefix) || this.#prefix.startsWith(prefix);
    return isOfOurs ? this.#inTurn(() => this.#read(prefix)) : this.#single(prefix);
  }

  put(records: readonly Row[]): Promise<void> {
    // Copied before the first await: the values are still the caller's.
    const rows = records.map(([key, value]): Row => [key, value.slice()]);
    return this.#inTurn(async () => {
      await this.#store.put(rows);
      for (const [key] of rows) if (this.#isOurs(key)) this.#alone.add(key);
    });
  }

  delete(keys: readonly string[]): Promise<void> {
    const gone = new Set(keys);
    return this.#inTurn(async () => {
      const held = [...gone].some((key) => this.#isOurs(key)) ? [...(await this.#opened())] : [];
      const touched = held.filter(([, it]) => [...gone].some((key) => it.has(key)));
      const inSheets = new Set(touched.flatMap(([, it]) => [...it].filter((key) => gone.has(key))));
      // First what works on a full disk, too. A sheet that fails stands in no other's way.
      await this.#forget([...gone].filter((key) => !inSheets.has(key)));
      let failure: unknown;
      for (const [name] of touched) {
        await this.#takeOut(name, gone).catch((error: unknown) => (failure ??= error));
      }
      if (failure) throw failure;
      // After the sheets: what one of them still had would come back.
      await this.#forget([...inSheets].filter((key) => this.#alone.has(key)));
    });
  }

  async gather(signal: AbortSignal): Promise<void> {
    // Each in a turn of its own: what a person writes meanwhile waits for one sheet at most.
    while (!signal.aborted && (await this.#inTurn(() => this.#gatherSome())));
  }

  /** False: too little is left. */
  async #gatherSome(): Promise<boolean> {
    const sheets = await this.#opened();
    if (this.#alone.size < this.#few) return false;
    const rows: Row[] = [];
    let bytes = 0;
    for (const key of this.#alone) {
      const value = await this.#store.get(key);
      if (!value) this.#alone.delete(key); // it cannot be read now, and stays where it is
      else if (rows.length > 0 && bytes + value.length > SHEET_BYTES_MAX) break;
      else {
        bytes += value.length;
        if (rows.push([key, value]) === SHEET_RECORDS_MAX) break;
      }
    }
    if (rows.length === 0) return false;
    const keys = new Set(rows.map(([key]) => key));
    // What another sheet has of them is older.
    for (const [name, held] of sheets)
      if (rows.some(([key]) => held.has(key))) await this.#takeOut(name, keys);
    // Its name is random: one that cannot be read just now is not written over.
    await this.#write([SHEETS + toBase64Url(this.#random.bytes(9)), rows]);
    await this.#forget([...keys]);
    return true;
  }

  #isOurs(key: string): boolean {
    return key.startsWith(this.#prefix);
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#steps.then(step);
    this.#steps = result.catch(() => undefined);
    return result;
  }

  async #single(prefix: string): Promise<Row[]> {
    const rows = await this.#store.entries(prefix);
    return rows.filter(([key]) => !key.startsWith(SHEETS));
  }

  async #read(prefix: string): Promise<Row[]> {
    const [single, held] = await Promise.all([this.#single(prefix), this.#store.entries(SHEETS)]);
    const sheets = held.map(([name, sheet]): Sheet => [name, rowsIn(sheet)]);
    if (!this.#sheets && this.#prefix.startsWith(prefix)) {
      this.#sheets = new Map();
      this.#note(sheets);
      for (const [key] of single) if (this.#isOurs(key)) this.#alone.add(key);
    }
    const rows = new Map(single);
    for (const [, its] of sheets)
      for (const [key, value] of its)
        if (key.startsWith(prefix) && !rows.has(key)) rows.set(key, value);
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  async #opened(): Promise<Map<string, ReadonlySet<string>>> {
    if (!this.#sheets) await this.#read(this.#prefix);
    return (this.#sheets ??= new Map());
  }

  #note(sheets: readonly Sheet[]): void {
    for (const [name, rows] of sheets) this.#sheets?.set(name, new Set(rows.map(([key]) => key)));
  }

  async #write(sheet: Sheet): Promise<void> {
    await this.#store.put([recordOf(sheet)]);
    this.#note([sheet]);
  }

  async #takeOut(name: string, keys: ReadonlySet<string>): Promise<void> {
    const held = this.#sheets?.get(name) ?? new Set();
    const sheet = await this.#store.get(name);
    const rows = sheet ? rowsIn(sheet) : [];
    // It was readable when the room was opened.
    if (rows.length < held.size) throw new SwapError('storage-failed', 'a sheet cannot be read');
    const left = rows.filter(([key]) => !keys.has(key));
    if (left.length > 0) await this.#write([name, left]);
    else {
      await this.#store.delete([name]);
      this.#sheets?.delete(name);
    }
  }

  /** Deletes what stands alone. */
  async #forget(keys: string[]): Promise<void> {
    await this.#store.delete(keys);
    for (const key of keys) this.#alone.delete(key);
  }
}

type Sheet = [name: string, rows: Row[]];

const recordOf = ([name, rows]: Sheet): Row => [name, encode(rows)];

/**
 * A KeyValueStore that lays many small records together in a few large ones, its sheets: a history of ten thousand entries is
 * then read and unsealed in forty steps. A record that stands alone was written later, and counts before what a sheet has of it.
 */
import * as v from 'valibot';
import type { Bytes } from '../../../core/base/bytes.ts';
import { decode } from '../../../core/base/codec.ts';
import type { KeyValueStore } from '../../../core/ports.ts';

export type Row = [key: string, value: Bytes];

export interface GatheredKeyValueStore extends KeyValueStore {
  /** Lays together what stands alone, once there is enough. @throws SwapError storage-full, storage-failed, closed */
  gather(): Promise<void>;
}

/** What is stored, and where. */
export interface Sheets {
  readonly store: KeyValueStore;
  /** Of the keys of what is laid together. */
  readonly prefix: string;
  /** Fewer records stand alone, and a sheet with fewer is laid together with others. */
  readonly few: number;
  /** The keys of each sheet. */
  readonly keysOf: Map<string, Set<string>>;
  /** What stands alone of the prefix. Its bytes are those that the reader has, too. */
  readonly alone: Map<string, Bytes>;
}

export const SHEETS = 'sheet/';
const FEW = 64;

/** Without a schema for each record: there are ten thousand. */
const sheetSchema = v.custom<Row[]>((it) => Array.isArray(it) && it.every(isRow));
const isRow = (it: unknown): boolean =>
  Array.isArray(it) && it.length === 2 && typeof it[0] === 'string' && it[1] instanceof Uint8Array;
export const rowsIn = (sheet: Bytes): Row[] => decode(sheet, sheetSchema) ?? [];

/** Only long histories need it, and only once they are on the screen. */
const loadChanges = () => import('./sheet-changes.ts');

/**
 * @param prefix of the keys of what is laid together. No key may begin with `sheet/`.
 * @param few so many records are laid together, fewer are not
 */
export const createGatheredKeyValueStore = (
  store: KeyValueStore,
  prefix: string,
  few = FEW,
): GatheredKeyValueStore => new Gathered(store, prefix, few);

class Gathered implements GatheredKeyValueStore {
  readonly #sheets: Sheets;
  /** Where everything is was read. */
  #isRead = false;
  /** Each step sees what the one before has left. */
  #steps: Promise<unknown> = Promise.resolve();

  constructor(store: KeyValueStore, prefix: string, few: number) {
    this.#sheets = { store, prefix, few, keysOf: new Map(), alone: new Map() };
  }

  async get(key: string): Promise<Bytes | undefined> {
    const { store } = this.#sheets;
    if (!this.#isOurs(key)) return store.get(key);
    return this.#inTurn(async () => {
      const alone = await store.get(key);
      return alone ?? (await loadChanges()).find(await this.#read(), key);
    });
  }

  entries(prefix: string): Promise<Row[]> {
    const isOfOurs = this.#isOurs(prefix) || this.#sheets.prefix.startsWith(prefix);
    return isOfOurs ? this.#inTurn(() => this.#all(prefix)) : this.#alone(prefix);
  }

  put(records: readonly Row[]): Promise<void> {
    // Copied before the first await: the values are still the caller's.
    const rows = records.map(([key, value]): Row => [key, value.slice()]);
    return this.#inTurn(async () => {
      const { store, alone, few } = this.#sheets;
      if (rows.length >= few) return (await loadChanges()).put(await this.#read(), rows);
      await store.put(rows);
      for (const [key, value] of rows) if (this.#isOurs(key)) alone.set(key, value);
    });
  }

  delete(keys: readonly string[]): Promise<void> {
    const gone = [...keys];
    return this.#inTurn(async () => {
      const { store, alone } = this.#sheets;
      const ours = gone.filter((key) => this.#isOurs(key));
      // First from the sheets: what one of them still had would come back.
      if (ours.length > 0) await (await loadChanges()).takeOut(await this.#read(), new Set(ours));
      await store.delete(gone);
      for (const key of ours) alone.delete(key);
    });
  }

  gather(): Promise<void> {
    return this.#inTurn(async () => (await loadChanges()).gather(await this.#read()));
  }

  #isOurs(key: string): boolean {
    return key.startsWith(this.#sheets.prefix);
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#steps.then(step);
    this.#steps = result.catch(() => undefined);
    return result;
  }

  async #alone(prefix: string): Promise<Row[]> {
    const rows = await this.#sheets.store.entries(prefix);
    return rows.filter(([key]) => !key.startsWith(SHEETS));
  }

  async #all(prefix: string): Promise<Row[]> {
    const { store, alone, keysOf } = this.#sheets;
    const [single, sheets] = await Promise.all([this.#alone(prefix), store.entries(SHEETS)]);
    const isWhole = this.#sheets.prefix.startsWith(prefix);
    const rows = new Map(single);
    for (const [name, sheet] of sheets) {
      const held = rowsIn(sheet);
      if (isWhole) keysOf.set(name, new Set(held.map(([key]) => key)));
      for (const [key, value] of held)
        if (key.startsWith(prefix) && !rows.has(key)) rows.set(key, value);
    }
    if (isWhole) {
      for (const [key, value] of single) if (this.#isOurs(key)) alone.set(key, value);
      this.#isRead = true;
    }
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  async #read(): Promise<Sheets> {
    if (!this.#isRead) await this.#all(this.#sheets.prefix);
    return this.#sheets;
  }
}

/** IndexedDB databases of one store each, with durability per write, one retry and typed errors. */
import { createStore, type UseStore } from 'idb-keyval';
import { SwapError } from '../../core/base/errors.ts';

/**
 * `strict`: on the disk when a write resolves. `relaxed`: handed to the operating system, which is
 * several times faster and survives a crash of the browser, not of the machine.
 */
export type Durability = 'strict' | 'relaxed';

export interface RecordChange {
  readonly put?: readonly (readonly [key: string, value: unknown])[];
  readonly delete?: readonly string[];
}

/** One database with one store. Every write is one transaction: all of it or nothing. */
export interface Database {
  get(key: string): Promise<unknown>;
  /** For each key whether it has a value; reads no values. */
  has(keys: readonly string[]): Promise<boolean[]>;
  /** All keys that start with `prefix`, in code-unit order. */
  keys(prefix: string): Promise<string[]>;
  /** All records whose key starts with `prefix`, in code-unit order. */
  entries(prefix: string): Promise<[key: string, value: unknown][]>;
  put(records: readonly (readonly [key: string, value: unknown])[]): Promise<void>;
  /** Puts `value` unless the key has one; returns what the key has afterwards. */
  putNew(key: string, value: unknown): Promise<unknown>;
  delete(keys: readonly string[]): Promise<void>;
  /** Changes records if `is` says so of the values of one key or more, in one transaction; returns whether it did. */
  changeIf(
    keys: readonly string[],
    is: (values: readonly unknown[]) => boolean,
    change: RecordChange,
  ): Promise<boolean>;
}

const STORE = 'records';
/** From this many keys on, reading all keys may be cheaper than asking for each. */
const ASK_EACH_MAX = 64;
/** How many keys can be listed in the time that asking for one takes. */
const KEYS_LISTED_PER_ASK = 24;

/** Opens the database when it is first used. It throws SwapError storage-full and storage-failed, and nothing else. */
export class IdbDatabase implements Database {
  readonly #name: string;
  readonly #durability: Durability;
  #useStore: UseStore;

  constructor(name: string, durability: Durability) {
    this.#name = name;
    this.#durability = durability;
    this.#useStore = createStore(name, STORE);
  }

  get(key: string): Promise<unknown> {
    return this.#read((store) => result(store.get(key)));
  }

  has(keys: readonly string[]): Promise<boolean[]> {
    return this.#read((store) => hasKeys(store, keys));
  }

  keys(prefix: string): Promise<string[]> {
    return this.#read(async (store) => asStrings(await result(store.getAllKeys(range(prefix)))));
  }

  entries(prefix: string): Promise<[key: string, value: unknown][]> {
    return this.#read(async (store) => {
      const within = range(prefix);
      const [keys, values] = await Promise.all([
        result(store.getAllKeys(within)),
        result<unknown[]>(store.getAll(within)),
      ]);
      return asStrings(keys).map((key, i) => [key, values[i]]);
    });
  }

  put(records: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    return this.#write((store) => {
      for (const [key, value] of records) store.put(value, key);
      return () => undefined;
    });
  }

  putNew(key: string, value: unknown): Promise<unknown> {
    return this.#write((store) => {
      let stored: unknown;
      const asked = store.get(key);
      asked.onsuccess = () => {
        stored = asked.result as unknown;
        if (stored === undefined) store.put((stored = value), key);
      };
      return () => stored;
    });
  }

  delete(keys: readonly string[]): Promise<void> {
    return this.#write((store) => {
      for (const key of keys) store.delete(key);
      return () => undefined;
    });
  }

  changeIf(
    keys: readonly string[],
    is: (values: readonly unknown[]) => boolean,
    change: RecordChange,
  ): Promise<boolean> {
    return this.#write((store) => {
      let isDone = false;
      const asked = keys.map((key) => store.get(key) as IDBRequest<unknown>);
      const last = asked.at(-1);
      // Requests end in their order.
      if (last)
        last.onsuccess = () => {
          isDone = is(asked.map((it) => it.result));
          if (!isDone) return;
          for (const [name, value] of change.put ?? []) store.put(value, name);
          for (const name of change.delete ?? []) store.delete(name);
        };
      return () => isDone;
    });
  }

  #read<T>(work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    return this.#withRetry((use) =>
      use('readonly', (store) => {
        yieldToDeletion(store.transaction.db);
        return work(store);
      }),
    );
  }

  #write<T>(work: (store: IDBObjectStore) => () => T): Promise<T> {
    return this.#withRetry((use) =>
      use('readonly', (probe) => {
        const { db } = probe.transaction;
        yieldToDeletion(db);
        probe.transaction.commit();
        const transaction = db.transaction(STORE, 'readwrite', { durability: this.#durability });
        return committed(transaction, () => work(transaction.objectStore(STORE)));
      }),
    );
  }

  /** Browsers close databases under a page (Safari without an event): reopens once and tries again. */
  async #withRetry<T>(work: (useStore: UseStore) => Promise<T>): Promise<T> {
    const used = this.#useStore;
    try {
      return await work(used);
    } catch (first) {
      if (!isClosed(first)) throw asSwapError(first);
      if (this.#useStore === used) this.#useStore = createStore(this.#name, STORE);
    }
    try {
      return await work(this.#useStore);
    } catch (second) {
      throw asSwapError(second);
    }
  }
}

/** Deletes a whole database; open connections to it close. @throws SwapError storage-failed */
export const deleteDatabase = (name: string): Promise<void> =>
  result(indexedDB.deleteDatabase(name)).then(
    () => undefined,
    (error: unknown) => {
      throw asSwapError(error);
    },
  );

/** Another tab that deletes or upgrades the database must not wait for this one. */
function yieldToDeletion(db: IDBDatabase): void {
  db.onversionchange = () => db.close();
}

async function hasKeys(store: IDBObjectStore, keys: readonly string[]): Promise<boolean[]> {
  if (keys.length > ASK_EACH_MAX) {
    const total = await result(store.count());
    if (total <= keys.length * KEYS_LISTED_PER_ASK) {
      const present = new Set(asStrings(await result(store.getAllKeys())));
      return keys.map((key) => present.has(key));
    }
  }
  return Promise.all(keys.map(async (key) => (await result(store.getKey(key))) !== undefined));
}

/** Runs `work` in the transaction; resolves with its outcome once the transaction is committed. */
function committed<T>(transaction: IDBTransaction, work: () => () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    let outcome: (() => T) | undefined;
    transaction.oncomplete = () => {
      if (outcome) resolve(outcome());
    };
    // Not `onerror`: it comes before `transaction.error` is set.
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('the transaction was aborted'));
    try {
      outcome = work();
    } catch (error) {
      reject(error as Error);
      transaction.abort(); // undo what was put before the fault
    }
  });
}

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the request failed'));
  });

const asStrings = (keys: IDBValidKey[]): string[] =>
  keys.filter((key): key is string => typeof key === 'string');

/** Keys that start with `prefix`: IndexedDB orders strings by code unit. */
function range(prefix: string): IDBKeyRange | undefined {
  const stem = prefix.replace(/\uffff+$/, '');
  if (stem === '') return prefix === '' ? undefined : IDBKeyRange.lowerBound(prefix);
  const next = String.fromCharCode(stem.charCodeAt(stem.length - 1) + 1);
  return IDBKeyRange.bound(prefix, stem.slice(0, -1) + next, false, true);
}

const named = (error: unknown): { name: string; message: string } => {
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  return { name: String(name), message: String(message) };
};

function isClosed(error: unknown): boolean {
  const { name, message } = named(error);
  return (
    name === 'InvalidStateError' || /connection (is|was)? ?(clos|lost)|server lost/i.test(message)
  );
}

function asSwapError(error: unknown): SwapError {
  const { name, message } = named(error);
  return name === 'QuotaExceededError'
    ? new SwapError('storage-full', 'The storage of this browser is full.', { cause: error })
    : new SwapError('storage-failed', `This browser's storage refused: ${message}`, {
        cause: error,
      });
}

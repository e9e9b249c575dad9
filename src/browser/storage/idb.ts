/** IndexedDB databases of one store each, with durability per write, one retry and typed errors. */
import { createStore, type UseStore } from 'idb-keyval';
import { SwapError } from '../../core/base/errors.ts';

/**
 * `strict`: on the disk when a write resolves. `relaxed`: handed to the operating system, which is
 * several times faster and survives a crash of the browser, not of the machine.
 */
export type Durability = 'strict' | 'relaxed';

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
  /** Puts `value` unless the key has one; gives what the key has afterwards. */
  putNew(key: string, value: unknown): Promise<unknown>;
  delete(keys: readonly string[]): Promise<void>;
  /** Deletes the key's value if `is` says so of it; gives whether it did. */
  deleteIf(key: string, is: (value: unknown) => boolean): Promise<boolean>;
}

const STORE = 'records';
/** From this many keys on, reading all keys may be cheaper than asking for each. */
const ASK_EACH_MAX = 64;
/** How many keys can be listed in the time that asking for one takes. */
const KEYS_LISTED_PER_ASK = 24;

/**
 * Opens the database when it is first used. Nothing here throws but SwapError storage-full and
 * storage-failed.
 */
export function openDatabase(name: string, durability: Durability): Database {
  let useStore = createStore(name, STORE);

  /** Browsers close databases under a page (Safari without an event): reopen once and try again. */
  async function withRetry<T>(work: (useStore: UseStore) => Promise<T>): Promise<T> {
    const used = useStore;
    try {
      return await work(used);
    } catch (first) {
      if (!isClosed(first)) throw asSwapError(first);
      if (useStore === used) useStore = createStore(name, STORE);
    }
    try {
      return await work(useStore);
    } catch (second) {
      throw asSwapError(second);
    }
  }

  const read = <T>(work: (store: IDBObjectStore) => Promise<T>): Promise<T> =>
    withRetry((use) =>
      use('readonly', (store) => {
        yieldToDeletion(store.transaction.db);
        return work(store);
      }),
    );

  const write = <T>(work: (store: IDBObjectStore) => () => T): Promise<T> =>
    withRetry((use) =>
      use('readonly', (probe) => {
        const { db } = probe.transaction;
        yieldToDeletion(db);
        probe.transaction.commit();
        const transaction = db.transaction(STORE, 'readwrite', { durability });
        return committed(transaction, () => work(transaction.objectStore(STORE)));
      }),
    );

  return {
    get: (key) => read((store) => result(store.get(key))),
    has: (keys) => read((store) => hasKeys(store, keys)),
    keys: (prefix) =>
      read(async (store) => asStrings(await result(store.getAllKeys(range(prefix))))),
    entries: (prefix) =>
      read(async (store) => {
        const within = range(prefix);
        const [keys, values] = await Promise.all([
          result(store.getAllKeys(within)),
          result<unknown[]>(store.getAll(within)),
        ]);
        return asStrings(keys).map((key, i) => [key, values[i]]);
      }),
    put: (records) =>
      write((store) => {
        for (const [key, value] of records) store.put(value, key);
        return () => undefined;
      }),
    putNew: (key, value) =>
      write((store) => {
        let kept: unknown;
        const asked = store.get(key);
        asked.onsuccess = () => {
          kept = asked.result as unknown;
          if (kept === undefined) store.put((kept = value), key);
        };
        return () => kept;
      }),
    delete: (keys) =>
      write((store) => {
        for (const key of keys) store.delete(key);
        return () => undefined;
      }),
    deleteIf: (key, is) =>
      write((store) => {
        let deleted = false;
        const asked = store.get(key);
        asked.onsuccess = () => {
          deleted = asked.result !== undefined && is(asked.result as unknown);
          if (deleted) store.delete(key);
        };
        return () => deleted;
      }),
  };
}

/** Deletes a whole database; connections that are open to it let go. @throws SwapError storage-failed */
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

/** Runs `work` in the transaction; gives what it leaves once the transaction is committed. */
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
      transaction.abort(); // what was put before the fault must not stay
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

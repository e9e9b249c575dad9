/** Where key pairs are kept: as CryptoKey objects, whose private half no script can read out. */
import { SwapError } from '../core/errors.ts';
import type { Database } from './idb.ts';

export interface KeyPairs {
  get(name: string): Promise<CryptoKeyPair | undefined>;
  /** Keeps `pair` unless there is one by that name; gives the one that is kept, whoever made it. */
  keep(name: string, pair: CryptoKeyPair): Promise<CryptoKeyPair>;
}

/** Survives the page; one transaction decides between two tabs that make a pair at once. */
export function createIdbKeyPairs(database: Database): KeyPairs {
  return {
    get: async (name) => asKeyPair(await database.get(name)),
    async keep(name, pair) {
      const kept = asKeyPair(await database.putNew(name, pair));
      if (!kept) throw new SwapError('storage-failed', 'The stored key is damaged.');
      return kept;
    },
  };
}

/** Lives as long as the page. */
export function createMemoryKeyPairs(): KeyPairs {
  const pairs = new Map<string, CryptoKeyPair>();
  return {
    get: async (name) => pairs.get(name),
    async keep(name, pair) {
      const kept = pairs.get(name) ?? pair;
      pairs.set(name, kept);
      return kept;
    },
  };
}

function asKeyPair(value: unknown): CryptoKeyPair | undefined {
  const { privateKey, publicKey } = (value ?? {}) as Partial<CryptoKeyPair>;
  return privateKey instanceof CryptoKey && publicKey instanceof CryptoKey
    ? { privateKey, publicKey }
    : undefined;
}

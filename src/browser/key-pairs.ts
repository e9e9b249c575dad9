/** Where the keys of our identities are kept: as CryptoKey objects, whose private half no script can read out. */
import { SwapError } from '../core/errors.ts';
import type { Database } from './idb.ts';

/** The two key pairs of one identity. */
export interface IdentityPairs {
  /** Ed25519. */
  readonly signing: CryptoKeyPair;
  /** X25519. */
  readonly box: CryptoKeyPair;
}

export interface KeyPairs {
  get(name: string): Promise<IdentityPairs | undefined>;
  /** Keeps `pairs` unless there are some by that name; gives those that are kept, whoever made them. */
  keep(name: string, pairs: IdentityPairs): Promise<IdentityPairs>;
  forget(name: string): Promise<void>;
}

/** Survives the page; one transaction decides between two tabs that make an identity at once. */
export function createIdbKeyPairs(database: Database): KeyPairs {
  return {
    get: async (name) => asIdentityPairs(await database.get(name)),
    async keep(name, pairs) {
      const kept = asIdentityPairs(await database.putNew(name, pairs));
      if (!kept) throw new SwapError('storage-failed', 'The stored keys are damaged.');
      return kept;
    },
    forget: (name) => database.delete([name]),
  };
}

/** Lives as long as the page. */
export function createMemoryKeyPairs(): KeyPairs {
  const all = new Map<string, IdentityPairs>();
  return {
    get: async (name) => all.get(name),
    async keep(name, pairs) {
      const kept = all.get(name) ?? pairs;
      all.set(name, kept);
      return kept;
    },
    forget: async (name) => void all.delete(name),
  };
}

function asIdentityPairs(value: unknown): IdentityPairs | undefined {
  const { signing, box } = (value ?? {}) as Partial<Record<keyof IdentityPairs, unknown>>;
  const [signs, agrees] = [asKeyPair(signing), asKeyPair(box)];
  return signs && agrees && { signing: signs, box: agrees };
}

function asKeyPair(value: unknown): CryptoKeyPair | undefined {
  const { privateKey, publicKey } = (value ?? {}) as Partial<CryptoKeyPair>;
  return privateKey instanceof CryptoKey && publicKey instanceof CryptoKey
    ? { privateKey, publicKey }
    : undefined;
}

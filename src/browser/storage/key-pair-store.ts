/** Stores the keys of our identities as CryptoKey objects, whose private half no script can read. */
import { SwapError } from '../../core/base/errors.ts';
import type { Database } from './idb.ts';

/** The two key pairs of one identity. */
export interface IdentityPairs {
  /** Ed25519. */
  readonly signing: CryptoKeyPair;
  /** X25519. */
  readonly box: CryptoKeyPair;
  readonly spare: WrappedKeys;
}

/** The private keys again, wrapped, for a profile transfer; see wrapped-keys.ts. */
export interface WrappedKeys {
  /** AES-256-GCM, not extractable: nothing else unwraps them. */
  readonly wrapping: CryptoKey;
  /** `nonce 12 ‖ wrapped PKCS #8`. */
  readonly signing: ArrayBuffer;
  readonly box: ArrayBuffer;
}

export interface KeyPairStore {
  get(name: string): Promise<IdentityPairs | undefined>;
  /** All names, in no particular order. */
  names(): Promise<string[]>;
  /** Stores `pairs` unless there are some by that name; returns those that are stored, whichever tab made them. */
  keep(name: string, pairs: IdentityPairs): Promise<IdentityPairs>;
  /** Stores `pairs` instead of any that are there. */
  replace(name: string, pairs: IdentityPairs): Promise<void>;
  forget(name: string): Promise<void>;
}

/** Survives the page. When two tabs make an identity at once, one transaction decides between them. */
export function createIdbKeyPairs(database: Database): KeyPairStore {
  return {
    get: async (name) => asIdentityPairs(await database.get(name)),
    names: () => database.keys(''),
    async keep(name, pairs) {
      const kept = asIdentityPairs(await database.putNew(name, pairs));
      if (!kept) throw new SwapError('storage-failed', 'The stored keys are damaged.');
      return kept;
    },
    replace: (name, pairs) => database.put([[name, pairs]]),
    forget: (name) => database.delete([name]),
  };
}

/** Lives as long as the page. */
export function createMemoryKeyPairs(): KeyPairStore {
  const all = new Map<string, IdentityPairs>();
  return {
    get: async (name) => all.get(name),
    names: async () => [...all.keys()],
    async keep(name, pairs) {
      const kept = all.get(name) ?? pairs;
      all.set(name, kept);
      return kept;
    },
    replace: async (name, pairs) => void all.set(name, pairs),
    forget: async (name) => void all.delete(name),
  };
}

type Loose<T> = Partial<Record<keyof T, unknown>>;

function asIdentityPairs(value: unknown): IdentityPairs | undefined {
  const { signing, box, spare } = (value ?? {}) as Loose<IdentityPairs>;
  const [signs, agrees, wrapped] = [asKeyPair(signing), asKeyPair(box), asWrapped(spare)];
  return signs && agrees && wrapped && { signing: signs, box: agrees, spare: wrapped };
}

function asKeyPair(value: unknown): CryptoKeyPair | undefined {
  const { privateKey, publicKey } = (value ?? {}) as Loose<CryptoKeyPair>;
  return privateKey instanceof CryptoKey && publicKey instanceof CryptoKey
    ? { privateKey, publicKey }
    : undefined;
}

function asWrapped(value: unknown): WrappedKeys | undefined {
  const { wrapping, signing, box } = (value ?? {}) as Loose<WrappedKeys>;
  return wrapping instanceof CryptoKey &&
    signing instanceof ArrayBuffer &&
    box instanceof ArrayBuffer
    ? { wrapping, signing, box }
    : undefined;
}

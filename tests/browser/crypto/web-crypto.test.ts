/** WebCrypto and identities over it keep the crypto contract; what is missing is said in plain words. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import {
  createMemoryKeyPairs,
  type KeyPairStore,
} from '../../../src/browser/storage/key-pair-store.ts';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { SwapError } from '../../../src/core/base/errors.ts';
import { topic } from '../../../src/core/base/ids.ts';
import { cryptoContract } from '../../contract/crypto.ts';
import { BASE, encodePoint, forge, L, multiply } from '../../rigs/edwards.ts';

const [here, there] = [topic(new Uint8Array(16).fill(1)), topic(new Uint8Array(16).fill(2))];
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('Crypto and Identity', () => {
  const contract = cryptoContract(async () => {
    const keyPairs = createMemoryKeyPairs();
    return {
      crypto: createWebCrypto(),
      alice: await loadIdentity(here, keyPairs),
      bob: await loadIdentity(there, keyPairs),
    };
  });
  for (const { name, run } of contract) test(name, run);

  test('signatures are Ed25519 (RFC 8032, test 2)', async () => {
    const publicKey = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const signature = fromHex(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    const crypto = createWebCrypto();
    const genuine = Uint8Array.of(0x72);
    expect(await crypto.verify(publicKey, Uint8Array.of(0x73), signature)).toBe(false);
    expect(await crypto.verify(publicKey, genuine, signature)).toBe(true);
  });

  test('[R14] what any honest key signs is accepted', async () => {
    const { verify } = createWebCrypto();
    const numbers = fc.bigInt({ min: 1n, max: L - 1n });
    const inputs = fc.tuple(numbers, numbers, fc.uint8Array({ maxLength: 100 }));
    await fc.assert(
      fc.asyncProperty(inputs, async ([secret, nonce, message]) => {
        const key = encodePoint(multiply(secret, BASE));
        const signature = forge({ key, secret }, message, nonce);
        expect(await verify(key, message, signature)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  test('more authors than keys are kept imported are still checked', async () => {
    const crypto = createWebCrypto();
    const keyPairs = createMemoryKeyPairs();
    const identity = await loadIdentity(here, keyPairs);
    const signature = await identity.sign(utf8('hello'));
    for (let n = 0; n < 600; n++) {
      const key = new Uint8Array(32).fill(n & 255);
      key[0] = n >> 8;
      await crypto.verify(key, utf8('hello'), signature);
    }
    expect(await crypto.verify(identity.publicKey, utf8('hello'), signature)).toBe(true);
  });
});

describe('loadIdentity', () => {
  test('is the same again, and another in another room', async () => {
    const keyPairs = createMemoryKeyPairs();
    const first = await loadIdentity(here, keyPairs);
    expect((await loadIdentity(here, keyPairs)).peer).toBe(first.peer);
    expect((await loadIdentity(there, keyPairs)).peer).not.toBe(first.peer);
  });

  test('is one when two tabs make it at once', async () => {
    const keyPairs = createMemoryKeyPairs();
    const both = await Promise.all([loadIdentity(here, keyPairs), loadIdentity(here, keyPairs)]);
    expect(both[0].peer).toBe(both[1].peer);
  });

  test('[R7] no private key can be read', async () => {
    const keyPairs = createMemoryKeyPairs();
    await loadIdentity(here, keyPairs);
    const pairs = await keyPairs.get(here);
    expect(pairs?.signing.privateKey.extractable).toBe(false);
    expect(pairs?.box.privateKey.extractable).toBe(false);
  });

  test('a full store gives an identity for this visit', async () => {
    const full: KeyPairStore = {
      get: async () => undefined,
      forget: async () => undefined,
      names: async () => [],
      replace: async () => undefined,
      keep: () => Promise.reject(new SwapError('storage-full', 'full')),
    };
    const identity = await loadIdentity(here, full);
    const signature = await identity.sign(utf8('hello'));
    expect(await createWebCrypto().verify(identity.publicKey, utf8('hello'), signature)).toBe(true);
  });
});

describe('where cryptography is missing', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('an insecure page is told to use https', () => {
    vi.stubGlobal('crypto', {});
    vi.stubGlobal('isSecureContext', false);
    expect(() => createWebCrypto()).toThrow(/https/);
  });

  test('an old browser is told to update', () => {
    vi.stubGlobal('crypto', {});
    vi.stubGlobal('isSecureContext', true);
    expect(() => createWebCrypto()).toThrow(/too old/);
  });

  test('a browser without Ed25519 is told which would do', async () => {
    const subtle = { generateKey: () => Promise.reject(new Error('NotSupportedError')) };
    vi.stubGlobal('crypto', { subtle });
    await expect(loadIdentity(here, createMemoryKeyPairs())).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('Ed25519') as string,
    });
  });
});

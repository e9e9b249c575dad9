/** The crypto contract over WebCrypto, with identities whose keys came back out of IndexedDB. */
import { IdbDatabase } from '../../../../src/browser/storage/idb.ts';
import { loadIdentity } from '../../../../src/browser/identity/identity.ts';
import { createIdbKeyPairs } from '../../../../src/browser/storage/key-pair-store.ts';
import { createWebCrypto } from '../../../../src/browser/crypto/web-crypto.ts';
import { topic } from '../../../../src/core/base/ids.ts';
import {
  assert,
  assertEqual,
  assertRejects,
  type ContractCase,
} from '../../../contract/contract.ts';
import { GENUINE } from '../../../contract/ed25519-vectors.ts';
import { cryptoContract } from '../../../contract/crypto.ts';

const DATABASE = 'swapmeet-contract-identities';
const [here, there, elsewhere] = [1, 2, 3].map((n) => topic(new Uint8Array(16).fill(n)));
const keyPairs = () => createIdbKeyPairs(new IdbDatabase(DATABASE, 'strict'));

async function identities() {
  if (!here || !there) throw new Error('unreachable');
  return {
    alice: await loadIdentity(here, keyPairs()),
    bob: await loadIdentity(there, keyPairs()),
  };
}

const kept: ContractCase[] = [
  {
    name: '[R14] the signatures of RFC 8032 are accepted',
    async run() {
      const crypto = createWebCrypto();
      for (const { what, key, message, signature } of GENUINE)
        assert(await crypto.verify(key, message, signature), what);
    },
  },
  {
    name: 'an identity is the same on the next visit',
    async run() {
      const [first, second] = [await identities(), await identities()];
      assertEqual(second.alice.peer, first.alice.peer, 'alice');
      assertEqual(second.bob.publicKey, first.bob.publicKey, 'bob');
    },
  },
  {
    name: 'tabs that make an identity at once get the same one',
    async run() {
      if (!elsewhere) throw new Error('unreachable');
      const tabs = Array.from({ length: 8 }, () => loadIdentity(elsewhere, keyPairs()));
      const peers = new Set((await Promise.all(tabs)).map(({ peer }) => peer));
      assertEqual(peers.size, 1, 'identities');
    },
  },
  {
    name: 'private keys that came out of the database cannot be read',
    async run() {
      await identities();
      const pairs = here && (await keyPairs().get(here));
      for (const pair of [pairs?.signing, pairs?.box]) {
        assert(pair && !pair.privateKey.extractable, 'it is kept and not extractable');
        for (const format of ['pkcs8', 'jwk'] as const)
          await assertRejects(crypto.subtle.exportKey(format, pair.privateKey), `as ${format}`);
      }
    },
  },
];

export default () => [
  ...cryptoContract(async () => ({ crypto: createWebCrypto(), ...(await identities()) })),
  ...kept,
];

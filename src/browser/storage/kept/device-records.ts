/** Records of this device that belong to no single room. They are sealed under a key that no script can read. */
import { SwapError } from '../../../core/base/errors.ts';
import type { KeyValueStore, Random } from '../../../core/ports.ts';
import { createIdbKeyValueStore } from '../idb-key-value-store.ts';
import { IdbDatabase } from '../idb.ts';
import { createSealedKeyValueStore } from '../records/sealed-key-value-store.ts';

const KEY_DATABASE = 'swapmeet-device';
const KEY_NAME = 'key';

/** The rooms that this device was in. @throws SwapError storage-full, storage-failed */
export async function openRecentRecords(random: Random): Promise<KeyValueStore> {
  const store = createIdbKeyValueStore(new IdbDatabase('swapmeet-recent', 'relaxed'));
  return createSealedKeyValueStore(store, await deviceKey(), random);
}

/** AES-256-GCM, not extractable. Two tabs that ask at once get the same. */
async function deviceKey(): Promise<CryptoKey> {
  const keys = new IdbDatabase(KEY_DATABASE, 'strict');
  const key =
    (await keys.get(KEY_NAME)) ??
    (await keys.putNew(
      KEY_NAME,
      await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]),
    ));
  if (key instanceof CryptoKey) return key;
  throw new SwapError('storage-failed', 'The stored key is damaged.');
}

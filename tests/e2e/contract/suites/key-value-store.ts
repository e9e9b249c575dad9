/** The KeyValueStore contract over IndexedDB. */
import { createIdbKeyValueStore } from '../../../../src/browser/storage/idb-key-value-store.ts';
import { keyValueStoreContract } from '../../../contract/key-value-store.ts';
import { databaseRig } from '../rigs.ts';

export default () => keyValueStoreContract(() => databaseRig('strict', createIdbKeyValueStore));

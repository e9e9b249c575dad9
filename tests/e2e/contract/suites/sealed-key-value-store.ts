/** The KeyValueStore contract where records rest sealed in IndexedDB, and what somebody who opens the database finds. */
import { claimRecords } from '../../../../src/browser/storage/records/claimed-records.ts';
import { createGatheredKeyValueStore } from '../../../../src/browser/storage/records/gathered-key-value-store.ts';
import { createIdbKeyValueStore } from '../../../../src/browser/storage/idb-key-value-store.ts';
import { IdbDatabase, type Database } from '../../../../src/browser/storage/idb.ts';
import { platformRandom as random } from '../../../../src/browser/platform/clock.ts';
import { deriveRoomKeys } from '../../../../src/browser/crypto/room-keys.ts';
import { createSealedKeyValueStore } from '../../../../src/browser/storage/records/sealed-key-value-store.ts';
import { utf8 } from '../../../../src/core/base/bytes.ts';
import { errorCode, SwapError } from '../../../../src/core/base/errors.ts';
import { makeAddress } from '../../../../src/core/api/room-address.ts';
import { assert, assertEqual, type ContractCase } from '../../../contract/contract.ts';
import { overriding } from '../../../fakes/overriding.ts';
import { keyValueStoreContract } from '../../../contract/key-value-store.ts';
import { databaseRig } from '../rigs.ts';

const storageKeyOf = async () => (await deriveRoomKeys(makeAddress(random))).storageKey;

const sealed = async () => {
  const key = await storageKeyOf();
  // As a room's records are: many of one prefix lie together.
  return databaseRig('strict', (database: Database) =>
    createGatheredKeyValueStore(
      createSealedKeyValueStore(createIdbKeyValueStore(database), key, random),
      'n/',
      random,
    ),
  );
};

const atRest: ContractCase = {
  name: '[R5] the database holds nothing to read, nor anything that another room’s key opens',
  async run() {
    const name = `swapmeet-contract-sealed-${performance.timeOrigin}`;
    const open = () => createIdbKeyValueStore(new IdbDatabase(name, 'strict'));
    const [key, other] = [await storageKeyOf(), await storageKeyOf()];
    const words = 'nobody reads this without the link';
    await createSealedKeyValueStore(open(), key, random).put([['entry/1', utf8(words)]]);
    const resting = await open().entries('');
    assertEqual(resting.length, 1, 'records');
    const bytes = resting.flatMap(([, value]) => [...value]);
    assert(!String.fromCharCode(...bytes).includes('nobody'), 'words in clear');
    const strange = createSealedKeyValueStore(open(), other, random);
    assertEqual(await strange.entries(''), [], 'what another key opens');
    const again = createSealedKeyValueStore(open(), key, random);
    assertEqual(await again.get('entry/1'), utf8(words), 'what its own key opens');
    assert(!key.extractable, 'the key cannot be taken out');
  },
};

const takeover: ContractCase = {
  name: '[E24] once another tab has opened a room, the earlier one writes nothing, and is told',
  async run() {
    const name = `swapmeet-contract-claimed-${performance.timeOrigin}`;
    const key = await storageKeyOf();
    const claim = async () => {
      const { records, lost } = await claimRecords(new IdbDatabase(name, 'strict'), random);
      return { records: createSealedKeyValueStore(records, key, random), lost };
    };
    const first = await claim();
    await first.records.put([['entry/1', utf8('first')]]);
    const second = await claim();
    const code = await first.records.put([['entry/1', utf8('again')]]).catch(errorCode);
    assertEqual(code, 'closed', 'what the earlier tab hears');
    await first.lost;
    assertEqual(await second.records.get('entry/1'), utf8('first'), 'what is stored');
    await second.records.put([['entry/1', utf8('second')]]);
    assertEqual((await second.records.entries('')).length, 1, 'records');
  },
};

const fullDisk: ContractCase = {
  name: '[E24] a tab that can store nothing ends what earlier ones may write, and writes once it can',
  async run() {
    const name = `swapmeet-contract-full-${performance.timeOrigin}`;
    const open = async (isFull: boolean) => {
      const database = new IdbDatabase(name, 'strict');
      const put = () => Promise.reject(new SwapError('storage-full', 'full'));
      return claimRecords(isFull ? overriding<Database>(database, { put }) : database, random);
    };
    const before = await open(true);
    const first = await open(false);
    await first.records.put([['entry/1', utf8('first')]]);
    const second = await open(true);
    const refused = async ({ records }: typeof first) =>
      records.put([['entry/1', utf8('again')]]).catch(errorCode);
    assertEqual(await refused(before), 'closed', 'what the first tab hears');
    assertEqual(await refused(first), 'closed', 'what the second tab hears');
    await second.records.put([['entry/2', utf8('second')]]);
    const keys = (await second.records.entries('')).map(([key]) => key);
    assertEqual(keys, ['entry/1', 'entry/2'], 'what is stored');
  },
};

export default () => [...keyValueStoreContract(sealed), atRest, takeover, fullDisk];

/** What every KeyValueStore must do. */
import { utf8 } from '../../src/core/base/bytes.ts';
import { errorCode } from '../../src/core/base/errors.ts';
import type { KeyValueStore } from '../../src/core/ports.ts';
import { assert, assertEqual, assertRejects, type ContractCase } from './contract.ts';
import { patterned, type StoreRig } from './store-rig.ts';

type Rig = StoreRig<KeyValueStore>;

export function keyValueStoreContract(make: () => Promise<Rig>): ContractCase[] {
  return cases.map(([name, run]) => ({ name, run: async () => run(await make()) }));
}

const keysOf = (entries: [string, unknown][]) => entries.map(([key]) => key);

const cases: [string, (rig: Rig) => Promise<void>][] = [
  [
    'is empty at first',
    async ({ store }) => {
      assertEqual(await store.get('nothing'), undefined, 'a key without a record');
      assertEqual(await store.entries(''), [], 'all entries');
    },
  ],
  [
    'gives back what was put, byte for byte, the empty value too',
    async ({ store }) => {
      const large = patterned(200_000, 1);
      await store.put([
        ['none', new Uint8Array()],
        ['large', large],
        ['one', Uint8Array.of(255)],
      ]);
      assertEqual(await store.get('none'), new Uint8Array(), 'the empty value');
      assertEqual(await store.get('one'), Uint8Array.of(255), 'one byte');
      assertEqual(await store.get('large'), large, '200,000 bytes');
    },
  ],
  [
    'the last put of a key counts, within a batch too',
    async ({ store }) => {
      await store.put([['key', utf8('first')]]);
      await store.put([
        ['key', utf8('second')],
        ['other', utf8('other')],
        ['key', utf8('third')],
      ]);
      assertEqual(await store.get('key'), utf8('third'), 'the record');
      assertEqual(keysOf(await store.entries('')), ['key', 'other'], 'keys');
    },
  ],
  [
    'puts that are not waited for take effect in the order of the calls',
    async ({ store }) => {
      const puts = [1, 2, 3, 4].map((n) => store.put([['key', Uint8Array.of(n)]]));
      const deleted = store.delete(['key']);
      puts.push(store.put([['key', Uint8Array.of(5)]]));
      await Promise.all([...puts, deleted]);
      assertEqual(await store.get('key'), Uint8Array.of(5), 'the record');
    },
  ],
  [
    'entries are those with the prefix, by key in code-unit order',
    async ({ store }) => {
      // '\ud83d' of the emoji sorts before '\uff5a', although its code point is the higher one.
      const under = [
        'a/',
        'a/1',
        'a/10',
        'a/2',
        'a/B',
        'a/a',
        'a/é',
        'a/😀',
        'a/\uff5a',
        'a/\uffff',
      ];
      const others = ['A/1', 'a', 'a.', 'a0', 'b/1', '', '%', 'a\uffff'];
      await store.put([...others, ...[...under].reverse()].map((key) => [key, utf8(key)]));
      const entries = await store.entries('a/');
      assertEqual(keysOf(entries), under, 'keys under a/');
      for (const [key, value] of entries) assertEqual(value, utf8(key), `the value of ${key}`);
      assertEqual(keysOf(await store.entries('')), [...under, ...others].sort(), 'all keys');
      assertEqual(keysOf(await store.entries('a/\uffff')), ['a/\uffff'], 'the highest prefix');
      assertEqual(await store.entries('c'), [], 'a prefix of no key');
    },
  ],
  [
    'what is stored is a copy, of a view only what it shows',
    async ({ store }) => {
      const memory = patterned(100, 2);
      const view = memory.subarray(10, 20);
      const put = store.put([['view', view]]);
      memory.fill(0);
      await put;
      const got = await store.get('view');
      assertEqual(got, patterned(100, 2).slice(10, 20), 'the stored view');
      assertEqual(got?.buffer.byteLength, 10, 'the memory behind it');
      got?.fill(7);
      assertEqual(await store.get('view'), patterned(100, 2).slice(10, 20), 'stored, again');
    },
  ],
  [
    'deletes the keys it is given, also those that are not there',
    async ({ store }) => {
      await store.put([
        ['a', utf8('a')],
        ['b', utf8('b')],
        ['c', utf8('c')],
      ]);
      await store.delete(['a', 'missing', 'c']);
      await store.delete([]);
      await store.put([]);
      assertEqual(keysOf(await store.entries('')), ['b'], 'keys');
      assertEqual(await store.get('a'), undefined, 'a deleted record');
    },
  ],
  [
    'holds thousands of records',
    async ({ store }) => {
      const count = 3_000;
      await store.put(
        Array.from({ length: count }, (_, n) => [`n/${n + 10_000}`, patterned(40, n)] as const).map(
          ([key, value]) => [key, value],
        ),
      );
      const entries = await store.entries('n/');
      assertEqual(entries.length, count, 'entries');
      assertEqual(entries[1234]?.[1], patterned(40, 1234), 'one of them');
    },
  ],
  [
    'the next visit finds what was put and not what was deleted',
    async ({ store, reopen }) => {
      if (!reopen) return;
      await store.put([
        ['kept', utf8('kept')],
        ['gone', utf8('gone')],
      ]);
      await store.delete(['gone']);
      const again = await reopen();
      assertEqual(keysOf(await again.entries('')), ['kept'], 'keys');
      assertEqual(await again.get('kept'), utf8('kept'), 'the record');
    },
  ],
  [
    'a batch over the quota is refused as a whole, with storage-full',
    async ({ store, roomBytes }) => {
      if (roomBytes === undefined) return;
      await store.put([['before', utf8('before')]]);
      const put = store.put([
        ['small', utf8('small')],
        ['huge', new Uint8Array(roomBytes + 1)],
      ]);
      const error = await assertRejects(put, 'a put over the quota');
      assertEqual(errorCode(error), 'storage-full', 'the error');
      assertEqual(keysOf(await store.entries('')), ['before'], 'keys');
      await store.put([['after', utf8('after')]]);
      assert(await store.get('after'), 'a small put fits afterwards');
    },
  ],
];

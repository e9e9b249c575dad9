/** A profile goes from one device's stores to another's, and nothing of it opens without its passphrase. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadIdentity } from '../../../src/browser/identity/identity.ts';
import { openMemoryStores } from '../../../src/browser/storage/memory-stores.ts';
import type { Stores } from '../../../src/browser/storage/open-stores.ts';
import {
  collectProfile,
  giveUpProfile,
  planTransfer,
} from '../../../src/browser/identity/profile-transfer.ts';
import {
  openProfile,
  PROFILE_BYTES_MAX,
  readProfileFile,
  sealProfile,
  type Profile,
} from '../../../src/browser/identity/profile-file.ts';
import { utf8, type Bytes } from '../../../src/core/base/bytes.ts';
import { topic } from '../../../src/core/base/ids.ts';
import { PROFILE_ROOMS_MAX } from '../../../src/core/limits/room.ts';
import { crypto } from '../../rigs/members.ts';

const storageId = (n: number) => topic(new Uint8Array(16).fill(n));
const [choir, band, office] = [storageId(1), storageId(2), storageId(3)];
const PASSPHRASE = 'tram depot choir practice';
const MORE = { at: 1_700_000_000_000, name: 'Ana', links: ['#/~choir'] };
const peerAt = async (stores: Stores, where = choir) =>
  (await loadIdentity(where, stores.keyPairs)).peer;

/** A person in two rooms, with a position in the log of one. */
async function device() {
  const stores = openMemoryStores();
  const peer = await peerAt(stores, choir);
  await peerAt(stores, band);
  await stores.records(choir).put([
    ['name', utf8('sealed name')],
    ['verified', utf8('sealed marks')],
    [`head/${peer}`, utf8('sealed position in the log')],
    [`head/${await peerAt(stores, band)}`, utf8('of another peer')],
    [`entry/${peer}/00000001`, utf8('sealed entry')],
  ]);
  return { stores, peer };
}

const given = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('nothing is there');
  return value;
};
const firstRoom = () => given(profile.rooms[0]);

let profile: Profile;
let old: Awaited<ReturnType<typeof device>>;
let file: Bytes;
beforeAll(async () => {
  old = await device();
  profile = await collectProfile(old.stores, MORE);
  file = await sealProfile(profile, PASSPHRASE);
});

describe('[R13] the file of a profile', () => {
  test('opens with its passphrase, however its letters are composed', async () => {
    expect(await openProfile(file, PASSPHRASE)).toEqual(profile);
    const composed = await sealProfile(profile, 'Caf\u00e9 at the tram depot');
    expect(await openProfile(composed, 'Cafe\u0301 at the tram depot')).toEqual(profile);
  });
  test('says when the passphrase is wrong, the file damaged, or another kind', async () => {
    expect(await openProfile(file, 'tram depot choir practicE')).toBe('wrong-passphrase');
    for (const at of [20, 60, file.length >> 1, file.length - 1]) {
      const damaged = file.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(await openProfile(damaged, PASSPHRASE), `byte ${at}`).toBe('damaged');
    }
    expect(await openProfile(file.slice(0, -1), PASSPHRASE)).toBe('damaged');
    expect(await openProfile(utf8('%PDF-1.7 a holiday letter'), PASSPHRASE)).toBe('no-profile');
    expect(await openProfile(new Uint8Array(), PASSPHRASE)).toBe('no-profile');
  });
  test('reveals no names, links or keys', () => {
    const text = Buffer.from(file).toString('latin1');
    for (const word of ['Ana', 'choir', 'sealed', 'verified', old.peer])
      expect(text).not.toContain(word);
    for (const { signing, box, place } of profile.rooms)
      for (const bytes of [signing.subarray(16), box.subarray(16), place])
        expect(Buffer.from(file).includes(Buffer.from(bytes))).toBe(false);
  });
  test('is different each time', async () => {
    const again = await sealProfile(profile, PASSPHRASE);
    expect(Buffer.from(again).subarray(40)).not.toEqual(Buffer.from(file).subarray(40));
  });
  test('has a size limit, and of a longer file only enough is read to notice', async () => {
    const rooms = Array.from({ length: PROFILE_ROOMS_MAX + 1 }, () => firstRoom());
    expect(
      await openProfile(await sealProfile({ ...profile, rooms }, PASSPHRASE), PASSPHRASE),
    ).toBe('damaged');
    const long = new Blob([utf8('swapmeet/2 profile'), new Uint8Array(PROFILE_BYTES_MAX + 9_999)]);
    const read = await readProfileFile(long as File);
    expect(read.length).toBeLessThan(PROFILE_BYTES_MAX + 1_000);
    expect(await openProfile(read, PASSPHRASE)).toBe('no-profile');
  });
});

describe('[R13] a profile on another device', () => {
  test('is the same person there, with their marks and their position in the log, and no messages', async () => {
    const there = openMemoryStores();
    const transfer = await planTransfer(there, profile);
    expect(transfer).toMatchObject({ replaced: 0, same: 0 });
    await transfer?.apply();
    expect(await peerAt(there)).toBe(old.peer);
    expect(await peerAt(there, band)).toBe(await peerAt(old.stores, band));
    const kept = await there.records(choir).entries('');
    expect(kept.map(([name]) => name)).toEqual([`head/${old.peer}`, 'name', 'verified'].sort());
    const [before, after] = await Promise.all(
      [old.stores, there].map((stores) => loadIdentity(choir, stores.keyPairs)),
    );
    const stranger = await loadIdentity(office, there.keyPairs);
    // What is sealed to them opens there, and what they sign there is theirs.
    expect(await after?.agree(stranger.boxKey)).toEqual(await before?.agree(stranger.boxKey));
    const signature = await given(after).sign(utf8('hello'));
    expect(await crypto.verify(given(before).publicKey, utf8('hello'), signature)).toBe(true);
  });
  test('can be taken on from there', async () => {
    const [there, further] = [openMemoryStores(), openMemoryStores()];
    await (await planTransfer(there, profile))?.apply();
    await (await planTransfer(further, await collectProfile(there, MORE)))?.apply();
    expect(await peerAt(further)).toBe(old.peer);
  });
  test('says how many people it replaces, and waits until it is applied', async () => {
    const there = openMemoryStores();
    const before = await peerAt(there);
    const transfer = await planTransfer(there, profile);
    expect(transfer).toMatchObject({ replaced: 1, same: 0 });
    expect(await peerAt(there)).toBe(before);
    await transfer?.apply();
    expect(await peerAt(there)).toBe(old.peer);
  });
  test('does not bring back an older position in the log', async () => {
    const there = await device();
    const taken = await collectProfile(there.stores, MORE);
    await there.stores.records(choir).put([[`head/${there.peer}`, utf8('a later position')]]);
    const transfer = await planTransfer(there.stores, taken);
    expect(transfer).toMatchObject({ replaced: 0, same: 2 });
    await transfer?.apply();
    expect(await there.stores.records(choir).get(`head/${there.peer}`)).toEqual(
      utf8('a later position'),
    );
  });
  test('writes only the records that a profile may have', async () => {
    const there = openMemoryStores();
    const records: [string, Bytes][] = [
      ['entry/x/00000001', utf8('x')],
      ['head/of another peer', utf8('x')],
    ];
    await (
      await planTransfer(there, { ...profile, rooms: [{ ...firstRoom(), records }] })
    )?.apply();
    expect(await there.records(choir).entries('')).toEqual([]);
  });
  test('is refused as a whole when one key is invalid', async () => {
    const there = openMemoryStores();
    const rooms = [...profile.rooms, { ...firstRoom(), signing: new Uint8Array(48) }];
    expect(await planTransfer(there, { ...profile, rooms })).toBeNull();
  });
  test('is given up where it was: its rooms see a new person', async () => {
    const there = await device();
    await giveUpProfile(there.stores, await collectProfile(there.stores, MORE));
    expect(await there.stores.keyPairs.names()).toEqual([]);
    expect(await peerAt(there.stores)).not.toBe(there.peer);
    expect(await there.stores.records(choir).get(`entry/${there.peer}/00000001`)).toBeDefined();
  });
});

test('[R7] no script can read the keys in use, nor the key that wraps their copy', async () => {
  const stores = openMemoryStores();
  await peerAt(stores);
  const pairs = given(await stores.keyPairs.get(choir));
  for (const key of [pairs.signing.privateKey, pairs.box.privateKey, pairs.spare.wrapping])
    for (const format of ['pkcs8', 'jwk', 'raw'] as const)
      await expect(globalThis.crypto.subtle.exportKey(format as 'jwk', key)).rejects.toThrow();
});

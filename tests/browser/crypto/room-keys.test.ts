/** The room's keys: equal for all who have the secret, unrelated for all others. */
import { expect, test } from 'vitest';
import { deriveRoomKeys, stretchPassword } from '../../../src/browser/crypto/room-keys.ts';
import { sealBox, openBox } from '../../../src/browser/crypto/aes-gcm.ts';
import { toBase64Url, utf8 } from '../../../src/core/base/bytes.ts';
import type { RoomAddress } from '../../../src/core/api/room-address.ts';
import { random, roomOf } from '../../rigs/members.ts';

test('the same secret gives the same topic, salt and key; another one others', async () => {
  const [a, same, other] = [await roomOf(1), await roomOf(1), await roomOf(2)];
  expect(same.topic).toBe(a.topic);
  expect(same.pairSalt).toEqual(a.pairSalt);
  expect(other.topic).not.toBe(a.topic);
  expect(other.pairSalt).not.toEqual(a.pairSalt);
  const box = await sealBox(a.peerRecordKey, random, utf8('here'), utf8('context'));
  expect(await openBox(same.peerRecordKey, box, utf8('context'))).toEqual(utf8('here'));
  expect(await openBox(other.peerRecordKey, box, utf8('context'))).toBeNull();
  expect(await openBox(a.peerRecordKey, box, utf8('other context'))).toBeNull();
});

test('[R5] [R6] what is derived stays the same from one version to the next', async () => {
  const secret = await roomOf(7);
  expect([secret.topic, toBase64Url(secret.pairSalt)]).toMatchInlineSnapshot(`
    [
      "eDp-VBmBsSVVG4olSN9oVA",
      "v38IaZbhFqgzH8HckOEOc3HvO5NIvsrmAUyEH2tRs-4",
    ]
  `);
  const named = await deriveRoomKeys({ kind: 'named', name: 'kitchen table' });
  expect([named.topic, toBase64Url(named.pairSalt)]).toMatchInlineSnapshot(`
    [
      "dZWw3TSFnXvf-TbEchCIDw",
      "L-xNmHkTOYgXsgLwP4wnl-hMPZbHnEljx7bXRlsdy1k",
    ]
  `);
});

test('the announce key cannot be read out', async () => {
  const { peerRecordKey } = await roomOf(1);
  expect(peerRecordKey.extractable).toBe(false);
  await expect(globalThis.crypto.subtle.exportKey('raw', peerRecordKey)).rejects.toThrow();
});

test('[E3] [R8] a password changes the room id that members sign, and every key but the topic, and another one changes them again', async () => {
  const address: RoomAddress = { kind: 'secret', secret: new Uint8Array(16).fill(1) };
  const withPassword = async (password: string) =>
    deriveRoomKeys(address, await stretchPassword(address, password));
  const [open, right, same, wrong] = [
    await roomOf(1),
    await withPassword('Café au lait'),
    await withPassword('Cafe\u0301 au lait'),
    await withPassword('café au lait'),
  ];
  expect(new Set([open.topic, right.topic, wrong.topic]).size).toBe(1);
  for (const key of ['roomId', 'storageId', 'pairSalt'] as const) {
    const values = [open[key], right[key], wrong[key]].map(String);
    expect(new Set(values).size).toBe(3);
    expect(same[key]).toEqual(right[key]);
  }
  const box = await sealBox(right.peerRecordKey, random, utf8('here'), utf8('context'));
  expect(await openBox(same.peerRecordKey, box, utf8('context'))).toEqual(utf8('here'));
  for (const { peerRecordKey } of [open, wrong])
    expect(await openBox(peerRecordKey, box, utf8('context'))).toBeNull();
});

test('[R8] the same password gives other keys in another room', async () => {
  const stretched = [1, 2].map((n) =>
    stretchPassword({ kind: 'secret', secret: new Uint8Array(16).fill(n) }, 'tram'),
  );
  const [here, there] = await Promise.all(stretched);
  expect(here).toHaveLength(32);
  expect(there).not.toEqual(here);
});

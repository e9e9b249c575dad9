/** Ids: how long each is, and what is none. */
import { expect, test } from 'vitest';
import {
  chunkHash,
  entryId,
  fileId,
  idBytes,
  parseFileId,
  peerId,
  topic,
} from '../../../src/core/base/ids.ts';
import { peerIdOf } from '../../../src/core/identity/peer-id.ts';
import { sha256 } from '../../fakes/keyring.ts';
import { concat, utf8 } from '../../../src/core/base/bytes.ts';
import { alice, bytesOf, crypto } from '../../fakes/people.ts';

const bytes = bytesOf('id', 40);

test.each([
  ['peer', peerId],
  ['file', fileId],
  ['topic', topic],
] as const)('[R4] a %s id is the first 16 bytes, 22 characters', (_, make) => {
  const id = make(bytes);
  expect(id).toHaveLength(22);
  expect(idBytes(id)).toEqual(bytes.slice(0, 16));
  expect(() => make(bytes.subarray(0, 15))).toThrow(RangeError);
});

test.each([
  ['entry', entryId],
  ['chunk', chunkHash],
] as const)('[R4] an %s id is 32 bytes, 43 characters', (_, make) => {
  const id = make(bytes.subarray(0, 32));
  expect(id).toHaveLength(43);
  expect(idBytes(id)).toEqual(bytes.slice(0, 32));
  for (const length of [0, 31, 33])
    expect(() => make(bytes.subarray(0, length))).toThrow(RangeError);
});

test('[R4] a peer is the hash of its key', async () => {
  const hash = sha256(concat(utf8('swapmeet/2 peer'), alice.publicKey));
  expect(await peerIdOf(crypto, alice.publicKey)).toBe(peerId(hash));
  expect(alice.peer).toBe(peerId(hash));
});

test('[F1] a text from outside is a file id or is refused', () => {
  const id = fileId(bytes);
  expect(parseFileId(id)).toBe(id);
  for (const text of ['', 'x', id.slice(1), `${id}A`, `${id}=`, `${id.slice(0, 21)}.`, `${id} `]) {
    expect(parseFileId(text)).toBeNull();
  }
});

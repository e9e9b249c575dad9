/** Offers of batches, from the one who shares to those who read the log. */
import { expect, test } from 'vitest';
import { BoundedMap } from '../../../../src/core/base/bounded-map.ts';
import { entryId, type EntryId, type FileId } from '../../../../src/core/base/ids.ts';
import type { Content } from '../../../../src/core/chat/entry.ts';
import type { ReadableEntry } from '../../../../src/core/chat/sealed.ts';
import { THUMB_BYTES_MAX } from '../../../../src/core/limits/files.ts';
import { FileOffers } from '../../../../src/core/room/files/file-offers.ts';
import type { PrivateMessages } from '../../../../src/core/room/private-messages.ts';
import type { Identity } from '../../../../src/core/ports.ts';
import { alice, bob, bytesOf, crypto, randomOf } from '../../../fakes/people.ts';
import { createParty, sourceOf } from '../../../rigs/files-rig.ts';

async function offersOf(identity: Identity) {
  const { files } = await createParty().join(identity);
  const written: Content[] = [];
  const privateMessages: Pick<PrivateMessages, 'write'> = {
    write: async (content) => void written.push(content),
  };
  const offers = new FileOffers({
    ...{ identity, crypto, files, random: randomOf('offers') },
    privateMessages: privateMessages as PrivateMessages,
    ofEntry: new BoundedMap<EntryId, FileId>(8),
    nameOf: () => 'nobody',
    isBlocked: () => false,
    changed: () => undefined,
  });
  return { offers, written };
}

const entryOf = (body: Content): ReadableEntry =>
  ({
    id: entryId(bytesOf('entry', 32)),
    author: alice.peer,
    body: { ...body, key: alice.publicKey, seq: 1, prev: new Uint8Array(32), clock: 1, time: 1 },
  }) as unknown as ReadableEntry;

test('[E25] [E26] a batch is one offer with its list, its count and a thumbnail, and has one id for everyone', async () => {
  const [a, b] = [await offersOf(alice), await offersOf(bob)];
  const file = { source: sourceOf(bytesOf('batch', 900)), name: 'Photos', mime: '' };
  const thumb = bytesOf('thumb', 40);
  const batch = { listBytes: 70, count: 12 };
  const id = await a.offers.share({ ...file, batch, thumb });
  expect(a.written).toMatchObject([{ k: 'file', name: 'Photos', size: 900, list: 70, count: 12 }]);
  await b.offers.take(entryOf(a.written[0] as Content));
  expect(b.offers.get(id)).toMatchObject({ batch: { count: 12 }, thumb, sizeBytes: 900 });
  expect(b.offers.get(id)?.chosen).toBeUndefined();
});

test('[E26] a thumbnail that others would not take is left out', async () => {
  const { offers, written } = await offersOf(alice);
  const source = sourceOf(bytesOf('one', 9));
  const thumb = new Uint8Array(THUMB_BYTES_MAX + 1);
  const id = await offers.share({ source, name: 'one', mime: '', thumb });
  expect(written).toEqual([expect.not.objectContaining({ thumb: expect.anything() })]);
  expect(written).toEqual([expect.not.objectContaining({ list: expect.anything() })]);
  await offers.take(entryOf(written[0] as Content));
  expect(offers.get(id)).toMatchObject({ batch: undefined, thumb: undefined });
});

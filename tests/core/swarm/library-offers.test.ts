/** Files of libraries among the offers of a room: they have no place there, and take none. */
import { describe, expect, test } from 'vitest';
import { fileId } from '../../../src/core/base/ids.ts';
import { FILES_PER_AUTHOR_MAX } from '../../../src/core/limits/swarm.ts';
import type { FileOffer } from '../../../src/core/swarm/file-item.ts';
import { OfferBook } from '../../../src/core/swarm/offer-book.ts';
import { alice, bytesOf } from '../../fakes/people.ts';

const offerNumber = (n: number, more: Partial<FileOffer> = {}): FileOffer => ({
  id: fileId(bytesOf(`file ${n}`, 16)),
  ...{ name: 'a', mime: '', sizeBytes: 1, key: alice.publicKey, sharer: alice.peer },
  ...{ own: true, timeMs: 0 },
  ...more,
});

describe('[Q6] a file of a library', () => {
  test('takes no place of its sharer’s offers, and finds one when these are used up', () => {
    const book = new OfferBook();
    for (let n = 0; n < FILES_PER_AUTHOR_MAX; n++)
      expect(book.add(offerNumber(n, { unlisted: true }))).toBeDefined();
    expect(book.mayOffer(alice.peer, 0)).toBe(true);
    const listed = (n: number) => offerNumber(n, { own: false });
    for (let n = 0; n < FILES_PER_AUTHOR_MAX; n++)
      expect(book.add(listed(10_000 + n))).toBeDefined();
    expect(book.add(listed(99_999))).toBeUndefined();
    expect(book.add({ ...listed(99_999), unlisted: true })).toBeDefined();
  });
});

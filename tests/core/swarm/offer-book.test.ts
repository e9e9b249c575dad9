/** The offers of a room are bounded, and nobody's offers push out everybody else's. */
import { expect, test } from 'vitest';
import { fileId, peerId, type FileId, type PeerId } from '../../../src/core/base/ids.ts';
import { FILES_PER_AUTHOR_MAX, FILES_PER_ROOM_MAX } from '../../../src/core/limits/swarm.ts';
import { OfferBook } from '../../../src/core/swarm/offer-book.ts';
import type { FileItem, FileOffer } from '../../../src/core/swarm/file-item.ts';
import { bytesOf } from '../../fakes/people.ts';

const personOf = (name: string): PeerId => peerId(bytesOf(name, 16));
const idOf = (n: number): FileId => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, n);
  return fileId(bytes);
};

function createRig(known: readonly string[] = []) {
  const book = new OfferBook((it) => known.some((name) => personOf(name) === it));
  let n = 0;
  const offer = (sharer: string, own = false) => {
    const offer = { id: idOf(n++), sharer: personOf(sharer), own } as unknown as FileOffer;
    return book.add(offer);
  };
  const countOf = (sharer: string) =>
    [...book.all()].filter((it) => it.offer.sharer === personOf(sharer)).length;
  return { book, offer, countOf };
}

test('[N4] a full room drops the oldest offer of the sharer with most', () => {
  const { book, offer, countOf } = createRig();
  const first = offer('mallory 0');
  const used = offer('mallory 0');
  if (used) used.opening = Promise.resolve({} as FileItem);
  for (let i = 0; i < FILES_PER_ROOM_MAX / FILES_PER_AUTHOR_MAX; i++) {
    while (offer(`mallory ${i}`));
  }
  expect([...book.all()]).toHaveLength(FILES_PER_ROOM_MAX);
  for (let i = 0; i < 50; i++) expect(offer('alice')).toBeDefined();
  expect(countOf('alice')).toBe(50);
  expect([...book.all()]).toHaveLength(FILES_PER_ROOM_MAX);
  expect([...book.all()]).not.toContain(first);
  expect([...book.all()], 'what is used here stays').toContain(used);
  expect(offer('mallory 0')).toBeUndefined();
});

test('[N4] whether the others would list one more of our files counts those that are about to be offered', () => {
  const { book, offer } = createRig();
  expect(book.mayOffer(personOf('bob'), FILES_PER_AUTHOR_MAX)).toBe(false);
  for (let i = 1; i < FILES_PER_AUTHOR_MAX; i++) offer('bob', true);
  expect(book.mayOffer(personOf('bob'), 0)).toBe(true);
  expect(book.mayOffer(personOf('bob'), 1)).toBe(false);
  offer('bob', true);
  expect(book.mayOffer(personOf('bob'), 0)).toBe(false);
});

test('[N4] our own offers always find a place', () => {
  const { offer, countOf } = createRig();
  for (let i = 0; i < FILES_PER_AUTHOR_MAX + 5; i++) expect(offer('bob', true)).toBeDefined();
  expect(countOf('bob')).toBe(FILES_PER_AUTHOR_MAX + 5);
});

test('[N4] a crowd of free keys does not push out the files of people whom we know', () => {
  const { book, offer, countOf } = createRig(['alice', 'bob']);
  for (let i = 0; i < 250; i++) offer('alice');
  const keys = FILES_PER_ROOM_MAX / 10;
  for (let round = 0; round < 12; round++) for (let i = 0; i < keys; i++) offer(`mallory ${i}`);
  expect([...book.all()]).toHaveLength(FILES_PER_ROOM_MAX);
  expect(countOf('alice')).toBe(250);
  for (let i = 0; i < 200; i++) expect(offer('bob')).toBeDefined();
  expect([countOf('alice'), countOf('bob')]).toEqual([250, 200]);
  expect(offer('a newcomer')).toBeDefined();
});

/** Who has a file, of people without a link: whom it is asked of, how often, and who is named. */
import { beforeEach, expect, test } from 'vitest';
import { fileId, type FileId, type PeerId } from '../../../../src/core/base/ids.ts';
import { FAR_HOLDERS_MS } from '../../../../src/core/limits/providers.ts';
import { FarHolders } from '../../../../src/core/room/files/far-holders.ts';
import type { FileOffer } from '../../../../src/core/swarm/file-item.ts';
import type { Offered } from '../../../../src/core/swarm/offer-book.ts';
import { createManualClock, type ManualClock } from '../../../fakes/manual-clock.ts';
import { alice, bob, bytesOf, carol, mallory, settled } from '../../../fakes/people.ts';

const [film, song] = [fileId(bytesOf('film', 16)), fileId(bytesOf('song', 16))];
let clock: ManualClock;
let far: PeerId[];
let offer: Partial<FileOffer>;
let withdrawn: boolean;
/** Lookups that have begun, and what ends each. */
let lookups: { file: FileId; isThorough: boolean; end(found: PeerId[]): void }[];
let holders: FarHolders;

beforeEach(() => {
  clock = createManualClock();
  far = [alice.peer, bob.peer, carol.peer];
  [offer, withdrawn, lookups] = [{ sharer: alice.peer }, false, []];
  holders = new FarHolders({
    clock,
    providers: {
      isFar: (peer) => far.includes(peer),
      find: (file, isThorough) =>
        new Promise((end) => void lookups.push({ file, isThorough, end })),
    },
    offered: () => ({ offer, withdrawn }) as Offered,
    nameOf: (peer) => (peer === bob.peer ? 'Bob' : 'Carol'),
  });
});

test('[D8] all who keep it are asked, and people without a link are named, but for its sharer', async () => {
  const found = holders.of(film);
  await settled();
  expect(lookups).toMatchObject([{ file: film, isThorough: true }]);
  lookups[0]?.end([bob.peer, alice.peer, mallory.peer]);
  expect(await found).toEqual([{ peer: bob.peer, name: 'Bob' }]);
});

test('[D8] of our own file those are enough who know of nobody but us', async () => {
  offer = { sharer: alice.peer, own: true };
  void holders.of(film);
  await settled();
  expect(lookups).toMatchObject([{ isThorough: false }]);
});

test('[D8] a lookup that waits or is under way for long is not begun again', async () => {
  void holders.of(film);
  void holders.of(song);
  await settled();
  clock.pass(2 * FAR_HOLDERS_MS);
  void holders.of(film);
  void holders.of(song);
  await settled();
  lookups[0]?.end([]);
  await settled();
  lookups[1]?.end([]);
  await settled();
  expect(lookups.map(({ file }) => file)).toEqual([film, song]);
});

test('[D8] one file is looked up after another, and each once in a while', async () => {
  const found = [holders.of(film), holders.of(song), holders.of(film)];
  await settled();
  expect(lookups.map(({ file }) => file)).toEqual([film]);
  lookups[0]?.end([bob.peer, carol.peer]);
  await settled();
  expect(lookups.map(({ file }) => file)).toEqual([film, song]);
  lookups[1]?.end([]);
  expect((await Promise.all(found)).map((it) => it.length)).toEqual([2, 0, 2]);
  far = [carol.peer];
  expect(await holders.of(film), 'of those found, who is still far').toMatchObject([
    { name: 'Carol' },
  ]);
  expect(lookups).toHaveLength(2);
  clock.pass(FAR_HOLDERS_MS);
  void holders.of(film);
  await settled();
  expect(lookups).toHaveLength(3);
});

test('[D8] nobody is asked of a private file, one of a library, or one that was taken back', async () => {
  for (const more of [{ recipients: new Set([bob.peer]) }, { unlisted: true }]) {
    offer = { sharer: alice.peer, ...more };
    expect(await holders.of(film)).toEqual([]);
  }
  [offer, withdrawn] = [{ sharer: alice.peer }, true];
  expect(await holders.of(film)).toEqual([]);
  expect(lookups).toEqual([]);
});

/** The table of k-buckets: whom of everyone who is here the mesh is shown. */
import { describe, expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { createListeners } from '../../../src/core/base/events.ts';
import { REFRESH_MS } from '../../../src/core/limits/mesh.ts';
import { BUCKET_MAX } from '../../../src/core/limits/routing.ts';
import { BucketTable } from '../../../src/core/routing/buckets.ts';
import { RoomBuckets } from '../../../src/core/routing/room-buckets.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { bytesOf, randomOf } from '../../fakes/people.ts';

const self = peerId(new Uint8Array(16));
/** So many peers that share `bits` leading bits with us. */
const sharing = (bits: number, count: number): PeerId[] =>
  Array.from({ length: count }, (_, i) => {
    const bytes = bytesOf(`${bits} ${i}`, 16);
    bytes[0] = 0x80 >> bits;
    return peerId(bytes);
  });

describe('[T3] the table of k-buckets', () => {
  test('has some of each bucket, and everybody of those that are small', () => {
    const table = new BucketTable(self);
    const far = sharing(0, 100);
    const near = sharing(3, 5);
    expect([...far, ...near].filter((it) => table.came(it))).toEqual([
      ...far.slice(0, BUCKET_MAX),
      ...near,
    ]);
    expect([...table.peers()]).toEqual([...far.slice(0, BUCKET_MAX), ...near]);
  });

  test('is filled again when half of a bucket has gone and others are here for it', () => {
    const table = new BucketTable(self);
    const far = sharing(0, BUCKET_MAX + 3);
    for (const it of far) table.came(it);
    const gone = far.slice(0, BUCKET_MAX / 2 + 1);
    expect(gone.map((it) => table.went(it))).toEqual(gone.map((_, i) => i >= BUCKET_MAX / 2));
    const left = far.slice(gone.length);
    expect(left.filter((it) => table.offer(it))).toEqual(far.slice(BUCKET_MAX));
    expect([...table.peers()]).toEqual(left);
    for (const it of left) table.went(it);
    expect([...table.peers()]).toEqual([]);
  });
});

/** A room of these, whose buckets say what they show the mesh. */
function roomOf(here: Set<PeerId>, linked: ReadonlySet<PeerId> = new Set()) {
  const clock = createManualClock();
  const [came, went] = [createListeners<[PeerId]>(), createListeners<[PeerId]>()];
  const shown: (readonly PeerId[])[] = [];
  const buckets = new RoomBuckets({
    ...{ self, clock, random: randomOf('buckets'), sighted: (peers) => shown.push(peers) },
    isLinked: (peer) => linked.has(peer),
    members: {
      members: () => here,
      isHere: (peer) => here.has(peer),
      onCame: came.add,
      onWent: went.add,
    },
  });
  const comes = (peer: PeerId) => {
    here.add(peer);
    came.emit(peer);
  };
  const goes = (peer: PeerId) => {
    here.delete(peer);
    went.emit(peer);
  };
  return { clock, buckets, shown, comes, goes };
}

test('[T3] whom the table takes is shown the mesh at once, all of them from time to time, and others in place of who went', () => {
  const { clock, buckets, shown, comes, goes } = roomOf(new Set());
  const far = sharing(0, BUCKET_MAX);
  const late = sharing(0, BUCKET_MAX + 2).slice(BUCKET_MAX);
  for (const it of far) comes(it);
  expect(shown.splice(0)).toEqual(far.map((it) => [it]));
  buckets.tick();
  expect(shown).toEqual([]);
  clock.pass(REFRESH_MS);
  buckets.tick();
  expect(shown.splice(0)).toEqual([far]);
  for (const it of late) comes(it);
  expect(shown).toEqual([]);
  for (const it of far.slice(0, BUCKET_MAX / 2 + 1)) goes(it);
  expect(shown.splice(0)).toEqual([late]);
  buckets.close();
  comes(peerId(bytesOf('late', 16)));
  expect(shown).toEqual([]);
});

test('[T3] those who came first, and with whom there are no links, keep nobody from being shown for ever', () => {
  const crowd = sharing(0, 2 * BUCKET_MAX);
  const linked = new Set(crowd.slice(0, 2));
  const { clock, buckets, shown, comes } = roomOf(new Set(), linked);
  for (const it of crowd) comes(it);
  const late = sharing(0, 2 * BUCKET_MAX + 1).slice(2 * BUCKET_MAX);
  for (const it of late) comes(it);
  shown.splice(0);
  for (let i = 0; i < 10 * BUCKET_MAX; i++) {
    clock.pass(REFRESH_MS);
    buckets.tick();
    expect(shown.at(-1)).toHaveLength(BUCKET_MAX);
    expect(shown.at(-1)).toEqual(expect.arrayContaining([...linked]));
  }
  expect(shown.flat()).toEqual(expect.arrayContaining(late));
});

test('[D7] they are shown as often where the clock is set back', () => {
  const { clock, buckets, shown, comes } = roomOf(new Set());
  for (const it of sharing(0, BUCKET_MAX)) comes(it);
  shown.splice(0);
  clock.setBack(24 * 3_600_000);
  buckets.tick();
  clock.pass(REFRESH_MS);
  buckets.tick();
  expect(shown).toHaveLength(1);
});

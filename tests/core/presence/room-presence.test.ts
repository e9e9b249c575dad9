/** Alice's list of who is here: what she signs, what she checks, and what it costs others to make her work. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Keeps } from '../../../src/core/api/views.ts';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { idBytes, peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { searchProof } from '../../../src/core/identity/proof-search.ts';
import {
  PRESENCE_LEASE_MS,
  PRESENCE_SKEW_MS,
  RECORDS_OF_ONE_BURST,
  REFUTE_AGAIN_MS,
  SUSPECTED_MS,
  SUSPECT_AFTER_MS,
  SUSPICIONS_BURST,
} from '../../../src/core/limits/gossip.ts';
import { LOST_MS } from '../../../src/core/limits/mesh.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { RoomPresence } from '../../../src/core/presence/room-presence.ts';
import {
  readPresence,
  writePresence,
  type PresenceBody,
} from '../../../src/core/presence/presence-record.ts';
import type { Identity } from '../../../src/core/ports.ts';
import type { PresenceMessage } from '../../../src/core/wire/message.ts';
import { createManualClock, type ManualClock } from '../../fakes/manual-clock.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  createPerson,
  crypto,
  mallory,
  otherRoom,
  randomOf,
  room,
  settled,
} from '../../fakes/people.ts';
import { createFakePeers, type FakePeers } from '../../fakes/peers.ts';

const PROOF_BITS_HERE = 4;
let peers: FakePeers;
let clock: ManualClock;
let presence: RoomPresence;
let name: string;
let keeps: Keeps | undefined;
let hidden: Set<PeerId>;
let verified: number;

beforeEach(async () => {
  [peers, clock, name] = [createFakePeers(), createManualClock(), 'Alice'];
  [hidden, verified, keeps] = [new Set(), 0, undefined];
  presence = new RoomPresence({
    ...{ roomId: room, identity: alice, clock, random: randomOf('presence'), peers },
    crypto: {
      ...crypto,
      verify: (...of) => {
        verified += 1;
        return crypto.verify(...of);
      },
    },
    proofBits: PROOF_BITS_HERE,
    answers: undefined,
    name: () => name,
    keeps: () => keeps,
    isHidden: (peer) => hidden.has(peer),
    isDear: () => false,
    changed: () => undefined,
  });
  presence.start();
  await settled();
});

const signed = async (who: Identity, more: Partial<PresenceBody> = {}, roomId = room) =>
  (
    await writePresence(roomId, who, {
      ...{ at: clock.now(), name: 'Somebody', gone: false },
      ...more,
    })
  ).signed;

async function bring(from: Identity, list: Awaited<ReturnType<typeof signed>>[]): Promise<void> {
  peers.deliver(from.peer, { t: 'presence', push: true, list });
  await settled();
}

async function pass(ms: number): Promise<void> {
  for (let leftMs = ms; leftMs > 0; leftMs -= TICK_MS) {
    clock.pass(Math.min(leftMs, TICK_MS));
    presence.tick();
    await settled();
  }
}

const said = (t: PresenceMessage['t'], to?: PeerId) =>
  peers.sent.flatMap((it) => (it.message.t === t && (!to || it.to === to) ? [it.message] : []));
const recordsOfAlice = () =>
  said('presence')
    .flatMap((it) => (it.t === 'presence' ? it.list : []))
    .flatMap(({ body }) => readPresence(body) ?? [])
    .filter(({ key }) => key.every((byte, i) => byte === alice.publicKey[i]));
const listed = () => presence.others().map((it) => it.peer);

test('[F30] records say who keeps the room’s files, as their owners say it, and nothing else', async () => {
  peers.link(bob.peer);
  keeps = 'all';
  presence.restate();
  await settled();
  expect(recordsOfAlice().map((it) => it.keeps)).toEqual([undefined, 'all']);
  await bring(bob, [await signed(bob, { keeps: 'some' })]);
  expect(presence.of(bob.peer)).toMatchObject({ keeps: 'some' });
  await bring(bob, [await signed(bob, { at: clock.now() + 1 })]);
  expect(presence.of(bob.peer)?.keeps).toBeUndefined();
  const odd = { at: clock.now() + 2, keeps: 'everything' as never };
  await bring(bob, [await signed(bob, odd)]);
  expect(presence.of(bob.peer)?.at).toBe(clock.now() + 1);
  expect(peers.faults).toEqual([[bob.peer, 'bad-entry']]);
});

describe('[G5] our record', () => {
  test('is the first that a new link hears, with our name and key', async () => {
    peers.link(bob.peer);
    const [record] = recordsOfAlice();
    expect(record).toMatchObject({ name: 'Alice', gone: false, box: alice.boxKey });
  });

  test('is a new one with a new name, with our proof of work, and before its lease is over', async () => {
    peers.link(bob.peer);
    name = 'Alicia';
    presence.restate();
    await settled();
    const nonce = searchProof({ roomId: room, peer: alice.peer, bits: PROOF_BITS_HERE });
    presence.showProof(nonce);
    await settled();
    await pass(0.91 * PRESENCE_LEASE_MS);
    const records = recordsOfAlice();
    expect(records.length).toBeGreaterThan(3);
    expect(records[1]).toMatchObject({ name: 'Alicia' });
    expect(records[2]).toMatchObject({ work: nonce });
    const times = records.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('takes itself back when we leave, at once', () => {
    peers.link(bob.peer);
    presence.close();
    const records = recordsOfAlice();
    expect(records.at(-1)).toMatchObject({ gone: true });
    expect(records.at(-1)?.at).toBeGreaterThan(records[0]?.at ?? 0);
  });

  test('comes after what still waits: we may be the only one who saw that somebody vanished', async () => {
    for (const it of [bob, carol]) peers.link(it.peer);
    const dave = createPerson('dave');
    await bring(bob, [await signed(mallory), await signed(dave)]);
    for (const { peer } of [mallory, dave])
      peers.deliver(bob.peer, { t: 'suspect', list: [[idBytes(peer), clock.now()]] });
    presence.close();
    const suspects = said('suspect', carol.peer).flatMap((it) =>
      it.t === 'suspect' ? it.list : [],
    );
    expect(suspects.map(([peer]) => peerId(peer))).toEqual([mallory.peer, dave.peer]);
    expect(peers.sent.at(-1)?.message.t).toBe('presence');
  });

  test('is later than one of an earlier visit, whatever the clock said then', async () => {
    peers.link(bob.peer);
    const at = clock.now() + 3_600_000;
    await bring(bob, [await signed(alice, { at, gone: true })]);
    await pass(REFUTE_AGAIN_MS);
    expect(recordsOfAlice().at(-1)).toMatchObject({ gone: false, at: at + 1 });
  });
});

describe('[G6] a record of somebody else', () => {
  test('lists them, linked or not, until they leave', async () => {
    peers.link(bob.peer);
    await bring(bob, [await signed(bob), await signed(carol, { name: 'Carol' })]);
    expect(listed()).toEqual([bob.peer, carol.peer]);
    expect(presence.of(carol.peer)).toMatchObject({ name: 'Carol', boxKey: carol.boxKey });
    hidden.add(bob.peer);
    expect(listed(), 'blocked, or kept out').toEqual([carol.peer]);
    await bring(bob, [await signed(carol, { at: clock.now() + 1, gone: true })]);
    expect(listed()).toEqual([]);
  });

  test('tells other parts who came and who went, also of those whom we hide', async () => {
    const events: string[] = [];
    presence.onCame((peer) => events.push(`came ${peer}`));
    presence.onWent((peer) => events.push(`went ${peer}`));
    peers.link(bob.peer);
    hidden.add(carol.peer);
    await bring(bob, [await signed(carol), await signed(bob)]);
    await bring(bob, [await signed(carol, { at: clock.now() + 1, name: 'Carol' })]);
    expect([...presence.members()]).toEqual([bob.peer, carol.peer]);
    expect(presence.isHere(carol.peer)).toBe(true);
    await bring(bob, [await signed(carol, { at: clock.now() + 2, gone: true })]);
    expect([...presence.members()]).toEqual([bob.peer]);
    expect(events).toEqual([`came ${carol.peer}`, `came ${bob.peer}`, `went ${carol.peer}`]);
  });

  test('counts by its signature alone, for this room', async () => {
    peers.link(mallory.peer);
    const [forged, elsewhere] = [await signed(carol), await signed(carol, {}, otherRoom)];
    await bring(mallory, [{ ...forged, sig: forged.sig.map((byte) => byte ^ 1) }, elsewhere]);
    expect(listed()).toEqual([]);
    expect(peers.faults).toEqual(Array(2).fill([mallory.peer, 'bad-entry']));
    await bring(mallory, [{ ...forged, body: new Uint8Array(3) }]);
    expect(peers.faults).toHaveLength(3);
  });

  test('is not checked again when it comes twice, nor one that is older', async () => {
    for (const { peer } of [bob, mallory]) peers.link(peer);
    const [older, newer] = [await signed(carol), await signed(carol, { at: clock.now() + 5 })];
    await bring(bob, [newer]);
    expect(verified).toBe(1);
    for (let i = 0; i < 5; i++) await bring(mallory, [newer, older]);
    expect(verified).toBe(1);
    expect(said('presence-prune', mallory.peer)).toHaveLength(1);
  });

  test('goes to the other links, and not back', async () => {
    for (const { peer } of [bob, mallory]) peers.link(peer);
    peers.sent.length = 0;
    await bring(bob, [await signed(carol)]);
    expect(said('presence', mallory.peer)).toHaveLength(1);
    expect(said('presence', bob.peer)).toEqual([]);
  });

  test('[G8] of a person costs no more than some signatures, however many they sign', async () => {
    peers.link(mallory.peer);
    for (let i = 0; i < 50; i++)
      await bring(mallory, [await signed(carol, { at: clock.now() + i })]);
    expect(verified).toBe(RECORDS_OF_ONE_BURST);
  });

  test('[G8] from days ahead or long ago is not taken', async () => {
    peers.link(bob.peer);
    await bring(bob, [
      await signed(carol, { at: clock.now() + PRESENCE_SKEW_MS + 1 }),
      await signed(mallory, { at: clock.now() - PRESENCE_SKEW_MS - 1 }),
    ]);
    expect(listed()).toEqual([]);
    expect(peers.faults).toEqual([]);
  });

  test('[G8] shows a proof of work only if it is one', async () => {
    peers.link(bob.peer);
    const work = searchProof({ roomId: room, peer: carol.peer, bits: PROOF_BITS_HERE });
    const wrong = new Uint8Array(8);
    await bring(bob, [await signed(carol, { work }), await signed(mallory, { work: wrong })]);
    expect(presence.of(carol.peer)?.hasProof).toBe(true);
    expect(presence.of(mallory.peer)?.hasProof).toBe(false);
  });
});

describe('[G7] suspicion', () => {
  test('who lost the link and does not come back is suspected, and goes off the list', async () => {
    for (const { peer } of [bob, carol]) peers.link(peer);
    await bring(carol, [await signed(carol)]);
    peers.unlink(carol.peer);
    await pass(SUSPECT_AFTER_MS + TICK_MS);
    expect(said('suspect', bob.peer)).toHaveLength(1);
    expect(listed()).toEqual([carol.peer]);
    await pass(SUSPECTED_MS + TICK_MS);
    expect(listed()).toEqual([]);
  });

  test('is not said of one whose link ended because neither side needed it', async () => {
    for (const { peer } of [bob, carol]) peers.link(peer);
    await bring(carol, [await signed(carol)]);
    peers.unlink(carol.peer, true);
    await pass(SUSPECT_AFTER_MS + SUSPECTED_MS + 2 * TICK_MS);
    expect(said('suspect')).toEqual([]);
    expect(listed()).toEqual([carol.peer]);
  });

  test('is not said of one whose link said goodbye, or came back', async () => {
    for (const { peer } of [bob, carol, mallory]) peers.link(peer);
    await bring(carol, [await signed(carol), await signed(mallory)]);
    await bring(carol, [await signed(carol, { at: clock.now() + 1, gone: true })]);
    peers.unlink(carol.peer);
    peers.unlink(mallory.peer);
    peers.link(mallory.peer);
    await pass(SUSPECT_AFTER_MS + SUSPECTED_MS + 2 * TICK_MS);
    expect(said('suspect')).toEqual([]);
    expect(listed()).toEqual([mallory.peer]);
  });

  test('of us is answered with a new record, once in two seconds at most', async () => {
    peers.link(bob.peer);
    await pass(REFUTE_AGAIN_MS);
    peers.sent.length = 0;
    for (let i = 0; i < 100; i++) {
      const { at = 0 } = presence.of(alice.peer) ?? {};
      peers.deliver(bob.peer, { t: 'suspect', list: [[idBytes(alice.peer), at]] });
      clock.pass(100);
      await settled();
    }
    expect(recordsOfAlice().length).toBeGreaterThan(3);
    expect(recordsOfAlice().length).toBeLessThanOrEqual(10_000 / REFUTE_AGAIN_MS + 1);
  });

  test('of us is heard of a link, however many others that has suspected', async () => {
    peers.link(bob.peer);
    await pass(REFUTE_AGAIN_MS);
    peers.sent.length = 0;
    const { at = 0 } = presence.of(alice.peer) ?? {};
    const crowd = Array.from({ length: SUSPICIONS_BURST }, (_, i): [Bytes, number] => [
      bytesOf(`crowd ${i}`, 16),
      1,
    ]);
    peers.deliver(bob.peer, { t: 'suspect', list: crowd });
    peers.deliver(bob.peer, { t: 'suspect', list: [[idBytes(alice.peer), at]] });
    await settled();
    expect(recordsOfAlice()).toHaveLength(1);
  });

  test('is heard of who was named right before, though that record is still checked', async () => {
    for (const it of [bob, carol]) peers.link(it.peer);
    const list = [await signed(mallory)];
    peers.deliver(bob.peer, { t: 'presence', push: true, list });
    peers.deliver(bob.peer, { t: 'suspect', list: [[idBytes(mallory.peer), clock.now()]] });
    await settled();
    expect(said('suspect', carol.peer)).toHaveLength(1);
    await pass(SUSPECTED_MS);
    expect(listed()).toEqual([]);
  });

  test('without a link for long, we list nobody', async () => {
    peers.link(bob.peer);
    await bring(bob, [await signed(bob), await signed(carol)]);
    peers.unlink(bob.peer);
    await pass(LOST_MS - TICK_MS);
    expect(listed()).toHaveLength(2);
    await pass(2 * TICK_MS);
    expect(listed()).toEqual([]);
  });
});

test('[D7] who is suspected and silent goes off the list as soon where the clock is set back meanwhile', async () => {
  for (const { peer } of [bob, mallory]) peers.link(peer);
  const record = await signed(carol);
  await bring(bob, [record]);
  const at = readPresence(record.body)?.at ?? 0;
  peers.deliver(bob.peer, { t: 'suspect', list: [[idBytes(carol.peer), at]] });
  clock.setBack(24 * 3_600_000);
  await pass(2 * SUSPECTED_MS);
  expect(listed()).not.toContain(carol.peer);
});

test('[G5] our record is renewed in time where the clock is set back', async () => {
  peers.link(bob.peer);
  const count = recordsOfAlice().length;
  clock.setBack(24 * 3_600_000);
  await pass(0.91 * PRESENCE_LEASE_MS);
  expect(recordsOfAlice().length).toBeGreaterThan(count);
});

test('[G5] times at the edges, in whatever message, neither list nor hide anybody', async () => {
  for (const { peer } of [bob, mallory]) peers.link(peer);
  const edges = [0, 1, clock.now() + 3_600_000, Number.MAX_SAFE_INTEGER];
  for (const at of edges) {
    const list = [carol, alice, bob].map(({ peer }) => [idBytes(peer), at] as [Bytes, number]);
    const [salt, scope] = [new Uint8Array(8), Uint8Array.from({ length: 64 }, (_, i) => i)];
    for (const t of ['presence-ihave', 'presence-graft', 'suspect'] as const)
      peers.deliver(mallory.peer, { t, list });
    for (const ask of [true, false]) peers.deliver(mallory.peer, { t: 'vouch', ask, list });
    for (const reply of [true, false])
      peers.deliver(mallory.peer, { t: 'presence-vector', salt, scope, list, reply, free: true });
  }
  await bring(mallory, [await signed(mallory, { at: Number.MAX_SAFE_INTEGER })]);
  await bring(bob, [await signed(carol), await signed(bob)]);
  await pass(2 * SUSPECTED_MS);
  expect(listed().toSorted()).toEqual([bob.peer, carol.peer].toSorted());
  expect(recordsOfAlice().every(({ at }) => at <= clock.now() + 2)).toBe(true);
});

/** Says so in one of two ways: the guest lists whom we list, or has nobody to name. */
const listsNobody = (sums: PresenceMessage, i: number): PresenceMessage =>
  sums.t !== 'presence-sums' || i % 2 === 0
    ? sums
    : {
        ...{ t: 'presence-vector', salt: sums.salt, scope: Uint8Array.of(0), list: [] },
        ...{ reply: false, free: true },
      };

test('[G6] who waits has its turn as soon as those before have brought all that they know', async () => {
  const all = Array.from({ length: 12 }, (_, i) => createPerson(`guest ${i}`));
  const guests = all.filter(({ peer }) => alice.peer < peer).slice(0, 5);
  expect(guests.length).toBe(5);
  for (const { peer } of guests) peers.link(peer);
  const asked = () =>
    new Set(
      peers.sent.flatMap(({ to, message }) =>
        message.t === 'presence-sums' && to !== 'all' ? [to] : [],
      ),
    );
  expect(asked().size).toBe(2);
  for (let i = 0; i < guests.length; i++) {
    const peer = [...asked()][i];
    for (const sums of said('presence-sums', peer))
      if (peer) peers.deliver(peer, listsNobody(sums, i));
    await settled();
  }
  expect([...asked()].toSorted()).toEqual(guests.map(({ peer }) => peer).toSorted());
});

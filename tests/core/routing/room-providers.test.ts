/** Providing and finding in a room of many, over ways that always work, and a fifth of whom lie. */
import { describe, expect, test } from 'vitest';
import { fileId, idBytes, peerId, type FileId, type PeerId } from '../../../src/core/base/ids.ts';
import {
  DIALS_ASKED_BURST,
  KEEPERS,
  KEEPERS_HASTE_MS,
  KEEPERS_PATIENCE_MS,
  PROVIDE_RETRY_MAX_MS,
  PROVIDE_RETRY_MS,
  PROVIDE_TRIES,
  PROVIDE_WITHIN_MS,
  PROVIDED_FILES_MAX,
  PROVIDED_MS,
  PROVIDER_CHECKS_BURST,
} from '../../../src/core/limits/providers.ts';
import type { Clock, Identity } from '../../../src/core/ports.ts';
import {
  decodeProviders,
  encodeProvider,
  encodeProviders,
  writeProvider,
} from '../../../src/core/routing/provider-record.ts';
import { keepersOf } from '../../../src/core/routing/keepers.ts';
import { RoomProviders } from '../../../src/core/routing/room-providers.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { createPerson, crypto, otherRoom, randomOf, room, settled } from '../../fakes/people.ts';
import { createPrng } from '../../fakes/prng.ts';
import { createFakeRoutes } from '../../fakes/routes.ts';

const prng = createPrng('room of providers');
const drawFile = () => fileId(prng.bytes(16));
const soon = () => true;
/** Shared files by most of these tests, and left. */
const nobodyHere = createPerson('nobody here').peer;

function createHall(count: number) {
  const clock = createManualClock();
  const routes = createFakeRoutes();
  const people = Array.from({ length: count }, (_, i) => createPerson(`provider ${i}`));
  const here = new Set(people.map(({ peer }) => peer));
  const proven = new Set(here);
  const linked = new Set<PeerId>();
  const unoffered = new Set<FileId>();
  const sharers = new Map<FileId, PeerId>();
  const served: [by: PeerId, PeerId][] = [];
  const members = people.map(
    (identity) =>
      new RoomProviders({
        roomId: room,
        ...{ identity, crypto, clock },
        random: randomOf(identity.peer),
        routes: routes.of(identity.peer),
        others: () => [...here].filter((it) => it !== identity.peer),
        isHere: (peer) => here.has(peer),
        hasProof: (peer) => proven.has(peer),
        isLinked: (peer) => linked.has(peer),
        sharerOf: (file) => (unoffered.has(file) ? undefined : (sharers.get(file) ?? nobodyHere)),
        gives: (file) => file !== undefined && !unoffered.has(file),
        serve: (peer) => served.push([identity.peer, peer]) > 0,
      }),
  );
  const keepers = (file: FileId) => keepersOf(file, here).asked;
  const member = (i: number) => members[i] as RoomProviders;
  const person = (i: number) => people[i] as Identity;
  return {
    clock,
    routes,
    people,
    members,
    member,
    person,
    here,
    proven,
    linked,
    unoffered,
    sharers,
    served,
    keepers,
  };
}
type Hall = ReturnType<typeof createHall>;

/** The number of a member that keeps none of these. */
const strangerTo = ({ people, keepers }: Hall, ...files: FileId[]): number =>
  people.findIndex(({ peer }) => !files.some((it) => keepers(it).includes(peer)));

async function provide({ member }: Hall, i: number, ...files: FileId[]): Promise<void> {
  for (const _ of files) member(i).provide(files, soon);
  await settled();
}

describe('a room of thirty', () => {
  test('[D1] who provides a file is found by everyone', async () => {
    const hall = createHall(30);
    const file = drawFile();
    await provide(hall, 3, file);
    for (const [i, member] of hall.members.entries()) {
      const found = await member.find(file, false);
      expect(found).toEqual(i === 3 ? [] : [hall.person(3).peer]);
    }
  });

  test('[D2] and its sharer is, though all others claim to have it', async () => {
    const hall = createHall(48);
    const file = drawFile();
    hall.sharers.set(file, hall.person(3).peer);
    for (let i = 4; i < 48; i++) await provide(hall, i, file);
    await provide(hall, 3, file);
    for (const i of [0, 1, 2])
      expect(await hall.member(i).find(file, false)).toContain(hall.person(3).peer);
  });

  test('[D3] a lookup asks three, and the other five when these do not say who has it', async () => {
    const hall = createHall(30);
    const [file, nobodys] = [drawFile(), drawFile()];
    await provide(hall, 3, file);
    const asker = strangerTo(hall, file, nobodys);
    hall.routes.asks.length = 0;
    await hall.member(asker).find(file, false);
    expect(hall.routes.asks).toHaveLength(3);
    hall.routes.asks.length = 0;
    expect(await hall.member(asker).find(nobodys, false)).toEqual([]);
    const told = hall.routes.asks.map(({ to }) => to);
    expect(new Set(told)).toEqual(new Set(hall.keepers(nobodys)));
    expect(told).toHaveLength(2 * hall.keepers(nobodys).length);
    hall.routes.asks.length = 0;
    await hall.member(asker).find(file, true);
    expect(hall.routes.asks).toHaveLength(hall.keepers(file).length);
  });

  test('[D3] and the others when the first ones are silent', async () => {
    const hall = createHall(30);
    const file = drawFile();
    await provide(hall, 3, file);
    for (const keeper of hall.keepers(file).slice(1)) hall.routes.silent.add(keeper);
    expect(await hall.member(8).find(file, false)).toEqual([hall.person(3).peer]);
  });

  test('[D3] and does not wait for those who are silent when it has found somebody', async () => {
    const hall = createHall(30);
    const file = drawFile();
    await provide(hall, 3, file);
    for (const keeper of hall.keepers(file).slice(1)) hall.routes.slow.add(keeper);
    const looking = hall.member(8).find(file, true);
    await settled();
    hall.clock.pass(KEEPERS_PATIENCE_MS);
    expect(await looking).toEqual([hall.person(3).peer]);
    expect(hall.clock.timers()).toBe(0);
  });

  test.each([
    ['nobody', false, encodeProviders([])],
    ['nobody, when it is to hear all', true, encodeProviders([])],
    ['what nobody can read', false, Uint8Array.of(0xc1)],
  ] as const)(
    '[D3] and ends only when it has asked those who said %s by two ways',
    async (_, isThorough, lie) => {
      const hall = createHall(30);
      const file = drawFile();
      await provide(hall, 3, file);
      for (const { peer } of hall.people) hall.routes.lied.set(peer, lie);
      const finding = hall.member(strangerTo(hall, file)).find(file, isThorough);
      expect(await finding).toEqual([hall.person(3).peer]);
    },
  );

  test('[D3] and does not wait for those who are silent before it asks the others again', async () => {
    const hall = createHall(30);
    const file = drawFile();
    await provide(hall, 3, file);
    const [slow, ...others] = hall.keepers(file);
    if (slow) hall.routes.slow.add(slow);
    for (const it of others) hall.routes.lied.set(it, encodeProviders([]));
    const looking = hall.member(strangerTo(hall, file)).find(file, false);
    await settled();
    hall.clock.pass(KEEPERS_HASTE_MS);
    await settled();
    hall.clock.pass(KEEPERS_PATIENCE_MS - KEEPERS_HASTE_MS);
    expect(await looking).toEqual([hall.person(3).peer]);
  });

  test('[D5] who has a file dials those who ask for it and are here, as often as one link may ask', async () => {
    const hall = createHall(30);
    const [file, other] = [drawFile(), drawFile()];
    hall.unoffered.add(other);
    const [asker, giver] = [hall.person(3).peer, hall.person(8).peer];
    hall.member(3).askToDial(giver, other);
    hall.member(3).askToDial(giver, undefined);
    await settled();
    expect(hall.served).toEqual([]);
    hall.member(3).askToDial(giver, file);
    await settled();
    expect(hall.served).toEqual([[giver, asker]]);
    for (let i = 0; i < 3 * DIALS_ASKED_BURST; i++) hall.member(3).askToDial(giver, file);
    await settled();
    expect(hall.served).toHaveLength(DIALS_ASKED_BURST);
    hall.here.delete(hall.person(4).peer);
    hall.member(4).askToDial(giver, file);
    await settled();
    expect(hall.served).toHaveLength(DIALS_ASKED_BURST);
  });

  test('a lookup that waits ends with the room, and leaves no timer', async () => {
    const hall = createHall(30);
    const file = drawFile();
    for (const keeper of hall.keepers(file)) hall.routes.slow.add(keeper);
    const looking = hall.member(0).find(file, false);
    await settled();
    hall.member(0).close();
    expect(await looking).toEqual([]);
    expect(hall.clock.timers()).toBe(0);
    expect(await hall.member(0).find(file, false)).toEqual([]);
  });

  test('[D2] a record is renewed before it ends, and ends when it is not', async () => {
    const hall = createHall(30);
    const file = drawFile();
    await provide(hall, 3, file);
    for (let i = 0; i < 10; i++) {
      hall.clock.pass(PROVIDED_MS / 4);
      await provide(hall, 3, file);
      expect(await hall.member(8).find(file, false)).toHaveLength(1);
    }
    hall.clock.pass(PROVIDED_MS);
    expect(await hall.member(8).find(file, false)).toEqual([]);
  });

  test('who has left is not named any more', async () => {
    const hall = createHall(30);
    const file = drawFile();
    await provide(hall, 3, file);
    hall.here.delete(hall.person(3).peer);
    expect(await hall.member(8).find(file, false)).toEqual([]);
  });

  test('[D1] nothing is provided that the log does not offer to all; it is, once that has come', async () => {
    const hall = createHall(30);
    const file = drawFile();
    hall.unoffered.add(file);
    await provide(hall, 3, file);
    hall.unoffered.clear();
    expect(await hall.member(8).find(file, false)).toEqual([]);
    hall.clock.pass(2 * PROVIDE_RETRY_MS);
    await provide(hall, 3, file);
    expect(await hall.member(8).find(file, false)).toHaveLength(1);
  });

  test('[D2] keepers who did not take it are asked again, some times, and the others are not', async () => {
    const hall = createHall(30);
    const file = drawFile();
    const [late, liar] = hall.keepers(file).slice(0, 2) as [PeerId, PeerId];
    hall.routes.silent.add(late).add(liar);
    await provide(hall, 3, file);
    hall.routes.silent.delete(late);
    hall.routes.asks.length = 0;
    for (let i = 0; i < 4 * PROVIDE_TRIES; i++) {
      hall.clock.pass(PROVIDE_RETRY_MAX_MS);
      await provide(hall, 3, file);
    }
    const asked = hall.routes.asks.map(({ to }) => to);
    expect(asked.filter((it) => it === late)).toHaveLength(1);
    expect(asked.filter((it) => it === liar)).toHaveLength(PROVIDE_TRIES - 1);
    // Two others in their place.
    expect(asked).toHaveLength(PROVIDE_TRIES + 2);
  });

  test('what is not urgent is spread in time, one file a beat, and the newest files only', async () => {
    const hall = createHall(30);
    const files = Array.from({ length: 2 * PROVIDED_FILES_MAX }, drawFile);
    const asked = () => hall.routes.asks.length;
    const keepers = files.map((it) =>
      hall.keepers(it).filter((one) => one !== hall.person(3).peer),
    );
    hall.member(3).provide(files, () => false);
    await settled();
    expect(asked()).toBeLessThanOrEqual(Math.max(...keepers.map((it) => it.length)));
    hall.clock.pass(PROVIDE_WITHIN_MS);
    for (let i = 0; i < 2 * PROVIDED_FILES_MAX; i++) hall.member(3).provide(files, () => false);
    await settled();
    expect(asked()).toBe(keepers.slice(-PROVIDED_FILES_MAX).flat().length);
  });

  test('where everyone is linked with everyone, nothing is asked of anyone', async () => {
    const hall = createHall(12);
    for (const { peer } of hall.people) hall.linked.add(peer);
    const file = drawFile();
    await provide(hall, 3, file);
    expect(await hall.member(8).find(file, true)).toEqual([]);
    expect(hall.routes.asks).toEqual([]);
  });
});

describe('records', () => {
  const keeperOf = (hall: Hall, file: FileId) => hall.keepers(file)[0] as PeerId;
  const send = (hall: Hall, from: Identity, to: PeerId, body: Uint8Array<ArrayBuffer>) =>
    hall.routes.of(from.peer).ask(to, 'provide', body);

  test('[D1] count only from their provider, for this room, and signed', async () => {
    const hall = createHall(30);
    const [alice, mallory] = [hall.person(3), hall.person(4)];
    const file = drawFile();
    const keeper = keeperOf(hall, file);
    const good = await writeProvider(room, alice, file, hall.clock.now());
    const elsewhere = await writeProvider(otherRoom, alice, file, hall.clock.now());
    const forged = { ...good, signed: { ...good.signed, sig: new Uint8Array(64) } };
    expect(await send(hall, mallory, keeper, encodeProvider(good))).toBeUndefined();
    expect(await send(hall, alice, keeper, encodeProvider(elsewhere))).toBeUndefined();
    expect(await send(hall, alice, keeper, encodeProvider(forged))).toBeUndefined();
    expect(await send(hall, alice, keeper, new Uint8Array(200))).toBeUndefined();
    expect(await send(hall, alice, keeper, encodeProvider(good))).toEqual(Uint8Array.of(1));
  });

  test('[D1] a keeper that names others than their owners do is not believed', async () => {
    const hall = createHall(30);
    const [alice, bob] = [hall.person(3), hall.person(5)];
    const file = drawFile();
    const other = await writeProvider(room, alice, drawFile(), hall.clock.now());
    const forged = await writeProvider(otherRoom, bob, file, hall.clock.now());
    for (const keeper of hall.keepers(file))
      hall.routes.of(keeper).onAsk('find', () => encodeProviders([other, forged]));
    expect(await hall.member(8).find(file, true)).toEqual([]);
  });

  test('of one provider so many are checked, of bad ones none is counted against it', async () => {
    const hall = createHall(30);
    const alice = hall.person(3);
    const file = drawFile();
    const keeper = keeperOf(hall, file);
    const forged = await writeProvider(otherRoom, alice, file, hall.clock.now());
    for (let i = 0; i < 200; i++) await send(hall, alice, keeper, encodeProvider(forged));
    const good = await writeProvider(room, alice, file, hall.clock.now());
    expect(await send(hall, alice, keeper, encodeProvider(good))).toEqual(Uint8Array.of(1));
  });

  test('[D4] that come of one link without end take nothing from what other links bring', async () => {
    const hall = createHall(30);
    const [alice, mallory] = [hall.person(3), hall.person(4)];
    const file = drawFile();
    const keeper = keeperOf(hall, file);
    const forged = encodeProvider(await writeProvider(otherRoom, mallory, file, hall.clock.now()));
    for (let i = 0; i < PROVIDER_CHECKS_BURST + 10; i++) await send(hall, mallory, keeper, forged);
    const good = await writeProvider(room, alice, file, hall.clock.now());
    expect(await send(hall, alice, keeper, encodeProvider(good))).toEqual(Uint8Array.of(1));
  });
});

test('[D3] with a fifth of liars, lookups in a room of a hundred are right 99 times in 100', async () => {
  const hall = createHall(100);
  const liars = new Set(hall.people.slice(80).map(({ peer }) => peer));
  let tried = 0;
  let right = 0;
  for (let n = 0; n < 150; n++) {
    const file = drawFile();
    const sharer = n % 80;
    hall.member(sharer).close();
    const fresh = createSharer(hall, sharer);
    hall.members[sharer] = fresh;
    fresh.provide([file], soon);
    await settled();
    // A liar says that nobody has it, says nothing, or that other liars have it.
    const lies = await Promise.all(
      hall.people.slice(90, 98).map((it) => writeProvider(room, it, file, hall.clock.now())),
    );
    const silent = () => undefined;
    const answers = [() => encodeProviders([]), silent, () => encodeProviders(lies)];
    for (const [i, liar] of [...liars].entries())
      hall.routes.of(liar).onAsk('find', answers[i % answers.length] ?? silent);
    const asker = (n * 7 + 11) % 80;
    if (asker === sharer) continue;
    tried += 1;
    const found = await hall.member(asker).find(file, true);
    if (found.slice(0, 4).includes(hall.person(sharer).peer)) right += 1;
  }
  expect(right / tried).toBeGreaterThanOrEqual(0.99);
});

/** Each time another one, whose first file it is. */
function createSharer(hall: Hall, i: number, clock: Clock = hall.clock): RoomProviders {
  const identity = hall.person(i);
  return new RoomProviders({
    roomId: room,
    ...{ identity, crypto, clock },
    random: randomOf(`again ${identity.peer}`),
    routes: hall.routes.of(identity.peer),
    others: () => [...hall.here].filter((it) => it !== identity.peer),
    isHere: () => true,
    hasProof: () => true,
    isLinked: () => false,
    sharerOf: () => nobodyHere,
    gives: () => true,
    serve: () => true,
  });
}

test.each([1, 24])('[D2] whose clock is set back by %i h is found as before', async (hours) => {
  const hall = createHall(30);
  const file = drawFile();
  let aheadMs = hours * 3_600_000;
  hall.member(3).close();
  const now = () => hall.clock.now() + aheadMs;
  const sharer = createSharer(hall, 3, { ...hall.clock, now });
  const provideOn = async () => {
    sharer.provide([file], soon);
    await settled();
  };
  await provideOn();
  expect(await hall.member(8).find(file, false)).toEqual([hall.person(3).peer]);
  aheadMs = 0;
  for (let i = 0; i < 8; i++) {
    hall.clock.pass(PROVIDED_MS / 4);
    await provideOn();
    expect(await hall.member(8).find(file, false)).toEqual([hall.person(3).peer]);
  }
});

/** Somebody says in its name that it keeps each record, and that nobody has a file. */
function keepsNothing({ routes }: ReturnType<typeof createHall>, peer: PeerId): void {
  routes.of(peer).onAsk('provide', () => Uint8Array.of(1));
  routes.of(peer).onAsk('find', () => encodeProviders([]));
}

describe('invented people whose ids were ground to be the closest to a file', () => {
  /** Nobody has these keys here; nothing is closer to the file. */
  const groundNear = (file: FileId, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const bytes = idBytes(file).slice();
      bytes[14] = (bytes[14] ?? 0) ^ (i >> 8);
      bytes[15] = (bytes[15] ?? 0) ^ i;
      return peerId(bytes);
    });

  /** Provides it for a minute. */
  async function provideOn(hall: Hall, i: number, file: FileId): Promise<void> {
    for (let tries = 0; tries < 2 * PROVIDE_TRIES; tries++) {
      await provide(hall, i, file);
      hall.clock.pass(PROVIDE_RETRY_MAX_MS / 2);
    }
  }

  async function find(hall: Hall, i: number, file: FileId, isThorough: boolean): Promise<PeerId[]> {
    const finding = hall.member(i).find(file, isThorough);
    for (let tries = 0; tries < 8; tries++) {
      await settled();
      hall.clock.pass(KEEPERS_PATIENCE_MS / 2);
    }
    return finding;
  }

  test.each([
    ['say nothing', 'silent'],
    ['leave everybody waiting', 'slow'],
  ] as const)('[D6] and who %s are passed over for the next ones', async (_, how) => {
    const hall = createHall(100);
    const file = drawFile();
    for (const it of groundNear(file, 16)) {
      hall.here.add(it);
      hall.proven.add(it);
    }
    await provideOn(hall, 3, file);
    if (how === 'slow')
      for (const it of hall.here)
        if (!hall.people.some(({ peer }) => peer === it)) hall.routes.slow.add(it);
    expect(await find(hall, 8, file, false)).toEqual([hall.person(3).peer]);
  });

  test('[D1] and for whom somebody on the way answers, are not alone in keeping it', async () => {
    const hall = createHall(100);
    const file = drawFile();
    for (const it of groundNear(file, KEEPERS)) {
      hall.here.add(it);
      hall.proven.add(it);
      keepsNothing(hall, it);
    }
    await provideOn(hall, 3, file);
    expect(await find(hall, 8, file, false)).toEqual([hall.person(3).peer]);
  });

  test('[D1] and who show no proof of work come after all who do', async () => {
    const hall = createHall(30);
    const file = drawFile();
    for (const it of groundNear(file, 1_000)) {
      hall.here.add(it);
      keepsNothing(hall, it);
    }
    await provideOn(hall, 3, file);
    expect(await find(hall, 8, file, false)).toEqual([hall.person(3).peer]);
  });
});

test('what a keeper says is read as it was written', async () => {
  const records = await Promise.all(
    [1, 2, 3].map((at) => writeProvider(room, createPerson('one'), drawFile(), at)),
  );
  expect(decodeProviders(encodeProviders(records))).toEqual(records.map(({ signed }) => signed));
});

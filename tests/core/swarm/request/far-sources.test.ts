/** Downloads and those who have the file, without links between them. */
import { describe, expect, test } from 'vitest';
import { peerId, type FileId, type PeerId } from '../../../../src/core/base/ids.ts';
import { LOOK_AFTER_MS, SOURCE_SLOW_MS } from '../../../../src/core/limits/providers.ts';
import { TICK_MS } from '../../../../src/core/limits/shared.ts';
import type { Providers } from '../../../../src/core/peers.ts';
import { alice, bob, bytesOf, carol, mallory } from '../../../fakes/people.ts';
import {
  CHUNK_BYTES,
  createParty,
  offerOf,
  problemIn,
  share,
  stateIn,
  type Member,
} from '../../../rigs/files-rig.ts';

function createFakeProviders(...found: PeerId[]) {
  const asked: FileId[] = [];
  let provided: readonly FileId[] = [];
  let hurry: (file: FileId) => boolean = () => false;
  let answer: (peers: readonly PeerId[]) => void = () => undefined;
  const far = new Set<PeerId>();
  const toDial: [PeerId, FileId | undefined][] = [];
  const providers: Providers = {
    provide: (files, soon) => void ([provided, hurry] = [files, soon]),
    find(file) {
      asked.push(file);
      return new Promise((resolve) => (answer = resolve));
    },
    isFar: (peer) => far.has(peer),
    askToDial: (...of) => void toDial.push(of),
  };
  return {
    providers,
    far,
    asked,
    toDial,
    provided: () => provided,
    isUrgent: (file: FileId) => hurry(file),
    answer: (...peers: PeerId[]) => answer(peers.length > 0 ? peers : found),
  };
}

const TICKS = Math.ceil(LOOK_AFTER_MS / TICK_MS) + 1;

async function offered(by: Member, sharer = bob) {
  const offer = await offerOf(sharer, 'far', 10 * CHUNK_BYTES, by.peer);
  await by.files.offer(offer);
  return offer;
}

/** Of a file whose sharer is here without a link, and which is looked for. */
async function farDownload() {
  const party = createParty();
  const world = createFakeProviders();
  const a = await party.join(alice, undefined, world.providers);
  const { id, sharer } = await offered(a);
  world.far.add(sharer);
  await a.files.download(id);
  await party.tick(TICKS);
  return { party, world, a, id, sharer };
}

describe('[F24] a download that no linked peer has', () => {
  test('says that it looks, then that nobody has it', async () => {
    const party = createParty();
    const world = createFakeProviders();
    const a = await party.join(alice, undefined, world.providers);
    const { id } = await offered(a);
    await a.files.download(id);
    await party.tick(TICKS + 2);
    expect(world.asked).toEqual([id]);
    expect(problemIn(a, id)).toBe('looking');
    world.answer();
    await party.tick(1);
    expect(problemIn(a, id)).toBe('nobody-has-it');
  });

  test('[Q6] is linked with its sharer alone, and provided by nobody, if it is a file of a library', async () => {
    const party = createParty();
    const world = createFakeProviders();
    const a = await party.join(alice, undefined, world.providers);
    const b = await party.join(bob, undefined, world.providers);
    const { id } = await share(b, 'far', bytesOf('far', 10 * CHUNK_BYTES), [], undefined, {
      unlisted: true,
    });
    await a.files.offer({
      ...(await offerOf(bob, 'far', 10 * CHUNK_BYTES, a.peer)),
      unlisted: true,
    });
    world.far.add(bob.peer);
    await a.files.download(id);
    await party.tick(TICKS);
    expect([world.asked, world.provided()]).toEqual([[], []]);
    expect(a.peers.needed).toContain(bob.peer);
    expect(stateIn(b, id)).toBe('sharing');
  });

  test('links with those who are found, and with the sharer last', async () => {
    const { party, world, a, id, sharer } = await farDownload();
    world.answer(sharer, carol.peer, mallory.peer);
    await party.tick(1);
    expect(a.peers.needed.slice(0, 3)).toEqual([carol.peer, mallory.peer, sharer]);
    expect(problemIn(a, id)).not.toBe('nobody-has-it');
    a.peers.needed.length = 0;
    await a.files.pause(id);
    await party.tick(2);
    expect(a.peers.needed).toEqual([]);
    expect(new Set(a.peers.released)).toEqual(new Set([carol.peer, mallory.peer, sharer]));
  });

  test('lets nobody go whom another download needs', async () => {
    const party = createParty();
    const world = createFakeProviders();
    const a = await party.join(alice, undefined, world.providers);
    const { id } = await offered(a);
    const other = await offerOf(mallory, 'other', 10 * CHUNK_BYTES, a.peer);
    await a.files.offer(other);
    world.far.add(carol.peer);
    for (const file of [id, other.id]) {
      await a.files.download(file);
      await party.tick(TICKS);
      world.answer(carol.peer);
    }
    await party.tick(1);
    await a.files.pause(id);
    await party.tick(2);
    expect(a.peers.released).toEqual([]);
    await a.files.pause(other.id);
    await party.tick(2);
    expect(a.peers.released).toEqual([carol.peer]);
  });

  test('tries the sharer next when those who are found show nothing, though many are', async () => {
    const { party, world, a, sharer } = await farDownload();
    world.answer(...Array.from({ length: 8 }, (_, i) => peerId(new Uint8Array(16).fill(i + 1))));
    await party.tick(1);
    expect(a.peers.needed).not.toContain(sharer);
    await party.tick(SOURCE_SLOW_MS / TICK_MS + 1);
    expect(a.peers.needed).toContain(sharer);
  });

  test('[D5] asks those who are found to dial, when no link comes', async () => {
    const party = createParty();
    const world = createFakeProviders();
    const a = await party.join(alice, undefined, world.providers);
    const { id } = await offered(a);
    world.far.add(carol.peer);
    await a.files.download(id);
    await party.tick(TICKS);
    world.answer(carol.peer);
    await party.tick(2);
    expect(world.toDial).toEqual([[carol.peer, id]]);
    world.far.delete(carol.peer); // the link has come
    await party.tick(4);
    expect(world.toDial).toHaveLength(1);
  });

  test('is asked of its recipients alone when it is private', async () => {
    const party = createParty();
    const world = createFakeProviders();
    const a = await party.join(alice, undefined, world.providers);
    const offer = await offerOf(bob, 'secret', 10 * CHUNK_BYTES, a.peer);
    await a.files.offer({ ...offer, recipients: new Set([alice.peer, bob.peer, carol.peer]) });
    for (const peer of [bob.peer, carol.peer, mallory.peer]) world.far.add(peer);
    await a.files.download(offer.id);
    await party.tick(TICKS + 2);
    expect(world.asked).toEqual([]);
    expect(new Set(a.peers.needed)).toEqual(new Set([carol.peer, bob.peer]));
    await party.tick(2);
    expect(new Set(world.toDial.flat())).toEqual(new Set([carol.peer, bob.peer, undefined]));
  });
});

describe('[D1] what a peer has', () => {
  test('is provided, at once when it is its own', async () => {
    const party = createParty();
    const [mine, theirs] = [createFakeProviders(), createFakeProviders()];
    const a = await party.join(alice, undefined, mine.providers);
    const b = await party.join(bob, undefined, theirs.providers);
    party.link(a, b);
    const { id } = await share(a, 'x', bytesOf('x', 10 * CHUNK_BYTES), [b]);
    await party.run();
    await party.tick(1);
    expect([mine.provided(), mine.isUrgent(id)]).toEqual([[id], true]);
    expect(theirs.provided()).toEqual([]);
    await b.files.download(id);
    await party.run();
    await party.tick(3);
    expect(stateIn(b, id)).toBe('complete');
    expect([theirs.provided(), theirs.isUrgent(id)]).toEqual([[id], false]);
  });

  test('[D5] is given to those who may have it', async () => {
    const party = createParty();
    const a = await party.join(alice, undefined, createFakeProviders().providers);
    const b = await party.join(bob, undefined, createFakeProviders().providers);
    party.link(a, b);
    const { id } = await share(a, 'x', bytesOf('x', 10 * CHUNK_BYTES), [b]);
    await party.run();
    const gives = (by: Member, file: FileId | undefined) =>
      by.files.farSources.gives(file, bob.peer);
    expect([gives(a, id), gives(a, undefined), gives(b, id)]).toEqual([true, false, false]);
    await a.files.withdrawn.take(id, true);
    expect(gives(a, id)).toBe(false);
  });

  test('is not provided when it is private, or given to nobody', async () => {
    const party = createParty();
    const world = createFakeProviders();
    const a = await party.join(alice, undefined, world.providers);
    const content = bytesOf('x', 10 * CHUNK_BYTES);
    const offer = await offerOf(alice, 'x', content.length, a.peer);
    const source = {
      sizeBytes: content.length,
      read: (from: number, to: number) => Promise.resolve(content.slice(from, to)),
    };
    await a.files.ownOffers.prepare(offer, source);
    await a.files.offer({ ...offer, recipients: new Set([alice.peer, bob.peer]) });
    await party.run();
    await party.tick(2);
    expect(a.files.get(offer.id)?.swarm.holdings.have.count()).toBeGreaterThan(0);
    expect(world.provided()).toEqual([]);
  });
});

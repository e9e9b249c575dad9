/** A file that its sharer took back: neither asked for nor given any more, and gone from the disks of those who had not saved it. */
import { describe, expect, test } from 'vitest';
import { idBytes } from '../../../src/core/base/ids.ts';
import { FILES_PER_AUTHOR_MAX, WITHDRAWN_MS } from '../../../src/core/limits/swarm.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import {
  createParty,
  offerOf,
  requested,
  savedBytes,
  share,
  sourceOf,
  threeLinked,
  type Member,
} from '../../rigs/files-rig.ts';
import { alice, bob, bytesOf, carol } from '../../fakes/people.ts';

const film = bytesOf('film', 60_500);
const usedBytes = async ({ disk }: Member) => (await disk.chunks.usage()).usedBytes;

/** Bob is in the middle of downloading the film from Alice; Carol is linked with both. */
async function middleOfDownload() {
  const three = await threeLinked();
  const { party, a, b, c } = three;
  const { id } = await share(a, 'film', film, [b, c]);
  await party.run();
  await b.files.download(id);
  await party.run(30).catch(() => undefined);
  expect(b.files.busy()).toBe(true);
  return { ...three, id };
}

describe('[F22] a withdrawn file', () => {
  test('is neither asked for nor given, and what had come of it is deleted', async () => {
    const { party, a, b, c, id } = await middleOfDownload();
    await Promise.all([a, b, c].map((it) => it.files.withdrawn.take(id, it === a)));
    await party.run();
    for (const it of [a, b, c]) {
      expect([...it.files.offers()]).toEqual([]);
      expect([...it.files.items()]).toEqual([]);
      expect(it.files.busy()).toBe(false);
      expect(it.faults).toEqual([]);
    }
    expect(await usedBytes(b)).toBe(0);
    expect((await b.files.cache.view()).files).toEqual([]);
    const asked = requested(b).length;
    await b.files.download(id);
    await party.tick(5);
    expect(requested(b).length).toBe(asked);
  });

  test('that one side has not heard of yet is refused there, and nobody is at fault', async () => {
    const { party, a, b, c, id } = await middleOfDownload();
    // Alice first: Carol asks her, and Bob, who has not heard. Then Bob, while his frames are on their way to Carol.
    await a.files.withdrawn.take(id, true);
    await c.files.download(id);
    for (let i = 0; i < 6; i++) await party.run(8).catch(() => undefined);
    await b.files.withdrawn.take(id, false);
    await party.run(8).catch(() => undefined);
    await c.files.withdrawn.take(id, false);
    await party.tick(3);
    expect(a.files.traffic(c.peer).tookBytes).toBe(0);
    expect(c.files.traffic(b.peer).gaveBytes).toBeLessThan(film.length);
    expect([...a.faults, ...b.faults, ...c.faults]).toEqual([]);
    expect(await usedBytes(c)).toBe(0);
  });

  test('stays with those who have all of it, who give it to nobody', async () => {
    const { party, a, b, c } = await threeLinked();
    const { id } = await share(a, 'film', film, [b, c]);
    await b.files.download(id);
    await party.run();
    await party.tick(2);
    expect(await savedBytes(b, id)).toEqual(film);
    await a.files.withdrawn.take(id, true);
    await b.files.withdrawn.take(id, false);
    await c.files.download(id); // Carol has not heard
    await party.tick(5);
    expect(await usedBytes(b)).toBe(film.length);
    expect((await b.files.cache.view()).files).toMatchObject([{ name: 'film' }]);
    expect(await usedBytes(c)).toBe(0);
    expect(b.files.traffic(c.peer).tookBytes).toBe(0);
  });

  test('is read no further, and its copy goes from the sharer’s cache', async () => {
    const party = createParty();
    const a = await party.join(alice);
    const source = sourceOf(film);
    const offer = await offerOf(alice, 'film', film.length, alice.peer);
    await a.files.ownOffers.prepare(offer, source);
    await a.files.offer(offer);
    expect(a.files.busy()).toBe(true);
    await a.files.withdrawn.take(offer.id, true);
    await party.run();
    expect(a.files.busy()).toBe(false);
    expect(await usedBytes(a)).toBe(0);
    expect(await a.files.reattach(offer.id, source)).toBe(false);
  });

  test('leaves nothing on the disk of someone who comes back after it was withdrawn', async () => {
    const { party, a, b, id } = await middleOfDownload();
    await party.run(30).catch(() => undefined);
    b.files.tick();
    b.files.close();
    expect(await usedBytes(b)).toBeGreaterThan(0);
    const again = await party.join(bob, b.disk);
    await again.files.withdrawn.take(id, false); // its offer is not even told of
    expect(await usedBytes(again)).toBe(0);
    a.files.close();
  });

  test('gives its place back', async () => {
    const party = createParty();
    const b = await party.join(bob);
    const offers = await Promise.all(
      Array.from({ length: FILES_PER_AUTHOR_MAX + 1 }, (_, i) =>
        offerOf(carol, `file ${i}`, 9, bob.peer),
      ),
    );
    const last = offers.pop();
    const [first] = offers;
    if (!first || !last) throw new Error('there are none');
    for (const offer of offers) await b.files.offer(offer);
    await b.files.offer(last);
    expect(b.files.offered(last.id)).toBeUndefined();
    await b.files.withdrawn.take(first.id, false);
    await b.files.offer(last);
    expect(b.files.offered(last.id)).toBeDefined();
    expect(b.files.offered(first.id)).toBeUndefined();
  });

  test('is forgotten when nothing of it can come any more', async () => {
    const { party, a, b, id } = await middleOfDownload();
    await b.files.withdrawn.take(id, false);
    await party.tick(Math.ceil(WITHDRAWN_MS / TICK_MS) + 1);
    expect(b.files.offered(id)).toBeUndefined();
    expect([...a.faults, ...b.faults]).toEqual([]);
  });

  test('that was private is named to nobody else', async () => {
    const party = createParty();
    const [a, b, c] = [await party.join(alice), await party.join(bob), await party.join(carol)];
    for (const [one, other] of [
      [a, b],
      [a, c],
      [b, c],
    ] as const)
      party.link(one, other);
    const recipients = new Set([alice.peer, bob.peer]);
    const offerFor = async (viewer: Member) => ({
      ...(await offerOf(alice, 'film', film.length, viewer.peer)),
      recipients,
    });
    const offer = await offerFor(a);
    await a.files.ownOffers.prepare(offer, sourceOf(film));
    await a.files.offer(offer);
    await b.files.offer(await offerFor(b));
    await b.files.download(offer.id);
    await party.run(30).catch(() => undefined);
    await a.files.withdrawn.take(offer.id, true);
    await b.files.withdrawn.take(offer.id, false);
    await party.tick(Math.ceil(WITHDRAWN_MS / TICK_MS) + 2);
    const named = [...a.sent, ...b.sent].filter(({ to, message }) => {
      const files = 'file' in message ? [message.file] : message.t === 'who' ? message.files : [];
      const isIt = files.some((it) => Buffer.compare(it, idBytes(offer.id)) === 0);
      return isIt && (to === 'all' || to === carol.peer);
    });
    expect(named).toEqual([]);
  });
});

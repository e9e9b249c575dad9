/** Libraries between people: shared, searched, and taken from, no matter who passes on what they say. */
import { describe, expect, test } from 'vitest';
import type { LibraryHits, LibraryQuestion } from '../../../src/core/api/library.ts';
import { decode, encode } from '../../../src/core/base/codec.ts';
import { fileId, idBytes, type FileId } from '../../../src/core/base/ids.ts';
import {
  encodeHits,
  encodeSearch,
  signAnswer,
  type Hit,
} from '../../../src/core/library/questions.ts';
import {
  BROUGHT_QUESTIONS_BURST,
  BUSY_RETRY_MS,
  CATALOGUE_BYTES_MAX,
  HITS_BYTES_MAX,
  HITS_MAX,
  OPENING_FOR_STRANGERS_MAX,
  OPENING_MAX,
  QUESTION_TRIES,
  QUESTIONS_BURST,
} from '../../../src/core/limits/library.ts';
import type { OnAsk, Routes } from '../../../src/core/routing/routes.ts';
import * as v from 'valibot';
import { alice, bob, bytesOf, carol, crypto, mallory, room, settled } from '../../fakes/people.ts';
import {
  createLibraryRig,
  folderFile,
  folderOf,
  type LibraryMember,
} from '../../rigs/library-rig.ts';

const never = new AbortController().signal;
const folder = folderOf(
  folderFile('Songs/one.mp3'),
  folderFile('Songs/two.mp3'),
  folderFile('read me.txt'),
);

async function search(by: LibraryMember, ...terms: string[]): Promise<LibraryHits> {
  let last: LibraryHits | undefined;
  const question: LibraryQuestion = { terms: terms.map((it) => [it]) };
  await by.library.search(question, (all) => (last = all), never);
  return last as LibraryHits;
}
const paths = ({ hits }: LibraryHits) => hits.map(({ path }) => path);

describe('[Q1] a library', () => {
  test('is one offer, and nothing of its files is read', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const unread = { ...folderFile('a'), open: () => Promise.reject(new Error('read')) };
    const id = await a.library.share(folderOf(unread, folderFile('b')));
    expect([...rig.log.values()]).toMatchObject([{ name: 'Folder', count: 2 }]);
    const listed = await b.library.contents(id, never);
    expect(listed.map(({ path }) => path)).toEqual(['a', 'b']);
    expect([a.library.isOpen(id), b.library.isOpen(id)]).toEqual([true, false]);
  });

  test('that has changed is offered in the place of the one before', async () => {
    const rig = createLibraryRig();
    const a = rig.join(alice);
    const before = await a.library.share(folder);
    expect(await a.library.share(folder, before)).toBe(before);
    const after = await a.library.share(folderOf(...folder.files, folderFile('new')), before);
    expect([...rig.log.keys()]).toEqual([after]);
    expect([a.library.isOpen(before), a.library.isOpen(after)]).toEqual([false, true]);
  });

  test('whose catalogue is no catalogue, or too long, is not read', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const id = await a.library.share(folder);
    const real = rig.log.get(id);
    if (!real) throw new Error('not shared');
    rig.log.set(id, { ...real, count: 4 });
    await expect(b.library.contents(id, never)).rejects.toMatchObject({ code: 'bad-list' });
    rig.log.set(id, { ...real, sizeBytes: CATALOGUE_BYTES_MAX + 1 });
    await expect(b.library.contents(id, never)).rejects.toMatchObject({ code: 'too-many' });
    rig.log.delete(id);
    await expect(b.library.contents(id, never)).rejects.toMatchObject({ code: 'withdrawn' });
  });
});

describe('[Q4] a search', () => {
  test('asks everyone here who has a library, and says who has what', async () => {
    const rig = createLibraryRig();
    const [a, b, c] = [rig.join(alice), rig.join(bob), rig.join(carol)];
    const id = await a.library.share(folder);
    await b.library.share(folderOf(folderFile('Songs of Bob/three.mp3')));
    const found = await search(c, 'songs');
    expect(paths(found).sort()).toEqual([
      'Songs of Bob/three.mp3',
      'Songs/one.mp3',
      'Songs/two.mp3',
    ]);
    expect(found.hits).toContainEqual({
      ...{ library: id, owner: alice.peer, at: 1 },
      ...{ path: 'Songs/two.mp3', sizeBytes: 13 },
    });
    expect(found).toMatchObject({ more: false, asked: 2, answered: 2 });
    expect(rig.routes.asks.map(({ to }) => to).sort()).toEqual([alice.peer, bob.peer].sort());
    rig.away.add(bob.peer);
    expect(await search(c, 'songs')).toMatchObject({ asked: 1, answered: 1 });
  });

  test('looks through our own library, too, and not through one that was taken back', async () => {
    const rig = createLibraryRig();
    const a = rig.join(alice);
    const id = await a.library.share(folder);
    expect(paths(await search(a, 'one'))).toEqual(['Songs/one.mp3']);
    rig.log.delete(id);
    expect(paths(await search(a, 'one'))).toEqual([]);
  });

  test('is told the first of many, in one message', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const long = (i: number) => folderFile(`song ${i} ${'x'.repeat(i % 2 ? 900 : 9)}`);
    await a.library.share(folderOf(...Array.from({ length: 40 }, (_, i) => long(i))));
    const found = await search(b, 'song');
    expect(found.more).toBe(true);
    expect(found.hits.length).toBeGreaterThan(3);
    expect(found.hits.length).toBeLessThanOrEqual(HITS_MAX);
  });

  test('believes nobody on the way, and asks again by another one', async () => {
    const rig = createLibraryRig();
    const a = rig.join(alice);
    const id = await a.library.share(folder);
    const disbelieved: string[] = [];
    const honest = rig.routes.of(bob.peer);
    const forged = encode({
      body: encodeHits([[bytesOf('x', 16), 0, 'made up', 1]], false),
      sig: bytesOf('sig', 64),
    });
    let earlier = new Uint8Array();
    const answers: ((real: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>)[] = [
      () => forged,
      (real) => ((earlier = real), new Uint8Array(3)),
      (real) => real,
      () => earlier, // what she said to another question
      () => earlier,
      () => earlier,
    ];
    const routes: Routes = {
      ...honest,
      disbelieve: (to) => void disbelieved.push(to),
      async ask(...of) {
        const real = await honest.ask(...of);
        return real && answers.shift()?.(real as Uint8Array<ArrayBuffer>);
      },
    };
    const b = rig.join(bob, { routes });
    expect((await search(b, 'one')).hits).toMatchObject([{ library: id, path: 'Songs/one.mp3' }]);
    expect(disbelieved).toEqual([alice.peer, alice.peer]);
    expect(await search(b, 'one')).toMatchObject({ hits: [], asked: 1, answered: 0 });
    expect(disbelieved).toHaveLength(2 + QUESTION_TRIES);
  });

  test('takes no hit in a library that its owner does not offer', async () => {
    const rig = createLibraryRig();
    const [a, m, b] = [rig.join(alice), rig.join(mallory), rig.join(bob)];
    const id = await a.library.share(folder);
    const own = await m.library.share(folderOf(folderFile('one')));
    const real = rig.log.get(id);
    if (!real) throw new Error('not shared');
    // Mallory shows files beyond the end of her own.
    rig.log.set(own, { ...real, id: own, owner: mallory.peer, key: mallory.publicKey, count: 0 });
    expect((await search(b, 'one')).hits).toMatchObject([{ owner: alice.peer, library: id }]);
  });

  test('takes a file that its owner names twice once', async () => {
    const rig = createLibraryRig();
    const [m, b] = [rig.join(mallory), rig.join(bob)];
    const id = await m.library.share(folderOf(folderFile('one')));
    const hit: Hit = [idBytes(id), 0, 'one', 3];
    rig.routes.of(mallory.peer).onAsk('search', (_, question) => {
      const asked = { roomId: room, crypto, question };
      return signAnswer(asked, mallory, encodeHits([hit, hit], false));
    });
    expect((await search(b, 'one')).hits).toHaveLength(1);
  });

  test('ends when nobody waits for it any more', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    await a.library.share(folder);
    const ended = new AbortController();
    const told: number[] = [];
    const searching = b.library.search(
      { terms: [['one']] },
      ({ answered }) => {
        told.push(answered);
        ended.abort();
      },
      ended.signal,
    );
    await searching;
    expect(told).toEqual([0]);
  });
});

describe('[Q5] a flood of questions', () => {
  const ask = (rig: ReturnType<typeof createLibraryRig>) => {
    let answer: OnAsk | undefined;
    const own = rig.routes.of(alice.peer);
    const a = rig.join(alice, {
      routes: {
        ...own,
        onAsk: (kind, f) => {
          if (kind === 'search') answer = f;
          return own.onAsk(kind, f);
        },
      },
    });
    const question = encodeSearch(bytesOf('n', 8), { terms: [['one']] });
    return { a, ask: async (by = bob.peer, it = question) => answer?.(bob.peer, it, by) };
  };

  test('of a peer is answered so many times, and then it is at fault', async () => {
    const rig = createLibraryRig();
    const { a, ask: asks } = ask(rig);
    for (let i = 0; i < QUESTIONS_BURST; i++) expect(await asks()).toBeDefined();
    expect(a.peers.faults).toEqual([]);
    expect(await asks()).toBeUndefined();
    expect(a.peers.faults).toEqual([[bob.peer, 'flood']]);
  });

  test('that a link brings for others is dropped, and its own fault is none', async () => {
    const rig = createLibraryRig();
    const { a, ask: asks } = ask(rig);
    for (let i = 0; i < BROUGHT_QUESTIONS_BURST; i++) expect(await asks(carol.peer)).toBeDefined();
    expect(await asks(carol.peer)).toBeUndefined();
    expect(await asks(mallory.peer)).toBeDefined();
    expect(a.peers.faults).toEqual([]);
  });

  test('with many words is answered as long as looking for them leaves time for other things', async () => {
    const rig = createLibraryRig();
    const { a, ask: asks } = ask(rig);
    const many = Array.from({ length: 50_000 }, (_, i) => folderFile(`${i} of many`));
    await a.library.share(folderOf(...many));
    const terms = Array.from({ length: 8 }, () =>
      Array.from({ length: 24 }, (_, i) => (i < 23 ? `x${i}` : 'of')),
    );
    const long = encodeSearch(bytesOf('n', 8), { terms });
    expect(await asks(bob.peer, long)).toBeUndefined();
    // A few words still are.
    expect(await asks()).toBeDefined();
    for (let i = 0; i < 100; i++) await asks(carol.peer);
    expect(await asks(carol.peer)).toBeUndefined();
    expect(await asks(mallory.peer)).toBeDefined();
    expect(a.peers.faults).toEqual([]);
  });

  test('of somebody who is not here is not answered', async () => {
    const rig = createLibraryRig();
    const { ask: asks } = ask(rig);
    rig.away.add(bob.peer);
    expect(await asks()).toBeUndefined();
  });
});

describe('[Q6] a file that is taken', () => {
  const ids = (count: number) =>
    Array.from({ length: count }, (_, i) => fileId(bytesOf(`hashed ${i}`, 16)));
  const opened = ({ shelf }: LibraryMember) => [...shelf.served.keys()];

  test('is opened then, once for all who ask, and its id proves its owner', async () => {
    const rig = createLibraryRig();
    const [a, b, c] = [rig.join(alice), rig.join(bob), rig.join(carol)];
    const id = await a.library.share(folder);
    expect(opened(a)).toEqual([]);
    const at = (await b.library.contents(id, never)).findIndex(({ path }) => /two/.test(path));
    const [taken, same] = await Promise.all([b.library.take(id, at), c.library.take(id, at)]);
    expect(taken).toBe(same);
    expect(opened(a)).toEqual([taken]);
    expect(b.shelf.offered.get(taken)).toMatchObject({
      ...{ name: 'two.mp3', mime: 'text/plain', sizeBytes: 13 },
      ...{ key: alice.publicKey, owner: alice.peer },
    });
    expect(b.library.taken(id, at)).toBe(taken);
  });

  test('is known to both on their next visits', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const id = await a.library.share(folder);
    const taken = await b.library.take(id, 0);
    const [a2, b2] = [
      rig.join(alice, { records: a.records }),
      rig.join(bob, { records: b.records }),
    ];
    await a2.library.share(folder, id);
    expect(a2.shelf.offered.has(taken)).toBe(true);
    await settled();
    expect(b2.shelf.offered.has(taken)).toBe(true);
    expect(await b2.library.take(id, 0)).toBe(taken);
    expect(opened(a2)).toEqual([taken]);
  });

  test('is another one when its folder has another one in its place', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const before = await a.library.share(folderOf(folderFile('a', 'one')));
    const first = await b.library.take(before, 0);
    const after = await a.library.share(folderOf(folderFile('a', 'other')), before);
    expect(await b.library.take(after, 0)).not.toBe(first);
  });

  test('that is gone, or of a folder that has to be chosen again, is said to be', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const gone = { ...folderFile('a', 'x'), open: folderFile('a', undefined as never).open };
    const id = await a.library.share(folderOf(gone));
    await expect(b.library.take(id, 9)).rejects.toMatchObject({ code: 'source-gone' });
    const a2 = rig.join(alice, { records: a.records });
    expect(a2.library.isOpen(id)).toBe(false);
    await expect(b.library.take(id, 0)).rejects.toMatchObject({ code: 'source-gone' });
  });

  test('of an owner who does not answer is not there', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const id = await a.library.share(folder);
    rig.routes.silent.add(alice.peer);
    await expect(b.library.take(id, 0)).rejects.toMatchObject({ code: 'unreachable' });
    expect(rig.routes.asks).toHaveLength(QUESTION_TRIES);
  });

  test('does not wait for strangers who take large ones', async () => {
    const rig = createLibraryRig();
    const a = rig.join(alice, { isKnown: (peer) => peer === bob.peer });
    const [b, m] = [rig.join(bob), rig.join(mallory)];
    const many = Array.from({ length: 9 }, (_, i) => folderFile(`${i}`));
    const id = await a.library.share(folderOf(...many));
    for (let at = 0; at < OPENING_FOR_STRANGERS_MAX; at++) {
      await m.library.take(id, at);
      a.shelf.hashing = opened(a); // all that was opened takes long
    }
    const waiting = m.library.take(id, 7);
    await settled();
    expect(opened(a)).toHaveLength(OPENING_FOR_STRANGERS_MAX);
    expect(await b.library.take(id, 8)).toBe(opened(a).at(-1));
    a.shelf.hashing = [];
    rig.clock.pass(BUSY_RETRY_MS);
    expect(await waiting).toBe(opened(a).at(-1));
  });

  test('waits while its owner hashes as many as it may', async () => {
    const rig = createLibraryRig();
    const [a, b] = [rig.join(alice), rig.join(bob)];
    const id = await a.library.share(folder);
    a.shelf.hashing = ids(OPENING_MAX);
    const taking = b.library.take(id, 0);
    await settled();
    expect(opened(a)).toEqual([]);
    a.shelf.hashing = [];
    rig.clock.pass(BUSY_RETRY_MS);
    expect(await taking).toBe(opened(a)[0]);
  });

  test('has what its owner signed, and nothing that somebody on the way put there', async () => {
    const rig = createLibraryRig();
    const a = rig.join(alice);
    const id = await a.library.share(folder);
    const honest = rig.routes.of(bob.peer);
    const signed = v.strictObject({ body: v.instance(Uint8Array), sig: v.instance(Uint8Array) });
    let lies = 1;
    const b = rig.join(bob, {
      routes: {
        ...honest,
        async ask(...of) {
          const real = await honest.ask(...of);
          const read = real && lies-- > 0 ? decode(real, signed) : null;
          if (!read) return real;
          const body = encode({ nonce: bytesOf('n', 16), name: 'evil.exe', mime: '', size: 1 });
          return encode({ ...read, body });
        },
      },
    });
    const taken: FileId = await b.library.take(id, 0);
    expect(b.shelf.offered.get(taken)?.name).toBe('one.mp3');
    expect(taken).toBe(fileId(Buffer.from(taken, 'base64url')));
  });
});

test('[Q4] what an answer has room for is what its readers take', () => {
  const hit = (path: string) =>
    [bytesOf('x', 16), 1, path, 1] as [Uint8Array<ArrayBuffer>, number, string, number];
  const bytes = encodeHits(
    Array.from({ length: 30 }, () => hit('y'.repeat(1_000))),
    false,
  );
  expect(bytes.length).toBeLessThanOrEqual(HITS_BYTES_MAX);
  expect(encodeHits([hit('é'.repeat(4_096))], false)).toEqual(encode({ hits: [], more: true }));
});

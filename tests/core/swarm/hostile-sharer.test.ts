/** What a hostile sharer or member does with files, and that honest members neither pay for it nor blame each other. */
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { chunkHash, fileId, idBytes, type FileId } from '../../../src/core/base/ids.ts';
import { ANSWERS, CONTROL_MESSAGE_BYTES_MAX } from '../../../src/core/limits/shared.ts';
import {
  CHUNKS_AHEAD_MAX,
  FILES_PER_QUERY_MAX,
  PROOFS_BURST,
  PROOFS_PER_SECOND,
  WHO_BURST,
} from '../../../src/core/limits/swarm.ts';
import { encodeMessage } from '../../../src/core/wire/envelope.ts';
import { encodeDataFrame } from '../../../src/core/swarm/data-frame.ts';
import type { FileOffer } from '../../../src/core/swarm/file-item.ts';
import type { Chunk } from '../../../src/core/swarm/manifest/leaves.ts';
import { Manifest, type SignedSegment } from '../../../src/core/swarm/manifest/manifest.ts';
import {
  createParty,
  offerOf,
  requested,
  savedBytes,
  share,
  stateIn,
  type Member,
  type Party,
} from '../../rigs/files-rig.ts';
import { alice, bob, bytesOf, carol, crypto, mallory } from '../../fakes/people.ts';

const CHUNK = 1_000;

async function chunkOf(bytes: Bytes, lengthBytes = bytes.length): Promise<Chunk> {
  return { hash: chunkHash(await crypto.hash(bytes)), lengthBytes };
}

/** Mallory's file, whose one segment she signs as she likes. */
async function malloryFile(name: string, sizeBytes: number, recipients?: FileOffer['recipients']) {
  const offer = { ...(await offerOf(mallory, name, sizeBytes, bob.peer)), recipients };
  const list = (chunks: readonly Chunk[]): Promise<SignedSegment> =>
    new Manifest(crypto, offer).extend(mallory, chunks, true);
  return { offer, id: offer.id, list };
}

/** What she signed of her first segment. */
const claimOf = async ({ body, sig }: SignedSegment): Promise<[number, Bytes, Bytes, Bytes]> => [
  0,
  new Uint8Array(32),
  await crypto.hash(body),
  sig,
];

/** She answers what `at` asks of her: with this list and these bytes. */
function answers(at: Member, id: FileId, segment: SignedSegment, parts: readonly Bytes[]): void {
  let heard = 0;
  const file = idBytes(id);
  const act = () => {
    for (const { to, message } of at.sent.slice(heard)) {
      if (message.t === 'who' && message.files.some((it) => fileId(it) === id)) claimsAll(at, id);
      if (to !== mallory.peer || !('file' in message) || fileId(message.file) !== id) continue;
      if (message.t === 'manifest') {
        at.peers.deliver(mallory.peer, { t: 'segment', file, ...segment });
      }
      if (message.t !== 'request') continue;
      for (const chunk of message.chunks) {
        const bytes = parts[chunk];
        const frame = bytes && { file: id, chunk, offset: 0, bytes };
        if (frame) at.peers.deliverBulk(mallory.peer, encodeDataFrame(frame));
      }
    }
    heard = at.sent.length;
  };
  onTurn.push(act);
}
const onTurn: (() => void)[] = [];

async function go(party: Party, turns = 6): Promise<void> {
  for (let i = 0; i < turns; i++) {
    for (const act of onTurn) act();
    await party.tick();
  }
}

async function honest() {
  onTurn.length = 0;
  const party = createParty();
  const [b, c] = [await party.join(bob), await party.join(carol)];
  for (const it of [b, c]) it.peers.link(mallory.peer);
  party.link(b, c);
  return { party, b, c };
}

const claimsAll = (at: Member, id: FileId) =>
  at.peers.deliver(mallory.peer, {
    t: 'bitfield',
    file: idBytes(id),
    bits: new Uint8Array(13).fill(255),
  });

const blamed = (...members: readonly Member[]) =>
  members.flatMap(({ faults }) => faults.map(([peer]) => peer));

describe('[F18] a sharer that signs two lists', () => {
  test('is at fault alone; the file ends for everyone, and newcomers hear why', async () => {
    const { party, b, c } = await honest();
    const parts = [0, 1, 2, 3].map((i) => bytesOf(`part ${i}`, CHUNK));
    const others = [0, 1, 2, 3].map((i) => bytesOf(`other ${i}`, CHUNK));
    const { offer, id, list } = await malloryFile('film', 4 * CHUNK);
    const [one, two] = [parts, others].map((it) => Promise.all(it.map((part) => chunkOf(part))));
    answers(b, id, await list((await one) ?? []), parts);
    answers(c, id, await list((await two) ?? []), others);
    party.unlink(b, c);
    for (const it of [b, c]) {
      await it.files.offer(offer);
      claimsAll(it, id);
      await it.files.download(id);
    }
    await go(party, 2);
    party.link(b, c);
    for (const it of [b, c]) it.peers.unlink(mallory.peer);
    // Each asks the other for what the other list calls the same chunks.
    for (const it of [b, c]) {
      it.files.get(id)?.swarm.lose([0, 1, 2, 3]);
      it.files.get(id)?.swarm.setFetching(true);
    }
    b.files.get(id)?.swarm.onBitfield(carol.peer, new Uint8Array([0xf0]));
    await go(party, 4);
    const dave = await party.join(alice);
    await dave.files.offer(offer);
    party.link(dave, b);
    await go(party);
    for (const it of [b, c, dave]) {
      expect(stateIn(it, id)).toBe('failed');
      expect(blamed(it)).toEqual([mallory.peer]);
    }
  });

  test('of a thousand files has nobody pass on a flood of proofs', async () => {
    const { party, b, c } = await honest();
    const many = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => malloryFile(`film ${i}`, CHUNK)),
    );
    const [one, two] = [await chunkOf(bytesOf('one', CHUNK)), await chunkOf(bytesOf('two', CHUNK))];
    for (const { offer, id, list } of many) {
      await b.files.offer(offer);
      const claims = [await claimOf(await list([one])), await claimOf(await list([two]))] as const;
      b.peers.deliver(mallory.peer, { t: 'broken', file: idBytes(id), claims: [...claims] });
    }
    await go(party, 1);
    const passedOn = () =>
      b.sent.filter(({ to, message }) => to === 'all' && message.t === 'broken').length;
    expect(many.every(({ id }) => stateIn(b, id) === 'failed')).toBe(true);
    expect(passedOn()).toBeLessThanOrEqual(2 * PROOFS_BURST + PROOFS_PER_SECOND);
    await go(party, 60);
    expect(passedOn()).toBe(many.length);
    expect(blamed(b, c)).not.toContain(bob.peer);
  });

  test('a proof that is none changes nothing, and is the fault of who brings it', async () => {
    const { b } = await honest();
    const { offer, id, list } = await malloryFile('film', CHUNK);
    await b.files.offer(offer);
    const { sig } = await list([await chunkOf(bytesOf('part', CHUNK))]);
    const claim = (hash: string) => [0, new Uint8Array(32), bytesOf(hash, 32), sig] as const;
    b.peers.deliver(mallory.peer, {
      ...{ t: 'broken', file: idBytes(id) },
      claims: [[...claim('a')], [...claim('b')]],
    });
    await expect.poll(() => blamed(b)).toEqual([mallory.peer]);
    expect(stateIn(b, id)).toBe('offered');
  });
});

test('[F10] a chunk that is here with another length is neither announced nor served', async () => {
  const { party, b, c } = await honest();
  const content = bytesOf('cached', CHUNK);
  const known = await malloryFile('known', CHUNK);
  answers(b, known.id, await known.list([await chunkOf(content)]), [content]);
  await b.files.offer(known.offer);
  claimsAll(b, known.id);
  await b.files.download(known.id);
  await go(party, 3);
  expect(stateIn(b, known.id)).toBe('complete');
  const lie = await malloryFile('lie', CHUNK + 500);
  const listed = [await chunkOf(content, 500), await chunkOf(content, CHUNK)];
  for (const it of [b, c]) {
    answers(it, lie.id, await lie.list(listed), []);
    await it.files.offer(lie.offer);
    claimsAll(it, lie.id);
    await it.files.download(lie.id);
  }
  await go(party);
  expect(b.files.get(lie.id)?.swarm.holdings.have.has(0)).toBe(false);
  expect(b.files.get(lie.id)?.swarm.holdings.have.has(1), 'and with its true one it counts').toBe(
    true,
  );
  expect(blamed(b, c).filter((it) => it !== mallory.peer)).toEqual([]);
});

describe('[F19] what came from elsewhere shows nowhere', () => {
  /** Bob has a private file of Carol; Mallory lists its chunks in a file of her own. */
  async function baited() {
    const { party, b, c } = await honest();
    const content = bytesOf('secret', CHUNK);
    const offer = { ...(await offerOf(carol, 'secret', CHUNK, carol.peer)) };
    const recipients = new Set([carol.peer, bob.peer]);
    await c.files.ownOffers.prepare(offer, {
      sizeBytes: CHUNK,
      read: (start, end) => Promise.resolve(content.slice(start, end)),
    });
    await c.files.offer({ ...offer, recipients });
    await b.files.offer({ ...offer, own: false, recipients });
    await b.files.download(offer.id);
    await go(party, 4);
    expect(await savedBytes(b, offer.id)).toEqual(content);
    const bait = await malloryFile('bait', CHUNK);
    answers(b, bait.id, await bait.list([await chunkOf(content)]), []);
    return { party, b, content, bait };
  }

  test('a bait learns neither from what we announce, nor from what we do not ask for', async () => {
    const { party, b, bait } = await baited();
    await b.files.offer(bait.offer);
    claimsAll(b, bait.id);
    await b.files.download(bait.id);
    await go(party);
    const about = b.sent.flatMap(({ to, message }) =>
      to === mallory.peer && 'file' in message && fileId(message.file) === bait.id ? [message] : [],
    );
    expect(about.some((it) => it.t === 'have' || (it.t === 'bitfield' && it.bits.length > 0))).toBe(
      false,
    );
    expect(about.some((it) => it.t === 'request')).toBe(true);
  });

  test('not even after a reload, and a request is refused', async () => {
    const { party, b, bait } = await baited();
    await b.files.offer(bait.offer);
    claimsAll(b, bait.id);
    await b.files.download(bait.id);
    await go(party, 3);
    b.files.close();
    const again = await party.join(bob, b.disk);
    again.peers.link(mallory.peer);
    await again.files.offer(bait.offer);
    await go(party, 3);
    expect(again.files.get(bait.id)?.swarm.holdings.have.count()).toBe(0);
    again.peers.deliver(mallory.peer, { t: 'request', file: idBytes(bait.id), chunks: [0] });
    await go(party, 2);
    expect(again.sent.at(-1)?.message).toMatchObject({ t: 'reject', chunks: [0] });
  });
});

test('[F8] a `have` of a few bytes keeps no more than a number, or as much as the list names', async () => {
  const { b } = await honest();
  const huge = 100_000 * 256 * 1024;
  const { offer, id } = await malloryFile('huge', huge);
  await b.files.offer(offer);
  b.peers.deliver(mallory.peer, { t: 'have', file: idBytes(id), chunks: [399_999] });
  expect(b.files.get(id), 'nobody here wants it: there is no swarm').toBeUndefined();
  expect([...(b.files.offered(id)?.holders ?? [])]).toEqual([[mallory.peer, 1]]);
  await b.files.download(id);
  const { swarm } = b.files.get(id) ?? {};
  const before = swarm?.wires.get(mallory.peer)?.theirs.count() ?? 0;
  b.peers.deliver(mallory.peer, { t: 'have', file: idBytes(id), chunks: [399_999] });
  b.peers.deliver(mallory.peer, {
    ...{ t: 'bitfield', file: idBytes(id) },
    bits: new Uint8Array(50_000).fill(255),
  });
  const theirs = swarm?.wires.get(mallory.peer)?.theirs;
  expect(before).toBe(0);
  expect(theirs?.toBytes().length).toBeLessThanOrEqual(CHUNKS_AHEAD_MAX / 8);
  expect(swarm?.wires.availability.of(399_999)).toBe(0);
});

describe('[F8] `who`', () => {
  test('is asked for a few new offers at once, and for many in one message a beat', async () => {
    const { party, b, c } = await honest();
    const offers = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => offerOf(mallory, `file ${n}`, n + 1, bob.peer)),
    );
    for (const offer of offers) await b.files.offer(offer);
    const asked = () => b.sent.filter(({ message }) => message.t === 'who').length;
    expect(asked()).toBeLessThanOrEqual(WHO_BURST + 3);
    for (let beat = 0; beat < 8; beat++) {
      const before = asked();
      await party.tick();
      expect(asked() - before, 'one to each of two peers').toBeLessThanOrEqual(2);
    }
    const heard = b.sent.flatMap(({ to, message }) =>
      message.t === 'who' && (to === c.peer || to === 'all') ? message.files : [],
    );
    expect(new Set(heard.map(fileId)).size).toBe(1_000);
    for (const { message } of b.sent) {
      if (message.t === 'who')
        expect(message.files.length).toBeLessThanOrEqual(FILES_PER_QUERY_MAX);
    }
  });
});

describe('[N6] small questions about files', () => {
  const sentBytes = (at: Member) =>
    at.sent.reduce((sum, { message }) => sum + encodeMessage(message).length, 0);

  test('200 for a manifest bring no more than the budget, and none on a metered connection', async () => {
    const { b } = await honest();
    const { offer, id, list } = await malloryFile('long', 1024 * CHUNK);
    const chunks = Array.from({ length: 1024 }, (_, i) => ({
      ...{ hash: chunkHash(bytesOf(`chunk ${i}`, 32)), lengthBytes: CHUNK },
    }));
    await b.files.offer(offer);
    await b.files.download(id);
    b.peers.deliver(mallory.peer, { t: 'segment', file: idBytes(id), ...(await list(chunks)) });
    await go(createParty(), 1);
    expect(b.files.get(id)?.manifest.closed()).toBe(true);
    const ask = () => {
      const before = sentBytes(b);
      for (let i = 0; i < 200; i++) {
        b.peers.deliver(carol.peer, { t: 'manifest', file: idBytes(id), from: 0 });
      }
      return sentBytes(b) - before;
    };
    const bytes = ask();
    expect(bytes).toBeGreaterThan(36 * 1024);
    expect(bytes).toBeLessThan(ANSWERS.burstBytes + CONTROL_MESSAGE_BYTES_MAX);
    await b.files.pause(id);
    b.files.flow.setMetered(true, false);
    expect(ask()).toBe(0);
  });

  test.each(['cancel', 'leave'])(
    '[F20] `request` and %s in turns do not make us read on and on',
    async (how) => {
      const party = createParty();
      const a = await party.join(alice);
      a.peers.link(mallory.peer);
      let readBytes = 0;
      const content = bytesOf('film', 100 * CHUNK);
      const { id, source } = await share(a, 'film', content, []);
      await party.run();
      const { read } = source;
      Object.assign(source, {
        read(start: number, end: number) {
          readBytes += 256 * 1024; // as if its chunks were of the longest
          return read(start, end);
        },
      });
      a.peers.sendBulk = () => false; // her link takes nothing
      const chunks = [0, 1, 2, 3];
      for (let i = 0; i < 100; i++) {
        a.peers.deliver(mallory.peer, { t: 'request', file: idBytes(id), chunks });
        await party.run();
        if (how === 'leave') a.peers.unlink(mallory.peer);
        else a.peers.deliver(mallory.peer, { t: 'cancel', file: idBytes(id), chunks });
        a.peers.link(mallory.peer);
      }
      expect(readBytes).toBeLessThan(20 * 1024 * 1024);
    },
  );
});

test('[F16] a claimed size drops nothing: room is made as bytes come', async () => {
  const { party, b } = await honest();
  let evictions = 0;
  const { chunks } = b.disk;
  const usage = chunks.usage.bind(chunks);
  chunks.usage = async () => ({ ...(await usage()), quotaBytes: 100 * CHUNK });
  const remove = chunks.delete.bind(chunks);
  chunks.delete = (hashes) => ((evictions += hashes.length), remove(hashes));
  const parts = Array.from({ length: 80 }, (_, i) => bytesOf(`kept ${i}`, CHUNK));
  const kept = await malloryFile('kept', parts.length * CHUNK);
  const listed = await Promise.all(parts.map((part) => chunkOf(part)));
  answers(b, kept.id, await kept.list(listed), parts);
  await b.files.offer(kept.offer);
  await b.files.download(kept.id);
  await go(party, 8);
  expect(stateIn(b, kept.id)).toBe('complete');
  const claim = await malloryFile('claim', 85 * CHUNK);
  await b.files.offer(claim.offer);
  await b.files.download(claim.id);
  await go(party, 4);
  expect(evictions).toBe(0);
  expect(stateIn(b, kept.id)).toBe('complete');
  expect(requested(b).length).toBeGreaterThan(0);
});

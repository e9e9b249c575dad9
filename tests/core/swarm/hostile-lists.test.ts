/** Lists of chunks that a sharer makes so that members drop files, or take each other for liars or floods. */
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { chunkHash, fileId, idBytes, type FileId } from '../../../src/core/base/ids.ts';
import { createChunker } from '../../../src/core/chunking/chunker.ts';
import { BITFIELD_BYTES_BURST, REQUESTS_BURST } from '../../../src/core/limits/swarm.ts';
import { encodeDataFrame } from '../../../src/core/swarm/data-frame.ts';
import type { Chunk } from '../../../src/core/swarm/manifest/leaves.ts';
import { Manifest, type SignedSegment } from '../../../src/core/swarm/manifest/manifest.ts';
import { fixedCutting } from '../../fakes/fixed-chunking.ts';
import type { Said } from '../../fakes/peers.ts';
import { bob, bytesOf, carol, crypto, mallory } from '../../fakes/people.ts';
import {
  createParty,
  offerOf,
  share,
  stateIn,
  type Member,
  type Party,
} from '../../rigs/files-rig.ts';

const chunksOf = (parts: readonly Bytes[]): Promise<Chunk[]> =>
  Promise.all(
    parts.map(async (part) => ({
      hash: chunkHash(await crypto.hash(part)),
      lengthBytes: part.length,
    })),
  );

/** Mallory's file, with a list in segments as she likes. */
async function malloryFile(name: string, parts: readonly Bytes[], perSegment = parts.length) {
  const sizeBytes = parts.reduce((sum, part) => sum + part.length, 0);
  const offer = await offerOf(mallory, name, sizeBytes, bob.peer);
  const manifest = new Manifest(crypto, offer);
  const segments: SignedSegment[] = [];
  for (let at = 0; at < parts.length; at += perSegment) {
    const chunks = await chunksOf(parts.slice(at, at + perSegment));
    segments.push(await manifest.extend(mallory, chunks, at + perSegment >= parts.length));
  }
  return { offer, id: offer.id, segments };
}

/** `at` fetches her file, of which she gives these chunks. */
async function fetch(
  party: Party,
  at: Member,
  { offer, id, segments }: Awaited<ReturnType<typeof malloryFile>>,
  gives: ReadonlyMap<number, Bytes>,
): Promise<void> {
  const file = idBytes(id);
  const bits = new Uint8Array(Math.ceil((Math.max(...gives.keys()) + 1) / 8));
  for (const index of gives.keys())
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  await at.files.offer(offer);
  await at.files.download(id);
  at.peers.deliver(mallory.peer, { t: 'bitfield', file, bits });
  for (const segment of segments) {
    at.peers.deliver(mallory.peer, { t: 'segment', file, ...segment });
    await party.run();
  }
  let heard = 0;
  for (let turn = 0; turn < 6; turn++) {
    for (; heard < at.sent.length; heard++) {
      const { to, message } = at.sent[heard] as Said;
      if (to !== mallory.peer || message.t !== 'request' || !isOf(id, message.file)) continue;
      for (const chunk of message.chunks) {
        const bytes = gives.get(chunk);
        const frame = bytes && { file: id, chunk, offset: 0, bytes };
        if (frame) at.peers.deliverBulk(mallory.peer, encodeDataFrame(frame));
      }
    }
    await party.tick();
  }
}

const isOf = (id: FileId, file: Uint8Array) => fileId(file) === id;
const all = (parts: readonly Bytes[]) => new Map(parts.entries());

test('[F18] two lists in segments of other lengths are found, and no honest member is at fault', async () => {
  const party = createParty();
  const [b, c] = [await party.join(bob), await party.join(carol)];
  for (const it of [b, c]) it.peers.link(mallory.peer);
  const parts = (list: string) => Array.from({ length: 6 }, (_, i) => bytesOf(list + i, 1_000));
  const fine = await malloryFile('film', parts('fine'), 1);
  const coarse = await malloryFile('film', parts('coarse'));
  await fetch(party, b, fine, new Map([[0, parts('fine')[0] as Bytes]])); // the rest he asks of Carol
  await fetch(party, c, coarse, all(parts('coarse')));
  expect(stateIn(c, coarse.id)).toBe('complete');
  for (const it of [b, c]) it.peers.unlink(mallory.peer);
  party.link(b, c);
  await party.tick(40);
  for (const it of [b, c]) {
    expect(stateIn(it, fine.id)).toBe('failed');
    expect(it.faults.map(([peer]) => peer)).toEqual([mallory.peer]);
  }
});

test('[F16] a list that repeats one chunk drops no more than that chunk needs', async () => {
  const party = createParty();
  const b = await party.join(bob);
  b.peers.link(mallory.peer);
  const length = 250_000;
  const { chunks } = b.disk;
  const usage = chunks.usage.bind(chunks);
  chunks.usage = async () => ({ ...(await usage()), quotaBytes: 100 * length });
  const kept = Array.from({ length: 52 }, (_, i) => bytesOf(`kept ${i}`, length));
  const file = await malloryFile('kept', kept);
  await fetch(party, b, file, all(kept));
  expect(stateIn(b, file.id)).toBe('complete');
  const same = bytesOf('same', length);
  const parts = Array.from({ length: 84 }, (_, i) => (i < 43 ? same : bytesOf(`new ${i}`, length)));
  const trick = await malloryFile('trick', parts);
  await fetch(party, b, trick, new Map([[0, same]]));
  expect(b.files.get(trick.id)?.swarm.holdings.have.count()).toBe(43);
  expect(stateIn(b, file.id)).toBe('complete');
});

describe('[F20] a list of short chunks', () => {
  test('makes nobody who asks for them a flood', async () => {
    const party = createParty(createChunker(crypto, fixedCutting(16_000)));
    const [b, c] = [await party.join(bob), await party.join(carol)];
    party.link(b, c);
    const content = new Uint8Array(800 * 16_000);
    for (let at = 0; at < content.length; at += 1_000) content[at] = Math.floor(at / 16_000) % 256;
    new DataView(content.buffer).setUint32(4, 1);
    for (let i = 0; i < 800; i++) new DataView(content.buffer).setUint32(i * 16_000 + 8, i);
    const { id } = await share(c, 'film', content, [b]);
    await party.run();
    await b.files.download(id);
    let most = 0;
    for (let beat = 0; beat < 20 && stateIn(b, id) !== 'complete'; beat++) {
      const before = b.sent.length;
      await party.tick();
      const asked = b.sent.slice(before).filter(({ message }) => message.t === 'request');
      most = Math.max(most, asked.length);
    }
    expect(stateIn(b, id)).toBe('complete');
    expect(most).toBeLessThanOrEqual(REQUESTS_BURST + 1);
  });
});

test('[F8] bitfields without end are looked at within a budget of who sends them', async () => {
  const party = createParty();
  const [b, c] = [await party.join(bob), await party.join(carol)];
  b.peers.link(mallory.peer);
  party.link(b, c);
  const { offer, id } = await malloryFile('film', [bytesOf('film', 100_000)]);
  const file = idBytes(id);
  await b.files.offer(offer);
  await b.files.download(id);
  const wires = b.files.get(id)?.swarm.wires;
  let reads = 0;
  const announced = wires?.announced.bind(wires);
  Object.assign(wires ?? {}, {
    announced: (...its: Parameters<NonNullable<typeof announced>>) => {
      reads += 1;
      announced?.(...its);
    },
  });
  const bits = (fill: number) => new Uint8Array(1_024).fill(fill);
  for (let i = 0; i < 4_000; i++) {
    b.peers.deliver(mallory.peer, { t: 'bitfield', file, bits: bits(i % 2 === 0 ? 255 : 1) });
  }
  expect(reads).toBeLessThanOrEqual(BITFIELD_BYTES_BURST / 1_024);
  b.peers.deliver(carol.peer, { t: 'bitfield', file, bits: bits(255) });
  expect(wires?.get(carol.peer)?.claimed, 'what others say is heard').toBe(8_192);
  const before = b.sent.length;
  await party.tick();
  const asked = b.sent
    .slice(before)
    .filter(({ to, message }) => to === mallory.peer && message.t === 'who');
  expect(asked, 'and she is asked again, once').toHaveLength(1);
});

test('[F8] chunks beyond a whole list are not noted: no view has to count around them', async () => {
  const party = createParty();
  const b = await party.join(bob);
  b.peers.link(mallory.peer);
  const parts = [bytesOf('one', 20_000), bytesOf('two', 20_000)];
  const file = await malloryFile('film', parts);
  await fetch(party, b, file, all(parts));
  const swarm = b.files.get(file.id)?.swarm;
  const bits = new Uint8Array(1_024).fill(255);
  b.peers.deliver(mallory.peer, { t: 'bitfield', file: idBytes(file.id), bits });
  b.peers.deliver(mallory.peer, { t: 'have', file: idBytes(file.id), chunks: [8_000] });
  const { theirs, claimed } = swarm?.wires.get(mallory.peer) ?? {};
  expect(theirs?.count()).toBe(2);
  expect(claimed).toBe(2);
  expect(swarm?.wires.availability.of(8_000)).toBe(0);
});

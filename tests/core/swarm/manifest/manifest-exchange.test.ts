/** How manifests travel: a few segments per answer, as they come, from any holder. */
import { describe, expect, test } from 'vitest';
import { idBytes } from '../../../../src/core/base/ids.ts';
import {
  MANIFEST_TIMEOUT_MS,
  SEGMENTS_PER_ANSWER,
  SEGMENTS_WAITING_MAX,
} from '../../../../src/core/limits/swarm.ts';
import type { SwarmMessage } from '../../../../src/core/wire/message.ts';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import { createFileItem, newRecord, type FileItem } from '../../../../src/core/swarm/file-item.ts';
import { ManifestExchange } from '../../../../src/core/swarm/manifest/manifest-exchange.ts';
import { Manifest } from '../../../../src/core/swarm/manifest/manifest.ts';
import type { Swarm } from '../../../../src/core/swarm/swarm.ts';
import type { Wire } from '../../../../src/core/swarm/wire.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { chunksOf, descriptorOf, segmentsOf, type Segment } from '../../../rigs/manifests.ts';
import { alice, bob, carol, crypto, settled } from '../../../fakes/people.ts';

const SEGMENTS = 20;
const file = await descriptorOf('film', SEGMENTS * 10);
const segments = await segmentsOf(
  file,
  chunksOf('film', Array<number>(SEGMENTS).fill(10)).map((chunk) => [chunk]),
);

async function createRig(known: number, holders: readonly PeerId[] = []) {
  const clock = createManualClock();
  const sent: { to: PeerId; message: SwarmMessage }[] = [];
  const faults: [PeerId, string][] = [];
  const extended: number[] = [];
  const broken: unknown[] = [];
  const rig = { linked: [alice.peer, bob.peer, carol.peer] };
  const offer = { ...file, sharer: alice.peer, own: false, timeMs: 0 };
  const wires = holders.map((peer) => ({ peer, announced: true, banned: false })) as Wire[];
  const manifest = new Manifest(crypto, file);
  for (const segment of segments.slice(0, known)) await manifest.add(segment);
  const item: FileItem = createFileItem({
    offer,
    key: 'key',
    signs: false,
    manifest,
    chosen: undefined,
    silence: () => undefined,
    swarm: {
      wires: { all: () => wires },
      demand: { readers: { awaitList: () => false } },
    } as unknown as Swarm,
    record: { ...newRecord(offer, 0), wanted: true },
  });
  const exchange = new ManifestExchange({
    clock,
    send: (to, message) => void sent.push({ to, message }),
    linked: () => rig.linked,
    answer(to, messages) {
      for (const message of messages()) sent.push({ to, message });
      return true;
    },
    serves: () => true,
    broken: (it) => void broken.push(it.manifest.proof),
    fault: (peer, fault) => void faults.push([peer, fault]),
    extended: async (_, __, from) => void extended.push(from),
  });
  const give = async (peer: PeerId, list: readonly Segment[]) => {
    for (const { body, sig } of list) {
      exchange.receive(item, peer, { t: 'segment', file: idBytes(file.id), body, sig });
    }
    await settled();
  };
  return { rig, clock, sent, faults, extended, broken, item, exchange, give, wires };
}
const asked = (rig: { sent: { to: PeerId; message: SwarmMessage }[] }) =>
  rig.sent.flatMap(({ to, message }) => (message.t === 'manifest' ? [[to, message.from]] : []));

describe('[F6] asking', () => {
  test('goes to the sharer first, once, and continues after each full answer', async () => {
    const rig = await createRig(0, [bob.peer]);
    rig.exchange.pursue(rig.item);
    rig.exchange.pursue(rig.item);
    expect(asked(rig)).toEqual([[alice.peer, 0]]);
    await rig.give(alice.peer, segments.slice(0, SEGMENTS_PER_ANSWER));
    expect(asked(rig).at(-1)).toEqual([alice.peer, SEGMENTS_PER_ANSWER]);
    await rig.give(alice.peer, segments.slice(SEGMENTS_PER_ANSWER, 16));
    await rig.give(alice.peer, segments.slice(16));
    expect(rig.item.manifest.closed()).toBe(true);
    expect(asked(rig)).toHaveLength(3);
    expect(rig.extended).toEqual(Array.from({ length: SEGMENTS }, (_, i) => i));
    rig.clock.pass(MANIFEST_TIMEOUT_MS);
    rig.exchange.pursue(rig.item);
    expect(asked(rig)).toHaveLength(3);
  });

  test('goes to the next holder after 4 s of silence, and starts over after the last', async () => {
    const rig = await createRig(0, [bob.peer, carol.peer]);
    for (let i = 0; i < 4; i++) {
      rig.exchange.pursue(rig.item);
      rig.clock.pass(MANIFEST_TIMEOUT_MS - 1);
      rig.exchange.pursue(rig.item);
      rig.clock.pass(1);
    }
    expect(asked(rig).map(([to]) => to)).toEqual([alice.peer, bob.peer, carol.peer, alice.peer]);
  });

  test('never goes to a peer that is not linked or is banned, nor for a file that is not wanted', async () => {
    const rig = await createRig(0, [bob.peer, carol.peer]);
    rig.rig.linked = [bob.peer, carol.peer];
    const [first] = rig.wires;
    if (first) first.banned = true;
    rig.exchange.pursue(rig.item);
    expect(asked(rig)).toEqual([[carol.peer, 0]]);
    const idle = await createRig(0);
    idle.item.record = { ...idle.item.record, wanted: false };
    idle.exchange.pursue(idle.item);
    expect(asked(idle)).toEqual([]);
  });
});

describe('[F6] answering', () => {
  const numbers = (rig: { sent: { message: SwarmMessage }[] }) =>
    rig.sent.flatMap(({ message }) =>
      message.t === 'segment'
        ? [segments.findIndex(({ sig }) => String(sig) === String(message.sig))]
        : [],
    );

  test('gives at most eight segments, from the number asked for', async () => {
    const rig = await createRig(SEGMENTS);
    rig.exchange.answer(rig.item, bob.peer, 5);
    expect(numbers(rig)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    rig.exchange.answer(rig.item, bob.peer, 400_000);
    expect(numbers(rig).slice(SEGMENTS_PER_ANSWER), 'there are none: the last').toEqual([
      SEGMENTS - 1,
    ]);
    expect(rig.item.exchange.subscribers.size).toBe(0);
  });

  test('continues as the manifest grows, for peers that have all of it so far', async () => {
    const rig = await createRig(10);
    rig.exchange.answer(rig.item, bob.peer, 0);
    expect(rig.item.exchange.subscribers.has(bob.peer)).toBe(false);
    rig.exchange.answer(rig.item, bob.peer, 8);
    expect(rig.item.exchange.subscribers.has(bob.peer)).toBe(true);
    rig.exchange.pursue(rig.item);
    await rig.give(alice.peer, segments.slice(10, 12));
    expect(numbers(rig)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe('[F6] receiving', () => {
  test('takes the next segment from any peer, in whatever order they come', async () => {
    const rig = await createRig(0);
    rig.exchange.pursue(rig.item);
    await rig.give(carol.peer, [...segments.slice(0, 3)].reverse());
    expect(rig.item.manifest.segments).toHaveLength(1);
    await rig.give(bob.peer, segments.slice(0, 3));
    expect(rig.item.manifest.segments).toHaveLength(3);
    expect(rig.faults).toEqual([]);
  });

  test('counts an unasked segment and a bad one as faults, and still takes the good ones', async () => {
    const rig = await createRig(0);
    await rig.give(bob.peer, segments.slice(0, 1));
    expect(rig.faults).toEqual([[bob.peer, 'unasked']]);
    rig.exchange.pursue(rig.item);
    const [first] = segments as [Segment];
    await rig.give(bob.peer, [{ ...first, sig: new Uint8Array(64) }]);
    expect(rig.faults.at(-1)).toEqual([bob.peer, 'bad-segment']);
    await rig.give(alice.peer, segments.slice(0, 2));
    expect(rig.item.manifest.segments).toHaveLength(2);
  });

  test('[N2] lets only a bounded number wait to be checked', async () => {
    const rig = await createRig(0);
    rig.exchange.pursue(rig.item);
    const [first, second] = segments as [Segment, Segment];
    const flood = Array<Segment>(SEGMENTS_WAITING_MAX - 1).fill(first);
    await rig.give(bob.peer, [...flood, first, second]);
    expect(rig.item.manifest.segments).toHaveLength(1);
    await rig.give(alice.peer, [second]);
    expect(rig.item.manifest.segments).toHaveLength(2);
  });

  test('what waits of one peer keeps out nothing that another one brings', async () => {
    const rig = await createRig(0);
    rig.exchange.pursue(rig.item);
    const [first, second] = segments as [Segment, Segment];
    const flood = rig.give(bob.peer, Array<Segment>(100).fill(second));
    await Promise.all([flood, rig.give(alice.peer, [first])]);
    expect(rig.item.manifest.segments.length).toBeGreaterThan(0);
  });
});

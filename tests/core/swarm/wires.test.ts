/** What peers announce, and how many hold each chunk. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAvailability } from '../../../src/core/swarm/request/availability.ts';
import { createBitfield } from '../../../src/core/swarm/cache/bitfield.ts';
import { bytesInFlight, createWire, silenceMs } from '../../../src/core/swarm/wire.ts';
import { Wires } from '../../../src/core/swarm/wires.ts';
import { createAssembly } from '../../../src/core/swarm/request/assembly.ts';
import { bob, bytesOf, carol, mallory } from '../../fakes/people.ts';

const MAX = 24;
const people = [bob.peer, carol.peer, mallory.peer];
const bitsOf = (indexes: Iterable<number>) => {
  const bits = createBitfield(MAX);
  for (const index of indexes) bits.set(index);
  return bits.toBytes();
};

test('[F9] availability counts the peers that hold a chunk, whatever they announced before', () => {
  const indexes = fc.uniqueArray(fc.nat(MAX - 1), { maxLength: MAX });
  const step = fc.tuple(
    fc.nat(2),
    fc.constantFrom('bitfield', 'have', 'reject', 'leave', 'ban'),
    indexes,
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const wires = new Wires(MAX);
      const model = new Map(people.map((peer) => [peer, new Set<number>()]));
      const banned = new Set<string>();
      for (const [who, what, list] of steps) {
        const peer = people[who] ?? bob.peer;
        const wire = wires.get(peer);
        const held = model.get(peer) ?? new Set();
        if (what === 'bitfield') wires.announced(peer, bitsOf(list));
        else if (what === 'have') wires.gained(peer, list);
        else if (!wire) continue;
        else if (what === 'reject') wires.lacks(wire, list);
        else if (what === 'leave') wires.unlinked(wire);
        else wires.ban(wire);
        if (what === 'ban') banned.add(peer);
        if (banned.has(peer) || what === 'leave') held.clear();
        else if (what === 'reject') list.forEach((index) => held.delete(index));
        else {
          if (what === 'bitfield') held.clear();
          list.forEach((index) => held.add(index));
        }
      }
      const holders = (index: number) =>
        people.filter((peer) => model.get(peer)?.has(index)).length;
      for (let index = 0; index < MAX; index++) {
        expect(wires.availability.of(index)).toBe(holders(index));
      }
      const counts = Array.from({ length: MAX }, (_, index) => holders(index));
      expect(wires.availability.summary(MAX)).toEqual({
        rarest: Math.min(...counts),
        nowhere: counts.filter((count) => count === 0).length,
      });
      for (const peer of people) {
        wires.announced(peer, bitsOf([0]));
        expect(wires.get(peer)?.banned).toBe(banned.has(peer));
      }
    }),
  );
});

test('[F8] a peer’s bitfield cannot claim more chunks than the file can have', () => {
  const wires = new Wires(3);
  wires.announced(bob.peer, new Uint8Array(50_000).fill(255));
  wires.gained(bob.peer, [3, 399_999]);
  expect(wires.get(bob.peer)?.theirs.count()).toBe(3);
  expect(wires.availability.of(3)).toBe(0);
});

describe('availability', () => {
  test('of a file without chunks: nothing is missing', () =>
    expect(createAvailability().summary(0)).toEqual({ rarest: 0, nowhere: 0 }));
  test('never counts below zero', () => {
    const availability = createAvailability();
    availability.remove(5);
    availability.add(5);
    expect(availability.of(5)).toBe(1);
    expect(availability.summary(6)).toEqual({ rarest: 0, nowhere: 5 });
  });
  test('chunks claimed after the last one count for nothing', () => {
    const availability = createAvailability();
    for (const index of [0, 1, 1, 2, 2, 3, 4]) availability.add(index);
    expect(availability.summary(3)).toEqual({ rarest: 1, nowhere: 0 });
    expect(availability.summary(2)).toEqual({ rarest: 1, nowhere: 0 });
    expect(availability.summary(5)).toEqual({ rarest: 1, nowhere: 0 });
  });
});

test('[F12] a wire counts bytes in flight, and its silence from its oldest request or last frame', () => {
  const wire = createWire(bob.peer, MAX);
  expect(bytesInFlight(wire)).toBe(0);
  for (const [index, sentAtMs] of [
    [1, 1_000],
    [2, 4_000],
  ] as const) {
    const lengthBytes = 10 * index;
    wire.requests.set(index, { sentAtMs, lengthBytes, assembly: createAssembly(lengthBytes) });
  }
  expect(bytesInFlight(wire)).toBe(30);
  wire.requests.get(2)?.assembly.add(0, bytesOf('begun', 8));
  expect(bytesInFlight(wire)).toBe(22);
  expect(silenceMs(wire, 5_000)).toBe(4_000);
  wire.lastFrameAtMs = 4_500;
  expect(silenceMs(wire, 5_000)).toBe(500);
});

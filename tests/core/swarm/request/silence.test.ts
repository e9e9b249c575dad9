/** Why nobody gives what a download misses: only what is known is said. */
import { expect, test } from 'vitest';
import { whySilent, type Around } from '../../../../src/core/swarm/request/silence.ts';
import { createAssembly } from '../../../../src/core/swarm/request/assembly.ts';
import { createWire, type Wire } from '../../../../src/core/swarm/wire.ts';
import { alice, bob } from '../../../fakes/people.ts';

const wire = (peer = alice.peer, more: Partial<Wire> = {}): Wire =>
  Object.assign(createWire(peer, 10), { announced: true }, more);
const why = (wires: readonly Wire[], more: Partial<Around> = {}) =>
  whySilent({
    ...{ sharer: alice.peer, linked: [alice.peer], wires, known: 4, isWhole: false },
    ...{ nowMs: 0, unanswered: false, misses: () => true, gives: () => false },
    ...more,
  });

test('a sharer who is linked and has said nothing of the file is waited for; one who said that it has nothing is not', () => {
  expect(why([])).toBe('waiting');
  expect(why([wire(alice.peer, { announced: false })])).toBe('waiting');
  expect(why([wire()])).toBeUndefined();
  expect(why([], { linked: [bob.peer] })).toBeUndefined();
});

test('who has more than the list names so far owes the list', () => {
  expect(why([wire(bob.peer, { claimed: 5 })], { linked: [bob.peer] })).toBe('waiting');
  expect(why([wire(alice.peer, { claimed: 4 })])).toBeUndefined();
  expect(why([wire(alice.peer, { claimed: 5 })], { isWhole: true })).toBeUndefined();
});

test('[F12] who has what is missing and is snubbed sends nothing', () => {
  const snubbed = wire(bob.peer, { snubbedUntilMs: 1 });
  expect(why([snubbed])).toBe('not-sent');
  expect(why([snubbed], { nowMs: 1, linked: [] })).toBeUndefined();
  expect(why([snubbed], { misses: () => false, linked: [] })).toBeUndefined();
  expect(why([snubbed], { gives: () => true }), 'it sends another file').toBe('waiting');
});

test('chunks that were asked for and do not come are waited for while their holder sends another file', () => {
  const asked = wire(bob.peer);
  const assembly = createAssembly(5);
  asked.requests.set(0, { sentAtMs: 0, lengthBytes: 5, assembly });
  expect(why([asked], { unanswered: true })).toBe('not-sent');
  expect(why([asked], { unanswered: true, gives: () => true })).toBe('waiting');
  expect(why([wire(bob.peer)], { unanswered: true, gives: () => true })).toBe('not-sent');
});

test('[F10] a sharer who sent other bytes is not waited for', () => {
  expect(why([wire(alice.peer, { banned: true, claimed: 5 })])).toBe('wrong-bytes');
  expect(why([wire(bob.peer, { banned: true, snubbedUntilMs: 1 })])).toBe('waiting');
});

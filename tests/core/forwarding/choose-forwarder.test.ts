/** Which member we ask to forward a link: one that reaches the peer, and of those the best. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseForwarder, type Candidate } from '../../../src/core/forwarding/choose-forwarder.ts';
import type { PeerId } from '../../../src/core/base/ids.ts';
import { alice, bob, carol, mallory } from '../../fakes/people.ts';

const TO = mallory.peer;
const all = [alice.peer, bob.peer, carol.peer, TO];
const candidateOf = (peer: PeerId, more: Partial<Candidate> = {}): Candidate => ({
  peer,
  reach: new Set([TO]),
  files: true,
  forwards: 0,
  isDoubted: false,
  ...more,
});
const choose = (...members: Candidate[]) => chooseForwarder(TO, members, () => false)?.peer;

test('[T8] files come before a light load, and a light load before the order of linking', () => {
  const [a, b] = [candidateOf(alice.peer), candidateOf(bob.peer)];
  expect(choose(a, b)).toBe(alice.peer);
  expect(choose({ ...a, forwards: 2 }, { ...b, forwards: 1 })).toBe(bob.peer);
  expect(choose({ ...a, files: false }, { ...b, forwards: 9 })).toBe(bob.peer);
  expect(choose({ ...a, isDoubted: true }, { ...b, files: false })).toBe(bob.peer);
  expect(choose({ ...a, isDoubted: true }), 'there is no other').toBe(alice.peer);
});

test('[T8] the chosen member reaches the peer, is not the peer, and is not resting; no other such member is better', () => {
  const member = fc.record({
    peer: fc.constantFrom(...all),
    reach: fc.subarray(all).map((it) => new Set(it)),
    files: fc.boolean(),
    forwards: fc.nat(3),
    isDoubted: fc.boolean(),
  });
  const weightOf = (it: Candidate) => [it.isDoubted ? 1 : 0, it.files ? 0 : 1, it.forwards];
  fc.assert(
    fc.property(fc.array(member, { maxLength: 6 }), fc.subarray(all), (members, resting) => {
      const fit = members.filter(
        (it) => it.peer !== TO && it.reach.has(TO) && !resting.includes(it.peer),
      );
      const chosen = chooseForwarder(TO, members, (it) => resting.includes(it));
      expect(chosen === undefined).toBe(fit.length === 0);
      if (!chosen) return;
      expect(fit).toContain(chosen);
      const weights = fit.map((it) => weightOf(it).join());
      expect(weightOf(chosen).join()).toBe(weights.sort()[0]);
    }),
  );
});

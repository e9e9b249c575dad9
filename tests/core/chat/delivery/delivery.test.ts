/** How far a message has come: nothing is claimed that is not known. */
import { expect, test } from 'vitest';
import { deliveryOf, type DeliveryFacts } from '../../../../src/core/chat/delivery/delivery.ts';
import { bob, carol, mallory } from '../../../fakes/people.ts';

const people = [bob.peer, carol.peer, mallory.peer];
const facts = (change: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  audience: people,
  has: () => false,
  isLinked: () => true,
  isLinkedAtAll: true,
  hadIt: false,
  stayedHere: false,
  ...change,
});
const told = (change: Partial<DeliveryFacts>) => deliveryOf(facts(change));

test('[Y10] a message is with those who have told so, of all who are here', () => {
  expect(told({})).toEqual({ kind: 'going-out' });
  const some = { kind: 'some', have: 2, here: 3, certain: true };
  expect(told({ has: (peer) => peer !== bob.peer })).toEqual(some);
  expect(told({ has: () => true })).toEqual({ kind: 'all', here: 3 });
});

test('[Y10] where somebody has no link, it is said that more may have it', () => {
  const isLinked = (peer: string) => peer === carol.peer;
  const has = (peer: string) => peer === carol.peer;
  expect(told({ has, isLinked })).toEqual({ kind: 'some', have: 1, here: 3, certain: false });
});

test('[Y10] alone, it is only here if there was no link since it was written', () => {
  const alone = { audience: [], isLinkedAtAll: false };
  expect(told({ ...alone, stayedHere: true })).toEqual({ kind: 'here-only' });
  expect(told({ ...alone, hadIt: true })).toEqual({ kind: 'left' });
  expect(told(alone)).toBeUndefined();
});

test('[Y10] nothing is said of a private message while none of its people is here and others hold it', () => {
  expect(told({ audience: [] })).toBeUndefined();
});

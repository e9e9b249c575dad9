import { expect, test } from 'vitest';
import { createOfferBudget } from '../../../src/browser/webrtc/offer-budget.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { OFFERS_BURST, OFFERS_PER_PEER_BURST } from '../../../src/core/limits/webrtc.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';

const peerOf = (i: number) => peerId(new Uint8Array(new Uint32Array([i, 0, 0, 0]).buffer));
const taken = (count: number, take: (i: number) => boolean) =>
  Array.from({ length: count }, (_, i) => take(i)).filter(Boolean).length;

test('a peer that keeps offering leaves room for the others', () => {
  const budget = createOfferBudget(createManualClock());
  expect(taken(1_000, () => budget.take(peerOf(1), false))).toBe(OFFERS_PER_PEER_BURST);
  const others = OFFERS_BURST - OFFERS_PER_PEER_BURST;
  expect(taken(others, (i) => budget.take(peerOf(i + 2), false))).toBe(others);
});

test('all offers together are bounded, and the budget refills with time', () => {
  const clock = createManualClock();
  const budget = createOfferBudget(clock);
  expect(taken(1_000, (i) => budget.take(peerOf(i), false))).toBe(OFFERS_BURST);
  clock.pass(60_000);
  expect(taken(1_000, (i) => budget.take(peerOf(i), false))).toBe(OFFERS_BURST);
});

test('a preferred peer is bounded too, and does not use the shared budget', () => {
  const budget = createOfferBudget(createManualClock());
  expect(taken(1_000, () => budget.take(peerOf(1), true))).toBe(OFFERS_PER_PEER_BURST);
  expect(taken(1_000, (i) => budget.take(peerOf(i + 2), false))).toBe(OFFERS_BURST);
});

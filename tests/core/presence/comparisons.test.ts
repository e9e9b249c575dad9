/** Whose turn it is to compare who is here. */
import { expect, test } from 'vitest';
import {
  PRESENCE_COMPARISON_MS,
  PRESENCE_COMPARISONS_MAX,
  PRESENCE_TURN_MS,
} from '../../../src/core/limits/gossip.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { Comparisons } from '../../../src/core/presence/comparisons.ts';
import { alice, bob, bytesOf, carol, mallory, randomOf } from '../../fakes/people.ts';

test('[G6] two that ask without end do not keep the turn of a third from coming', () => {
  const comparisons = new Comparisons(randomOf('comparisons'));
  const greedy = [mallory.peer, bob.peer];
  for (const it of greedy) expect(comparisons.begin(it, 0)).toBe(true);
  expect(comparisons.begin(alice.peer, 0)).toBe(false);
  const due: unknown[] = [];
  for (let nowMs = 0; nowMs <= 2 * PRESENCE_COMPARISON_MS; nowMs += 250) {
    for (const it of greedy) comparisons.begin(it, nowMs);
    if (nowMs % TICK_MS === 0) due.push(comparisons.due([], nowMs));
  }
  expect(due).toContain(alice.peer);
});

const NOW_MS = 1_700_000_000_000;

/** Two are under way, and one waits. */
function busy() {
  const comparisons = new Comparisons({ next: () => 0.5 });
  const others = Array.from({ length: PRESENCE_COMPARISONS_MAX }, (_, i) =>
    peerId(bytesOf(`busy ${i}`, 16)),
  );
  for (const it of others) expect(comparisons.begin(it, NOW_MS)).toBe(true);
  expect(comparisons.begin(alice.peer, NOW_MS)).toBe(false);
  return { comparisons, others };
}

test('[G6] who asks is answered when there is a place, though others wait to be asked by us: else all would wait for all', () => {
  const { comparisons } = busy();
  expect(comparisons.begin(bob.peer, NOW_MS)).toBe(false);
  expect(comparisons.begin(bob.peer, NOW_MS + PRESENCE_COMPARISON_MS)).toBe(true);
});

test('[G6] but not again before those who wait', () => {
  const { comparisons, others } = busy();
  const [again = carol.peer] = others;
  const laterMs = NOW_MS + PRESENCE_COMPARISON_MS;
  expect(comparisons.begin(again, laterMs)).toBe(false);
  expect(comparisons.due([again, alice.peer], laterMs)).toBe(alice.peer);
  expect(comparisons.begin(again, NOW_MS + PRESENCE_TURN_MS)).toBe(true);
});

test('[G6] a peer that links again and again gets no new turn by it', () => {
  const { comparisons, others } = busy();
  const [again = carol.peer] = others;
  const laterMs = NOW_MS + PRESENCE_COMPARISON_MS;
  comparisons.forget(again);
  expect(comparisons.begin(again, laterMs)).toBe(false);
  expect(comparisons.due([again, alice.peer], laterMs)).toBe(alice.peer);
});

test('[G6] when one is over the next has its turn, but who had one just before keeps the place', () => {
  const { comparisons, others } = busy();
  const [first = carol.peer] = others;
  expect(comparisons.over(first, NOW_MS + 100)).toBe(alice.peer);
  expect(comparisons.begin(alice.peer, NOW_MS + 100), 'under way').toBe(true);
  expect(comparisons.over(first, NOW_MS + 100), 'it has no place any more').toBeUndefined();
  expect(comparisons.over(alice.peer, NOW_MS + 200), 'nobody waits').toBeUndefined();
  expect(comparisons.begin(first, NOW_MS + 300), 'there is a place').toBe(true);
  expect(comparisons.begin(bob.peer, NOW_MS + 300)).toBe(false);
  expect(comparisons.over(first, NOW_MS + 400), 'it asks again and again').toBeUndefined();
});

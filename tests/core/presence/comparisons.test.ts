/** Whose turn it is to compare who is here. */
import { expect, test } from 'vitest';
import { PRESENCE_COMPARISON_MS } from '../../../src/core/limits/gossip.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { Comparisons } from '../../../src/core/presence/comparisons.ts';
import { alice, bob, mallory, randomOf } from '../../fakes/people.ts';

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

/** Which relay is tried next: everybody finds one that works, and a crowd spreads over them. */
import { expect, test } from 'vitest';
import { createRelayRotation } from '../../../../src/browser/signaling/relay/relay-rotation.ts';
import { platformRandom } from '../../../../src/browser/platform/clock.ts';
import { RELAY_WAIT_MS_MAX } from '../../../../src/core/limits/signaling.ts';

test('[S16] clients that lose one relay spread over the others', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 300; i++) {
    const rotation = createRelayRotation(['a', 'b', 'c', 'd'], platformRandom);
    expect(rotation.url).toBe('a');
    rotation.served();
    rotation.failed();
    counts.set(rotation.url, (counts.get(rotation.url) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['b', 'c', 'd']);
  expect(Math.min(...counts.values())).toBeGreaterThan(50); // 100 expected, 8 the deviation
});

test('[S16] waits are random and bounded, also after a night without any', () => {
  const rotation = createRelayRotation(['a'], platformRandom);
  const waits = Array.from({ length: 2_000 }, () => rotation.failed());
  expect(Math.max(...waits)).toBeLessThan(RELAY_WAIT_MS_MAX);
  expect(Math.max(...waits)).toBeGreaterThan(RELAY_WAIT_MS_MAX / 2);
  expect(Math.min(...waits)).toBeLessThan(RELAY_WAIT_MS_MAX / 4);
  expect(rotation.url).toBe('a');
});

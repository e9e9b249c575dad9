/** Which relay is tried next: everybody finds one that serves, and a crowd spreads. */
import { expect, test } from 'vitest';
import { createRelayRotation } from '../../../../src/browser/signaling/relay/relay-rotation.ts';
import { platformRandom } from '../../../../src/browser/platform/clock.ts';
import { RELAY_WAIT_MS_MAX } from '../../../../src/core/limits/signaling.ts';

test('[S16] those who lose one relay spread over the others', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 300; i++) {
    const doors = createRelayRotation(['a', 'b', 'c', 'd'], platformRandom);
    expect(doors.url).toBe('a');
    doors.served();
    doors.failed();
    counts.set(doors.url, (counts.get(doors.url) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['b', 'c', 'd']);
  expect(Math.min(...counts.values())).toBeGreaterThan(50); // 100 expected, 8 the deviation
});

test('[S16] waits are random and bounded, also after a night without any', () => {
  const doors = createRelayRotation(['a'], platformRandom);
  const waits = Array.from({ length: 2_000 }, () => doors.failed());
  expect(Math.max(...waits)).toBeLessThan(RELAY_WAIT_MS_MAX);
  expect(Math.max(...waits)).toBeGreaterThan(RELAY_WAIT_MS_MAX / 2);
  expect(Math.min(...waits)).toBeLessThan(RELAY_WAIT_MS_MAX / 4);
  expect(doors.url).toBe('a');
});

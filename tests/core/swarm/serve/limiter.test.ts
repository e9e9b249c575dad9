/** A limit on bytes per second that several share in turns: it holds, and runs no timer without need. */
import { expect, test } from 'vitest';
import { Limiter } from '../../../../src/core/swarm/serve/limiter.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';

const FRAME = 1_000;

/** Senders that pass frames as long as they may; `passed` counts them. */
function createRig(names: readonly string[], framesEach = Infinity) {
  const clock = createManualClock();
  const passed = new Map(names.map((name) => [name, 0]));
  const order: string[] = [];
  const send = (name: string) => {
    while ((passed.get(name) ?? 0) < framesEach && limiter.take(name, FRAME)) {
      passed.set(name, (passed.get(name) ?? 0) + 1);
      order.push(name);
    }
  };
  const limiter = new Limiter<string>(clock, send);
  return { clock, limiter, passed, order, send };
}

test('without a limit everything passes and nothing waits', () => {
  const { clock, limiter, passed, send } = createRig(['a'], 500);
  send('a');
  expect(passed.get('a')).toBe(500);
  expect([limiter.waiting(), limiter.bytesPerSecond(), clock.timers()]).toEqual([
    false,
    undefined,
    0,
  ]);
});

test('[C9] over ten seconds as many bytes pass as the limit allows, in equal shares', () => {
  const { clock, limiter, passed, send } = createRig(['a', 'b', 'c']);
  limiter.set(30 * FRAME);
  for (const name of ['a', 'b', 'c']) send(name);
  clock.pass(10_000);
  const counts = [...passed.values()];
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(295);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(305);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
});

test('frames worth more than a second of the limit pass, one after the other', () => {
  const { clock, limiter, passed, send } = createRig(['a']);
  limiter.set(FRAME / 4);
  send('a');
  clock.pass(40_500);
  expect(passed.get('a')).toBeGreaterThanOrEqual(10);
  expect(passed.get('a')).toBeLessThanOrEqual(12);
});

test('a pause saves up one second of bytes, not more', () => {
  const { clock, limiter, order, send } = createRig(['a']);
  limiter.set(10 * FRAME);
  clock.pass(60_000);
  send('a');
  expect(order.length).toBeGreaterThanOrEqual(10);
  expect(order.length).toBeLessThanOrEqual(11);
});

test('one timer runs while a sender waits, and none otherwise', () => {
  const { clock, limiter, passed, send } = createRig(['a', 'b'], 20);
  limiter.set(10 * FRAME);
  expect(clock.timers()).toBe(0);
  send('a');
  send('b');
  expect([limiter.waiting(), clock.timers()]).toEqual([true, 1]);
  clock.pass(6_000);
  expect([...passed.values()]).toEqual([20, 20]);
  expect([limiter.waiting(), clock.timers()]).toEqual([false, 0]);
});

test('bytes given back can be taken by others', () => {
  const { clock, limiter } = createRig(['a']);
  limiter.set(FRAME);
  clock.pass(1_000);
  expect(limiter.take('a', FRAME)).toBe(true);
  limiter.giveBack(FRAME);
  expect(limiter.take('b', FRAME)).toBe(true);
  expect(limiter.take('b', FRAME)).toBe(false);
});

test('lifting the limit releases everyone who waits, and stopping leaves no timer', () => {
  const { clock, limiter, passed, send } = createRig(['a', 'b'], 50);
  limiter.set(FRAME);
  send('a');
  send('b');
  limiter.set(undefined);
  expect([...passed.values()]).toEqual([50, 50]);
  limiter.set(1);
  send('c');
  limiter.take('c', FRAME);
  limiter.stop();
  limiter.take('c', FRAME);
  expect(clock.timers()).toBe(0);
});

test('a sender that left takes no turn, and a limit of zero is an error', () => {
  const { clock, limiter, passed, send } = createRig(['a', 'b']);
  limiter.set(10 * FRAME);
  send('a');
  send('b');
  limiter.forget('a');
  const before = passed.get('a');
  clock.pass(1_000);
  expect(passed.get('a')).toBe(before);
  expect(passed.get('b')).toBeGreaterThan(5);
  expect(() => limiter.set(0)).toThrow(RangeError);
  expect(() => limiter.set(Number.NaN)).toThrow(RangeError);
});

/** Listeners: told in order, undone at any moment. */
import { expect, test } from 'vitest';
import { createListeners } from '../../../src/core/base/events.ts';

test('listeners hear what is emitted, in their order, until their undo', () => {
  const heard: string[] = [];
  const listeners = createListeners<[string]>();
  const off = listeners.add((word) => void heard.push(`1 ${word}`));
  listeners.add((word) => void heard.push(`2 ${word}`));
  listeners.emit('a');
  off();
  off();
  listeners.emit('b');
  expect(heard).toEqual(['1 a', '2 a', '2 b']);
});

test('one function added twice is two listeners', () => {
  let calls = 0;
  const listeners = createListeners<[]>();
  const count = () => void (calls += 1);
  const off = listeners.add(count);
  listeners.add(count);
  off();
  listeners.emit();
  expect(calls).toBe(1);
});

test('who is removed while others are told hears nothing; who is added waits for the next', () => {
  const heard: string[] = [];
  const listeners = createListeners<[]>();
  listeners.add(() => {
    heard.push('first');
    offSecond();
    listeners.add(() => void heard.push('late'));
  });
  const offSecond = listeners.add(() => void heard.push('second'));
  listeners.emit();
  expect(heard).toEqual(['first']);
  listeners.clear();
  listeners.emit();
  expect(heard).toEqual(['first']);
});

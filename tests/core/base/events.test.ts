/** Listeners: called in order, removed at any moment. */
import { describe, expect, test } from 'vitest';
import { hearReports } from '../../../src/core/base/each.ts';
import { createListeners } from '../../../src/core/base/events.ts';
import { EndEvent, MessageListener, SingleListener } from '../../../src/core/base/link-events.ts';

test('listeners hear each event in their order, until they are removed', () => {
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

test('a listener that throws keeps nothing from the others, and hears the next event', () => {
  const heard: string[] = [];
  const errors: unknown[] = [];
  const off = hearReports((error) => errors.push(error));
  const no = new Error('no');
  const throws = (word: string) => {
    heard.push(`thrown ${word}`);
    throw no;
  };
  const listeners = createListeners<[string]>();
  listeners.add(throws);
  listeners.add((word) => void heard.push(word));
  listeners.emit('a');
  listeners.emit('b');
  const single = new SingleListener<[string]>();
  single.set(throws);
  expect(single.call('c')).toBe(true);
  const end = new EndEvent();
  end.onEnd((reason) => void heard.push(reason));
  end.end('over', () => throws('d'));
  off();
  expect(heard).toEqual(['thrown a', 'a', 'thrown b', 'b', 'thrown c', 'thrown d', 'over']);
  expect(errors).toEqual([no, no, no, no]);
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

test('a listener removed during an event does not hear it; one added hears the next', () => {
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

test('only the last single listener hears, and only its own undo removes it', () => {
  const heard: string[] = [];
  const listener = new SingleListener<[string]>();
  expect(listener.call('nobody')).toBe(false);
  const off = listener.set((word) => void heard.push(`1 ${word}`));
  const offLater = listener.set((word) => void heard.push(`2 ${word}`));
  off();
  expect(listener.call('a')).toBe(true);
  offLater();
  expect(listener.call('b')).toBe(false);
  expect(heard).toEqual(['2 a']);
});

describe('a message listener', () => {
  const create = () => new MessageListener<'control'>({ messages: 2, bytes: 100 });

  test('gets early messages in order, before later ones, after the call that sets it', async () => {
    const heard: number[] = [];
    const messages = create();
    messages.call('control', new Uint8Array(1));
    messages.call('control', new Uint8Array(2));
    messages.set((_, message) => void heard.push(message.length));
    expect(heard).toEqual([]);
    messages.call('control', new Uint8Array(3));
    await Promise.resolve();
    messages.call('control', new Uint8Array(4));
    expect(heard).toEqual([1, 2, 3, 4]);
  });

  test('says when too many or too long messages wait, and drops them on demand', () => {
    const messages = create();
    expect(messages.call('control', new Uint8Array(50))).toBe(true);
    expect(messages.call('control', new Uint8Array(51))).toBe(false);
    messages.clear();
    expect([1, 2, 3].map(() => messages.call('control', new Uint8Array(1)))).toEqual([
      ...[true, true, false],
    ]);
  });
});

test('a listener hears of an end, also when it comes after it', async () => {
  const heard: string[] = [];
  const event = new EndEvent();
  event.onEnd((reason) => void heard.push(`before: ${reason}`));
  event.end('closed', () => void heard.push('first'));
  expect(event.isOver).toBe(true);
  event.onEnd((reason) => void heard.push(`after: ${reason}`));
  expect(heard).toEqual(['first', 'before: closed']);
  await Promise.resolve();
  expect(heard).toEqual(['first', 'before: closed', 'after: closed']);
});

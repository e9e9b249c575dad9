/** Work that many bring: in turns, each within its own bound. */
import { expect, test } from 'vitest';
import { hearReports } from '../../../src/core/base/each.ts';
import { Turns } from '../../../src/core/base/turns.ts';
import { settled } from '../../fakes/people.ts';

const ONE = { count: 1, bytes: 1 };

test('sources take turns, one piece after another, and one that throws stops nothing', async () => {
  const turns = new Turns<string>({ count: 3, bytes: 100 });
  const done: string[] = [];
  const errors: unknown[] = [];
  const off = hearReports((error) => errors.push(error));
  const piece = (name: string) => async () => {
    await Promise.resolve();
    done.push(name);
    if (name === 'm1') throw new Error('bad');
  };
  for (const name of ['m1', 'm2', 'm3', 'm4']) turns.add('mallory', ONE, piece(name));
  turns.add('bob', ONE, piece('b1'));
  await settled();
  off();
  expect(done).toEqual(['m1', 'b1', 'm2', 'm3']);
  expect(errors).toHaveLength(1);
  expect(turns.add('mallory', { count: 1, bytes: 101 }, piece('too long'))).toBe(false);
  expect(turns.add('mallory', { count: 3, bytes: 100 }, piece('m5'))).toBe(true);
});

test('what waits of a source that is gone is dropped', async () => {
  const turns = new Turns<string>({ count: 3, bytes: 100 });
  const done: string[] = [];
  for (const name of ['a', 'b', 'c'])
    turns.add('mallory', ONE, async () => {
      done.push(name);
      turns.forget('mallory');
    });
  await settled();
  expect(done).toEqual(['a']);
});

/** A bounded map that a flood from one side cannot empty for the others. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairMap, type Source } from '../../../src/core/base/fair-map.ts';

const MAX = 60;
const relay: Source = { medium: 'relay' };
const member = (by: string): Source => ({ medium: 'members', by });
const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);

test('[S20] a medium that floods displaces only what came by it, the oldest first', () => {
  const map = new FairMap<number, string>(MAX);
  for (const n of numbers(MAX / 2)) map.set(n, 'relay', relay);
  for (const n of numbers(10_000, 1_000)) map.set(n, 'flood', { medium: 'tabs' });
  expect(numbers(MAX / 2).every((n) => map.get(n) === 'relay')).toBe(true);
  expect(map.entries()).toHaveLength(MAX);
  expect([map.get(10_999), map.get(1_000)]).toEqual(['flood', undefined]);
});

test('[S20] a crowd of members that flood displaces neither another medium nor a member that brings little', () => {
  const map = new FairMap<number, string>(MAX);
  for (const n of numbers(25)) map.set(n, 'relay', relay);
  map.set(100, 'bob', member('bob'));
  for (const n of numbers(10_000, 1_000)) map.set(n, 'flood', member(`crowd ${n % 24}`));
  expect(numbers(25).every((n) => map.get(n) === 'relay')).toBe(true);
  expect(map.get(100)).toBe('bob');
});

test('[S20] what is claimed displaces nothing that is proven, nor that anything whose owner was linked', () => {
  const map = new FairMap<number, string>(MAX);
  map.set(1, 'linked', relay);
  map.markLinked((value) => value === 'linked');
  map.set(2, 'proven', relay, 'proven');
  for (const n of numbers(10_000, 1_000)) map.set(n, 'claimed', relay);
  expect([map.get(1), map.get(2)]).toEqual(['linked', 'proven']);
  for (const n of numbers(10_000, 1_000)) map.set(n, 'proven, too', relay, 'proven');
  expect([map.get(1), map.get(2)]).toEqual(['linked', undefined]);
  map.set(1, 'newer', { medium: 'tabs' });
  for (const n of numbers(10_000, 1_000)) map.set(n, 'claimed', { medium: 'tabs' });
  expect(map.get(1), 'a standing is kept').toBe('newer');
});

test('[S20] repeating what another brought puts it in no danger', () => {
  const map = new FairMap<number, string>(MAX);
  map.set(1, 'alice', relay);
  for (const n of numbers(40, 1_000)) map.set(n, 'flood', member('mallory'));
  map.set(1, 'alice', member('mallory'));
  for (const n of numbers(10_000, 2_000)) map.set(n, 'flood', member('mallory'));
  expect(map.get(1)).toBe('alice');
});

test('[S20] who repeats what another brought, and then floods, displaces none of it', () => {
  const map = new FairMap<number, string>(MAX);
  for (const n of numbers(20)) map.set(n, 'relay', relay);
  for (const by of ['mallory', 'her friend']) {
    for (const n of numbers(20)) map.set(n, 'relay', member(by));
    for (const n of numbers(10_000, 1_000)) map.set(n, 'flood', member(by));
  }
  expect(numbers(20).map((n) => map.get(n))).toEqual(numbers(20).map(() => 'relay'));
});

test('[S20] what many bring is no more theirs than what one brings', () => {
  const map = new FairMap<number, string>(MAX);
  const members = numbers(20).map((n) => member(`member ${n}`));
  for (const n of numbers(20)) for (const it of members) map.set(n, 'shared', it);
  for (const n of numbers(10_000, 1_000)) map.set(n, 'flood', relay);
  expect(numbers(20).every((n) => map.get(n) === 'shared')).toBe(true);
  expect(map.entries()).toHaveLength(MAX);
});

test('it holds what was set last, within its bound, and forgets what is deleted', () => {
  const step = fc.record({
    key: fc.nat(30),
    medium: fc.constantFrom('relay', 'tabs'),
    by: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    what: fc.constantFrom('set', 'delete', 'proven'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const map = new FairMap<number, number>(8);
      steps.forEach(({ key, medium, by, what }, i) => {
        if (what === 'delete') map.delete(key);
        else map.set(key, i, { medium, by }, what === 'proven' ? 'proven' : 'claimed');
        expect(map.get(key)).toBe(what === 'delete' ? undefined : i);
        expect(map.entries().length).toBeLessThanOrEqual(16);
        for (const [held, value] of map.entries()) expect(map.get(held)).toBe(value);
      });
    }),
  );
});

import { expect, test } from 'vitest';
import { Admission } from '../../signaling/admission.ts';
import { RELAY_LIMITS } from '../../signaling/limits.ts';

const limits = {
  ...RELAY_LIMITS,
  connections: 4,
  connectionsPerAddress: 2,
  connectsPerAddress: { perSecond: 1, burst: 3 },
};

test('each address has a limit of its own, and all together have one', () => {
  const admission = new Admission(limits);
  const admitted = ['a', 'a', 'a', 'b', 'b', 'c'].map((address) => admission.admit(address, 0));
  expect(admitted).toEqual([true, true, false, true, true, false]);
  admission.release('a');
  expect(admission.admit('c', 0)).toBe(true);
});

test('an address is remembered while it has connections, or opened some lately', () => {
  const admission = new Admission(limits);
  admission.admit('a', 0);
  admission.prune(60_000);
  expect(admission.addresses).toBe(1);
  admission.release('a');
  admission.admit('a', 60_000);
  admission.release('a');
  admission.prune(60_500);
  expect(admission.addresses).toBe(1);
  admission.prune(61_000);
  expect(admission.addresses).toBe(0);
});

test('a refused address is not remembered', () => {
  const admission = new Admission({ ...limits, connections: 0 });
  expect(admission.admit('a', 0)).toBe(false);
  expect(admission.addresses).toBe(0);
});

test('closing a connection that was never open frees nothing', () => {
  const admission = new Admission(limits);
  admission.release('a');
  admission.admit('a', 0);
  admission.release('a');
  admission.release('a');
  expect(['a', 'a', 'b', 'b', 'c'].map((address) => admission.admit(address, 0))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});

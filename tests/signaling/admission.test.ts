import { expect, test } from 'vitest';
import { Admission } from '../../signaling/admission.ts';
import { RELAY_LIMITS } from '../../signaling/limits.ts';

const slow = { perSecond: 1, burst: 3 };
const limits = {
  ...RELAY_LIMITS,
  connections: 4,
  connectionsPer: { address: 2, site: 3, block: 4 },
  connectsPer: { address: slow, site: slow, block: { perSecond: 1, burst: 5 } },
  connectsSure: { perSecond: 0, burst: 0 },
};
let sids = 0;
const admit = (admission: Admission, address: string, nowMs = 0): string | null => {
  const sid = `sid${sids++}`;
  return admission.admit(sid, address, nowMs) && sid;
};

test('each address has a limit of its own, and all together have one', () => {
  const admission = new Admission(limits);
  const admitted = ['a', 'a', 'a', 'b', 'b', 'c'].map((address) => admit(admission, address));
  expect(admitted.map(Boolean)).toEqual([true, true, false, true, true, true]);
  admission.release(admitted[1] ?? '');
  expect(admit(admission, 'd')).toBeTruthy();
});

test('[S15] a newcomer to a full relay closes the oldest connection of the network that has most', () => {
  const admission = new Admission(limits);
  const [first, second] = [admit(admission, 'a'), admit(admission, 'a')];
  for (const address of ['b', 'c']) admit(admission, address);
  expect(admission.admit('d1', 'd', 0)).toEqual({ pushedOut: first });
  // Now each has one, so nobody has to go.
  expect(admission.admit('e1', 'e', 0)).toBeNull();
  expect(second).toBeTruthy();
});

test('[S15] a block of IPv6 counts as one: its sites and addresses are bounded together', () => {
  const admission = new Admission({
    ...limits,
    connections: 100,
    connectsPer: RELAY_LIMITS.connectsPer,
  });
  const of = (subnets: number[]) =>
    subnets.map((it) => admit(admission, `2001:db8:1:${it.toString(16)}::/64`) !== null);
  expect(of([0, 1, 2, 3])).toEqual([true, true, true, false]); // a /56
  expect(of([0x100, 0x100])).toEqual([true, true]); // the /48, in which each /56 now has two
  expect(of([0x100, 0x101, 0x200])).toEqual([false, true, true]);
  expect(of([0x200, 0x300])).toEqual([false, true]);
  expect(admit(admission, '2001:db8:2:0::/64')).toBeTruthy();
});

test('[S15] the /64s of one /48 cannot fill the relay, nor keep out others when it is full', () => {
  const patient = { perSecond: 0, burst: 1_000_000 };
  const admission = new Admission({
    ...RELAY_LIMITS,
    connectsPer: { address: patient, site: patient, block: patient },
  });
  const fill = (block: string): number => {
    for (let i = 0; i < 40_000; i++) {
      const subnet = (i % 65_536).toString(16);
      if (!admission.admit(`${block} ${i}`, `${block}:${subnet}::/64`, 0)) return i;
    }
    return Infinity;
  };
  const held = fill('2001:db8:1');
  expect(held).toBeLessThanOrEqual(RELAY_LIMITS.connections / 8);
  // Even a dozen of them leave room for anybody who comes from elsewhere.
  for (let i = 2; i < 14; i++) fill(`2001:db8:${i}`);
  for (let i = 0; i < 200; i++) {
    expect(admission.admit(`honest ${i}`, `198.51.${i}.7`, 0)).not.toBeNull();
  }
});

test('[S15] a network opens connections at a limited rate, whichever of its addresses it uses', () => {
  const admission = new Admission({
    ...limits,
    connections: 100,
    connectionsPer: RELAY_LIMITS.connectionsPer,
  });
  const opened = Array.from({ length: 9 }, (_, i) => admit(admission, `192.0.2.${i}`));
  expect(opened.filter(Boolean)).toHaveLength(5);
  expect(admission.addresses).toBe(5);
});

test('[S15] an address that keeps trying takes nothing from the rate of its neighbours', () => {
  const admission = new Admission(RELAY_LIMITS);
  // Each ends at once, so it is the rate alone that refuses.
  for (let i = 0; i < 10_000; i++) admission.release(admit(admission, '192.0.2.1', i / 10) ?? '');
  for (let i = 2; i < 200; i++)
    expect(admit(admission, `192.0.2.${i}`, 1_000), `192.0.2.${i}`).toBeTruthy();
});

test('[S15] neighbours who use up the rate of a block leave each address and /56 its part', () => {
  const admission = new Admission(RELAY_LIMITS);
  const addresses = Array.from({ length: 8 }, (_, i) => [
    `192.0.2.${i}`,
    `2001:db8:1:${i.toString(16)}00::/64`,
  ]).flat();
  for (let i = 0; i < 6_000; i++)
    for (const address of addresses) admission.release(admit(admission, address) ?? '');
  for (const address of ['192.0.2.77', '2001:db8:1:ff00::/64']) {
    const opened = [1, 2, 3, 4, 5].map(() => admit(admission, address) !== null);
    expect(opened).toEqual([true, true, true, true, false]);
    expect(admit(admission, address, 10_000)).toBeTruthy();
  }
  // The other /64s of a /56 are no newcomers.
  const same = Array.from({ length: 9 }, (_, i) => admit(admission, `2001:db8:1:fe0${i}::/64`));
  expect(same.filter(Boolean)).toHaveLength(4);
});

test('an address is remembered while it has connections, or opened some lately', () => {
  const admission = new Admission(limits);
  const first = admit(admission, 'a') ?? '';
  admission.prune(60_000);
  expect(admission.addresses).toBe(1);
  admission.release(first);
  admission.release(admit(admission, 'a', 60_000) ?? '');
  admission.prune(60_500);
  expect(admission.addresses).toBe(1);
  admission.prune(61_000);
  expect(admission.addresses).toBe(0);
});

test('[S15] a bounded number of networks is remembered', () => {
  const admission = new Admission({ ...RELAY_LIMITS, networksRemembered: 10 });
  for (let i = 0; i < 50; i++) admission.release(admit(admission, `192.0.${i}.2`) ?? '');
  expect(admission.addresses).toBeLessThanOrEqual(10);
});

test('closing a connection twice, or one that was never open, frees nothing', () => {
  const admission = new Admission({ ...limits, connectionsPer: RELAY_LIMITS.connectionsPer });
  admission.release('nobody');
  const first = admit(admission, 'a') ?? '';
  admission.release(first);
  admission.release(first);
  const admitted = ['a', 'b', 'c', 'd', 'e'].map((address) => admit(admission, address));
  expect(admitted.map(Boolean)).toEqual([true, true, true, true, false]);
});

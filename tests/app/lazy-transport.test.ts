/** A transport that is loaded late: nothing that was asked of it before is lost, and a failed load is tried again. */
import { expect, test } from 'vitest';
import { LazyTransport } from '../../src/app/lazy-transport.ts';
import type { Transport } from '../../src/core/ports.ts';
import { alice, bob, bytesOf, carol, settled } from '../fakes/people.ts';
import { createFakeTransport } from '../fakes/transport.ts';

function createRig() {
  const target = createFakeTransport(alice.peer);
  const loads: { done(): void; fail(): void }[] = [];
  let abandoned = 0;
  const load = () =>
    new Promise<Transport>((resolve, reject) =>
      loads.push({ done: () => resolve(target), fail: () => reject(new Error('no network')) }),
    );
  const lazy = new LazyTransport(alice.peer, load, () => void (abandoned += 1));
  return { lazy, target, loads, abandoned: () => abandoned };
}

test('what was asked before the code came is done once it is there', async () => {
  const { lazy, target, loads } = createRig();
  const seen: string[] = [];
  lazy.onSighting((peer) => void seen.push(`sighted ${peer}`));
  lazy.onLink((link) => void seen.push(`linked ${link.peer}`));
  lazy.onStatus((status) => void seen.push(status));
  lazy.setGate(() => 'refused');
  lazy.showProof(bytesOf('proof', 8));
  lazy.start();
  const dialled = lazy.dial(bob.peer);
  expect(loads).toHaveLength(1);
  loads[0]?.done();
  await settled();
  expect(target.started).toBe(true);
  expect(target.shown).toEqual([bytesOf('proof', 8)]);
  expect(target.offer(carol.peer)).toBe('refused');
  target.sight(bob.peer);
  target.link(carol.peer);
  target.say('online');
  target.dials[0]?.settle();
  await dialled;
  expect(seen).toEqual([`sighted ${bob.peer}`, `linked ${carol.peer}`, 'online']);
});

test('code that does not come is told as signaling that is away, and asked for again by a refresh', async () => {
  const { lazy, target, loads } = createRig();
  const statuses: string[] = [];
  lazy.onStatus((status) => void statuses.push(status));
  lazy.start();
  loads[0]?.fail();
  await settled();
  expect(statuses).toEqual(['offline']);
  await expect(lazy.dial(bob.peer)).rejects.toMatchObject({ code: 'closed' });
  lazy.refresh();
  lazy.doubt();
  expect(loads).toHaveLength(2);
  loads[1]?.done();
  await settled();
  expect(target.started).toBe(true);
});

test('closed before the code came, it lets go of what the transport would have closed, and starts nothing', async () => {
  const { lazy, target, loads, abandoned } = createRig();
  lazy.start();
  lazy.close();
  lazy.close();
  expect(abandoned()).toBe(1);
  loads[0]?.done();
  await settled();
  expect(target.started).toBe(false);
  expect(target.closed).toBe(true);
  lazy.refresh();
  expect(loads).toHaveLength(1);
});

test('once it is there, it is the transport', async () => {
  const { lazy, target, loads, abandoned } = createRig();
  loads[0]?.done();
  await settled();
  lazy.start();
  lazy.refresh();
  lazy.doubt(bob.peer);
  lazy.close();
  expect(target.started).toBe(true);
  expect(target.closed).toBe(true);
  expect(abandoned()).toBe(0);
});

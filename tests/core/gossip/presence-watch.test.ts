/** Who watches whom, and what they say of it. */
import { describe, expect, test } from 'vitest';
import { idBytes, peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { commonBits, compareCloseness } from '../../../src/core/base/xor.ts';
import { watchedBy } from '../../../src/core/gossip/presence-watch.ts';
import { WATCHERS } from '../../../src/core/limits/gossip.ts';
import { bytesOf } from '../../fakes/people.ts';

const people = Array.from({ length: 200 }, (_, i) => peerId(bytesOf(`person ${i}`, 16)));
const xor = (a: PeerId, b: PeerId): bigint =>
  idBytes(a).reduce((sum, byte, i) => sum * 256n + BigInt(byte ^ (idBytes(b)[i] ?? 0)), 0n);

test('ids are as close as their XOR is small', () => {
  const [target, ...others] = people as [PeerId, ...PeerId[]];
  const byNumber = others.toSorted((a, b) => (xor(target, a) < xor(target, b) ? -1 : 1));
  expect(others.toSorted((a, b) => compareCloseness(target, a, b))).toEqual(byNumber);
  for (const it of others)
    expect(commonBits(target, it)).toBe(128 - xor(target, it).toString(2).length);
});

describe('[G10] a person is watched by the few closest', () => {
  test.each([3, 9, 30, 200])('of %i people', (count) => {
    const here = people.slice(0, count);
    const watchers = new Map(here.map((it) => [it, new Map<PeerId, number>()]));
    for (const self of here)
      for (const [peer, rank] of watchedBy(self, here)) watchers.get(peer)?.set(self, rank);
    for (const [peer, by] of watchers) {
      const others = here.filter((it) => it !== peer);
      const closest = others.toSorted((a, b) => compareCloseness(peer, a, b)).slice(0, WATCHERS);
      expect([...by].toSorted(([, a], [, b]) => a - b).map(([it]) => it)).toEqual(closest);
    }
  });
});

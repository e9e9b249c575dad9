/** Who watches whom, and what they say of it. */
import { describe, expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { compareCloseness } from '../../../src/core/base/xor.ts';
import { watchedBy } from '../../../src/core/gossip/presence-watch.ts';
import { WATCHERS } from '../../../src/core/limits/gossip.ts';
import { bytesOf } from '../../fakes/people.ts';

const people = Array.from({ length: 200 }, (_, i) => peerId(bytesOf(`person ${i}`, 16)));

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

/** What flows between us and others, from the bytes that have gone by so far. Pure. */
import type { Person } from '../../../core/api/views.ts';
import type { PeerId } from '../../../core/base/ids.ts';
import type { Flow } from './room-picture.ts';

/** Bytes of chunks so far, at a time. */
export interface Counted {
  readonly atMs: number;
  readonly people: ReadonlyMap<PeerId, Pick<Person, 'gaveBytes' | 'tookBytes'>>;
}

export const countBytes = (people: readonly Person[], atMs: number): Counted => ({
  atMs,
  people: new Map(people.filter(({ self }) => !self).map((it) => [it.peer, it])),
});

/** Only people with whom something moves. Rounded to two figures, so that what hardly changes is not drawn anew. */
export function flowsBetween(before: Counted, now: Counted): ReadonlyMap<PeerId, Flow> {
  const seconds = (now.atMs - before.atMs) / 1_000;
  const flows = new Map<PeerId, Flow>();
  if (!(seconds > 0)) return flows;
  for (const [peer, { gaveBytes, tookBytes }] of now.people) {
    const earlier = before.people.get(peer);
    if (!earlier) continue;
    const from = twoFigures((gaveBytes - earlier.gaveBytes) / seconds);
    const to = twoFigures((tookBytes - earlier.tookBytes) / seconds);
    if (from > 0 || to > 0) flows.set(peer, { from, to });
  }
  return flows;
}

const twoFigures = (n: number): number => (n >= 1 ? Number(n.toPrecision(2)) : 0);

export const areSameFlows = (a: ReadonlyMap<PeerId, Flow>, b: ReadonlyMap<PeerId, Flow>): boolean =>
  a.size === b.size &&
  [...a].every(([peer, { from, to }]) => b.get(peer)?.from === from && b.get(peer)?.to === to);

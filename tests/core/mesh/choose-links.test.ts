/** [M3] Which links a peer wants in a large room: few, spread over all distances, and enough places for everyone. */
import { describe, expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { commonBits } from '../../../src/core/base/xor.ts';
import {
  DRAWN_LINKS,
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  NEAREST_LINKS,
} from '../../../src/core/limits/mesh.ts';
import { chooseLinks, type Choosable } from '../../../src/core/mesh/choose-links.ts';
import { createPrng, type Prng } from '../../fakes/prng.ts';
import { bytesOf } from '../../fakes/people.ts';

const NOW_MS = 1_700_000_000_000;
const idOf = (name: string): PeerId => peerId(bytesOf(name, 16));
const self = idOf('self');
const known = { metAtMs: NOW_MS - KNOWN_AFTER_MS };

function person(name: string, change: Partial<Choosable> = {}): Choosable {
  const peer = idOf(name);
  const lot = ((commonBits(self, peer) + 1) * 0.618 + name.length * 0.1) % 1;
  const unmet = { metAtMs: undefined, hasProof: false };
  const unlinked = { linked: false, chosen: false, outbound: false, kept: false };
  return { peer, bucket: commonBits(self, peer), lot, ...unmet, ...unlinked, ...change };
}
const people = (count: number, change: Partial<Choosable> = {}) =>
  Array.from({ length: count }, (_, i) => person(`person ${i}`, { lot: i / count, ...change }));

test('one in each bucket, and two in the nearest', () => {
  const all = people(200);
  const chosen = chooseLinks(all, NOW_MS);
  const buckets = new Set(all.map((it) => it.bucket));
  expect(new Set([...chosen].map((it) => it.bucket))).toEqual(buckets);
  const nearest = Math.max(...buckets);
  const inNearest = all.filter((it) => it.bucket === nearest).length;
  const places = buckets.size + Math.min(NEAREST_LINKS, inNearest) - 1;
  expect(chosen.size).toBe(places);
});

test('of few people, all are chosen', () => {
  const all = people(5);
  expect(chooseLinks(all, NOW_MS)).toEqual(new Set(all));
  expect(chooseLinks([], NOW_MS).size).toBe(0);
});

describe('what is there', () => {
  test('stays: once the chosen ones are linked, the choice does not change, whoever comes', () => {
    const before = chooseLinks(people(60), NOW_MS);
    const settled = people(60).map((it) => {
      const isChosen = [...before].some(({ peer }) => peer === it.peer);
      return { ...it, linked: isChosen, chosen: isChosen, outbound: isChosen };
    });
    const newcomers = Array.from({ length: 40 }, (_, i) =>
      person(`new ${i}`, { bucket: i % 6, lot: 0, hasProof: true }),
    );
    const after = chooseLinks([...settled, ...newcomers], NOW_MS);
    const peers = new Set([...after].map((it) => it.peer));
    for (const { peer } of before) expect(peers).toContain(peer);
  });

  test('satisfies its bucket, whoever dialled it', () => {
    const all = people(40).map((it, i) => ({ ...it, linked: i === 17 }));
    expect(chooseLinks(all, NOW_MS)).toContain(all[17]);
  });

  test('is not all that we choose: three at least are drawn by us, however many knock', () => {
    const honest = people(20);
    const crowd = Array.from({ length: 16 }, (_, i) =>
      person(`fake ${i}`, { linked: true, bucket: i % 5, lot: 0.99 }),
    );
    const chosen = chooseLinks([...crowd, ...honest], NOW_MS);
    expect([...chosen].filter((it) => honest.includes(it)).length).toBeGreaterThanOrEqual(
      DRAWN_LINKS,
    );
  });
});

describe('[M9] peers known for long', () => {
  test('are at least half of the chosen ones, where there are such', () => {
    const crowd = people(500, { hasProof: true, linked: true, chosen: true });
    const friends = Array.from({ length: 19 }, (_, i) => person(`friend ${i}`, known));
    const chosen = [...chooseLinks([...crowd, ...friends], NOW_MS)];
    const friendly = chosen.filter((it) => friends.includes(it)).length;
    expect(friendly).toBeGreaterThanOrEqual(Math.min(chosen.length / 2, 7));
  });

  test('come before a crowd that waited until it counts as known', () => {
    const crowd = people(500, { ...known, linked: true, chosen: true });
    const longAgo = { metAtMs: NOW_MS - 2 * KNOWN_AFTER_MS };
    const friends = Array.from({ length: 19 }, (_, i) => person(`friend ${i}`, longAgo));
    const chosen = [...chooseLinks([...crowd, ...friends], NOW_MS)];
    expect(chosen.filter((it) => friends.includes(it)).length).toBeGreaterThanOrEqual(5);
  });

  test('do not take the place of those that came at about the same time', () => {
    const first = chooseLinks(people(60), NOW_MS);
    const all = people(60).map((it) => {
      const isChosen = [...first].some(({ peer }) => peer === it.peer);
      const metAtMs = NOW_MS - KNOWN_AFTER_MS + (isChosen ? 30_000 : -30_000);
      return { ...it, metAtMs, linked: isChosen, chosen: isChosen, outbound: isChosen };
    });
    expect(new Set([...chooseLinks(all, NOW_MS)].map((it) => it.peer))).toEqual(
      new Set([...first].map((it) => it.peer)),
    );
  });
});

/** A room whose people choose one after the other, from all or from a sample, until nobody wants another link. */
function settle(count: number, sample: number | undefined, prng: Prng) {
  const ids = Array.from({ length: count }, () => peerId(prng.bytes(16)));
  const buckets = new Map<string, Pick<Choosable, 'bucket' | 'lot'>>();
  const nodes = new Map(
    ids.map((id) => {
      const sees = sample ? Array.from({ length: sample }, () => prng.pick(ids)) : ids;
      const [own, theirs] = [new Set<PeerId>(), new Set<PeerId>()];
      return [id, { sees, own, theirs, failed: new Set<PeerId>() }] as const;
    }),
  );
  let refused = 0;
  const choose = (id: PeerId, { sees, own, theirs, failed }: NodeOf<typeof nodes>) => {
    const here = new Set([...sees, ...own, ...theirs]);
    here.delete(id);
    const all = [...here]
      .filter((peer) => !failed.has(peer))
      .map((peer): Choosable => {
        const drawn = buckets.get(id + peer) ?? { bucket: commonBits(id, peer), lot: prng.next() };
        buckets.set(id + peer, drawn);
        const [linked, chosen] = [own.has(peer) || theirs.has(peer), own.has(peer)];
        const [outbound, kept] = [own.has(peer), theirs.has(peer)];
        const unmet = { metAtMs: undefined, hasProof: false };
        return { peer, ...drawn, ...unmet, linked, chosen, outbound, kept };
      });
    return [...chooseLinks(all, NOW_MS)].map(({ peer }) => peer);
  };
  for (let round = 0; round < 2; round++) {
    for (const [id, node] of nodes) {
      const { own, theirs, failed } = node;
      const wanted = () => choose(id, node).find((it) => !own.has(it) && !theirs.has(it));
      for (let peer = wanted(); peer; peer = wanted()) {
        const other = nodes.get(peer);
        if (!other) throw new Error('nobody');
        // Nobody is known for long yet: fewer links are open to those who knock.
        const isFull =
          other.theirs.size >= LINKS_MAX - LINKS_RESERVED ||
          other.own.size + other.theirs.size >= LINKS_MAX;
        if (isFull) {
          refused += 1;
          failed.add(peer);
        } else {
          other.theirs.add(id);
          own.add(peer);
        }
      }
    }
  }
  const links = new Map([...nodes].map(([id, it]) => [id, new Set([...it.own, ...it.theirs])]));
  return { ids, links, refused };
}
type NodeOf<T> = T extends Map<PeerId, infer N> ? N : never;

function farthest(from: PeerId, links: ReadonlyMap<PeerId, ReadonlySet<PeerId>>): number {
  const reached = new Set([from]);
  let [ring, steps] = [[from], 0];
  for (; ring.length > 0 && reached.size < links.size; steps++) {
    ring = ring.flatMap((it) => [...(links.get(it) ?? [])]).filter((it) => !reached.has(it));
    for (const it of ring) reached.add(it);
  }
  return reached.size === links.size ? steps : Infinity;
}

const median = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

describe('[M2] a room of honest people has places for all that they choose', () => {
  test.each([
    [30, undefined, 3],
    [30, 24, 3],
    [100, undefined, 4],
    [100, 24, 4],
    [300, 24, 5],
    [1_000, 24, 5],
  ])('of %i, of whom each sees %s', (count, sample, hops) => {
    const { ids, links, refused } = settle(count, sample, createPrng(`${count} ${sample}`));
    const sizes = ids.map((id) => links.get(id)?.size ?? 0);
    expect(refused / count, 'each is passed over for the next in its bucket').toBeLessThan(0.05);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LINKS_MAX);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
    expect(median(sizes), 'about 3 + log₂').toBeLessThanOrEqual(5 + Math.log2(count));
    for (const id of ids.slice(0, 10)) expect(farthest(id, links)).toBeLessThanOrEqual(hops);
  });
});

/** Which peers get a slot when there are too few: givers while we fetch, everyone in turn when we seed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import {
  CREDIT_BYTES,
  OPTIMISTIC_MS,
  RECHOKE_MS,
  REGULAR_SLOTS,
  TURN_MAX_MS,
  TURN_MIN_MS,
} from '../../../../src/core/limits/swarm.ts';
import {
  chooseUnchoked,
  type Choice,
  type Contender,
  type Contest,
} from '../../../../src/core/swarm/serve/choke-policy.ts';
import { createPrng } from '../../../fakes/prng.ts';

const NOW_MS = 1_000_000;
const MB = 1_000_000;
const named = (name: string | number) => `peer ${name}` as PeerId;

interface Facts {
  gave?: number;
  took?: number;
  everGave?: number;
  everTook?: number;
  /** Seconds for which it has held a slot; undefined: it is choked. */
  seatedS?: number;
  waitsS?: number;
}

const contender = (name: string | number, facts: Facts = {}): Contender => {
  const { gave = 0, took = 0, everGave = gave, everTook = took, seatedS, waitsS = 0 } = facts;
  return {
    peer: named(name),
    lately: { gaveBytes: gave, tookBytes: took },
    ever: { gaveBytes: everGave, tookBytes: everTook },
    unchokedAtMs: seatedS === undefined ? undefined : NOW_MS - seatedS * 1_000,
    waitsSinceMs: NOW_MS - waitsS * 1_000,
  };
};

const choose = (contenders: Contender[], change: Partial<Contest> = {}): Choice =>
  chooseUnchoked({
    contenders,
    seeding: false,
    optimistic: undefined,
    nowMs: NOW_MS,
    round: true,
    random: () => 0.5,
    ...change,
  });

const regularOf = ({ unchoked, optimistic }: Choice) =>
  [...unchoked].filter((peer) => peer !== optimistic?.peer).sort();

describe('[C1] while there is room for all', () => {
  test.each([0, 1, 4, 5])('none of %i is choked', (count) => {
    const contenders = Array.from({ length: count }, (_, i) => contender(i, { everTook: MB }));
    const choice = choose(contenders);
    expect(choice.unchoked.size).toBe(count);
    expect(choice.optimistic).toBeUndefined();
  });

  test('the sixth makes slots short', () => {
    const contenders = [0, 1, 2, 3, 4, 5].map((i) => contender(i, { gave: 1 + i }));
    expect(choose(contenders).unchoked.size).toBe(REGULAR_SLOTS + 1);
  });
});

describe('[C5] while we fetch', () => {
  test('the slots go to the peers that gave most lately', () => {
    const contenders = [3, 9, 1, 7, 5, 8, 2].map((gave) => contender(gave, { gave, everTook: MB }));
    expect(regularOf(choose(contenders))).toEqual([5, 7, 8, 9].map(named));
  });

  test('slots left over go to the peers that owe least, within a credit', () => {
    const choice = choose([
      contender('giver', { gave: 5 }),
      contender('new'),
      contender('just within', { everTook: CREDIT_BYTES }),
      contender('debtor a', { everTook: CREDIT_BYTES + 1 }),
      contender('debtor b', { everTook: MB }),
      contender('debtor c', { everTook: MB, everGave: 10 }),
    ]);
    expect(regularOf(choice)).toEqual(['giver', 'just within', 'new'].map(named));
  });

  test('a peer that only takes can only get the optimistic slot', () => {
    const takers = Array.from({ length: 9 }, (_, i) => contender(i, { took: MB, everTook: MB }));
    const choice = choose(takers);
    expect(regularOf(choice)).toEqual([]);
    expect(choice.unchoked.size).toBe(1);
  });

  test('between rounds a free slot is filled and no peer loses one', () => {
    const contenders = [
      contender('a', { seatedS: 5, everTook: MB }),
      contender('b', { seatedS: 5, gave: 1 }),
      contender('lucky', { seatedS: 5, everTook: MB }),
      ...[1, 2, 3].map((gave) => contender(gave, { gave, everTook: MB })),
    ];
    const optimistic = { peer: named('lucky'), sinceMs: NOW_MS - OPTIMISTIC_MS };
    const choice = choose(contenders, { round: false, optimistic });
    expect(regularOf(choice)).toEqual(['2', '3', 'a', 'b'].map(named));
    expect(choice.optimistic).toEqual(optimistic);
  });
});

describe('[C6] the optimistic slot', () => {
  const others = ['a', 'b', 'c'].map((name) => contender(name, { everTook: MB }));
  const givers = [1, 2, 3, 4].map((gave) => contender(gave, { gave, everTook: MB }));
  const held = (ms: number) => ({ peer: named('a'), sinceMs: NOW_MS - ms });

  test('stays for its time, then goes to another peer', () => {
    const all = [...givers, ...others];
    expect(choose(all, { optimistic: held(OPTIMISTIC_MS - 1) }).optimistic?.peer).toBe(named('a'));
    const next = choose(all, { optimistic: held(OPTIMISTIC_MS) }).optimistic;
    expect([named('b'), named('c')]).toContain(next?.peer);
    expect(next?.sinceMs).toBe(NOW_MS);
  });

  test('[C8] a clock that was set back does not keep a peer in it', () => {
    const choice = choose([...givers, ...others], { optimistic: held(-1) });
    expect(choice.optimistic?.peer).not.toBe(named('a'));
  });

  test('a peer that earned a regular slot leaves it to another', () => {
    const earned = contender('a', { gave: 100, everTook: MB });
    const choice = choose([...givers, earned, ...others.slice(1)], { optimistic: held(10) });
    expect(regularOf(choice)).toContain(named('a'));
    expect(choice.optimistic?.peer).not.toBe(named('a'));
  });

  test('goes to newcomers most often, and least often to peers that only take', () => {
    const prng = createPrng('draws');
    const drawn = new Map<string, number>();
    const waiting = [
      contender('new', { waitsS: 1 }),
      contender('fair', { everTook: MB, everGave: MB }),
      contender('taker', { everTook: MB }),
    ];
    // All four regular slots are taken, so that the newcomer's credit does not matter.
    const busy = givers.map((it) => ({ ...it, lately: { ...it.lately, gaveBytes: MB } }));
    for (let i = 0; i < 4_000; i++) {
      const { optimistic } = choose([...busy, ...waiting], { random: prng.next });
      drawn.set(optimistic?.peer ?? '', (drawn.get(optimistic?.peer ?? '') ?? 0) + 1);
    }
    const share = (name: string) => (drawn.get(named(name)) ?? 0) / 4_000;
    expect(share('new')).toBeCloseTo(3 / 4.1, 1);
    expect(share('fair')).toBeCloseTo(1 / 4.1, 1);
    expect(share('taker')).toBeGreaterThan(0);
    expect(share('taker')).toBeLessThan(0.05);
  });
});

describe('[C7] while we seed', () => {
  const waiting = [5, 6, 7].map((s) => contender(`waits ${s}`, { waitsS: s }));
  const optimistic = { peer: named('waits 5'), sinceMs: NOW_MS };
  const seed = (seated: Contender[], change: Partial<Contest> = {}) =>
    regularOf(choose([...seated, ...waiting], { seeding: true, optimistic, ...change }));

  test('no peer leaves before the shortest turn is over', () => {
    const seated = [1, 2, 3, 4].map((i) => contender(i, { seatedS: TURN_MIN_MS / 1_000 - 1 }));
    expect(seed(seated)).toEqual([1, 2, 3, 4].map(named));
  });

  test('then the slowest makes room for the peer that has waited longest', () => {
    const seated = [40, 10, 30, 20].map((took) => contender(took, { took, seatedS: 25 }));
    expect(seed(seated)).toEqual([...[20, 30, 40], 'waits 7'].map(named));
  });

  test('after the longest turn everyone leaves, however fast', () => {
    const done = TURN_MAX_MS / 1_000;
    const seated = [
      contender(1, { took: 90, seatedS: done }),
      contender(2, { took: 80, seatedS: done }),
      contender(3, { took: 1, seatedS: 25 }),
      contender(4, { took: 1, seatedS: 5 }),
    ];
    expect(seed(seated)).toEqual([...[3, 4], 'waits 6', 'waits 7'].map(named));
  });

  test('no peer leaves between rounds', () => {
    const seated = [1, 2, 3, 4].map((i) => contender(i, { seatedS: 500 }));
    expect(seed(seated, { round: false })).toEqual([1, 2, 3, 4].map(named));
  });
});

/** What a contest keeps from round to round. */
function play(seed: string, count: number, seeding: boolean, rounds: number) {
  const prng = createPrng(seed);
  const peers = Array.from({ length: count }, (_, i) => ({
    facts: contender(i, { waitsS: 0 }),
    speed: prng.between(1, MB),
    served: 0,
  }));
  const choices: Choice[] = [];
  let optimistic: Contest['optimistic'];
  for (let round = 0; round < rounds; round++) {
    const nowMs = NOW_MS + round * RECHOKE_MS;
    const contenders = peers.map((it) => it.facts);
    const choice = choose(contenders, { seeding, optimistic, nowMs, random: prng.next });
    optimistic = choice.optimistic;
    choices.push(choice);
    for (const it of peers) {
      const { peer, unchokedAtMs, waitsSinceMs } = it.facts;
      const unchoked = choice.unchoked.has(peer);
      const tookBytes = unchoked ? it.speed : 0;
      const gaveBytes = seeding || prng.chance(0.3) ? 0 : prng.below(MB);
      if (unchoked) it.served += 1;
      it.facts = {
        peer,
        lately: { gaveBytes, tookBytes },
        ever: {
          gaveBytes: it.facts.ever.gaveBytes + gaveBytes,
          tookBytes: it.facts.ever.tookBytes + tookBytes,
        },
        unchokedAtMs: unchoked ? (unchokedAtMs ?? nowMs) : undefined,
        waitsSinceMs: unchokedAtMs !== undefined && !unchoked ? nowMs : waitsSinceMs,
      };
    }
  }
  return { choices, peers };
}

describe('in any contest', () => {
  const games = [fc.string(), fc.integer({ min: 0, max: 24 }), fc.boolean()] as const;

  test('no more peers are unchoked than there are slots, and all of them while there is room', () => {
    fc.assert(
      fc.property(...games, (seed, count, seeding) => {
        for (const { unchoked } of play(seed, count, seeding, 12).choices) {
          expect(unchoked.size).toBeLessThanOrEqual(REGULAR_SLOTS + 1);
          if (count <= REGULAR_SLOTS + 1) expect(unchoked.size).toBe(count);
          else expect(unchoked.size).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('the optimistic slot goes to another peer every three rounds, or earlier', () => {
    fc.assert(
      fc.property(...games, (seed, count, seeding) => {
        const { choices } = play(seed, count, seeding, 24);
        const since = choices.map((it) => it.optimistic?.sinceMs);
        choices.forEach(({ optimistic }, round) => {
          if (!optimistic) return;
          const nowMs = NOW_MS + round * RECHOKE_MS;
          expect(nowMs - optimistic.sinceMs).toBeLessThan(OPTIMISTIC_MS);
          const before = choices[round - 1]?.optimistic;
          if (before && since[round] !== since[round - 1]) {
            expect(optimistic.peer).not.toBe(before.peer);
          }
        });
      }),
    );
  });

  test('a seeder starves no peer: each has a turn within as many shortest turns as there are peers', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 24 }), (seed, count) => {
        const rounds = Math.ceil((count * TURN_MIN_MS) / RECHOKE_MS);
        for (const { served } of play(seed, count, true, rounds).peers) {
          expect(served).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('the same random numbers give the same choice', () => {
    fc.assert(
      fc.property(...games, (seed, count, seeding) => {
        expect(play(seed, count, seeding, 6)).toEqual(play(seed, count, seeding, 6));
      }),
    );
  });
});

/** Dealing a file out: each chunk to one of many, who pass it on. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import { DEALT_MS, RATHER_CHUNKS_MAX, TAKER_MS } from '../../../../src/core/limits/swarm.ts';
import { Dealer, type Stock } from '../../../../src/core/swarm/serve/dealer.ts';

const [anna, ben, cleo, dan] = ['anna', 'ben', 'cleo', 'dan'] as PeerId[] as [
  PeerId,
  PeerId,
  PeerId,
  PeerId,
];

/** A seeder alone with a file of `chunks`, of which others hold what `holds` says. */
function createDesk(chunks: number, seeders = 0) {
  const holds = new Map<PeerId, Set<number>>();
  const dealer = new Dealer();
  let nowMs = 1_000_000;
  const stock = (): Stock => ({
    chunks,
    seeders,
    leechers: new Set([...holds].flatMap(([peer, { size }]) => (size > 0 ? [peer] : []))),
    availability: (chunk) => seeders + [...holds.values()].filter((it) => it.has(chunk)).length,
    has: (peer, chunk) => holds.get(peer)?.has(chunk) ?? false,
  });
  return {
    dealer,
    pass: (ms: number) => void (nowMs += ms),
    ask: (peer: PeerId, ...asked: number[]) => dealer.deal(peer, asked, {}, stock(), nowMs),
    insist: (peer: PeerId, ...asked: number[]) =>
      dealer.deal(peer, asked, { insists: true }, stock(), nowMs),
    read: (peer: PeerId, ...asked: number[]) =>
      dealer.deal(peer, asked, { reads: true }, stock(), nowMs),
    announce(peer: PeerId, ...had: number[]) {
      holds.set(peer, new Set([...(holds.get(peer) ?? []), ...had]));
    },
  };
}

describe('[F25] a chunk leaves once', () => {
  test('for one alone, everything', () => {
    const { ask } = createDesk(8);
    expect(ask(anna, 0, 1, 2).gives).toEqual([0, 1, 2]);
    expect(ask(anna, 0, 3).gives).toEqual([0, 3]);
  });

  test('of two, each gets others, and is told which', () => {
    const { ask } = createDesk(8);
    ask(anna, 0, 1, 2);
    const { gives, elsewhere, rather } = ask(ben, 1, 2, 3);
    expect([gives, elsewhere]).toEqual([[3], [1, 2]]);
    expect(rather).toEqual([4, 5, 6, 7]);
    expect(ask(anna, 4, 5).gives).toEqual([]);
    expect(ask(ben, 4, 5).gives).toEqual([4, 5]);
    expect(ask(anna, 0).gives).toEqual([0]);
  });

  test('what others have announced is theirs to give', () => {
    const { ask, announce, pass } = createDesk(4);
    ask(anna, 0);
    announce(anna, 0);
    pass(DEALT_MS);
    expect(ask(ben, 0)).toEqual({ gives: [], elsewhere: [0], rather: [1, 2, 3] });
  });

  test('few are proposed at once, and none that the peer has', () => {
    const { ask, announce } = createDesk(100);
    ask(anna, 0);
    announce(ben, 1, 3);
    const { rather } = ask(ben, 0);
    expect(rather).toHaveLength(RATHER_CHUNKS_MAX);
    expect(rather.slice(0, 3)).toEqual([2, 4, 5]);
  });

  test('what was not announced in time goes to another one', () => {
    const { ask, pass } = createDesk(2);
    ask(anna, 0, 1);
    expect(ask(ben, 0, 1).gives).toEqual([]);
    pass(DEALT_MS);
    ask(anna);
    expect(ask(ben, 0, 1).gives).toEqual([0, 1]);
  });

  test('once all has left, what left long ago may leave again', () => {
    const { ask, announce, pass } = createDesk(2);
    ask(anna, 0, 1);
    announce(anna, 0, 1);
    expect(ask(ben, 0)).toEqual({ gives: [], elsewhere: [0], rather: [] });
    pass(DEALT_MS);
    expect(ask(ben, 0).gives).toEqual([0]);
    expect(ask(cleo, 0).gives).toEqual([]);
  });

  test('who gets nothing from anyone else gets what it asks for', () => {
    const { ask, insist } = createDesk(4);
    ask(anna, 0, 1);
    expect(insist(ben, 0, 1).gives).toEqual([0, 1]);
  });

  test('who only reads is proposed nothing, and keeps nothing from others', () => {
    const { ask, read } = createDesk(4);
    ask(anna, 0);
    expect(read(ben, 0, 1)).toEqual({ gives: [1], elsewhere: [0], rather: [] });
    expect(ask(anna, 2, 3).gives).toEqual([2, 3]);
  });

  test('where those who have it are as many as those who want it, everyone gets everything', () => {
    const { ask } = createDesk(4, 1);
    ask(anna, 0);
    expect(ask(ben, 0).gives).toEqual([0]);
    ask(cleo, 1);
    expect(ask(dan, 0).gives).toEqual([]);
  });

  test('who asks no more wants no more', () => {
    const { ask, pass } = createDesk(4);
    ask(anna, 0);
    pass(TAKER_MS);
    expect(ask(ben, 0).gives).toEqual([0]);
  });
});

describe('what was proposed', () => {
  test('to one who is choked goes to others, unless it has asked for it', () => {
    const { dealer, ask } = createDesk(4);
    ask(anna, 0);
    ask(ben, 0, 1);
    dealer.choked(ben);
    expect(ask(anna, 1, 2, 3)).toMatchObject({ gives: [2, 3], elsewhere: [1] });
  });

  test('or given to one who leaves goes to others', () => {
    const { dealer, ask } = createDesk(4);
    ask(anna, 0);
    ask(ben, 0, 1);
    dealer.forget(ben);
    ask(cleo);
    expect(ask(anna, 1, 2, 3).gives).toEqual([1, 2, 3]);
  });
});

/** Routes without a network: many members with links as they choose them, who hand each other what the router says. */
import { describe, expect, test } from 'vitest';
import { idBytes, peerId, type PeerId } from '../../../src/core/base/ids.ts';
import {
  ASKS_MAX,
  PASSED_PER_LINK_MAX,
  REVERSE_SENDERS_MAX,
  REVERSE_WAY_MS,
  REVERSE_WAYS_TRIED,
  ROUTE_BYTES_BURST,
  ROUTE_COUNTED_BYTES_MIN,
  ROUTE_HOPS_MAX,
  ROUTE_MISSES_MAX,
  ROUTE_MISSES_MS,
  ROUTE_TICK_MS,
  ROUTE_WAIT_MS,
  ROUTE_WAY_MS,
  ROUTE_WAYS_MAX,
} from '../../../src/core/limits/routing.ts';
import { Router } from '../../../src/core/routing/route.ts';
import type { RouteSent, Step } from '../../../src/core/routing/route-steps.ts';
import { bytesOf } from '../../fakes/people.ts';
import { createPrng } from '../../fakes/prng.ts';
import { Hall, type Sent } from '../../rigs/hall-of-routers.ts';

/** A peer whose id begins with these bits. */
const at = (bits: string): PeerId => {
  const first = parseInt(bits.padEnd(8, '0'), 2);
  return peerId(Uint8Array.from({ length: 16 }, (_, i) => (i === 0 ? first : 0)));
};
const average = (list: readonly number[]) => list.reduce((sum, it) => sum + it, 0) / list.length;
const body = new Uint8Array(8);

describe.each([30, 300, 1_000])('[K1] among %i who have a link in each k-bucket', (count) => {
  test('words always arrive and are answered, within log2 N hops', () => {
    const hall = Hall.of(count, `hall of ${count}`);
    const prng = createPrng('pairs');
    for (let i = 0; i < 300; i++) hall.ask(...hall.pair(prng));
    hall.settle();
    expect([...hall.over.values()]).toEqual(Array(300).fill(true));
    expect(hall.hops).toHaveLength(300); // nobody needed a second way
    expect(average(hall.hops)).toBeLessThan(Math.log2(count) / 2);
    expect(Math.max(...hall.hops)).toBeLessThanOrEqual(Math.log2(count));
  });
});

describe.each([30, 300, 1_000])('[K5] among %i of whom a fifth drop everything', (count) => {
  test('further ways and one repetition bring an answer for 99 % at least', () => {
    const hall = Hall.of(count, `liars of ${count}`);
    const prng = createPrng('pairs');
    [...hall.routers.keys()].filter((_, i) => i % 5 === 4).forEach((it) => hall.liars.add(it));
    const pairs = new Map(
      Array.from({ length: 500 }, () => hall.pair(prng)).map((it) => [hall.ask(...it), it]),
    );
    hall.settle();
    const failed = [...pairs].filter(([ask]) => !hall.over.get(ask));
    expect(failed.length).toBeLessThan(50);
    for (const [ask, [from, to]] of failed) hall.ask(from, to, ask);
    hall.settle();
    const answered = [...pairs.keys()].filter((ask) => hall.over.get(ask));
    expect(answered.length / pairs.size).toBeGreaterThanOrEqual(0.99);
    for (const router of hall.routers.values()) expect(router.isWaiting()).toBe(false);
  });
});

describe.each([30, 300, 1_000])('[K9] among %i, a newcomer with one link', (count) => {
  test('is answered by those whom it asks, and reached by them, whose buckets do not lead there', () => {
    const hall = Hall.of(count, `newcomers of ${count}`);
    const prng = createPrng('newcomers');
    const meetings = Array.from({ length: 20 }, (_, i) => {
      const [member, asked] = hall.pair(prng);
      return { newcomer: peerId(bytesOf(`newcomer ${i} of ${count}`, 16)), member, asked };
    });
    for (const { newcomer, member } of meetings) {
      hall.add(newcomer);
      hall.link(newcomer, member);
    }
    for (const { newcomer, asked } of meetings) hall.ask(newcomer, asked);
    hall.settle();
    for (const { newcomer, asked } of meetings) hall.ask(asked, newcomer);
    hall.settle();
    expect([...hall.over.values()]).toEqual(Array(40).fill(true));
  });
});

/** Of a router at `self` with these links. */
function routerOf(self: PeerId, ...links: readonly PeerId[]): Router<'word'> {
  const router = new Router<'word'>(self, createPrng('router'));
  for (const it of links) router.linked(it);
  return router;
}

const [self, asker, to] = [at('0000'), at('1000'), at('1111')];
const [near, nearer] = [at('11'), at('111')];
const routeOf = (change: Partial<RouteSent<'word'>> = {}): RouteSent<'word'> => ({
  ...{ t: 'route', n: 7, to, from: asker, ask: 'ask', kind: 'word', hops: 1, body },
  ...change,
});
const words = (ask: string, receiver = to) =>
  ({ to: receiver, from: self, ask, kind: 'word', body }) as const;
const sentOf = (steps: readonly Step<'word'>[] | undefined): { to: PeerId; message: Sent }[] =>
  (steps ?? []).flatMap((it) => (it.t === 'send' ? [{ to: it.to, message: it.message }] : []));
/** The first that is sent. */
function firstOf(steps: readonly Step<'word'>[] | undefined): { to: PeerId; message: Sent } {
  const [first] = sentOf(steps);
  if (!first) throw new Error('nothing is sent');
  return first;
}
const toWhom = (steps: readonly Step<'word'>[] | undefined) => sentOf(steps).map((it) => it.to);
const noWay = { t: 'routed', n: 7, body: undefined };

describe('[K2] a hop', () => {
  test('passes words to the link that is closest, under a number of its own, and the answer back', () => {
    const router = routerOf(self, asker, near, nearer);
    const passed = firstOf(router.route(asker, routeOf(), 0));
    expect(passed).toMatchObject({ to: nearer, message: { from: asker, hops: 2, ask: 'ask' } });
    const { n } = passed.message;
    expect(router.routed(near, { t: 'routed', n, body }, 0)).toEqual([]); // it was not asked
    expect(router.routed(nearer, { t: 'routed', n: n + 1, body }, 0)).toEqual([]);
    const answer = [{ t: 'send', to: asker, message: { t: 'routed', n: 7, body } }];
    expect(router.routed(nearer, { t: 'routed', n, body }, 0)).toEqual(answer);
    expect(router.routed(nearer, { t: 'routed', n, body }, 0)).toEqual([]); // one answer
  });

  test('passes nothing to a link that is no closer than itself, nor back, and says so', () => {
    const self = at('110');
    const router = routerOf(self, asker, at('10'), at('011'));
    expect(sentOf(router.route(asker, routeOf(), 0))).toEqual([{ to: asker, message: noWay }]);
    const closer = routerOf(self, nearer);
    expect(toWhom(closer.route(nearer, routeOf({ hops: 2 }), 0))).toEqual([nearer]);
    expect(sentOf(closer.route(nearer, routeOf({ hops: 2 }), 0))).toEqual([
      { to: nearer, message: noWay },
    ]);
  });

  test(`passes on nothing that has made ${ROUTE_HOPS_MAX} hops`, () => {
    const router = routerOf(self, asker, nearer);
    expect(toWhom(router.route(asker, routeOf({ hops: ROUTE_HOPS_MAX - 1 }), 0))).toEqual([nearer]);
    const last = router.route(asker, routeOf({ hops: ROUTE_HOPS_MAX }), 0);
    expect(sentOf(last)).toEqual([{ to: asker, message: noWay }]);
    expect(router.route(asker, routeOf({ hops: ROUTE_HOPS_MAX + 1 }), 0)).toBeUndefined();
  });

  test('takes what is for itself, and no words of its own that come back', () => {
    const router = routerOf(self, asker, near);
    const route = routeOf({ to: self });
    expect(router.route(asker, route, 0)).toEqual([{ t: 'deliver', link: asker, route }]);
    expect(router.route(near, routeOf({ from: self, hops: 2 }), 0)).toEqual([]);
    expect(router.route(near, routeOf({ from: self, to: self, hops: 2 }), 0)).toEqual([]);
  });

  test('[K9] passes words that go back to their receiver, or to whom words of that came from a moment ago, and to nobody else', () => {
    const back = { to: asker, from: to, hops: 2, reverse: true } as const;
    const router = routerOf(self, near, nearer, at('01'));
    const sent = (nowMs: number, hops = 2) =>
      sentOf(router.route(nearer, routeOf({ ...back, hops }), nowMs));
    expect(sent(0)).toEqual([{ to: nearer, message: noWay }]);
    router.route(at('01'), routeOf({ hops: 2 }), 0);
    expect(sent(0)).toMatchObject([{ to: at('01'), message: { reverse: true, hops: 3 } }]);
    expect(sent(0, ROUTE_HOPS_MAX)).toEqual([{ to: nearer, message: noWay }]);
    expect(sent(REVERSE_WAY_MS)).toEqual([{ to: nearer, message: noWay }]);
    router.route(at('01'), routeOf({ hops: 2 }), REVERSE_WAY_MS);
    router.linked(asker);
    expect(toWhom(router.route(nearer, routeOf(back), REVERSE_WAY_MS))).toEqual([asker]);
    router.unlinked(asker, REVERSE_WAY_MS);
    router.unlinked(at('01'), REVERSE_WAY_MS);
    expect(sent(REVERSE_WAY_MS)).toEqual([{ to: nearer, message: noWay }]);
  });

  test('[K9] no link makes us forget by which others words came', () => {
    const router = routerOf(self, near, nearer, at('01'));
    router.route(at('01'), routeOf({ hops: 2 }), 0);
    for (let i = 0; i <= REVERSE_SENDERS_MAX; i++) {
      const from = peerId(bytesOf(`sender ${i}`, 16));
      router.route(near, routeOf({ from, hops: 2 }), 20 * i);
    }
    const back = routeOf({ to: asker, from: to, hops: 2, reverse: true });
    expect(toWhom(router.route(nearer, back, 20 * REVERSE_SENDERS_MAX))).toEqual([at('01')]);
  });

  test('takes no first hop from anybody but the asker', () => {
    expect(routerOf(self, near, nearer).route(near, routeOf(), 0)).toBeUndefined();
  });
});

describe('[K3] an ask', () => {
  test('takes further ways, each by another first link, and is answered by any of them', () => {
    const router = routerOf(self, near, nearer, asker);
    const first = firstOf(router.ask(words('ask'), 0));
    expect(first.to).toBe(nearer);
    expect(router.due(ROUTE_WAY_MS - 1)).toEqual([]);
    expect(toWhom(router.due(ROUTE_WAY_MS))).toEqual([near]);
    expect(toWhom(router.due(2 * ROUTE_WAY_MS))).toEqual([asker]);
    expect(router.due(3 * ROUTE_WAY_MS)).toEqual([]); // no further link
    expect(
      router.routed(nearer, { t: 'routed', n: first.message.n, body }, ROUTE_WAIT_MS - 1),
    ).toEqual([{ t: 'answered', ask: 'ask', body }]);
  });

  test('takes the next way at once when a link says that there is none, or ends', () => {
    const router = routerOf(self, near, nearer, asker);
    const first = firstOf(router.ask(words('ask'), 0));
    const steps = router.routed(nearer, { t: 'routed', n: first.message.n, body: undefined }, 0);
    expect(toWhom(steps)).toEqual([near]);
    expect(toWhom(router.unlinked(near, 0))).toEqual([asker]);
    expect(router.unlinked(asker, 0)).toEqual([{ t: 'answered', ask: 'ask', body: undefined }]);
  });

  test(`takes ${ROUTE_WAYS_MAX} ways at most, and ends unanswered`, () => {
    const router = routerOf(self, ...['1', '11', '111', '1110', '01', '011', '0111'].map(at));
    router.ask(words('ask'), 0);
    let ways = 1;
    for (let ms = ROUTE_WAY_MS; ms < ROUTE_WAIT_MS; ms += ROUTE_WAY_MS)
      ways += sentOf(router.due(ms)).length;
    expect(ways).toBe(ROUTE_WAYS_MAX);
    expect(router.due(ROUTE_WAIT_MS)).toEqual([{ t: 'answered', ask: 'ask', body: undefined }]);
    router.due(2 * ROUTE_WAIT_MS);
    expect(router.isWaiting()).toBe(false);
  });

  /** At a link's `at`, words of `to` came by these. */
  const claim = (router: Router<'word'>, ...links: readonly PeerId[]) => {
    for (const it of links) router.route(it, routeOf({ from: to, to: self, hops: 3 }), 0);
  };
  const isReverse = ({ message }: { message: Sent }) =>
    message.t === 'route' && message.reverse === true;
  /** Every way that this ask takes when the first ones come to a dead end and the others stay silent, and when. */
  function waysOf(router: Router<'word'>, ask: string, deadEnds: number) {
    const ways: { to: PeerId; isBack: boolean; ms: number }[] = [];
    let left = deadEnds;
    const go = (steps: readonly Step<'word'>[], ms: number) => {
      for (const it of sentOf(steps)) {
        ways.push({ to: it.to, isBack: isReverse(it), ms });
        const n = it.message.n;
        if (!isReverse(it) && left-- > 0)
          go(router.routed(it.to, { t: 'routed', n, body: undefined }, ms), ms);
      }
    };
    go(router.ask(words(ask), 0), 0);
    for (let ms = ROUTE_TICK_MS; ms < ROUTE_WAIT_MS; ms += ROUTE_TICK_MS) go(router.due(ms), ms);
    router.due(ROUTE_WAIT_MS);
    return ways;
  }

  test('[K9] goes back after a dead end by the link by which words of the receiver came', () => {
    const router = routerOf(self, near, nearer, asker);
    claim(router, asker);
    const ways = waysOf(router, 'ask', 1);
    expect(ways.map(({ to, isBack }) => [to, isBack])).toEqual([
      [nearer, false],
      [asker, true],
      [near, false],
      [asker, false],
    ]);
    expect(waysOf(router, 'none is dead', 0).some(({ isBack }) => isBack)).toBe(false);
  });

  test('[K9] whatever links say of whom words are, takes the same ways by distance, and none of them waits for more than a beat', () => {
    const others = Array.from({ length: 8 }, (_, i) => at(`01${i.toString(2).padStart(3, '0')}`));
    const [lied, plain] = [routerOf(self, ...others), routerOf(self, ...others)];
    claim(lied, ...others);
    for (const [ask, deadEnds] of [
      ['one', 1],
      ['two', 2],
      ['all', ROUTE_WAYS_MAX],
    ] as const) {
      const ways = waysOf(lied, ask, deadEnds);
      const byDistance = ways.filter(({ isBack }) => !isBack);
      const before = waysOf(plain, ask, deadEnds);
      expect(byDistance.map((it) => it.to)).toEqual(before.map((it) => it.to));
      byDistance.forEach(({ ms }, i) => {
        const late = ms - (before[i]?.ms ?? 0);
        expect(late).toBeLessThanOrEqual(REVERSE_WAYS_TRIED * ROUTE_TICK_MS);
      });
      expect(ways.length - byDistance.length).toBe(Math.min(deadEnds, REVERSE_WAYS_TRIED));
    }
  });

  test('[K9] no link is shunned because ways back by it stay silent', () => {
    const closer = Array.from({ length: ROUTE_WAYS_MAX }, (_, i) =>
      at(`11${i.toString(2).padStart(3, '0')}`),
    );
    const router = routerOf(self, ...closer, asker);
    claim(router, asker);
    for (let i = 0; i < 2 * ROUTE_MISSES_MAX; i++)
      expect(waysOf(router, `ask ${i}`, ROUTE_WAYS_MAX)).toContainEqual(
        expect.objectContaining({ to: asker, isBack: true }),
      );
    const besideIt = peerId(idBytes(asker).map((byte, i) => (i === 15 ? 1 : byte)));
    expect(toWhom(router.ask(words('next', besideIt), ROUTE_WAIT_MS))).toEqual([asker]);
  });

  test('[K9] does not begin with the link by which it was answered that went back', () => {
    const router = routerOf(self, near, nearer, asker);
    claim(router, asker);
    const first = firstOf(router.ask(words('ask'), 0));
    const deadEnd = { t: 'routed', n: first.message.n, body: undefined } as const;
    const back = firstOf(router.routed(first.to, deadEnd, 0));
    expect(back).toMatchObject({ to: asker, message: { reverse: true } });
    const { n } = back.message;
    expect(router.routed(asker, { t: 'routed', n, body }, 0)).toEqual([
      { t: 'answered', ask: 'ask', body },
    ]);
    expect(toWhom(router.ask(words('another'), 0))).toEqual([nearer]);
  });

  test('[K9] goes back by other links when it is repeated', () => {
    const others = [near, nearer, at('1001'), at('1000')];
    const router = routerOf(self, ...others);
    claim(router, ...others);
    const back = (ask: string) =>
      waysOf(router, ask, 2).flatMap(({ to, isBack }) => (isBack ? [to] : []));
    const [first, again] = [back('ask'), back('ask')];
    expect(new Set([...first, ...again])).toEqual(new Set(others));
  });

  test('[K4] is repeated by links that it has not taken, where there are any', () => {
    const router = routerOf(self, near, nearer);
    expect(toWhom(router.ask(words('ask'), 0))).toEqual([nearer]);
    router.due(ROUTE_WAIT_MS);
    expect(toWhom(router.ask(words('ask'), ROUTE_WAIT_MS))).toEqual([near]);
    expect(toWhom(router.ask(words('another'), ROUTE_WAIT_MS))).toEqual([nearer]);
  });

  test('[K4] is repeated by another link also where other asks have taken all of them', () => {
    const router = routerOf(self, near, nearer);
    const apart = new Set([near, nearer]);
    const ask = () => firstOf(router.ask(words('ask'), 0, apart));
    const first = ask();
    expect(first.to).toBe(nearer);
    router.routed(first.to, { t: 'routed', n: first.message.n, body }, 0);
    expect(ask().to).toBe(near);
  });

  test('[K4] goes on from who sees two of its ways by different links, where two are closer', () => {
    const router = routerOf(self, asker, at('01'), near, nearer);
    expect(toWhom(router.route(asker, routeOf(), 0))).toEqual([nearer]);
    expect(toWhom(router.route(at('01'), routeOf({ hops: 2 }), 0))).toEqual([near]);
    expect(toWhom(router.route(at('01'), routeOf({ hops: 2, ask: 'b' }), 0))).toEqual([nearer]);
    const one = routerOf(self, asker, at('01'), near);
    expect(toWhom(one.route(asker, routeOf(), 0))).toEqual([near]);
    expect(toWhom(one.route(at('01'), routeOf({ hops: 2 }), 0))).toEqual([near]);
  });

  test('[K4] begins with the link that led to its receiver last', () => {
    const router = routerOf(self, near, nearer);
    router.ask(words('ask'), 0);
    const { n } = firstOf(router.due(ROUTE_WAY_MS)).message;
    router.routed(near, { t: 'routed', n, body }, ROUTE_WAY_MS);
    expect(toWhom(router.ask(words('next'), ROUTE_WAY_MS))).toEqual([near]);
    expect(toWhom(router.ask(words('other', at('1101')), ROUTE_WAY_MS))).toEqual([near]);
    expect(toWhom(router.ask(words('one more', at('1110')), ROUTE_WAY_MS))).toEqual([nearer]);
  });

  test('[D3] asks of which none is to depend on one member begin with different links, where there are any', () => {
    const router = routerOf(at('11111111'), at('00001000'), at('00010000'), at('01000000'));
    const apart = new Set<PeerId>();
    const first = ['00000000', '00000001', '00000010', '00000011'].map((to) => {
      const words = { to: at(to), from: at('11111111'), ask: to, kind: 'word', body } as const;
      const [step] = router.ask(words, 0, apart);
      return step?.t === 'send' ? step.to : undefined;
    });
    expect(new Set(first.slice(0, 3)).size).toBe(3);
    expect(first[3]).toBe(at('00001000'));
  });

  test('[K4] does not begin with a link that stays silent, for a minute, where there is another one', () => {
    const router = routerOf(self, near, nearer);
    for (let i = 0; i < ROUTE_MISSES_MAX; i++)
      expect(toWhom(router.ask(words(`${i}`), 0))).toEqual([nearer]);
    router.due(ROUTE_WAIT_MS);
    expect(toWhom(router.ask(words('now'), ROUTE_WAIT_MS))).toEqual([near]);
    expect(toWhom(router.ask(words('for it', nearer), ROUTE_WAIT_MS))).toEqual([nearer]);
    const later = ROUTE_WAIT_MS + ROUTE_MISSES_MS;
    expect(toWhom(router.ask(words('later'), later))).toEqual([nearer]);
  });

  test('[K4] no asker brings it to shun a link by asking, by way of that, who stays silent', () => {
    const router = routerOf(self, asker, near, nearer);
    for (let n = 0; n <= ROUTE_MISSES_MAX; n++)
      expect(toWhom(router.route(asker, routeOf({ n, ask: `${n}` }), 0))).toEqual([nearer]);
    router.due(ROUTE_WAIT_MS);
    expect(toWhom(router.ask(words('ours'), ROUTE_WAIT_MS))).toEqual([nearer]);
  });
});

describe('[K6] bounds', () => {
  const BURST = ROUTE_BYTES_BURST / ROUTE_COUNTED_BYTES_MIN;

  /** What of so many routes goes to `nearer`. */
  function flood(
    router: Router<'word'>,
    peer: PeerId,
    change: (i: number) => Partial<RouteSent<'word'>> = () => ({}),
    count = BURST,
  ): number {
    let passed = 0;
    for (let i = 0; i < count; i++) {
      const more = { from: peer, ...change(i) };
      const route = routeOf({ ...more, ask: `${more.from} ${i}` });
      if (toWhom(router.route(peer, route, 0))[0] === nearer) passed += 1;
    }
    return passed;
  }
  const others = Array.from({ length: 20 }, (_, i) => at(`01${i.toString(2).padStart(5, '0')}`));

  test('a link may give so much, and what it has passed on leaves half to the others', () => {
    const router = routerOf(self, asker, nearer);
    const passed = flood(router, asker);
    expect(passed).toBeGreaterThan(BURST / 8);
    expect(passed).toBeLessThanOrEqual(BURST / 2);
    expect(router.route(asker, routeOf(), 0)).toEqual([]); // beyond its budget: not even an answer
  });

  test('however many flood it, each link and we have a share of what is passed on to another', () => {
    const router = routerOf(self, asker, nearer, ...others);
    const passed = others.map((it) => flood(router, it));
    expect(passed.reduce((sum, it) => sum + it)).toBeLessThan(BURST);
    expect(flood(router, asker, undefined, 20)).toBe(20);
    for (let i = 0; i < 100; i++) expect(toWhom(router.ask(words(`${i}`), 0))[0]).toBe(nearer);
  });

  test('of what one link brings, no sender uses up what others send by it', () => {
    const [link = asker, ...rest] = others;
    const router = routerOf(self, link, nearer, ...rest);
    for (const it of rest) flood(router, it);
    flood(router, link, () => ({ from: asker, hops: 2 }), BURST / 2);
    expect(flood(router, link, () => ({ from: near, hops: 2 }), 8)).toBe(8);
  });

  test('answers are shared in the same way, and what is too much is asked for again elsewhere', () => {
    const router = routerOf(self, asker, nearer, near, ...others);
    const long = new Uint8Array(10 * ROUTE_COUNTED_BYTES_MIN);
    const answers = (to: PeerId, ask: string) => {
      const { message, to: link } = firstOf(router.route(asker, routeOf({ to, ask }), 0));
      return firstOf(router.routed(link, { t: 'routed', n: message.n, body: long }, 0)).message;
    };
    const first = others.flatMap((to) =>
      [1, 2, 3, 4, 5].map((i) => answers(to, `${to} ${i}`).body),
    );
    expect(first.filter((it) => it !== undefined).length).toBeGreaterThan(20);
    expect(first.filter((it) => it === undefined).length).toBeGreaterThan(0); // no way
    expect(answers(to, 'honest').body).toBe(long);
    expect(router.mayAnswer(asker, long, 0)).toBe(true);
  });

  test('long words count by their length', () => {
    const router = routerOf(self, asker, nearer);
    const long = { body: new Uint8Array(10 * ROUTE_COUNTED_BYTES_MIN) };
    const passed = flood(router, asker, () => long);
    expect(passed).toBeLessThanOrEqual(BURST / 20);
    expect(passed).toBeGreaterThan(BURST / 80);
  });

  test('[K4] no link makes us forget where the asks of others have gone', () => {
    const router = routerOf(self, asker, near, nearer, at('01'));
    expect(toWhom(router.route(asker, routeOf(), 0))).toEqual([nearer]);
    for (let i = 0; i < 2 * BURST; i++)
      router.route(at('01'), routeOf({ from: at('01'), ask: `${i}` }), i * 100);
    const again = router.route(asker, routeOf({ n: 8 }), 200 * BURST);
    expect(toWhom(again)).toEqual([near]);
  });

  test('[K4] who repeats an ask, with whatever names, has its other ways shun one link at most', () => {
    const [third, mallory] = [at('1011'), at('01')];
    const router = routerOf(self, asker, mallory, near, nearer, third);
    for (let n = 0; n < 2; n++) router.route(mallory, routeOf({ n, hops: 2, to: nearer }), 0);
    expect(toWhom(router.route(asker, routeOf({ n: 8 }), 0))).toEqual([nearer]);
    const other = routerOf(self, asker, mallory, near, nearer, third);
    for (let n = 0; n < 2; n++) other.route(mallory, routeOf({ n, hops: 2 }), 0);
    expect(toWhom(other.route(asker, routeOf({ n: 8 }), 0))).toEqual([nearer]);
  });

  test('of what a link has given, the newest waits for its answer', () => {
    const links = Array.from({ length: 8 }, (_, i) => at(`1${i.toString(2).padStart(3, '0')}`));
    const router = routerOf(self, asker, ...links);
    const passed = Array.from({ length: PASSED_PER_LINK_MAX + 1 }, (_, n) =>
      firstOf(router.route(asker, routeOf({ n, to: links[n % 8] ?? to, ask: `${n}` }), 0)),
    );
    const answered = passed.flatMap(({ to: link, message: { n } }) =>
      sentOf(router.routed(link, { t: 'routed', n, body }, 0)).map(({ message }) => message.n),
    );
    expect(answered).toEqual(Array.from({ length: PASSED_PER_LINK_MAX }, (_, i) => i + 1));
  });

  test('all is forgotten when no answer comes, and when the link of the asker ends', () => {
    const router = routerOf(self, asker, nearer);
    router.route(asker, routeOf(), 0);
    router.due(ROUTE_WAIT_MS - 1);
    expect(router.isWaiting()).toBe(true);
    router.due(ROUTE_WAIT_MS);
    expect(router.isWaiting()).toBe(false);
    router.route(asker, routeOf(), ROUTE_WAIT_MS);
    expect(router.unlinked(asker, ROUTE_WAIT_MS)).toEqual([]);
    expect(router.isWaiting()).toBe(false);
  });

  test('so many asks wait at once', () => {
    const router = routerOf(self, nearer, near);
    for (let i = 0; i < ASKS_MAX; i++) {
      const steps = router.ask(words(`${i}`), i * 1_000_000);
      expect(toWhom(steps)).toHaveLength(1);
    }
    expect(router.ask(words('one more'), ASKS_MAX * 1_000_000)).toEqual([
      { t: 'answered', ask: 'one more', body: undefined },
    ]);
  });
});

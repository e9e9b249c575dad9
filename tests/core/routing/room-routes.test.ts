/** Routes over the port Peers: asking, answering, passing on, and the end. */
import { describe, expect, test } from 'vitest';
import { utf8, type Bytes } from '../../../src/core/base/bytes.ts';
import { fileId, idBytes, type PeerId } from '../../../src/core/base/ids.ts';
import { ROUTE_TICK_MS, ROUTE_WAIT_MS, ROUTE_WAY_MS } from '../../../src/core/limits/routing.ts';
import { RoomRoutes } from '../../../src/core/routing/room-routes.ts';
import type { RoomMessage } from '../../../src/core/peers.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { createFakePeers, type FakePeers } from '../../fakes/peers.ts';
import { alice, bob, bytesOf, carol, createPerson, randomOf } from '../../fakes/people.ts';

interface Member {
  readonly peers: FakePeers;
  readonly routes: RoomRoutes;
}

/** Members of a room in which only these pairs are linked. */
function roomWith(...pairs: readonly (readonly [PeerId, PeerId])[]) {
  const clock = createManualClock();
  const members = new Map<PeerId, Member>();
  const deaf = new Set<PeerId>();
  for (const self of new Set(pairs.flat())) {
    const peers = createFakePeers({
      carry(to, message) {
        queueMicrotask(() => {
          if (!deaf.has(to)) members.get(to)?.peers.deliver(self, message);
        });
        return true;
      },
    });
    members.set(self, {
      peers,
      routes: new RoomRoutes({ self, peers, clock, random: randomOf(self) }),
    });
  }
  const get = (peer: PeerId): Member => {
    const member = members.get(peer);
    if (!member) throw new Error('nobody of that id');
    return member;
  };
  for (const [a, b] of pairs) {
    get(a).peers.link(b);
    get(b).peers.link(a);
  }
  return { clock, get, deaf };
}

const [a, b, c, d] = [alice, bob, carol, createPerson('dave')].map(({ peer }) => peer) as [
  PeerId,
  PeerId,
  PeerId,
  PeerId,
];
/** The first message of this type that the member sent. */
function sentBy<T extends 'route' | 'routed'>({ peers }: Member, type: T) {
  for (const { to, message } of peers.sent)
    if (to !== 'all' && message.t === type)
      return { to, message: message as Extract<RoomMessage, { t: T }> };
  throw new Error('nothing is sent');
}
const settled = async () => {
  for (let i = 0; i < 50; i++) await Promise.resolve();
};
const text = (bytes: Bytes | undefined) => bytes && new TextDecoder().decode(bytes);

describe('[K1] members without a link', () => {
  test('ask and answer by one in between, who sees neither ask nor answer as its own', async () => {
    const { get } = roomWith([a, b], [b, c]);
    get(c).routes.onAsk('signal', (from, body) => utf8(`${text(body)} to ${from === a}`));
    get(b).routes.onAsk('signal', () => utf8('not for me'));
    expect(text(await get(a).routes.ask(c, 'signal', utf8('hello')))).toBe('hello to true');
  });

  test('each kind has a listener of its own, and what nobody listens for has no answer', async () => {
    const { get, clock } = roomWith([a, b]);
    const off = get(b).routes.onAsk('find', async () => utf8('found'));
    expect(text(await get(a).routes.ask(b, 'find', utf8('x')))).toBe('found');
    off();
    const again = get(a).routes.ask(b, 'find', utf8('x'));
    await settled();
    clock.pass(ROUTE_WAIT_MS);
    expect(await again).toBeUndefined();
  });

  test('[K7] look each other up, and learn over how many links they are found', async () => {
    const { get, clock } = roomWith([a, b], [b, c]);
    expect(await get(a).routes.lookUp(b)).toEqual({ hops: 1, ms: 0 });
    expect(await get(a).routes.lookUp(c)).toEqual({ hops: 2, ms: 0 });
    expect(await get(a).routes.lookUp(d)).toBeUndefined();
    for (const it of [a, b, c]) get(it).routes.close();
    expect(clock.timers()).toBe(0);
  });

  test('[K3] a second way finds who the first one does not, and its question is answered once', async () => {
    const { get, clock, deaf } = roomWith([a, b], [b, d], [a, c], [c, d]);
    let asked = 0;
    get(d).routes.onAsk('signal', () => utf8(`answer ${++asked}`));
    const first = get(a).routes.ask(d, 'signal', utf8('x'));
    deaf.add(sentBy(get(a), 'route').to);
    await settled();
    clock.pass(ROUTE_WAY_MS + ROUTE_TICK_MS);
    expect(text(await first)).toBe('answer 1');
    const by = sentBy(get(d), 'routed').to;
    const { message } = sentBy(get(by), 'route');
    get(d).peers.deliver(by, message);
    await settled();
    expect(asked).toBe(1);
    get(d).peers.deliver(by, { ...message, body: utf8('y') }); // another question
    await settled();
    expect(asked).toBe(2);
  });

  test('[K4] ask again by another link when the answer was of no use', async () => {
    const { get, deaf } = roomWith([a, b], [a, c], [b, d], [c, d]);
    get(d).routes.onAsk('card', () => utf8('true'));
    const { peers, routes } = get(a);
    const asked = routes.ask(d, 'card', utf8('?'));
    const { to: liar, message } = sentBy(get(a), 'route');
    deaf.add(liar);
    peers.deliver(liar, { t: 'routed', n: message.n, body: utf8('a lie') });
    expect(text(await asked)).toBe('a lie');
    routes.disbelieve(d);
    for (let i = 0; i < 3; i++) {
      peers.sent.length = 0;
      expect(text(await routes.ask(d, 'card', utf8('?')))).toBe('true');
      expect(sentBy(get(a), 'route').to).not.toBe(liar);
    }
  });

  test('[K4] ask each of several questions again by another link', async () => {
    const { get } = roomWith([a, b], [a, c], [b, d], [c, d]);
    get(d).routes.onAsk('find', () => utf8('nobody'));
    const { peers, routes } = get(a);
    const files = ['one', 'two', 'three'].map((it) => fileId(bytesOf(it, 16)));
    const askAll = async () => {
      peers.sent.length = 0;
      await Promise.all(files.map((it) => routes.ask(d, 'find', idBytes(it), { about: it })));
      return peers.sent.flatMap(({ to, message }) => (message.t === 'route' ? [to] : []));
    };
    const [first] = await askAll();
    for (const it of files) routes.disbelieve(d, it);
    const again = await askAll();
    expect(again).toHaveLength(files.length);
    expect(again).not.toContain(first);
  });

  test('what a link does not take goes by another one', async () => {
    const { get } = roomWith([a, b], [b, d], [a, c], [c, d]);
    get(d).routes.onAsk('signal', () => utf8('here'));
    const { send } = get(a).peers;
    let refused = 0;
    get(a).peers.send = (to, message) => (refused++ === 0 ? false : send(to, message));
    expect(text(await get(a).routes.ask(d, 'signal', utf8('x')))).toBe('here');
    expect(refused).toBe(2);
  });
});

test('[K2] who claims that the first hop is another’s is at fault', async () => {
  const { get } = roomWith([a, b]);
  const route = {
    t: 'route',
    n: 1,
    to: idBytes(b),
    from: idBytes(c),
    ask: new Uint8Array(8),
  } as const;
  get(b).peers.deliver(a, { ...route, kind: 'signal', hops: 1, body: new Uint8Array(0) });
  expect(get(b).peers.faults).toEqual([[a, 'malformed']]);
});

test('[K7] a lookup that is answered with what nobody says is repeated', async () => {
  const { get } = roomWith([a, b], [b, c]);
  let lies = 0;
  const { deliver } = get(a).peers;
  get(a).peers.deliver = (peer, message) => {
    const isLie = message.t === 'routed' && lies++ < 2;
    deliver(peer, isLie ? { ...message, body: Uint8Array.of(0x90) } : message);
  };
  expect(await get(a).routes.lookUp(c)).toMatchObject({ hops: 2 });
  expect(lies).toBe(3);
});

test('a room that closes leaves no ask open and no timer', async () => {
  const { get, clock } = roomWith([a, b]);
  const asked = get(a).routes.ask(c, 'signal', utf8('x'));
  get(a).routes.close();
  expect(await asked).toBeUndefined();
  expect(await get(a).routes.ask(b, 'signal', utf8('x'))).toBeUndefined();
  expect(await get(b).routes.ask(b, 'signal', utf8('x'))).toBeUndefined(); // nobody asks themselves
  get(b).routes.close();
  clock.pass(2 * ROUTE_WAIT_MS);
  expect(clock.timers()).toBe(0);
});

test('[D7] an ask that nobody answers ends as soon where the clock is set back meanwhile', async () => {
  const { clock, get, deaf } = roomWith([a, b], [b, c]);
  deaf.add(b);
  let isOver = false;
  void get(a)
    .routes.ask(c, 'signal', utf8('hello'))
    .then(() => (isOver = true));
  clock.setBack(24 * 3_600_000);
  for (let ms = 0; ms <= ROUTE_WAIT_MS; ms += ROUTE_TICK_MS) clock.pass(ROUTE_TICK_MS);
  await settled();
  expect(isOver).toBe(true);
});

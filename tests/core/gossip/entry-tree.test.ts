/** The trees of a whole room, without a network: which entries reach whom, how often, by how many hops, and how soon. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import { EntryTree, type TreeOptions } from '../../../src/core/gossip/entry-tree.ts';
import type { Position } from '../../../src/core/gossip/position.ts';
import {
  ANNOUNCE_AFTER_MS,
  AWAITED_MAX,
  CHOICE_MS,
  GRAFT_AFTER_MS,
  GRAFT_AGAIN_MS,
  ENTRY_TRIALS,
  PRESENCE_TRIALS,
} from '../../../src/core/limits/gossip.ts';
import { TreeRoom, type Journey, type Sent } from './tree-room.ts';

/** So that all is told, asked for and mended. */
const LONG_MS = 8_000;

/** Peers of these names. */
const named = <const Names extends readonly string[]>(...names: Names) =>
  names as { readonly [I in keyof Names]: PeerId };

function roomOf(count: number, links: number, options?: TreeOptions): TreeRoom {
  const room = new TreeRoom(`${count} with ${links}`, options);
  for (let i = 0; i < count; i++) room.join();
  room.fill(links);
  return room;
}

const atEqualDistances = (room: TreeRoom, count: number): PeerId[] =>
  room.peers.filter((_, i) => i % Math.ceil(room.members.size / count) === 0);

/** Each of them writes the entry with this number, one after another. */
function round(room: TreeRoom, authors: readonly PeerId[], seq: number, everyMs = 100): Journey[] {
  const journeys = authors.map((author) => {
    const journey = room.write(author, seq);
    room.run(everyMs);
    return journey;
  });
  room.run(LONG_MS);
  return journeys;
}

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
/** That reach one of these peers, mean. */
const copies = (peers: readonly PeerId[], journeys: readonly Journey[]) =>
  mean(
    journeys.map((it) =>
      mean(peers.filter((peer) => it.hops.get(peer) !== 0).map((peer) => it.copies.get(peer) ?? 0)),
    ),
  );
const hops = (journeys: readonly Journey[]) =>
  Math.max(...journeys.flatMap((it) => [...it.hops.values()]));
const delayMs = (journeys: readonly Journey[]) =>
  Math.max(...journeys.map((it) => it.lastAtMs - it.begunAtMs));
const reached = (journeys: readonly Journey[], peers: readonly PeerId[]) =>
  journeys.every(({ hops: by }) => peers.every((peer) => by.has(peer)));

test('[G1] among people who are all linked, entries go straight from their author, once to each', () => {
  const room = roomOf(10, 9);
  const { peers } = room;
  round(room, peers, 1);
  const second = round(room, peers, 2);
  expect(reached(second, peers)).toBe(true);
  expect([copies(room.peers, second), hops(second)]).toEqual([1, 1]);
});

describe('[G1] [G2] of people who are linked with a few', () => {
  test.each([
    { count: 30, links: 8, authors: 30, hopsMax: 4 },
    { count: 100, links: 10, authors: 30, hopsMax: 5 },
    { count: 1_000, links: 13, authors: 4, hopsMax: 8 },
  ])('$count get each entry once, by $hopsMax hops at most', (of) => {
    const room = roomOf(of.count, of.links);
    const authors = atEqualDistances(room, of.authors);
    round(room, authors, 1);
    const second = round(room, authors, 2);
    expect(reached(second, room.peers)).toBe(true);
    expect(copies(room.peers, second)).toBeLessThan(1.05);
    expect(hops(second)).toBeLessThanOrEqual(of.hopsMax);
    expect(delayMs(second)).toBeLessThan(ANNOUNCE_AFTER_MS);
  });

  test('nobody is left without a parent when an author says two things at once', () => {
    const room = roomOf(30, 8);
    const authors = room.peers;
    for (const seq of [1, 2]) {
      for (const author of authors) {
        room.write(author, 2 * seq - 1);
        room.run(7);
        room.write(author, 2 * seq);
        room.run(20);
      }
      room.run(LONG_MS);
    }
    const last = [...room.journeys.values()].slice(-2 * authors.length);
    expect(reached(last, authors)).toBe(true);
    expect(copies(room.peers, last)).toBeLessThan(1.05);
    expect(room.said.graft).toBe(0);
  });

  test('announcements cost less than a copy of a short entry', () => {
    const room = roomOf(100, 10);
    const authors = atEqualDistances(room, 30);
    round(room, authors, 1);
    const before = room.controlBytes;
    round(room, authors, 2);
    expect((room.controlBytes - before) / 30 / 100).toBeLessThan(150);
  });
});

describe('[G11] an entry goes along links that nobody knows yet', () => {
  test('when its author speaks for the first time, within a budget', () => {
    const tree = new EntryTree('self' as PeerId);
    const [parent, ...others] = Array.from({ length: 24 }, (_, i) => `peer ${i}` as PeerId);
    if (!parent) throw new Error('nobody is linked');
    for (const peer of [parent, ...others]) tree.linked(peer);
    const copiesOf = (author: PeerId) => {
      tree.brought(parent, { author, seq: 1 }, 0);
      const pushed = tree.push({ author, seq: 1 }, 0);
      for (const peer of pushed) tree.pruned(peer, author); // they have it from elsewhere
      return pushed.length;
    };
    const strangers = Array.from({ length: 200 }, (_, i) => copiesOf(`stranger ${i}` as PeerId));
    expect(strangers[0]).toBe(others.length);
    expect(strangers.reduce((sum, it) => sum + it, 0)).toBe(ENTRY_TRIALS.burst);
  });

  test('when many links have changed, so that ways do not grow long', () => {
    const room = roomOf(100, 10);
    const authors = atEqualDistances(room, 10);
    round(room, authors, 1);
    for (let seq = 2; seq < 12; seq++) {
      for (let i = 0; i < 5; i++) {
        const others = room.peers.filter((peer) => !authors.includes(peer));
        room.leave(room.prng.pick(others));
        room.fillOne(room.join(), 10);
      }
      room.fill(8);
      const journeys = round(room, authors, seq);
      expect(reached(journeys, room.peers)).toBe(true);
      expect(hops(journeys)).toBeLessThanOrEqual(8);
      expect(copies(room.peers, journeys)).toBeLessThan(5);
    }
    const quiet = [12, 13].map((seq) => round(room, authors, seq));
    expect(copies(room.peers, quiet[1] ?? [])).toBeLessThan(1.2);
  });

  test('but an author whose way is looked for anew is no example until it is found', () => {
    const room = roomOf(60, 8, { trials: PRESENCE_TRIALS });
    const authors = room.peers;
    round(room, authors, 1);
    for (const peer of authors) for (const to of room.linksOf(peer).slice(4)) room.cut(peer, to);
    room.fill(8);
    room.run(LONG_MS);
    // As when two halves find together: all sign new records within moments.
    const journeys = round(room, authors, 2, 40);
    expect(reached(journeys, authors)).toBe(true);
    expect(copies(authors, journeys.slice(0, 10))).toBeGreaterThan(2);
    // All links were tried for each before: 3.4 copies.
    expect(copies(authors, journeys.slice(45))).toBeLessThan(2.2);
  });
});

describe('[G13] a link that neither side needs', () => {
  const self = 'self' as PeerId;
  const [author, brings, stays, leaves] = named('author', 'brings', 'stays', 'leaves');

  test('is told of entries and is pushed none, unless it asks for them', () => {
    const tree = new EntryTree(self, { lasts: (peer) => peer !== leaves });
    for (const peer of [brings, stays, leaves]) tree.linked(peer);
    expect(tree.push({ author: self, seq: 1 }, 0)).toEqual([brings, stays]);
    tree.brought(brings, { author, seq: 1 }, 0);
    expect(tree.push({ author, seq: 1 }, 0)).toEqual([stays]);
    const said = tree.due(2 * ANNOUNCE_AFTER_MS, () => false);
    const told = said.filter(({ to }) => to === leaves).map(({ message }) => message);
    const list = [1, 1].map((seq, i) => ({ author: [self, author][i], seq }));
    expect(told).toEqual([{ t: 'ihave', list }]);
    tree.grafted(leaves, [{ author, seq: 1 }]);
    tree.brought(brings, { author, seq: 2 }, 3_000);
    expect(tree.push({ author, seq: 2 }, 3_000)).toEqual([stays, leaves]);
  });

  test('is a way as long as it is there, where it was one before', () => {
    const needed = new Set([stays, leaves]);
    const tree = new EntryTree(self, { lasts: (peer) => needed.has(peer) });
    for (const peer of [stays, leaves]) tree.linked(peer);
    expect(tree.push({ author: self, seq: 1 }, 0)).toEqual([stays, leaves]);
    needed.delete(leaves);
    expect(tree.push({ author: self, seq: 2 }, 1_000)).toEqual([stays, leaves]);
  });

  test('may end, and no way is looked for anew, as it was none', () => {
    const tree = new EntryTree(self);
    const others = named('a', 'b', 'c', 'd', 'e', 'f');
    for (const peer of [brings, ...others]) tree.linked(peer);
    tree.brought(brings, { author, seq: 1 }, 0);
    expect(tree.push({ author, seq: 1 }, 0)).toEqual(others);
    for (const peer of others) tree.pruned(peer, author);
    for (const peer of others.slice(0, 5)) tree.unlinked(peer);
    tree.brought(brings, { author, seq: 2 }, 3_000);
    expect(tree.push({ author, seq: 2 }, 3_000)).toEqual([]);
  });
});

test('[G3] all get what is written while links of the tree are cut', () => {
  const room = roomOf(30, 8);
  const [author] = room.peers as [PeerId];
  for (let seq = 1; seq <= 20; seq++) {
    expect(reached(round(room, [author], seq), room.peers)).toBe(true);
    const one = room.prng.pick(room.peers);
    const [other] = room.linksOf(one);
    if (other && room.linksOf(one).length > 4) room.cut(one, other);
  }
});

describe('[G4] hostile peers', () => {
  const ihave = (position: Position): Sent => ({ t: 'ihave', list: [position] });
  const lies: [string, (sent: Sent, peers: readonly PeerId[]) => readonly Sent[]][] = [
    ['prune everybody', (sent, peers) => [sent, ...prunes(peers)]],
    ['announce and never send', (sent) => (sent.t === 'push' ? [ihave(sent.position)] : [sent])],
    ['pass nothing on', () => []],
    ['graft everything', (sent) => (sent.t === 'ihave' ? [{ ...sent, t: 'graft' }] : [sent])],
    ['pass on the first entry only', (sent) => (isLate(sent) ? [] : [sent])],
    ['pass on every second entry', (sent) => (isEven(sent) ? [] : [sent])],
  ];
  const prunes = (peers: readonly PeerId[]) =>
    peers.slice(0, 5).map((author): Sent => ({ t: 'prune', author }));
  const isLate = (sent: Sent) => sent.t === 'push' && sent.position.seq > 1;
  const isEven = (sent: Sent) => sent.t === 'push' && sent.position.seq % 2 === 0;

  /** A fifth lies about what others wrote. */
  function withLiars(lie: (typeof lies)[number][1]) {
    const room = roomOf(30, 8);
    const { peers } = room;
    const liars = new Set(peers.filter((_, i) => i % 5 === 4));
    room.meddle = (from, _to, sent) => {
      const isOwn = sent.t === 'push' && sent.position.author === from;
      return liars.has(from) && !isOwn ? lie(sent, peers) : [sent];
    };
    return { room, honest: peers.filter((peer) => !liars.has(peer)) };
  }

  test.each(lies)('that %s keep nothing from anybody, nor do they make more copies', (_, lie) => {
    const { room, honest } = withLiars(lie);
    for (let seq = 1; seq <= 5; seq++) {
      const journeys = round(room, honest.slice(0, 10), seq);
      expect(reached(journeys, honest)).toBe(true);
      if (seq > 2) expect(copies(honest, journeys)).toBeLessThan(1.5);
    }
  });

  test('that let others down again and again are the last ones to bring them anything', () => {
    const { room, honest } = withLiars((sent) => (isEven(sent) ? [] : [sent]));
    const late = (journeys: readonly Journey[]) =>
      journeys.filter((it) => it.lastAtMs - it.begunAtMs > GRAFT_AFTER_MS).length;
    const rounds = Array.from({ length: 20 }, (_, i) => late(round(room, honest, i + 1)));
    expect(rounds[1]).toBeGreaterThan(10);
    expect(rounds[19]).toBeLessThan((rounds[1] ?? 0) / 3);
  });

  test('that announce what does not exist harm nobody’s name but their own', () => {
    const tree = new EntryTree('self' as PeerId);
    const [liar, parent, author] = named('liar', 'parent', 'author');
    for (const peer of [liar, parent]) tree.linked(peer);
    let nowMs = 0;
    for (let seq = 1; seq < 20; seq += 2) {
      tree.brought(parent, { author, seq }, nowMs);
      tree.push({ author, seq }, nowMs);
      tree.announced(liar, [{ author, seq: seq + 1 }], nowMs, () => true);
      for (let i = 0; i < 20; i++) tree.due((nowMs += ANNOUNCE_AFTER_MS), (it) => it.seq > seq);
    }
    tree.brought(parent, { author, seq: 21 }, nowMs);
    tree.push({ author, seq: 21 }, nowMs);
    expect(tree.repeated(liar, { author, seq: 21 }, nowMs)?.to).toBe(liar);
  });

  test('that repeat themselves are told so once in a while', () => {
    const tree = new EntryTree('self' as PeerId);
    const [parent, other, author] = named('parent', 'other', 'author');
    for (const peer of [parent, other]) tree.linked(peer);
    const position = { author, seq: 1 };
    tree.brought(parent, position, 0);
    tree.push(position, 0);
    const said = (nowMs: number) => tree.repeated(other, position, nowMs)?.message;
    expect(said(0)).toEqual({ t: 'prune', author });
    expect(said(CHOICE_MS - 1)).toBeUndefined();
    expect(said(CHOICE_MS)).toEqual({ t: 'prune', author });
  });

  test('that announce without end are waited for within a bound, and take nobody else’s place', () => {
    const tree = new EntryTree('self' as PeerId);
    const [liar, honest] = named('liar', 'honest');
    for (const peer of [liar, honest]) tree.linked(peer);
    const genuine = { author: 'author' as PeerId, seq: 7 };
    tree.announced(honest, [genuine], 0, () => true);
    for (let i = 0; i < 20; i++) {
      const list = Array.from({ length: 200 }, (_, n) => ({
        author: `${i}` as PeerId,
        seq: n + 1,
      }));
      tree.announced(liar, list, 0, () => true);
    }
    const asked = tree.due(GRAFT_AFTER_MS, () => true);
    const of = (to: PeerId) =>
      asked.flatMap((it) => (it.to === to && it.message.t === 'graft' ? it.message.list : []));
    expect(of(honest)).toEqual([genuine]);
    expect(of(liar)).toHaveLength(AWAITED_MAX);
    tree.due(GRAFT_AFTER_MS + GRAFT_AGAIN_MS, () => true);
    expect(tree.isWaiting()).toBe(false); // nobody else announced it
  });

  test('that announce what nobody has written yet keep nobody from asking those for it who have it later', () => {
    const tree = new EntryTree('self' as PeerId);
    const liars = Array.from({ length: 8 }, (_, i) => `liar ${i}` as PeerId);
    const [honest, author] = named('honest', 'author');
    for (const peer of [...liars, honest]) tree.linked(peer);
    const next = { author, seq: 8 };
    let nowMs = 0;
    const asked: PeerId[] = [];
    const pass = (ms: number) => {
      for (const untilMs = nowMs + ms; nowMs < untilMs;)
        for (const { to, message } of tree.due((nowMs += ANNOUNCE_AFTER_MS), () => true))
          if (message.t === 'graft') asked.push(to);
    };
    for (const liar of liars) tree.announced(liar, [next], nowMs, () => true);
    tree.announced(honest, [next], nowMs, () => true);
    pass(20 * GRAFT_AGAIN_MS);
    expect(asked).toContain(honest); // however many announced it before
    const late = { author, seq: 9 };
    for (const liar of liars) tree.announced(liar, [late], nowMs, () => true);
    pass(20 * GRAFT_AGAIN_MS); // nobody has it
    asked.length = 0;
    for (const peer of [...liars, honest]) tree.announced(peer, [late], nowMs, () => true);
    pass(4 * GRAFT_AGAIN_MS);
    expect(asked).toEqual([honest]);
  });

  test('that announce what nobody has written yet bring no blame on who brings its author’s entries', () => {
    const tree = new EntryTree('self' as PeerId);
    const [liar, parent, other, author] = named('liar', 'parent', 'other', 'author');
    for (const peer of [liar, parent, other]) tree.linked(peer);
    let nowMs = 0;
    for (let seq = 1; seq < 20; seq += 1) {
      tree.announced(liar, [{ author, seq: seq + 1 }], nowMs, () => true);
      for (let i = 0; i < 4; i++) tree.due((nowMs += ANNOUNCE_AFTER_MS), (it) => it.seq > seq);
      const bringer = seq % 5 === 4 ? other : parent;
      tree.brought(bringer, { author, seq: seq + 1 }, nowMs);
      tree.push({ author, seq: seq + 1 }, nowMs);
      nowMs += CHOICE_MS;
    }
    for (const seq of [22, 23]) {
      tree.brought(parent, { author, seq }, nowMs);
      tree.push({ author, seq }, nowMs);
    }
    expect(tree.repeated(other, { author, seq: 23 }, nowMs)?.to).toBe(other);
  });

  test('that come and go are forgotten, with what they are known to have', () => {
    const tree = new EntryTree('self' as PeerId);
    const [peer, position] = ['passer-by' as PeerId, { author: 'author' as PeerId, seq: 1 }];
    tree.linked(peer);
    tree.brought(peer, position, 0);
    expect(tree.push(position, 0)).toEqual([]);
    tree.unlinked(peer);
    tree.has(peer, position); // what it sent is checked later
    tree.announced(peer, [position], 0, () => true);
    expect(tree.isWaiting()).toBe(false);
    tree.linked(peer);
    tree.linked('another' as PeerId);
    expect(tree.push(position, 0)).toContain('another');
  });

  test('[G3] what is asked for in vain of one is asked of the next', () => {
    const tree = new EntryTree('self' as PeerId);
    const [first, second] = named('first', 'second');
    for (const peer of [first, second]) tree.linked(peer);
    const position = { author: 'author' as PeerId, seq: 1 };
    for (const peer of [first, second]) tree.announced(peer, [position], 0, () => true);
    const askedAt = (ms: number) => tree.due(ms, () => true).map(({ to }) => to);
    expect(askedAt(GRAFT_AFTER_MS - 1)).toEqual([]);
    expect(askedAt(GRAFT_AFTER_MS)).toEqual([first]);
    expect(askedAt(GRAFT_AFTER_MS + GRAFT_AGAIN_MS)).toEqual([second]);
    tree.push(position, 0);
    expect(tree.isWaiting()).toBe(false);
  });
});

test('[G3] one end of a link announces an entry sooner, for each entry another one', () => {
  const [a, b] = named('a', 'b');
  const saidAfter = (self: PeerId, seq: number) => {
    const tree = new EntryTree(self);
    const other = self === a ? b : a;
    tree.linked(other);
    tree.pruned(other, self); // else it would be pushed
    tree.push({ author: self, seq }, 0);
    return [1, 2].find((times) => tree.due(times * ANNOUNCE_AFTER_MS, () => true).length > 0);
  };
  expect([saidAfter(a, 1), saidAfter(b, 1)]).toEqual([2, 1]);
  expect([saidAfter(a, 2), saidAfter(b, 2)]).toEqual([1, 2]);
});

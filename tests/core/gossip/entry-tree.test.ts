/** The tree along which entries go, without a network: peers that hand each other what the tree says, in rounds. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import { EntryTree, type Position, type TreeMessage } from '../../../src/core/gossip/entry-tree.ts';
import {
  ANNOUNCE_AFTER_MS,
  GRAFT_AFTER_MS,
  GRAFT_AGAIN_MS,
  MISSING_MAX,
} from '../../../src/core/limits/gossip.ts';
import { createPrng } from '../../fakes/prng.ts';

type Sent = TreeMessage | { readonly t: 'push'; readonly position: Position };

const nameOf = (position: Position) => `${position.author} ${position.seq}`;

class Village {
  readonly trees = new Map<PeerId, EntryTree>();
  readonly has = new Map<PeerId, Set<string>>();
  readonly links = new Map<PeerId, Set<PeerId>>();
  /** What a peer of bad will sends in place of a message. */
  meddle: (from: PeerId, to: PeerId, sent: Sent) => readonly Sent[] = (_from, _to, sent) => [sent];
  copies = 0;
  rounds = 0;
  said = 0;
  #nowMs = 0;
  #mail: { readonly from: PeerId; readonly to: PeerId; readonly sent: Sent }[] = [];

  constructor(count: number) {
    for (let i = 0; i < count; i++) {
      const peer = `peer ${i}` as PeerId;
      this.trees.set(peer, new EntryTree());
      this.has.set(peer, new Set());
      this.links.set(peer, new Set());
    }
  }

  get peers(): PeerId[] {
    return [...this.trees.keys()];
  }

  link(a: PeerId, b: PeerId): void {
    if (a === b || this.links.get(a)?.has(b)) return;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      this.links.get(one)?.add(other);
      this.trees.get(one)?.linked(other);
    }
  }

  cut(a: PeerId, b: PeerId): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      this.links.get(one)?.delete(other);
      this.trees.get(one)?.unlinked(other);
    }
  }

  write(author: PeerId, seq: number): void {
    this.copies = this.rounds = 0;
    const position = { author, seq };
    this.has.get(author)?.add(nameOf(position));
    this.#push(author, position);
    this.settle();
  }

  /** Until nothing is under way. Those who miss something have as long to ask for it. */
  settle(): void {
    for (let quiet = 0; quiet < (4 * GRAFT_AGAIN_MS) / ANNOUNCE_AFTER_MS; quiet++) {
      while (this.#mail.length > 0) {
        this.rounds += 1;
        for (const { from, to, sent } of this.#mail.splice(0)) this.#deliver(from, to, sent);
      }
      this.#nowMs += ANNOUNCE_AFTER_MS;
      for (const [peer, tree] of this.trees)
        for (const { to, message } of tree.due(this.#nowMs, (it) => this.#lacks(peer, it)))
          this.#send(peer, to, message);
    }
  }

  /** How many have it, of all. */
  share(author: PeerId, seq: number): number {
    const having = this.peers.filter((peer) => this.has.get(peer)?.has(nameOf({ author, seq })));
    return having.length / this.trees.size;
  }

  #lacks(peer: PeerId, position: Position): boolean {
    return !this.has.get(peer)?.has(nameOf(position));
  }

  #push(peer: PeerId, position: Position): void {
    for (const to of this.trees.get(peer)?.push(position, this.#nowMs) ?? [])
      this.#send(peer, to, { t: 'push', position });
  }

  #send(from: PeerId, to: PeerId, sent: Sent): void {
    this.said += 1;
    for (const it of this.meddle(from, to, sent)) this.#mail.push({ from, to, sent: it });
  }

  #deliver(from: PeerId, to: PeerId, sent: Sent): void {
    const tree = this.trees.get(to);
    if (!tree || !this.links.get(to)?.has(from)) return;
    switch (sent.t) {
      case 'push': {
        this.copies += 1;
        const { position } = sent;
        if (!this.#lacks(to, position)) {
          const answer = tree.repeated(from, position);
          if (answer) this.#send(to, answer.to, answer.message);
          return;
        }
        this.has.get(to)?.add(nameOf(position));
        tree.brought(from, position);
        return this.#push(to, position);
      }
      case 'prune':
        return tree.pruned(from, sent.author, sent.all);
      case 'ihave':
        return tree.announced(from, sent.list, this.#nowMs, (it) => this.#lacks(to, it));
      case 'graft':
        tree.grafted(from, sent.list);
        for (const position of sent.list)
          if (!this.#lacks(to, position)) this.#send(to, from, { t: 'push', position });
    }
  }
}

function fullMesh(count: number): Village {
  const village = new Village(count);
  for (const a of village.peers) for (const b of village.peers) village.link(a, b);
  return village;
}

/** A ring, so that all are joined, and some links across it. */
function sparse(count: number, across: number, seed: string): Village {
  const village = new Village(count);
  const prng = createPrng(seed);
  village.peers.forEach((peer, i) => {
    village.link(peer, village.peers[(i + 1) % count] as PeerId);
    for (let n = 0; n < across; n++) village.link(peer, village.peers[prng.below(count)] as PeerId);
  });
  return village;
}

describe('[G1] who is linked with everybody', () => {
  test('sends each entry once to each, and nobody passes it on, once it has spoken', () => {
    const village = fullMesh(10);
    for (const author of village.peers) village.write(author, 1);
    for (const author of village.peers) {
      village.write(author, 2);
      expect(village.copies).toBe(9);
      expect(village.rounds).toBeLessThanOrEqual(2); // the push, then an announcement that nobody needs
      expect(village.share(author, 2)).toBe(1);
    }
  });
});

describe.each([30, 100])('[G1] [G2] of %i people who are linked with a few', (count) => {
  test('each gets an entry one and a half times at most, on average, and all get it', () => {
    const village = sparse(count, 3, `of ${count}`);
    for (const author of village.peers) village.write(author, 1);
    let copies = 0;
    for (const author of village.peers) {
      village.write(author, 2);
      copies += village.copies;
      expect(village.share(author, 2)).toBe(1);
    }
    expect(copies / count / (count - 1)).toBeLessThan(1.5);
  });

  test('[G3] all get what is written while links of the tree are cut', () => {
    const village = sparse(count, 3, `cut ${count}`);
    const prng = createPrng('cuts');
    const [author] = village.peers as [PeerId];
    for (let seq = 1; seq <= 20; seq++) {
      village.write(author, seq);
      expect(village.share(author, seq)).toBe(1);
      const one = village.peers[prng.below(count)] as PeerId;
      const other = [...(village.links.get(one) ?? [])][0];
      if (other && (village.links.get(other)?.size ?? 0) > 3) village.cut(one, other);
    }
  });
});

describe('[G4] peers of bad will', () => {
  const villains = (village: Village) => new Set(village.peers.filter((_, i) => i % 5 === 4));
  /** Of those of good will. */
  const reached = (village: Village, author: PeerId, seq: number) => {
    const bad = villains(village);
    return village.peers
      .filter((peer) => !bad.has(peer))
      .every((peer) => village.has.get(peer)?.has(nameOf({ author, seq })));
  };

  test.each<[string, (sent: Sent) => readonly Sent[]]>([
    ['prune everybody', (sent) => [sent, { t: 'prune', author: 'peer 0' as PeerId, all: true }]],
    ['announce and never send', (sent) => (sent.t === 'push' ? [ihave(sent.position)] : [sent])],
    ['pass nothing on', () => []],
    ['graft everything', (sent) => (sent.t === 'ihave' ? [{ ...sent, t: 'graft' }] : [sent])],
  ])('that %s keep nothing from anybody', (_, bad) => {
    const village = sparse(30, 4, 'bad will');
    const they = villains(village);
    village.meddle = (from, _to, sent) => (they.has(from) ? bad(sent) : [sent]);
    for (let seq = 1; seq <= 5; seq++) {
      village.write('peer 0' as PeerId, seq);
      expect(reached(village, 'peer 0' as PeerId, seq)).toBe(true);
    }
  });

  const ihave = (position: Position): Sent => ({ t: 'ihave', list: [position] });

  test('that announce without end are waited for within a bound, and take nobody else’s place', () => {
    const tree = new EntryTree();
    const [liar, honest] = ['liar', 'honest'] as PeerId[] as [PeerId, PeerId];
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
    expect(of(liar)).toHaveLength(MISSING_MAX);
    tree.due(GRAFT_AFTER_MS + GRAFT_AGAIN_MS, () => true);
    expect(tree.isWaiting()).toBe(false); // nobody else announced it
  });

  test('that come and go are forgotten, with what they are known to have', () => {
    const tree = new EntryTree();
    const [peer, position] = ['passer-by' as PeerId, { author: 'author' as PeerId, seq: 1 }];
    tree.linked(peer);
    tree.brought(peer, position);
    expect(tree.push(position, 0)).toEqual([]);
    tree.unlinked(peer);
    tree.has(peer, position); // what it sent is checked later
    tree.announced(peer, [position], 0, () => true);
    expect(tree.isWaiting()).toBe(false);
    tree.linked(peer);
    expect(tree.push(position, 0)).toEqual([peer]);
  });

  test('[G3] what is asked for in vain of one is asked of the next', () => {
    const tree = new EntryTree();
    const [first, second] = ['first', 'second'] as PeerId[] as [PeerId, PeerId];
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

/** What goes along the tree of entries and is no entry: whom it reaches, how often, and how the tree is mended for it. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import { EntryTree } from '../../../src/core/gossip/entry-tree.ts';
import { GRAFTED_INSTEAD } from '../../../src/core/limits/gossip.ts';
import { TreeRoom } from './tree-room.ts';

const LONG_MS = 8_000;
const named = (...names: string[]) => names as unknown as PeerId[];

/** How many copies of a word of `author` come to each, as everybody passes on the first one. */
function spread(room: TreeRoom, author: PeerId): ReadonlyMap<PeerId, number> {
  const copies = new Map([[author, 0]]);
  let ring: [PeerId, PeerId][] = [[author, author]];
  while (ring.length > 0) {
    const next: [PeerId, PeerId][] = [];
    for (const [from, peer] of ring)
      for (const to of room.members.get(peer)?.tree.linksFor(author) ?? []) {
        if (to === from || to === author) continue;
        if (!copies.has(to)) next.push([peer, to]);
        copies.set(to, (copies.get(to) ?? 0) + 1);
      }
    ring = next;
  }
  return copies;
}
const sum = (copies: ReadonlyMap<PeerId, number>) =>
  [...copies.values()].reduce((a, b) => a + b, 0);

/** Of thirty, each with eight links. @param entries that each has written */
function classOf(entries: number): TreeRoom {
  const room = new TreeRoom('beside the tree');
  for (let i = 0; i < 30; i++) room.join();
  room.fill(8);
  for (let seq = 1; seq <= entries; seq++)
    for (const author of room.peers) {
      room.write(author, seq);
      room.run(LONG_MS);
    }
  return room;
}

describe('[G15] a word goes along the tree of its author', () => {
  test('to everybody in a class, once when it has settled', () => {
    const room = classOf(2);
    for (const author of room.peers) {
      const copies = spread(room, author);
      expect([copies.size, sum(copies)]).toEqual([30, 29]);
    }
  });

  test('along all links that last, while its author has written nothing', () => {
    const [stays, fades, author] = named('stays', 'fades', 'author');
    const tree = new EntryTree('self' as PeerId, { lasts: (peer) => peer !== fades });
    for (const peer of [stays, fades]) if (peer) tree.linked(peer);
    expect(tree.linksFor(author as PeerId)).toEqual([stays]);
    const room = classOf(0);
    expect(spread(room, room.peers[0] as PeerId).size).toBe(30);
  });

  test('along a link that is a way for its author, even when it lasts no longer', () => {
    const [fades, author] = named('fades', 'author') as [PeerId, PeerId];
    const tree = new EntryTree('self' as PeerId, { lasts: () => false });
    tree.linked(fades);
    expect(tree.linksFor(author)).toEqual([]);
    tree.grafted(fades, [{ author, seq: 1 }]);
    tree.brought(fades, { author, seq: 1 }, 0);
    expect(tree.linksFor(author)).toEqual([fades]);
  });

  test('along a link that is new, and along none that is lazy', () => {
    const [parent, lazy, later, author] = named('parent', 'lazy', 'later', 'author') as [
      PeerId,
      PeerId,
      PeerId,
      PeerId,
    ];
    const tree = new EntryTree('self' as PeerId);
    for (const peer of [parent, lazy]) tree.linked(peer);
    tree.brought(parent, { author, seq: 1 }, 0);
    tree.push({ author, seq: 1 }, 0);
    tree.pruned(lazy, author);
    expect(tree.linksFor(author)).toEqual([parent]);
    tree.linked(later);
    expect(tree.linksFor(author)).toEqual([parent, later]);
  });
});

describe('[G16] where a link has ended that brought an author’s entries', () => {
  /** As Spread.mend does it. */
  function mend(room: TreeRoom, left: readonly PeerId[], gone: PeerId): void {
    for (const peer of left)
      for (const [to, authors] of room.members.get(peer)?.tree.orphaned(gone) ?? [])
        room.members.get(to)?.tree.grafted(
          peer,
          authors.map((author) => ({ author, seq: 3 })),
        );
  }

  test('others are grafted, so that words reach everybody again', () => {
    const [room, torn] = [classOf(2), classOf(2)];
    for (const gone of room.peers.slice(0, 3)) {
      const left = room.linksOf(gone);
      for (const it of [room, torn]) it.leave(gone);
      mend(room, left, gone);
    }
    const reached = (it: TreeRoom) => it.peers.map((author) => spread(it, author).size);
    expect(Math.min(...reached(torn))).toBeLessThan(27);
    expect(Math.min(...reached(room))).toBe(27);
  });

  test('the grafted are lazy ones, few, those that have let us down last', () => {
    const [parent, a, b, c, author] = named('parent', 'a', 'b', 'c', 'author') as [
      PeerId,
      PeerId,
      PeerId,
      PeerId,
      PeerId,
    ];
    const tree = new EntryTree('self' as PeerId);
    for (const peer of [parent, a, b, c]) tree.linked(peer);
    tree.brought(parent, { author, seq: 1 }, 0);
    tree.push({ author, seq: 1 }, 0);
    for (const peer of [a, b, c]) tree.pruned(peer, author);
    // It announces what it does not send.
    tree.announced(a, [{ author, seq: 2 }], 0, () => true);
    for (let ms = 0; ms < 10_000; ms += 500) tree.due(ms, () => true);
    tree.brought(parent, { author, seq: 2 }, 10_000);
    tree.pruned(a, author);
    tree.unlinked(parent);
    expect([...tree.orphaned(parent)]).toEqual([b, c].map((it) => [it, [author]]));
    expect(GRAFTED_INSTEAD).toBe(2);
    expect(tree.linksFor(author)).toEqual([b, c]);
    expect([...tree.orphaned(parent)], 'once').toEqual([]);
  });
});

/** The log: one order whatever comes first, nothing that contradicts a chain, nothing without a bound. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { compareEntries, createLog } from '../../../src/core/chat/log.ts';
import { AUTHORS_MAX, ORPHANS_MAX } from '../../../src/core/limits.ts';
import { chainOf, entryAt, idsOf, logOf } from '../rigs/chains.ts';
import { alice, bob, bytesOf, carol, createPerson, mallory } from '../rigs/people.ts';

const chains = [
  await chainOf(alice, [1, 2, 5, 6, 9, 10]),
  await chainOf(bob, [1, 3, 5, 7, 20]),
  await chainOf(carol, [2, 3, 4, 30]),
];
const all = chains.flat();
const reference = logOf(all);

const shuffled = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
/** Some prefix of each chain: what a peer may hold. */
const partial = fc
  .tuple(...chains.map((chain) => fc.integer({ min: 0, max: chain.length })))
  .map((lengths) => chains.flatMap((chain, i) => chain.slice(0, lengths[i])));

describe('merging', () => {
  test('[E8] every order of delivery, with repeats, gives the same log', () => {
    fc.assert(
      fc.property(shuffled, fc.array(fc.constantFrom(...all)), (order, repeats) => {
        const log = logOf([...order, ...repeats]);
        expect(idsOf(log)).toEqual(idsOf(reference));
        expect(log.digest()).toEqual(reference.digest());
        expect(log.vector()).toEqual(reference.vector());
        expect(log.clock()).toBe(30);
      }),
    );
  });

  test('[E8] it is commutative and associative', () => {
    fc.assert(
      fc.property(partial, partial, partial, (a, b, c) => {
        const ab_c = logOf([...logOf([...a, ...b]).ordered(), ...c]);
        const a_bc = logOf([...a, ...logOf([...b, ...c]).ordered()]);
        const cba = logOf([...c, ...b, ...a]);
        expect(idsOf(a_bc)).toEqual(idsOf(ab_c));
        expect(idsOf(cba)).toEqual(idsOf(ab_c));
      }),
    );
  });

  test('[E8] it is idempotent: what is known is told as such and changes nothing', () => {
    const log = logOf(all);
    const [ids, digest] = [idsOf(log), log.digest()];
    for (const entry of all) expect(log.add(entry)).toEqual({ kind: 'known' });
    expect(idsOf(log)).toEqual(ids);
    expect(log.digest()).toEqual(digest);
  });

  test('[E8] two peers that send each other what the vectors lack end equal', () => {
    fc.assert(
      fc.property(partial, partial, (a, b) => {
        const [left, right] = [logOf(a), logOf(b)];
        const [toRight, toLeft] = [left.since(right.vector()), right.since(left.vector())];
        for (const entry of toRight) right.add(entry);
        for (const entry of toLeft) left.add(entry);
        expect(idsOf(left)).toEqual(idsOf(right));
        expect(left.digest()).toEqual(right.digest());
      }),
    );
  });
});

describe('the order', () => {
  test('[E7] is by Lamport clock, then author, then place', () => {
    const order = reference.ordered();
    expect(order).toEqual([...all].sort(compareEntries));
    const clocks = order.map(({ body }) => body.clock);
    expect(clocks).toEqual([...clocks].sort((a, b) => a - b));
  });

  test('[E7] is total: no two entries are equal, and it is transitive', () => {
    const one = fc.constantFrom(...all);
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        expect(compareEntries(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareEntries(a, b))).toBe(-Math.sign(compareEntries(b, a)) + 0);
        if (compareEntries(a, b) < 0 && compareEntries(b, c) < 0) {
          expect(compareEntries(a, c)).toBeLessThan(0);
        }
      }),
    );
  });
});

describe('gaps', () => {
  const [a1, a2, a3, a4] = chains[0] as [Entry, Entry, Entry, Entry];

  test('[E6] an entry after a gap waits, and comes in with the one that fills it', () => {
    const log = createLog();
    expect(log.add(a3)).toEqual({ kind: 'orphan' });
    expect(log.add(a2)).toEqual({ kind: 'orphan' });
    expect(log.ordered()).toEqual([]);
    expect(log.vector().size).toBe(0);
    expect(log.add(a1)).toEqual({ kind: 'added', entries: [a1, a2, a3] });
    expect(log.head(alice.peer)).toBe(a3);
    expect(log.at(alice.peer, 2)).toBe(a2);
    expect(log.at(alice.peer, 4)).toBeUndefined();
  });

  test('[E6] what waits for a gap that is still open goes on waiting', () => {
    const log = logOf([a4, a2]);
    expect(log.add(a1)).toEqual({ kind: 'added', entries: [a1, a2] });
    expect(log.add(a3)).toEqual({ kind: 'added', entries: [a3, a4] });
  });

  test('[E6] a waiting entry that does not fit is dropped, and the right one still fits', async () => {
    const stray = await entryAt(alice, { seq: 2, prev: a3, clock: 2 });
    const log = logOf([stray]);
    expect(log.add(a1)).toEqual({ kind: 'added', entries: [a1] });
    expect(log.add(a2)).toEqual({ kind: 'added', entries: [a2] });
  });

  test('[E6] only so many wait; the oldest goes first', async () => {
    const chain = await chainOf(
      mallory,
      Array.from({ length: ORPHANS_MAX + 3 }, (_, i) => i + 1),
    );
    const log = logOf(chain.slice(1)); // two more than may wait: places 2 and 3 are gone
    const [first, second, third] = chain as [Entry, Entry, Entry];
    expect(log.add(first)).toEqual({ kind: 'added', entries: [first] });
    expect(log.add(second)).toEqual({ kind: 'added', entries: [second] });
    const rest = log.add(third);
    expect(rest.kind === 'added' && rest.entries.length).toBe(ORPHANS_MAX + 1);
  });
});

describe('what contradicts a chain is refused', () => {
  const [a1, a2] = chains[0] as [Entry, Entry];
  const refuses = async (entry: Promise<Entry>) => {
    const log = logOf([a1, a2]);
    expect(log.add(await entry)).toEqual({ kind: 'refused' });
    expect(idsOf(log)).toEqual(idsOf(logOf([a1, a2])));
    expect(log.digest()).toEqual(logOf([a1, a2]).digest());
  };

  test('[E5] another entry at a place that is taken', () =>
    refuses(entryAt(alice, { seq: 2, prev: a1, clock: 2 }, 'I never said that')));
  test('[E5] another first entry', () => refuses(entryAt(alice, { seq: 1, clock: 1 }, 'first!')));
  test('[E5] a next entry that names another one before it', () =>
    refuses(entryAt(alice, { seq: 3, prev: a1, clock: 9 })));
  test('[E5] a next entry that names none', () => refuses(entryAt(alice, { seq: 3, clock: 9 })));
  test('[E5] a next entry whose clock goes back', () =>
    refuses(entryAt(alice, { seq: 3, prev: a2, clock: 1 })));

  test('[E5] a first entry that names one before it', async () => {
    const log = createLog();
    expect(log.add(await entryAt(bob, { seq: 1, prev: a1, clock: 1 })).kind).toBe('refused');
    expect(log.vector().size).toBe(0);
  });
});

test('[N3] a room holds so many authors; those that are in go on', async () => {
  const log = createLog();
  const [b1, b2] = chains[1] as [Entry, Entry];
  log.add(b1);
  const template = await entryAt(mallory, { seq: 1, clock: 1 });
  for (let i = 1; i < AUTHORS_MAX; i++) {
    const author = createPerson(`crowd ${i}`).peer;
    expect(log.add({ ...template, author }).kind).toBe('added');
  }
  const [c1] = chains[2] as [Entry];
  expect(log.add(c1)).toEqual({ kind: 'refused' });
  expect(log.add(b2).kind).toBe('added');
  expect(log.vector().size).toBe(AUTHORS_MAX);
});

test('[E9] the digest is a copy, changes with every entry, and is zeros for an empty log', () => {
  const log = createLog();
  expect(log.digest()).toEqual(new Uint8Array(16));
  const seen = new Set<string>();
  for (const entry of all) {
    log.add(entry);
    seen.add(String(log.digest()));
  }
  expect(seen.size).toBe(all.length);
  log.digest().set(bytesOf('scribble', 16));
  expect(log.digest()).toEqual(reference.digest());
});

test('[Y1] since gives what a vector lacks, in the room order, whatever the vector claims', () => {
  expect(reference.since(new Map())).toEqual(reference.ordered());
  expect(reference.since(reference.vector())).toEqual([]);
  const beyond = new Map([[alice.peer, 99_999]]);
  expect(reference.since(beyond).every(({ author }) => author !== alice.peer)).toBe(true);
  expect(
    reference.since(new Map([[alice.peer, 4]])).filter((it) => it.author === alice.peer),
  ).toEqual(chains[0]?.slice(4));
});

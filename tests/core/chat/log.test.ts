/** The log: one order, whatever comes first; nothing that contradicts a chain; nothing without a bound. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { claimOf, hasGap, rangesOf } from '../../../src/core/chat/chain.ts';
import type { Claim } from '../../../src/core/chat/claim.ts';
import type { Standing } from '../../../src/core/chat/history.ts';
import { compareEntries } from '../../../src/core/chat/entry-order.ts';
import { Log } from '../../../src/core/chat/log.ts';
import { AUTHORS_MAX, FREE_AUTHORS_MAX } from '../../../src/core/limits/chat.ts';
import { chainOf, entryAt, idsOf, logOf } from '../../rigs/chains.ts';
import { alice, bob, bytesOf, carol, createPerson, mallory } from '../../fakes/people.ts';

const chains = [
  await chainOf(alice, [1, 2, 5, 6, 9, 10]),
  await chainOf(bob, [1, 3, 5, 7, 20]),
  await chainOf(carol, [2, 3, 4, 30]),
];
const all = chains.flat();
const reference = logOf(all);

const shuffled = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
/** A prefix of each chain, as a peer may hold it. */
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
        expect(log.hasGaps()).toBe(false);
      }),
    );
  });

  test('[E8] is commutative and associative', () => {
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

  test('[E8] is idempotent: a known entry is reported as known and changes nothing', () => {
    const log = logOf(all);
    const [ids, digest] = [idsOf(log), log.digest()];
    for (const entry of all) expect(log.add(entry).added).toEqual([]);
    expect(idsOf(log)).toEqual(ids);
    expect(log.digest()).toEqual(digest);
  });
});

describe('the order', () => {
  test('[E7] is by clock, then author, then position', () => {
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
  const [a1, a2, a3, a4, a5, a6] = chains[0] as [Entry, Entry, Entry, Entry, Entry, Entry];
  const ranges = (log: Log) => {
    const chain = log.chain(alice.peer);
    return chain && rangesOf(chain, 4);
  };

  const gap = (log: Log) => {
    expect(log.hasGaps()).toBe([...log.chains()].some(hasGap));
    return log.hasGaps();
  };

  test('[E6] the newest entries may come first; the log knows what is missing between runs', () => {
    const log = logOf([a6, a3]);
    expect(log.ordered()).toEqual([a3, a6]);
    expect(ranges(log)).toEqual([6, 6, 3, 3]);
    expect(log.head(alice.peer)?.id).toBe(a6.id);
    log.add(a5);
    log.add(a4);
    expect(ranges(log)).toEqual([3, 6]);
    expect(gap(log)).toBe(true);
    log.add(a1);
    log.add(a2);
    expect(ranges(log)).toEqual([1, 6]);
    expect(gap(log)).toBe(false);
    expect(log.at(alice.peer, 2)).toBe(a2);
    expect(log.at(alice.peer, 7)).toBeUndefined();
  });

  test('[E9] a log with only the newest entries counts as equal to one with all', () => {
    const all6 = logOf([a1, a2, a3, a4, a5, a6]);
    expect(logOf([a6]).digest()).toEqual(all6.digest());
    expect(logOf([a5]).digest()).not.toEqual(all6.digest());
  });

  test('[E18] dropped entries stay away, are not asked for, and leave logs equal', () => {
    const log = logOf([a1, a2, a3, a4, a5, a6]);
    const before = log.digest();
    const drop = (floor: number) => log.dropAll(new Map([[alice.peer, floor]])).get(alice.peer);
    expect(drop(4)).toEqual([a1, a2, a3]);
    expect(log.ordered()).toEqual([a4, a5, a6]);
    expect(ranges(log)).toEqual([1, 6]);
    expect(log.digest()).toEqual(before);
    for (const old of [a1, a2, a3]) expect(log.add(old).added).toEqual([]);
    drop(7);
    expect(log.ordered()).toEqual([]);
    expect(log.bytes()).toBe(0);
    expect(ranges(log)).toEqual([1, 6]);
    expect(log.digest()).toEqual(before);
    expect(log.head(alice.peer)?.seq).toBe(6);
  });
});

describe('forks', () => {
  /** Two chains of one author with a common beginning, and everything that a peer can know of them. */
  async function stories(shared: number, left: number, right: number) {
    const common = await chainOf(
      mallory,
      Array.from({ length: shared }, (_, i) => i + 1),
    );
    const tell = async (length: number, label: string) => {
      const chain = [...common];
      for (let i = 0; i < length; i++) {
        const position = { seq: chain.length + 1, prev: chain.at(-1), clock: chain.length + 1 };
        chain.push(await entryAt(mallory, position, `${label} ${i}`));
      }
      return chain.slice(shared);
    };
    return { common, left: await tell(left, 'left'), right: await tell(right, 'right') };
  }
  const forkAt = (log: Log) => log.chain(mallory.peer)?.fork?.seq;

  test('[E19] two entries in one position make everything void from there on', async () => {
    const { common, left, right } = await stories(2, 3, 2);
    const log = logOf([...common, ...left]);
    const change = log.add(right[0] as Entry);
    expect(change).toEqual({ added: [], removed: left, forked: true });
    expect(forkAt(log)).toBe(3);
    expect(log.ordered()).toEqual(common);
    for (const entry of [...left, ...right]) expect(log.add(entry).added).toEqual([]);
    expect(log.ordered()).toEqual(common);
  });

  test('[E19] an entry that names another predecessor is as good a proof', async () => {
    const { common, left, right } = await stories(2, 1, 2);
    const log = logOf([...common, ...left]);
    expect(log.add(right[1] as Entry).forked).toBe(true);
    expect(forkAt(log)).toBe(3);
    const other = logOf([right[1] as Entry]);
    expect(other.add(left[0] as Entry).forked).toBe(true);
    expect(forkAt(other)).toBe(3);
    expect(other.digest()).toEqual(log.digest());
  });

  test('[E8] [E19] peers that know the same show the same, whatever came first', async () => {
    const { common, left, right } = await stories(3, 3, 4);
    const known = [...common, ...left, ...right];
    const reference = logOf(known);
    expect(idsOf(reference)).toEqual(common.map(({ id }) => id));
    const whole = fc.shuffledSubarray(known, { minLength: known.length, maxLength: known.length });
    fc.assert(
      fc.property(whole, fc.array(fc.constantFrom(...known)), (order, repeats) => {
        const log = logOf([...order, ...repeats]);
        for (const entry of order) log.add(entry); // an entry that was void for a moment may come again
        expect(idsOf(log)).toEqual(idsOf(reference));
        expect(log.digest()).toEqual(reference.digest());
        expect(log.bytes()).toBe(reference.bytes());
      }),
      { numRuns: 300 },
    );
  });

  test('[E20] a proof is enough for a peer that has none of the entries, or only some', async () => {
    const { common, left, right } = await stories(3, 3, 4);
    const known = [...common, ...left, ...right];
    fc.assert(
      fc.property(fc.subarray(known), (some) => {
        const log = logOf(some);
        log.learn(claimOf(left[0] as Entry), claimOf(right[0] as Entry));
        expect(forkAt(log)).toBe(4);
        for (const entry of known) log.add(entry);
        expect(idsOf(log)).toEqual(common.map(({ id }) => id));
      }),
    );
  });

  test('[E20] a proof of a later fork falls back to the lowest known position', async () => {
    const { common, left, right } = await stories(1, 5, 5);
    const log = logOf([...common, ...left]);
    const claims = right.map(claimOf).reverse() as [Claim, ...Claim[]];
    log.learn(claims[0]);
    expect(forkAt(log)).toBe(5); // its own position is 6, but it names another entry at 5
    for (const claim of claims) log.learn(claim);
    expect(forkAt(log)).toBe(2);
    expect(log.ordered()).toEqual(common);
  });

  test('[E20] claims that agree prove nothing', async () => {
    const { common, left } = await stories(2, 3, 0);
    const log = logOf([...common, ...left]);
    for (const entry of [...common, ...left]) {
      expect(log.learn(claimOf(entry), claimOf(entry)).forked).toBe(false);
    }
    expect(log.learn(claimOf(left[2] as Entry), claimOf(common[0] as Entry)).forked).toBe(false);
  });

  test('[E5] a first entry that forks leaves nothing of its author', async () => {
    const [one, other] = [
      await entryAt(mallory, { seq: 1, clock: 1 }),
      await entryAt(mallory, { seq: 1, clock: 1 }, 'first!'),
    ];
    const log = logOf([one, other]);
    expect(log.ordered()).toEqual([]);
    expect(forkAt(log)).toBe(1);
    expect(log.digest()).toEqual(logOf([other, one]).digest());
    expect(log.digest()).not.toEqual(new Log().digest());
  });
});

describe('[N3] the places of authors', () => {
  const [carol1] = chains[2] as [Entry];
  const authorsOf = (log: Log) => [...log.chains()].map(({ author }) => author);
  const voice = async (name: string, proven = false): Promise<Entry> => {
    const entry = await entryAt(createPerson(name), { seq: 1, clock: 1 });
    return proven ? { ...entry, proven } : entry;
  };

  test('are bounded; known authors go on', async () => {
    const log = new Log();
    const [b1, b2] = chains[1] as [Entry, Entry];
    log.add(b1);
    for (let i = 1; i < AUTHORS_MAX; i++) {
      expect(log.add(await voice(`crowd ${i}`, true)).added).toHaveLength(1);
    }
    expect(log.add({ ...carol1, proven: true }).added).toEqual([]);
    expect(log.add(b2).added).toEqual([b2]);
    expect(log.authors()).toBe(AUTHORS_MAX);
  });

  test('go to free keys up to a half, and the rest to authors with a proof of work', async () => {
    const log = new Log();
    for (let i = 0; i < AUTHORS_MAX; i++) log.add(await voice(`free ${i}`));
    expect(log.authors()).toBe(FREE_AUTHORS_MAX);
    expect(log.add(carol1).added).toEqual([]);
    const worked: Entry = { ...carol1, proven: true };
    expect(log.add(worked).added).toEqual([worked]);
  });

  test('that were free keys’ are free again once these have shown a proof', async () => {
    const log = new Log({ bounds: { authors: 4, free: 1, guests: 1 } });
    const [one, other] = [await voice('one'), await voice('other')];
    log.add(one);
    expect(log.add(other).added).toEqual([]);
    const position = { seq: 2, prev: one, clock: 2 };
    log.add({ ...(await entryAt(createPerson('one'), position)), proven: true });
    expect(log.add(other).added).toEqual([other]);
  });

  test('pass from authors of whom nothing is left to others, but never ours', async () => {
    const [old, next, ours] = [await voice('old'), await voice('next'), await voice('ours')];
    const log = new Log({ self: ours.author, bounds: { authors: 2, free: 2, guests: 1 } });
    for (const entry of [ours, old]) log.add(entry);
    expect(log.takes(next.author, false)).toBe(false);
    log.dropAll(new Map([ours, old].map(({ author }) => [author, 2])));
    expect(log.takes(next.author, false)).toBe(true);
    expect(log.add(next)).toMatchObject({ added: [next], letGo: old.author });
    expect(authorsOf(log)).toEqual([ours.author, next.author]);
    expect(log.takes(carol1.author, true)).toBe(false);
    expect(log.digest()).toEqual(logOf([ours, next]).digest());
  });

  test('all taken by keys that worked, pass from strangers to people whom we meet, and from no others', async () => {
    const [known, free, one, other] = [
      await voice('known', true),
      await voice('free'),
      await voice('one', true),
      await voice('other', true),
    ];
    const standings = new Map<PeerId, Standing>([[known.author, 'known']]);
    const standingOf = (author: PeerId) => standings.get(author) ?? 'stranger';
    const log = new Log({ standingOf, bounds: { authors: 4, free: 2, guests: 4 } });
    for (const entry of [free, one, other, known]) log.add(entry);
    const [first, second, third, fourth] = [
      await voice('first'),
      await voice('second', true),
      await voice('third', true),
      await voice('fourth', true),
    ];
    expect(log.add(first).added).toEqual([]);
    expect(log.add(second).added).toEqual([]);
    for (const [entry, letGo] of [
      [first, other],
      [second, one],
      [third, free],
    ] as const) {
      standings.set(entry.author, 'linked');
      expect(log.add(entry)).toMatchObject({ added: [entry], letGo: letGo.author });
    }
    standings.set(fourth.author, 'linked');
    expect(log.takes(fourth.author, true), 'nobody here is a stranger').toBe(false);
    standings.delete(second.author);
    expect(log.add(fourth)).toMatchObject({ added: [fourth], letGo: second.author });
    expect(log.digest()).toEqual(logOf([known, first, third, fourth]).digest());
  });

  test('pass on with the names, forks and entries that were left of an author', async () => {
    const [old, other] = [
      await voice('old'),
      await entryAt(createPerson('old'), { seq: 1, clock: 2 }),
    ];
    const log = new Log({ bounds: { authors: 1, free: 1, guests: 1 } });
    for (const entry of [old, other]) log.add(entry);
    expect(log.chain(old.author)?.fork?.seq).toBe(1);
    expect(log.add(carol1).added).toEqual([carol1]);
    expect(log.chain(old.author)).toBeUndefined();
    expect(log.ordered()).toEqual([carol1]);
  });
});

test('[E9] the digest is a copy, changes with every entry, and is all zeros for an empty log', () => {
  const log = new Log();
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

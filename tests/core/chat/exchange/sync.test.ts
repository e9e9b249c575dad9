/** Vectors and entries in messages: what fits, what they hold, what is left for later. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { peerId } from '../../../../src/core/base/ids.ts';
import { claimOf } from '../../../../src/core/chat/chain.ts';
import { type Entry } from '../../../../src/core/chat/entry.ts';
import { readEntry } from '../../../../src/core/chat/exchange/verify-entry.ts';
import { Log } from '../../../../src/core/chat/log.ts';
import {
  answerSums,
  answerVector,
  entryMessages,
  opening,
  vectorMessages,
  verifying,
} from '../../../../src/core/chat/exchange/sync.ts';
import {
  AUTHORS_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  ENTRY_BYTES_MAX,
  SYNC_ANSWER_BYTES_MAX,
} from '../../../../src/core/limits/chat.ts';
import { CONTROL_MESSAGE_BYTES_MAX } from '../../../../src/core/limits/shared.ts';
import { encodeMessage } from '../../../../src/core/wire/envelope.ts';
import { decodeMessage, type LogMessage } from '../../../../src/core/wire/message.ts';
import { chainOf, entryAt, entryOf, logOf } from '../../../rigs/chains.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  createPerson,
  crypto,
  mallory,
} from '../../../fakes/people.ts';

const template = await entryAt(alice, { seq: 1, clock: 1 });
/** Only the length matters for packing. */
const sized = (bytes: number): Entry => ({
  ...template,
  signed: { body: new Uint8Array(bytes).fill(7), sig: template.signed.sig },
});
const asEntries = (message: LogMessage | undefined) => {
  if (message?.t !== 'entries') throw new Error('not entries');
  return message;
};

const crowd = async (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      entryAt(createPerson(`author ${i}`), { seq: 1, clock: i + 1 }),
    ),
  );
const salt = bytesOf('salt', 8);
const travelled = (message: LogMessage): LogMessage => {
  const read = decodeMessage(encodeMessage(message));
  if (!read) throw new Error('no peer would take this');
  return read as LogMessage;
};

test('[Y1] the vectors of a full room are messages that a peer takes, and list every author once', async () => {
  const log = logOf((await crowd(AUTHORS_MAX)).map((it) => ({ ...it, proven: true })));
  const messages = vectorMessages(log, true, salt).map(travelled);
  const told = messages.flatMap((it) => (it.t === 'vector' ? it.authors : []));
  expect(told).toHaveLength(log.authors());
  const scopes = messages.flatMap((it) => (it.t === 'vector' ? [...it.scope] : []));
  expect([...scopes].sort((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, i) => i));
});

test('[Y7] ids that somebody chose to fall into one group fit into messages and shut nobody out', async () => {
  const log = new Log();
  for (const entry of await crowd(AUTHORS_MAX)) {
    const bytes = bytesOf(entry.author, 16);
    bytes[0] = 7;
    log.add({ ...entry, author: peerId(bytes), proven: true });
  }
  expect(log.authors()).toBe(AUTHORS_MAX);
  const messages = vectorMessages(log, true, salt).map(travelled);
  const told = messages.flatMap((it) => (it.t === 'vector' ? it.authors : []));
  expect(told).toHaveLength(AUTHORS_MAX);
});

test('[Y1] an author that the asker does not name comes with its last name first', async () => {
  const content = { k: 'name', name: 'Alice', box: new Uint8Array(32) } as const;
  const name = await entryOf(alice, { seq: 1, clock: 1 }, content);
  const said = await entryAt(alice, { seq: 2, prev: name, clock: 2 });
  const [vector] = vectorMessages(new Log(), false, salt);
  const [answer] = vector ? answerVector(logOf([name, said]), vector, alice.peer) : [];
  expect(asEntries(answer).list).toEqual([name.signed, said.signed]);
});

test('[Y1] an answer holds what the asker lacks and wants, the newest first', async () => {
  const chain = await chainOf(alice, [1, 2, 3, 4, 5, 6]);
  const others = await chainOf(bob, [3, 9]);
  const full = logOf([...chain, ...others]);
  const answerTo = (log: Log) =>
    vectorMessages(log, false, salt)
      .flatMap((it) => answerVector(full, it, alice.peer))
      .flatMap((it) => (it.t === 'entries' ? it.list : []));
  const newestFirst = [...full.ordered()].reverse().map(({ signed }) => signed);
  expect(answerTo(new Log())).toEqual(newestFirst);
  expect(answerTo(full)).toEqual([]);
  const some = logOf([chain[5], chain[2], chain[1]] as Entry[]);
  some.dropAll(new Map([[alice.peer, 2]]));
  const lacking = [others[1], chain[4], chain[3], others[0]].map((it) => it?.signed);
  expect(answerTo(some)).toEqual(lacking);
});

test('[Y1] a log that is nearly full gets nothing that it would not take, and what it holds authors of first', async () => {
  const [hers, theirs] = [await chainOf(carol, [1, 2]), await chainOf(bob, [8])];
  const proven = theirs.map((entry) => ({ ...entry, proven: true }));
  const mine = await chainOf(alice, [9]);
  const free = await chainOf(mallory, [7]);
  const full = logOf([...hers, ...proven, ...mine, ...free]);
  const [vector] = vectorMessages(logOf(hers.slice(0, 1)), false, salt);
  if (!vector) throw new Error('no vector');
  const answerTo = (takes: 0 | 1 | 2) =>
    answerVector(full, { ...vector, takes }, alice.peer).flatMap((it) =>
      it.t === 'entries' ? it.list : [],
    );
  const bodies = (...lists: Entry[][]) => lists.flat().map(({ signed }) => signed);
  expect(answerTo(2)).toEqual(bodies(mine, theirs, free, hers.slice(1)));
  expect(answerTo(1)).toEqual(bodies(hers.slice(1), mine, theirs));
  expect(answerTo(0)).toEqual(bodies(hers.slice(1), mine));
});

test('[Y8] a question costs what it brings: who lacks little has nobody look at every entry', async () => {
  const log = logOf(
    await chainOf(
      alice,
      Array.from({ length: 60 }, (_, i) => i + 1),
    ),
  );
  const [vector] = vectorMessages(log, false, salt);
  if (!vector) throw new Error('no vector');
  const lacked = (fork: number, ranges: number[]) => {
    const authors = vector.authors.map(
      ([who, mark, seq]) => [who, mark, seq, fork, ranges] as const,
    );
    const answer = answerVector(
      log,
      { ...vector, authors: authors.map((it) => [...it]) },
      alice.peer,
    );
    return answer.flatMap((it) => (it.t === 'entries' ? it.list : []));
  };
  const looks = vi.spyOn(log, 'ordered');
  const position = fc.integer({ min: 0, max: 70 });
  fc.assert(
    fc.property(
      position,
      fc.array(fc.tuple(position, position), { maxLength: 4 }),
      (fork, ranges) => {
        const isLacked = ({ body: { seq } }: Entry) =>
          !ranges.some(([from, to]) => seq >= from && seq <= to) && (fork === 0 || seq < fork);
        const all = log.chain(alice.peer)?.runs.flat() ?? [];
        const expected = all.filter(isLacked).reverse();
        expect(lacked(fork, ranges.flat())).toEqual(expected.map(({ signed }) => signed));
      },
    ),
  );
  expect(looks).not.toHaveBeenCalled();
});

test('[Y1] a peer with another head in one position gets our claims there and before', async () => {
  const ours = logOf(await chainOf(mallory, [1, 2, 3, 4, 5, 6, 7, 8, 9], 'to us '));
  const theirs = logOf(await chainOf(mallory, [1, 2, 3, 4, 5], 'to them '));
  const [vector] = vectorMessages(theirs, false, salt);
  if (!vector) throw new Error('no vector');
  const [claims] = answerVector(ours, vector, alice.peer);
  expect(claims?.t === 'claims' && claims.list.map(([, seq]) => seq)).toEqual([5, 4, 3, 1]);
  expect(answerVector(theirs, vector, alice.peer)).toEqual([]);
});

test('[Y7] with many authors, only groups whose sums differ are compared', async () => {
  const entries = await crowd(500);
  const [left, right] = [logOf(entries), logOf(entries.slice(0, 490))];
  const salt = bytesOf('salt', 8);
  const [sums] = opening(left, true, salt).map(travelled);
  if (sums?.t !== 'sums') throw new Error('no sums');
  expect(answerSums(left, sums)).toEqual([]);
  const vectors = answerSums(right, sums);
  const answer = vectors.flatMap((it) =>
    it.t === 'vector' ? answerVector(left, it, alice.peer) : [],
  );
  const brought = answer.flatMap((it) => (it.t === 'entries' ? it.list : []));
  expect(new Set(brought)).toEqual(new Set(entries.slice(490).map(({ signed }) => signed)));
});

test.each([20, 500])(
  '[Y7] of %i authors who seem to be the same, few sums show whether they are',
  async (count) => {
    const entries = await crowd(count);
    const [left, same, right] = [entries, entries, entries.slice(0, -1)].map(logOf);
    if (!left || !same || !right) throw new Error('no logs');
    const sums = travelled(verifying(left, bytesOf('salt', 8)));
    if (sums.t !== 'sums') throw new Error('no sums');
    expect(encodeMessage(sums).length).toBeLessThan(64);
    expect(answerSums(same, sums)).toEqual([]);
    expect(answerSums(right, sums)).toEqual(opening(right, true, sums.salt));
  },
);

test('[Y2] every message is one that a peer takes, and nothing is lost or reordered', () => {
  const size = fc.oneof(
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 1, max: ENTRY_BYTES_MAX }),
  );
  fc.assert(
    fc.property(fc.array(size, { maxLength: 700, size: 'max' }), (sizes) => {
      const entries = sizes.map(sized);
      const messages = entryMessages(entries).map(asEntries);
      for (const message of messages) {
        const bytes = encodeMessage(message);
        expect(bytes.length).toBeLessThanOrEqual(CONTROL_MESSAGE_BYTES_MAX);
        expect(decodeMessage(bytes)).not.toBeNull();
      }
      const sent = messages.flatMap(({ list }) => list);
      expect(sent).toEqual(entries.slice(0, sent.length).map(({ signed }) => signed));
      const more = messages.map((message) => message.more);
      expect(more.slice(0, -1)).not.toContain(true);
      expect(more.at(-1) ?? false).toBe(sent.length < entries.length);
      const bytes = sent.reduce((sum, { body }) => sum + body.length, 0);
      expect(bytes).toBeLessThanOrEqual(SYNC_ANSWER_BYTES_MAX);
    }),
    { numRuns: 60 },
  );
});

test('[Y2] no entries take no message', () => expect(entryMessages([])).toEqual([]));

test('[Y2] the number of entries in a message is bounded', () => {
  const counts = (count: number) =>
    entryMessages(Array<Entry>(count).fill(sized(10))).map((it) => asEntries(it).list.length);
  expect(counts(ENTRIES_PER_MESSAGE_MAX)).toEqual([ENTRIES_PER_MESSAGE_MAX]);
  expect(counts(ENTRIES_PER_MESSAGE_MAX + 1)).toEqual([ENTRIES_PER_MESSAGE_MAX, 1]);
});

test('[Y2] a message full of small entries is one that a peer takes', () => {
  for (const size of [1, 160, 175, 190, 250]) {
    for (const message of entryMessages(Array<Entry>(600).fill(sized(size)))) {
      expect(decodeMessage(encodeMessage(message))).not.toBeNull();
    }
  }
});

test('[Y2] the largest entry is sent, in a message of its own if need be', () => {
  const messages = entryMessages([sized(ENTRY_BYTES_MAX), sized(ENTRY_BYTES_MAX)]);
  expect(messages.map((it) => asEntries(it).list.length)).toEqual([1, 1]);
});

test('[Y2] a long history is sent in part, and its last message says that there is more', () => {
  const messages = entryMessages(Array<Entry>(100).fill(sized(20_000))).map(asEntries);
  expect(messages.length).toBeGreaterThan(5);
  expect(messages.at(-1)?.more).toBe(true);
});

test('[Y7] with many authors, what is missing before a head or a fork shows, though heads and forks are the same', async () => {
  const others = await crowd(40);
  const forks = await chainOf(alice, [1, 2, 3, 4]);
  const end = await entryAt(alice, { seq: 4, prev: forks[2], clock: 9 }, 'another end');
  const damaged = await chainOf(bob, [1, 2, 3]);
  const full = logOf([...others, ...forks, ...damaged]);
  full.learn(claimOf(end));
  const poor = logOf([...others, ...damaged.slice(2)]);
  for (const it of [forks[3], end]) if (it) poor.learn(claimOf(it), claimOf(end));
  expect(poor.digest()).toEqual(full.digest());

  const [sums] = opening(poor, true, salt);
  if (sums?.t !== 'sums') throw new Error('not sums');
  for (const vector of answerSums(full, sums)) {
    if (vector.t !== 'vector') throw new Error('not a vector');
    const [asked] = vectorMessages(poor, false, salt, [...vector.scope]);
    for (const it of asked ? answerVector(full, asked, carol.peer) : [])
      if (it.t === 'entries') for (const { body, sig } of it.list) await take(poor, { body, sig });
  }
  const ids = (log: Log) => log.ordered().map(({ id }) => id);
  expect(ids(poor)).toEqual(ids(full));
  const [again] = opening(poor, true, salt);
  expect(again?.t === 'sums' && answerSums(full, again)).toEqual([]);
});

async function take(log: Log, signed: Entry['signed']): Promise<void> {
  const entry = await readEntry(crypto, signed);
  if (entry) log.add(entry);
}

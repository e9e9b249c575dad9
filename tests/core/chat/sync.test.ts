/** State vectors and entries packed into messages: what fits, what is told, what is left for later. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { entryMessages, readVector, vectorMessage } from '../../../src/core/chat/sync.ts';
import { peerId, type PeerId } from '../../../src/core/ids.ts';
import {
  AUTHORS_MAX,
  CONTROL_MESSAGE_BYTES_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  ENTRY_BYTES_MAX,
  SYNC_ANSWER_BYTES_MAX,
} from '../../../src/core/limits.ts';
import { decodeMessage, encodeMessage, type LogMessage } from '../../../src/core/message.ts';
import { entryAt } from '../rigs/chains.ts';
import { alice, bytesOf } from '../rigs/people.ts';

const template = await entryAt(alice, { seq: 1, clock: 1 });
/** Only the length matters to whoever packs it. */
const sized = (bytes: number): Entry => ({
  ...template,
  signed: { body: new Uint8Array(bytes).fill(7), sig: template.signed.sig },
});
const asEntries = (message: LogMessage | undefined) => {
  if (message?.t !== 'entries') throw new Error('not entries');
  return message;
};

test('[Y1] a vector travels, empty or as large as a room can make it', () => {
  const largest = new Map<PeerId, number>();
  for (let i = 0; i < AUTHORS_MAX; i++) {
    largest.set(peerId(bytesOf(`author ${i}`, 16)), ENTRIES_PER_AUTHOR_MAX);
  }
  for (const vector of [new Map<PeerId, number>(), largest]) {
    const read = decodeMessage(encodeMessage(vectorMessage(vector, true)));
    if (read?.t !== 'vector') throw new Error('not a vector');
    expect(readVector(read)).toEqual(vector);
    expect(read.reply).toBe(true);
  }
});

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

test('[Y2] nothing to say takes no message', () => expect(entryMessages([])).toEqual([]));

test('[Y2] a message holds so many entries and not one more', () => {
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

test('[Y2] the largest entry travels, alone if need be', () => {
  const messages = entryMessages([sized(ENTRY_BYTES_MAX), sized(ENTRY_BYTES_MAX)]);
  expect(messages.map((it) => asEntries(it).list.length)).toEqual([1, 1]);
});

test('[Y2] a long history goes in part, and its last message says that there is more', () => {
  const messages = entryMessages(Array<Entry>(100).fill(sized(20_000))).map(asEntries);
  expect(messages.length).toBeGreaterThan(5);
  expect(messages.at(-1)?.more).toBe(true);
});

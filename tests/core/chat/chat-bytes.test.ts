/** What two peers exchange to make their logs equal, in bytes on the wire. */
import { expect, test } from 'vitest';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { saveEntries } from '../../../src/core/chat/log-store.ts';
import { encodeMessage } from '../../../src/core/wire/envelope.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { entryAt, idsOf } from '../../rigs/chains.ts';
import { link, openChatRig, type ChatRig } from '../../rigs/chat-rig.ts';
import { alice, bob, createPerson, settled } from '../../fakes/people.ts';

async function talk(authors: number, entries: number): Promise<Entry[]> {
  const people = Array.from({ length: authors }, (_, i) => createPerson(`author ${i}`));
  const heads: Entry[] = [];
  const all: Entry[] = [];
  for (let n = 0; n < entries; n++) {
    const who = n % authors;
    const position = { seq: Math.floor(n / authors) + 1, prev: heads[who], clock: n + 1 };
    const entry = await entryAt(people[who] as Identity, position, `message ${n}`);
    heads[who] = entry;
    all.push(entry);
  }
  return all;
}

async function holding(identity: Identity, entries: readonly Entry[]): Promise<ChatRig> {
  const records = createMemoryKeyValueStore();
  await saveEntries(
    records,
    entries.map((entry) => ({ entry, atMs: 1_700_000_000_000 })),
  );
  return openChatRig(identity, { records });
}

/** Delivers their messages until both are silent; returns the number of bytes. */
async function exchange(a: ChatRig, b: ChatRig): Promise<number> {
  link(a, b);
  let bytes = 0;
  for (;;) {
    await settled();
    const fromA = a.sent.splice(0);
    const fromB = b.sent.splice(0);
    if (fromA.length + fromB.length === 0) return bytes;
    for (const [batch, from, to] of [
      [fromA, a, b],
      [fromB, b, a],
    ] as const) {
      for (const { to: meant, except, message } of batch) {
        if (meant === 'all' && except === to.identity.peer) continue;
        bytes += encodeMessage(message).length;
        to.peers.deliver(from.identity.peer, message);
      }
    }
  }
}

test.each([1, 20, 500])(
  '[Y1] [Y7] 10,000 shared entries of %i authors and 10 differences cost less than 6 kB',
  async (authors) => {
    const all = await talk(authors, 10_010);
    const [shared, last] = [all.slice(0, 10_000), all.slice(10_000)];
    const a = await holding(alice, all);
    const b = await holding(bob, shared);
    const bytes = await exchange(a, b);
    expect(idsOf(b.chat.log)).toEqual(idsOf(a.chat.log));
    expect(b.added).toHaveLength(last.length);
    expect(bytes).toBeLessThan(6_000);
  },
  60_000,
);

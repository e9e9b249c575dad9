/** Private entries that are none of ours cost us once, and nothing waits for those that many wrote. */
import { expect, test } from 'vitest';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { writeEntry } from '../../../src/core/chat/entry.ts';
import { sealContent } from '../../../src/core/chat/seal-content.ts';
import { saveEntries } from '../../../src/core/chat/log-store.ts';
import { PRIVATE_OPENED_FIRST } from '../../../src/core/limits/chat.ts';
import type { Identity, KeyValueStore } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { textContent } from '../../rigs/chains.ts';
import { openChatRig } from '../../rigs/chat-rig.ts';
import { alice, bob, carol, crypto, mallory, randomOf, room, settled } from '../../fakes/people.ts';

const NOW_MS = 1_700_000_000_000;
const MANY = 300;

/** So many private entries of one author, for one person. */
async function sealed(author: Identity, to: Identity, count: number): Promise<Entry[]> {
  const context = { roomId: room, crypto, identity: author, random: randomOf(author.peer) };
  const chain: Entry[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const position = { seq, prev: chain.at(-1)?.id, clock: seq, time: 0 };
    const content = textContent(`private ${seq}`);
    const inner = await sealContent(context, position, content, [to]);
    chain.push(await writeEntry(context, position, inner));
  }
  return chain;
}

/** Bob, who counts what he tries to open. */
async function opening(records: KeyValueStore) {
  let tried = 0;
  const identity: Identity = {
    ...bob,
    agree(key) {
      tried += 1;
      return bob.agree(key);
    },
  };
  const rig = await openChatRig(identity, { records });
  const read: string[] = [];
  const triedWhenRead: number[] = [];
  const triedFirst = await rig.chat
    .handOver(async ({ body }) => {
      triedWhenRead.push(tried);
      if (body.k === 'text') read.push(body.text);
    })
    .then(() => tried);
  return { ...rig, chat: rig.chat, read, triedFirst, triedWhenRead, tried: () => tried };
}

async function stored(...chains: Entry[][]): Promise<KeyValueStore> {
  const records = createMemoryKeyValueStore();
  await saveEntries(
    records,
    chains.flat().map((entry) => ({ entry, atMs: NOW_MS })),
  );
  return records;
}

test('[P5] what is for others is tried once, and not again on the next visit', async () => {
  const records = await stored(await sealed(mallory, alice, MANY), await sealed(carol, bob, 3));
  const first = await opening(records);
  await expect.poll(() => first.tried()).toBe(MANY + 3);
  await settled();
  first.chat.close();
  const again = await opening(records);
  await expect.poll(() => again.read.length).toBe(3);
  expect(again.tried()).toBe(3);
});

test('[P5] a room opens with the newest private entries, and the others follow', async () => {
  const records = await stored(await sealed(mallory, bob, MANY));
  const rig = await opening(records);
  expect(rig.triedFirst).toBeLessThanOrEqual(PRIVATE_OPENED_FIRST + 5);
  expect(rig.read).toContain(`private ${MANY}`);
  await expect.poll(() => rig.read.length).toBe(MANY);
});

test('[P5] one author’s many private entries do not make another’s wait', async () => {
  const rig = await opening(createMemoryKeyValueStore());
  const tell = (list: readonly Entry[]) =>
    rig.peers.deliver(mallory.peer, {
      t: 'entries',
      more: false,
      list: list.map(({ signed }) => signed),
    });
  tell([...(await sealed(mallory, alice, 100)), ...(await sealed(carol, bob, 1))]);
  await expect.poll(() => rig.read.length).toBe(1);
  expect(rig.triedWhenRead[0]).toBeLessThan(5);
});

test('[P5] what is none of ours is forgotten with the entries', async () => {
  const records = await stored(await sealed(mallory, alice, MANY));
  const rig = await opening(records);
  await expect.poll(() => rig.tried()).toBe(MANY);
  await settled();
  expect(await records.entries('foreign/')).toHaveLength(1);
  rig.clock.pass(366 * 86_400_000);
  rig.chat.tick();
  await settled();
  const again = await openChatRig(bob, { records });
  await again.chat.handOver(async () => undefined);
  await settled();
  expect(await records.entries('foreign/')).toEqual([]);
});

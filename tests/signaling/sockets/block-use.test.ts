/** What the connections of a block share outlives them. */
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { BlockUses } from '../../../signaling/sockets/block-use.ts';

const slow = { perSecond: 1, burst: 10 };
const none = { perSecond: 0, burst: 0 };
const limits = {
  perBlock: { messages: slow, longAnswers: slow, bytes: slow, rawPieces: slow },
  sure: { messages: none, longAnswers: none, bytes: none, rawPieces: none },
  blocksRemembered: 5,
};

function blocks() {
  let now = 0;
  const uses = new BlockUses(limits, () => now);
  /** What one connection of the block gets of its messages. */
  const useUp = async (block: string): Promise<number> => {
    const raw = new PassThrough();
    const share = uses.of(block, raw).share('messages');
    let taken = 0;
    while (share.take(1, now)) taken++;
    raw.destroy();
    await new Promise((resolve) => raw.once('close', resolve));
    return taken;
  };
  return { uses, useUp, wait: (ms: number) => (now += ms) };
}

test('[S15] a block that has used up its share gets no new one by connecting again', async () => {
  const { uses, useUp, wait } = blocks();
  expect(await useUp('block')).toBe(10);
  expect(await useUp('block')).toBe(0);
  expect(await useUp('another')).toBe(10);
  wait(3_000);
  uses.prune();
  expect(await useUp('block')).toBe(3);
  wait(10_000);
  uses.prune();
  expect(uses.size).toBe(0);
});

test('[S15] a bounded number of blocks without a connection is remembered', async () => {
  const { uses, useUp } = blocks();
  for (let i = 0; i < 20; i++) await useUp(`block ${i}`);
  expect(uses.size).toBe(limits.blocksRemembered);
  expect(await useUp('block 19')).toBe(0);
});

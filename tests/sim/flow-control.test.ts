/** Limits and metered connections, in rooms over the simulated network. */
import { expect, test } from 'vitest';
import { throwParty, type Guest, type Party } from './swap-party.ts';

const KiB = 1024;
const FILE_BYTES = 2 * 1024 * KiB;

const small = (honest: number, uplinkBytesPerSecond: number): Promise<Party> =>
  throwParty({
    seed: 'flow',
    honest,
    mute: 0,
    stingy: 0,
    fileBytes: FILE_BYTES,
    chunkBytes: 64 * KiB,
    uplinkBytesPerSecond,
    seederBytesPerSecond: uplinkBytesPerSecond,
  });

const guest = (party: Party, at: number): Guest => {
  const found = party.guests[at];
  if (!found) throw new Error('no such guest');
  return found;
};
const fileOf = ({ room }: Guest) => {
  const [file] = room.files.list();
  if (!file) throw new Error('no file');
  return file;
};

test('[C9] an upload limit holds, and its change is felt at once', async () => {
  const party = await small(1, 32 * KiB);
  const [seeder, taker] = [guest(party, 0), guest(party, 1)];
  await party.runUntil(() => false, 20);
  const first = taker.haveBytes();
  expect(first).toBeGreaterThan(16 * 32 * KiB);
  expect(first).toBeLessThanOrEqual(23 * 32 * KiB);
  seeder.room.files.flow.setLimits({
    uploadBytesPerSecond: undefined,
    downloadBytesPerSecond: undefined,
  });
  expect(await party.runUntil(() => fileOf(taker).state === 'complete', 5)).toBe(true);
  await party.close();
});

test('[C9] a download limit holds, and waiting for it is no stall', async () => {
  const party = await small(1, 1024 * KiB);
  const taker = guest(party, 1);
  // The party has begun already, so the file is fetched anew.
  expect(await party.runUntil(() => fileOf(taker).state === 'complete', 10)).toBe(true);
  const limits = { uploadBytesPerSecond: undefined, downloadBytesPerSecond: 16 * KiB };
  taker.room.files.flow.setLimits(limits);
  expect(taker.room.files.flow.limits()).toEqual(limits);
  await party.settle(taker.room.files.cancel(fileOf(taker).id));
  await party.settle(taker.room.files.download(fileOf(taker).id));
  const problems = new Set<unknown>();
  await party.runUntil(() => {
    problems.add(fileOf(taker).problem);
    return false;
  }, 60);
  expect([...problems]).toEqual([undefined]);
  expect(taker.haveBytes()).toBeGreaterThan(50 * 16 * KiB);
  expect(taker.haveBytes()).toBeLessThan(70 * 16 * KiB);
  await party.close();
});

test('[C10] nothing of others is given out on a metered connection, unless that is allowed', async () => {
  const party = await small(2, 1024 * KiB);
  const [seeder, holder, taker] = [guest(party, 0), guest(party, 1), guest(party, 2)];
  const isComplete = (it: Guest) => fileOf(it).state === 'complete';
  expect(await party.runUntil(() => isComplete(holder) && isComplete(taker), 30)).toBe(true);
  await party.settle(taker.room.files.cancel(fileOf(taker).id));
  seeder.room.files.flow.setMetered(true, false);
  holder.room.files.flow.setMetered(true, false);
  await party.runUntil(() => false, 2);
  const holdersSeen = () => fileOf(taker).holders.map((it) => it.name);
  // Its own file the seeder still gives.
  expect(holdersSeen()).toEqual(['seeder']);
  seeder.room.close();
  await party.settle(taker.room.files.download(fileOf(taker).id));
  await party.runUntil(() => false, 10);
  expect([taker.haveBytes(), fileOf(taker).problem]).toEqual([0, 'nobody-has-it']);
  holder.room.files.flow.setMetered(true, true);
  expect(await party.runUntil(() => isComplete(taker), 10)).toBe(true);
  await party.close();
});

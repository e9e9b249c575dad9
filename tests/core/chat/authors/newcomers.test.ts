/** Keys that come one after another, each linked for a moment, to push out who was here before. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import type { Entry } from '../../../../src/core/chat/entry.ts';
import type { Standing } from '../../../../src/core/chat/history.ts';
import { Log } from '../../../../src/core/chat/log.ts';
import { createPerson } from '../../../fakes/people.ts';
import { entryAt } from '../../../rigs/chains.ts';

const bounds = { authors: 40, free: 20, guests: 5 };
const standings = new Map<PeerId, Standing>();
let log: Log;
beforeEach(() => {
  standings.clear();
  log = new Log({ bounds, standingOf: (author) => standings.get(author) ?? 'stranger' });
});

async function voices(name: string, count: number, proven: boolean): Promise<Entry[]> {
  const entries = Array.from({ length: count }, (_, i) =>
    entryAt(createPerson(`${name} ${i}`), { seq: 1, clock: 1 }),
  );
  return (await Promise.all(entries)).map((it) => (proven ? { ...it, proven } : it));
}

function fill(...entries: readonly Entry[]): void {
  for (const entry of entries) log.add(entry);
}

/** Each is linked, says something, and goes. */
function visit(entries: readonly Entry[], standing: Standing = 'linked'): void {
  for (const entry of entries) {
    standings.set(entry.author, standing);
    expect(log.add(entry).added, 'whom we meet is heard').toEqual([entry]);
    if (standing === 'linked') standings.delete(entry.author);
    expect(log.authors()).toBeLessThanOrEqual(bounds.authors);
  }
}

const here = (entries: readonly Entry[]) => entries.filter(({ author }) => log.chain(author));

describe('[N3] newcomers, one after another, in a full log', () => {
  test('take nothing of people without a proof of work who wrote before a flood', async () => {
    const [before, flood] = [await voices('before', 20, false), await voices('flood', 20, true)];
    fill(...before, ...flood);
    visit(await voices('newcomer', 60, true));
    expect(here(before)).toHaveLength(20);
  });

  test('without a proof of work neither, and they take no place of one who has worked while there are others', async () => {
    const [before, worked] = [await voices('before', 20, false), await voices('worked', 10, true)];
    fill(...before, ...worked);
    visit(await voices('newcomer', 60, false));
    expect([here(before).length, here(worked).length]).toEqual([20, 10]);
  });

  test('take few of those who were here, whenever these came', async () => {
    const [flood, before] = [await voices('flood', 20, true), await voices('before', 20, false)];
    fill(...flood, ...before);
    visit(await voices('newcomer', 60, true));
    visit(await voices('further', 60, false));
    expect(here(before)).toHaveLength(20 - bounds.guests);
    expect(here(flood)).toHaveLength(20);
  });

  test('are heard where old keys have taken all places, and stay until as many others came', async () => {
    fill(...(await voices('old', 20, false)), ...(await voices('worked', 20, true)));
    const [person, ...others] = await voices('newcomer', bounds.guests + 1, true);
    if (!person) throw new Error('nobody');
    visit([person]);
    visit(others.slice(1));
    expect(here([person])).toEqual([person]);
    visit(others.slice(0, 1));
    expect(here([person])).toEqual([]);
  });

  test('without a proof of work go first', async () => {
    fill(...(await voices('old', 20, false)), ...(await voices('worked', 20, true)));
    const [person, [free]] = [await voices('person', 1, true), await voices('free', 1, false)];
    visit([...person, ...(free ? [free] : [])]);
    visit(await voices('newcomer', bounds.guests - 1, true));
    expect(free && log.chain(free.author)).toBeUndefined();
    expect(here(person)).toEqual(person);
  });

  test('whom we have known for long are guests for good, and the last of them to go', async () => {
    fill(...(await voices('old', 20, false)), ...(await voices('worked', 20, true)));
    const friends = await voices('friend', bounds.guests, true);
    visit(friends);
    for (const { author } of friends) standings.set(author, 'known');
    visit(await voices('newcomer', 60, true));
    expect(here(friends)).toHaveLength(bounds.guests - 1);
    expect(log.guests()).toHaveLength(bounds.guests);
  });

  test('take no more when they waited until they were known, whoever brings what they say', async () => {
    const before = [...(await voices('old', 20, false)), ...(await voices('worked', 20, true))];
    fill(...before);
    const keys = await voices('key', 60, true);
    for (const { author } of keys) standings.set(author, 'known');
    fill(...keys);
    expect(here(before)).toHaveLength(before.length - bounds.guests);
    visit(await voices('newcomer', 60, true));
    expect(here(before)).toHaveLength(before.length - bounds.guests);
  });
});

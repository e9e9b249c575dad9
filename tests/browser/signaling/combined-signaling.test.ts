/** Several media as one signaling, and the one between tabs: who is found, on which medium, and what is left when one fails. */
import { afterEach, expect, test } from 'vitest';
import { CombinedSignaling } from '../../../src/browser/signaling/combined-signaling.ts';
import { PeerBook } from '../../../src/browser/peer-records/peer-book.ts';
import type { Address, MediumSignaling } from '../../../src/browser/signaling/signaling.ts';
import { TabSignaling } from '../../../src/browser/signaling/tab-signaling.ts';
import type { MediumName } from '../../../src/core/api/diagnosis.ts';
import { hearReports } from '../../../src/core/base/each.ts';
import { utf8, type Bytes } from '../../../src/core/base/bytes.ts';
import { createListeners } from '../../../src/core/base/events.ts';
import { topic } from '../../../src/core/base/ids.ts';
import type { SignalingStatus } from '../../../src/core/ports.ts';
import { TABS_ANSWER_MS, TABS_MAX } from '../../../src/core/limits/signaling.ts';
import { platformClock, platformRandom } from '../../../src/browser/platform/clock.ts';
import { makeMember, roomOf } from '../../rigs/members.ts';

const TOPIC = topic(new Uint8Array(16));

/** A medium that the test drives. */
function createMedium(name: MediumName, takes = true) {
  const members = createListeners<[{ address: string; peerRecord: Bytes }[]]>();
  const boxes = createListeners<[string, Bytes]>();
  const gone = createListeners<[string]>();
  const statuses = createListeners<[SignalingStatus]>();
  const calls: string[] = [];
  const signaling: MediumSignaling = {
    onMembers: members.add,
    onBox: boxes.add,
    onGone: gone.add,
    onStatus: statuses.add,
    start: () => void calls.push('start'),
    announce: () => void calls.push('announce'),
    send: (to) => (calls.push(`send ${to}`), takes),
    refresh: () => void calls.push('refresh'),
    iceServers: () => [{ urls: `stun:${name}` }],
    close: () => void calls.push('close'),
  };
  return { name, signaling, members, boxes, gone, statuses, calls };
}

function createPair() {
  const [a, b] = [createMedium('relay'), createMedium('tabs')];
  const combined = new CombinedSignaling([a, b]);
  const seen: string[][] = [];
  const statuses: string[] = [];
  combined.onMembers((sample) =>
    seen.push(sample.map(({ address: it }) => `${it.medium} ${it.address}`)),
  );
  combined.onStatus((status) => statuses.push(status));
  return { a, b, combined, seen, statuses };
}

const member = (address: string) => ({ address, peerRecord: utf8(address) });
const at = (medium: MediumName, address: string): Address => ({ medium, address });

test('[S23] a medium that throws stops no other, and no member of a sample another', () => {
  const { a, b, combined, seen } = createPair();
  const errors: unknown[] = [];
  const off = hearReports((error) => errors.push(error));
  const fails = () => {
    throw new Error('this medium throws');
  };
  Object.assign(a.signaling, {
    ...{
      start: fails,
      announce: fails,
      refresh: fails,
      send: fails,
      iceServers: fails,
      close: fails,
    },
  });
  combined.onMembers(fails);
  combined.start(TOPIC);
  combined.announce(utf8('me'));
  combined.refresh();
  expect(combined.send(at('relay', 'x'), utf8('box'))).toBe(false);
  expect(combined.iceServers()).toEqual([{ urls: 'stun:tabs' }]);
  b.members.emit([member('bob')]);
  expect(seen).toEqual([['tabs bob']]);
  combined.close();
  off();
  expect(b.calls).toEqual(['start', 'announce', 'refresh', 'close']);
  expect(errors).toHaveLength(7);
});

test('[S23] all media start, announce, ask and end together, and a box goes through the medium of its address', () => {
  const { a, b, combined } = createPair();
  combined.start(TOPIC);
  combined.announce(utf8('me'));
  combined.refresh();
  expect(combined.send(at('tabs', 'x'), utf8('box'))).toBe(true);
  expect(combined.send(at('manual', 'x'), utf8('box'))).toBe(false);
  combined.close();
  expect(a.calls).toEqual(['start', 'announce', 'refresh', 'close']);
  expect(b.calls).toEqual(['start', 'announce', 'refresh', 'send x', 'close']);
  expect(combined.iceServers()).toEqual([{ urls: 'stun:relay' }, { urls: 'stun:tabs' }]);
});

test('[S23] a sample shows what all working media know, without those who left', () => {
  const { a, b, seen } = createPair();
  a.members.emit([member('1'), member('2')]);
  b.members.emit([member('1')]);
  a.gone.emit('2');
  b.members.emit([]);
  a.statuses.emit('offline');
  b.members.emit([member('3')]);
  expect(seen).toEqual([
    ['relay 1', 'relay 2'],
    ['relay 1', 'relay 2', 'tabs 1'],
    ['relay 1'],
    ['tabs 3'],
  ]);
});

test('[S23] it works while one medium does, and says which', () => {
  const { a, b, combined, statuses } = createPair();
  let changes = 0;
  combined.onMedia(() => (changes += 1));
  for (const medium of [a, b]) medium.statuses.emit('connecting');
  a.statuses.emit('online');
  b.statuses.emit('offline');
  expect(combined.media()).toEqual([
    { name: 'relay', status: 'online' },
    { name: 'tabs', status: 'offline' },
  ]);
  expect(changes).toBe(4);
  a.statuses.emit('offline');
  b.statuses.emit('online');
  expect(statuses).toEqual(['connecting', 'online', 'offline', 'online']);
  const late: string[] = [];
  combined.onStatus((status) => late.push(status));
  expect(late).toEqual(['online']);
});

test('[S23] a medium that reaches only some does not hide that the others are away', () => {
  const [far, near] = [createMedium('relay'), createMedium('tabs')];
  const combined = new CombinedSignaling([far, { ...near, isPartial: true }]);
  const statuses: string[] = [];
  combined.onStatus((status) => statuses.push(status));
  near.statuses.emit('online');
  far.statuses.emit('offline');
  expect(statuses).toEqual(['connecting', 'offline']);
});

test('[S23] someone seen on two media is one peer, is reached on both, and keeps one when the other fails', async () => {
  const { peerRecord } = await makeMember(await roomOf(1));
  const book = new PeerBook();
  for (const address of [at('relay', '1'), at('tabs', '1')]) book.see(peerRecord, address, false);
  book.see(peerRecord, at('relay', '1'), true);
  for (let i = 2; i < 20; i++) book.see(peerRecord, at('relay', `${i}`), false);
  expect(book.addresses(peerRecord)).toEqual([
    at('relay', '1'),
    at('relay', '19'),
    at('relay', '18'),
    at('tabs', '1'),
  ]);
  expect(book.forget(at('relay', '1'))).toEqual([{ peer: peerRecord.peer, isLast: false }]);
  expect(book.addresses(peerRecord)).toContainEqual(at('tabs', '1'));
});

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((it) => it.close()));

function createTab(word: string) {
  const signaling = new TabSignaling({ clock: platformClock, random: platformRandom });
  const found = new Map<string, string>();
  const boxes: [string, Bytes][] = [];
  const gone: string[] = [];
  signaling.onMembers((sample) => {
    for (const { address, peerRecord } of sample)
      found.set(new TextDecoder().decode(peerRecord), address);
  });
  signaling.onBox((from, box) => boxes.push([from, box]));
  signaling.onGone((address) => gone.push(address));
  signaling.start(TOPIC);
  signaling.announce(utf8(word));
  open.push(signaling);
  return { signaling, found, boxes, gone };
}

test('[S24] tabs of one browser find each other, pass boxes, and notice when one leaves', async () => {
  const [ana, bo] = [createTab('ana'), createTab('bo')];
  await expect.poll(() => [...ana.found.keys(), ...bo.found.keys()]).toEqual(['bo', 'ana']);
  expect(ana.signaling.send(ana.found.get('bo') ?? '', utf8('hi'))).toBe(true);
  expect(ana.signaling.send('nobody', utf8('hi'))).toBe(false);
  await expect.poll(() => bo.boxes).toEqual([[bo.found.get('ana'), utf8('hi')]]);
  bo.signaling.close();
  await expect.poll(() => ana.gone).toEqual([ana.found.get('bo')]);
});

test('[S24] a tab that does not answer is gone, and one that says nonsense or invents tabs is bounded', async () => {
  const channel = new BroadcastChannel(`swapmeet tabs ${TOPIC}`);
  open.push(channel);
  const ana = createTab('ana');
  const announce = utf8('crashed');
  for (const message of [null, 7, { type: 'here', from: 'x', announce }, { type: 'box', box: 3 }])
    channel.postMessage(message);
  for (let i = 0; i < TABS_MAX + 20; i++)
    channel.postMessage({ type: 'here', from: `${i}`.padStart(22, '0'), announce: utf8(`${i}`) });
  await expect.poll(() => ana.found.size).toBe(TABS_MAX);
  await new Promise((resolve) => platformClock.after(TABS_ANSWER_MS, () => resolve(undefined)));
  ana.signaling.refresh();
  await expect.poll(() => ana.gone.length, { timeout: 5_000 }).toBe(TABS_MAX);
});

/** Several ways of signaling as one, and the one between tabs: who is found, by which way, and what is left when one dies. */
import { afterEach, expect, test } from 'vitest';
import { createCombinedSignaling } from '../../../src/browser/signaling/combined-signaling.ts';
import { PeerBook } from '../../../src/browser/peer-records/peer-book.ts';
import type { Signaling } from '../../../src/browser/signaling/signaling.ts';
import { createTabSignaling } from '../../../src/browser/signaling/tab-signaling.ts';
import type { MediumName } from '../../../src/core/api/diagnosis.ts';
import { utf8, type Bytes } from '../../../src/core/base/bytes.ts';
import { createListeners } from '../../../src/core/base/events.ts';
import { topic } from '../../../src/core/base/ids.ts';
import type { SignalingStatus } from '../../../src/core/ports.ts';
import { TABS_ANSWER_MS, TABS_MAX } from '../../../src/core/limits/signaling.ts';
import { platformClock, platformRandom } from '../../../src/browser/platform/clock.ts';
import { makeMember, roomOf } from '../../fakes/members.ts';

const TOPIC = topic(new Uint8Array(16));

/** A way in the test's hand. */
function createMedium(name: MediumName, takes = true) {
  const members = createListeners<[{ address: string; announce: Bytes }[]]>();
  const boxes = createListeners<[string, Bytes]>();
  const gone = createListeners<[string]>();
  const statuses = createListeners<[SignalingStatus]>();
  const calls: string[] = [];
  const signaling: Signaling = {
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
  const many = createCombinedSignaling([a, b]);
  const seen: string[][] = [];
  const statuses: string[] = [];
  many.onMembers((sample) => seen.push(sample.map(({ address }) => address)));
  many.onStatus((status) => statuses.push(status));
  return { a, b, many, seen, statuses };
}

const member = (address: string) => ({ address, announce: utf8(address) });

test('[S23] all ways begin, announce, ask and end together, and a box goes by the way of its address', () => {
  const { a, b, many } = createPair();
  many.start(TOPIC);
  many.announce(utf8('me'));
  many.refresh();
  expect(many.send('tabs:x:y', utf8('box'))).toBe(true);
  expect(many.send('nowhere:x', utf8('box'))).toBe(false);
  many.close();
  expect(a.calls).toEqual(['start', 'announce', 'refresh', 'close']);
  expect(b.calls).toEqual(['start', 'announce', 'refresh', 'send x:y', 'close']);
  expect(many.iceServers()).toEqual([{ urls: 'stun:relay' }, { urls: 'stun:tabs' }]);
});

test('[S23] a sample tells what all living ways know, without who left', () => {
  const { a, b, seen } = createPair();
  a.members.emit([member('1'), member('2')]);
  b.members.emit([member('1')]);
  a.gone.emit('2');
  b.members.emit([]);
  a.statuses.emit('offline');
  b.members.emit([member('3')]);
  expect(seen).toEqual([
    ['relay:1', 'relay:2'],
    ['relay:1', 'relay:2', 'tabs:1'],
    ['relay:1'],
    ['tabs:3'],
  ]);
});

test('[S23] it works while one way does, and says which', () => {
  const { a, b, many, statuses } = createPair();
  let changes = 0;
  many.onMedia(() => (changes += 1));
  for (const medium of [a, b]) medium.statuses.emit('connecting');
  a.statuses.emit('online');
  b.statuses.emit('offline');
  expect(many.media()).toEqual([
    { name: 'relay', status: 'online' },
    { name: 'tabs', status: 'offline' },
  ]);
  expect(changes).toBe(4);
  a.statuses.emit('offline');
  b.statuses.emit('online');
  expect(statuses).toEqual(['connecting', 'online', 'offline', 'online']);
  const late: string[] = [];
  many.onStatus((status) => late.push(status));
  expect(late).toEqual(['online']);
});

test('[S23] a way that reaches only some does not hide that the others are away', () => {
  const [far, near] = [createMedium('relay'), createMedium('tabs')];
  const many = createCombinedSignaling([far, { ...near, isPartial: true }]);
  const statuses: string[] = [];
  many.onStatus((status) => statuses.push(status));
  near.statuses.emit('online');
  far.statuses.emit('offline');
  expect(statuses).toEqual(['connecting', 'offline']);
});

test('[S23] who is seen by two ways is one peer, is reached by both, and keeps one when the other dies', async () => {
  const { peerRecord } = await makeMember(await roomOf(1));
  const book = new PeerBook();
  for (const address of ['a:1', 'b:1']) book.see(peerRecord, address, false);
  book.see(peerRecord, 'a:1', true);
  for (let i = 2; i < 20; i++) book.see(peerRecord, `a:${i}`, false);
  expect(book.addresses(peerRecord)).toEqual(['a:1', 'a:19', 'a:18', 'b:1']);
  expect(book.forget('a:1')).toEqual([{ peer: peerRecord.peer, isLast: false }]);
  expect(book.addresses(peerRecord)).toContain('b:1');
});

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((it) => it.close()));

function createTab(word: string) {
  const signaling = createTabSignaling({ clock: platformClock, random: platformRandom });
  const found = new Map<string, string>();
  const boxes: [string, Bytes][] = [];
  const gone: string[] = [];
  signaling.onMembers((sample) => {
    for (const { address, announce } of sample)
      found.set(new TextDecoder().decode(announce), address);
  });
  signaling.onBox((from, box) => boxes.push([from, box]));
  signaling.onGone((address) => gone.push(address));
  signaling.start(TOPIC);
  signaling.announce(utf8(word));
  open.push(signaling);
  return { signaling, found, boxes, gone };
}

test('[S24] tabs of one browser find each other, pass boxes, and notice who leaves', async () => {
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

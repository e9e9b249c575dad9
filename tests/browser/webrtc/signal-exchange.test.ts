/** Peers that are sought one by one, and signals that members pass on: what a hostile one may put in their place. */
import { expect, test, vi } from 'vitest';
import type { OpenedSignal } from '../../../src/browser/peer-records/sealed-signal.ts';
import {
  MEMBERS_MEDIUM,
  type Address,
  type Member,
  type Signaling,
} from '../../../src/browser/signaling/signaling.ts';
import { SignalingEvents } from '../../../src/browser/signaling/signaling-events.ts';
import { SignalExchange } from '../../../src/browser/webrtc/signal-exchange.ts';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { SAMPLES_FOR_ONE_BURST } from '../../../src/core/limits/signaling.ts';
import type { SignalingStatus } from '../../../src/core/ports.ts';
import { bytesOf } from '../../fakes/people.ts';
import {
  crypto,
  makeMember,
  NOW_MS,
  offerOf,
  roomOf,
  type TestMember,
} from '../../rigs/members.ts';

const keys = await roomOf(1);
const [self, ana, bo] = [await makeMember(keys), await makeMember(keys), await makeMember(keys)];
const LINK = 'AAAAAAAAAAA';
const OTHER_LINK = 'AAAAAAAAAAE';
const RELAY = { medium: 'relay', address: 'at the relay' } as const;
const among = (of: TestMember): Address => ({ medium: MEMBERS_MEDIUM, address: of.identity.peer });
const offer = () =>
  ({ type: 'offer', round: 0, sdp: offerOf(ana.peerRecord.certificateHash) }) as const;

/** All media as one. */
class FakeSignaling extends SignalingEvents<Address> implements Signaling {
  readonly sought: PeerId[] = [];
  readonly sent: Address[] = [];
  /** What a seek finds. */
  found: Member | undefined;

  start(): void {}
  announce(): void {}
  refresh(): void {}
  close(): void {}
  iceServers = () => [];

  async seek(peer: PeerId): Promise<boolean> {
    this.sought.push(peer);
    if (this.found) this.members.emit([this.found]);
    return this.found !== undefined;
  }

  send(to: Address): boolean {
    return this.sent.push(to) > 0;
  }

  say(status: SignalingStatus): void {
    this.setStatus(status);
  }

  show(...members: Member[]): void {
    this.members.emit(members);
  }

  bring(from: Address, box: Bytes, by: string): void {
    this.boxes.emit(from, box, by);
  }
}

function createRig() {
  const signaling = new FakeSignaling();
  const sighted: PeerId[] = [];
  const signals: OpenedSignal[] = [];
  const timers = new Set<() => void>();
  const samples: (readonly [isStrange: boolean, clockAheadMs: number | undefined])[] = [];
  let nowMs = NOW_MS;
  const exchange = new SignalExchange({
    ...{ self: self.identity.peer, keys, crypto, signaling },
    clock: {
      now: () => nowMs,
      after: (_, f) => (timers.add(f), () => void timers.delete(f)),
      every: () => () => undefined,
    },
    onSighting: (peer) => sighted.push(peer),
    onSample: (...sample) => samples.push([sample[0], sample[1]]),
    onSignal: (signal) => signals.push(signal),
    onGone: () => undefined,
  });
  exchange.start();
  exchange.useSealer(self.sealer);
  const pass = (ms: number) => (nowMs += ms);
  return { signaling, exchange, sighted, signals, timers, samples, pass };
}

test('[T2] a peer that no medium shows is sought, and found before the next sample comes', async () => {
  const { signaling, exchange, sighted, timers } = createRig();
  signaling.found = { address: among(ana), peerRecord: ana.sealed };
  const found = await exchange.lookUp(ana.identity.peer, () => undefined);
  expect(found?.peer).toBe(ana.identity.peer);
  expect(signaling.sought).toEqual([ana.identity.peer]);
  expect(sighted).toEqual([ana.identity.peer]);
  expect(exchange.book.addresses(ana.peerRecord)).toEqual([among(ana)]);
  expect(timers.size).toBe(0);
  expect((await exchange.lookUp(ana.identity.peer, () => undefined))?.peer).toBe(found?.peer);
  expect(signaling.sought).toHaveLength(1);
});

test('[T2] hundreds whom nobody shows cost signaling a bounded number of samples', async () => {
  const { signaling, exchange } = createRig();
  let samples = 0;
  const refresh = () => {
    samples += 1;
    signaling.show();
  };
  for (let i = 0; i < 200; i++)
    expect(await exchange.lookUp(peerId(bytesOf(`ghost ${i}`, 16)), refresh)).toBeUndefined();
  expect(samples).toBe(SAMPLES_FOR_ONE_BURST);
  expect(signaling.sought).toHaveLength(200);
});

test('[T2] a sample without the peer does not end the search for it', async () => {
  const { signaling, exchange } = createRig();
  let answer: (isFound: boolean) => void = () => undefined;
  signaling.seek = () => new Promise<boolean>((resolve) => (answer = resolve));
  const looking = exchange.lookUp(ana.identity.peer, () => signaling.show());
  signaling.show({ address: among(ana), peerRecord: ana.sealed });
  answer(true);
  expect((await looking)?.peer).toBe(ana.identity.peer);
  const lost = exchange.lookUp(bo.identity.peer, () => signaling.show());
  answer(false);
  expect(await lost).toBeUndefined();
});

test('[T2] a record of another peer than the one that was asked is not taken', async () => {
  const { signaling, exchange, sighted } = createRig();
  signaling.show({ address: among(ana), peerRecord: bo.sealed });
  signaling.show({ address: among(ana), peerRecord: ana.sealed });
  await vi.waitFor(() => expect(sighted).toEqual([ana.identity.peer]));
  expect(exchange.book.find(bo.identity.peer)).toBeUndefined();
  signaling.show({ address: RELAY, peerRecord: bo.sealed }); // elsewhere, addresses say nothing
  await vi.waitFor(() => expect(sighted).toEqual([ana.identity.peer, bo.identity.peer]));
});

test('[T2] what a member puts in place of an answer says nothing of the password, of our clock or of others who are sought', async () => {
  const { signaling, exchange, samples, timers, pass } = createRig();
  const sought = exchange.lookUp(bo.identity.peer, () => undefined);
  pass(30 * 86_400_000); // the record of ana is an old one now
  const nonsense = { address: among(ana), peerRecord: bytesOf('nonsense', 200) };
  for (const it of [{ address: among(ana), peerRecord: ana.sealed }, nonsense]) {
    signaling.found = it;
    await exchange.seek(ana.identity.peer);
  }
  expect(timers.size).toBe(1); // the search for bo goes on
  expect(samples).toEqual([]);
  signaling.show(nonsense, { address: RELAY, peerRecord: bo.sealed });
  await sought;
  expect(samples).toEqual([[false, expect.any(Number)]]); // by what the relay shows
});

test('[T4] a signal counts only where its route is from the peer that sealed it', async () => {
  const { signaling, signals } = createRig();
  const by = bo.identity.peer;
  signaling.bring(among(bo), await ana.sealer.seal(self.peerRecord, LINK, offer()), by);
  signaling.bring(among(ana), await ana.sealer.seal(self.peerRecord, OTHER_LINK, offer()), by);
  await vi.waitFor(() => expect(signals.map(({ linkId }) => linkId)).toEqual([OTHER_LINK]));
});

test('[T4] while signaling is offline, members pass on what is for a peer that was seen elsewhere', async () => {
  const { signaling, exchange, sighted } = createRig();
  signaling.say('online');
  signaling.show({ address: RELAY, peerRecord: ana.sealed });
  await vi.waitFor(() => expect(sighted).toHaveLength(1));
  exchange.send(ana.peerRecord, LINK, { type: 'restart' });
  await vi.waitFor(() => expect(signaling.sent).toEqual([RELAY]));
  signaling.say('offline');
  exchange.send(ana.peerRecord, LINK, { type: 'restart' });
  await vi.waitFor(() => expect(signaling.sent.slice(1)).toEqual([RELAY, among(ana)]));
});

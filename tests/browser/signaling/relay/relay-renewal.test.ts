/** A socket that swallows everything, as after a change of network, is noticed soon and replaced at once. */
import { expect, test } from 'vitest';
import { RelaySignaling } from '../../../../src/browser/signaling/relay/relay-signaling.ts';
import { utf8 } from '../../../../src/core/base/bytes.ts';
import { topic } from '../../../../src/core/base/ids.ts';
import {
  RELAY_PROOF_MIN_MS,
  RELAY_PROOF_TIMEOUT_MS,
} from '../../../../src/core/limits/signaling.ts';
import type { RelayMessage } from '../../../../signaling/protocol.ts';
import { createFakeSockets } from '../../../fakes/socket.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';

const TOPIC = topic(new Uint8Array(16));
const members: RelayMessage = { type: 'members', topic: TOPIC, members: [] };

/** Signaling over a relay that answers `roundTripMs` after it is asked. */
function online(roundTripMs: number) {
  const clock = createManualClock();
  const { sockets, connect } = createFakeSockets();
  const random = { next: () => 0.999_999, bytes: (n: number) => new Uint8Array(n) };
  const urls = ['wss://relay/relay'];
  const signaling = new RelaySignaling({ urls, clock, random, connect });
  const statuses: string[] = [];
  signaling.onStatus((status) => statuses.push(status));
  signaling.start(TOPIC);
  signaling.announce(utf8('it is me'));
  sockets[0]?.welcome();
  clock.pass(roundTripMs);
  sockets[0]?.say(members);
  return { clock, sockets, signaling, statuses };
}

test.each([
  ['near', 20, RELAY_PROOF_MIN_MS],
  ['far', 500, 2_000],
  ['slow', 5_000, RELAY_PROOF_TIMEOUT_MS],
])(
  '[S31] a relay that is %s has four round trips to answer, within bounds',
  (_, roundTripMs, waitMs) => {
    const { clock, sockets, signaling, statuses } = online(roundTripMs);
    signaling.refresh();
    clock.pass(waitMs - 1);
    expect(sockets.length).toBe(1);
    clock.pass(1);
    expect(sockets[0]?.isClosed()).toBe(true);
    // At once: a changed network is not the relay's fault, so there is no backoff to spare it.
    expect(sockets.length).toBe(2);
    expect(statuses).toEqual(['connecting', 'online', 'connecting']);
  },
);

test('signals that nobody asked for do not count as a round trip', () => {
  const { clock, sockets, signaling } = online(20);
  signaling.refresh();
  clock.pass(500);
  sockets[0]?.say({ type: 'signal', topic: TOPIC, from: 'somebody--------', box: 'AAAA' });
  sockets[0]?.say(members);
  signaling.refresh();
  clock.pass(1_999);
  expect(sockets.length).toBe(1);
  clock.pass(1);
  expect(sockets.length).toBe(2);
});

test('a new socket that does not answer either is tried again with a backoff', () => {
  const { clock, sockets, signaling, statuses } = online(20);
  signaling.refresh();
  clock.pass(RELAY_PROOF_MIN_MS);
  clock.pass(8_000); // no welcome
  expect(statuses.at(-1)).toBe('offline');
  expect(sockets.length).toBe(2);
  clock.pass(1_000);
  expect(sockets.length).toBe(3);
});

test('[S31] what is sent while it is replaced goes out once it is there', () => {
  const { clock, sockets, signaling } = online(20);
  signaling.refresh();
  clock.pass(RELAY_PROOF_MIN_MS);
  expect(signaling.send('somebody--------', utf8('again'))).toBe(true);
  sockets[1]?.welcome();
  sockets[1]?.say(members);
  expect(sockets[1]?.sent.map(({ type }) => type)).toEqual(['join', 'signal']);
});

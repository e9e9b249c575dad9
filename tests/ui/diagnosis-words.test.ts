/** The connection doctor's words, and that its report tells nobody who or where. */
import { expect, test } from 'vitest';
import { causeWords, report, testWords } from '../../src/ui/text/diagnosis-words.ts';
import { fakePerson } from './fake-room.ts';

const status = {
  signaling: 'online',
  linked: 1,
  linking: 1,
  unreached: 1,
  outside: undefined,
  locked: false,
} as const;

test('a test is told line by line', () => {
  const turn = [
    { way: 'udp', works: false },
    { way: 'tls', works: true },
  ] as const;
  expect(testWords({ relayMs: 30.6, stun: 'differs', turn })).toEqual([
    'Relay: answers in 31 ms',
    'STUN: answers over UDP, but servers see different ports (symmetric NAT)',
    'TURN over UDP: no answer',
    'TURN over TLS: works',
  ]);
  expect(testWords({ relayMs: undefined, stun: 'none', turn: [] })).toEqual([
    'Relay: no answer',
    'STUN: this site offers no server',
    'TURN: this site offers no server',
  ]);
});

test('a report has numbers in place of people', () => {
  const ana = fakePerson('Ana', { path: 'turn-tcp', roundTripMs: 64 });
  const bo = fakePerson('Bo', { state: 'unreached', trouble: 'no-path' });
  const text = report(
    status,
    undefined,
    [
      { person: ana, cause: undefined },
      { person: bo, cause: 'no-udp' },
    ],
    undefined,
  );
  expect(text).toMatch(/^Person 1: .*TCP.* 64 ms$/m);
  expect(text).toMatch(/^Person 2: not connected: no-udp$/m);
  for (const secret of ['Ana', 'Bo', ana.peer, bo.peer]) expect(text).not.toContain(secret);
});

test('a symmetric NAT is told with what can be done', () => {
  expect(causeWords('symmetric').what).toMatch(/symmetric/);
  expect(causeWords('symmetric').next).toMatch(/TURN/);
  expect(causeWords('sealed').next).toMatch(/password/);
});

/** The words of the connection doctor, and a report that names no person or host. */
import { expect, test } from 'vitest';
import {
  causeWords,
  report,
  testWords,
  mediumWords,
} from '../../../src/ui/text/diagnosis-words.ts';
import { fakePerson } from '../../fakes/room-views.ts';

const status = {
  signaling: 'online',
  linked: 1,
  here: 1,
  linking: 1,
  unreached: 1,
  lost: 0,
  caughtUp: true,
  outside: undefined,
  locked: false,
} as const;

test('a test has a line for each thing that it tested', () => {
  const turn = [
    { transport: 'udp', works: false },
    { transport: 'tls', works: true },
  ] as const;
  const relay = { medium: 'relay', host: 'a.example', ms: 30.6 } as const;
  const test = { servers: [relay], stun: 'differs', seenAs: 'public', turn } as const;
  expect(testWords(test, true)).toEqual([
    'Relay: answers in 31 ms',
    'STUN: answers over UDP, but servers see different ports (symmetric NAT); it sees a public address',
    'TURN over UDP: no answer',
    'TURN over TLS: works',
  ]);
  const servers = [
    relay,
    { ...relay, host: 'b.example', ms: undefined },
    { medium: 'peer-server', host: 'c.example', ms: 4 },
  ] as const;
  const bare = { servers, stun: 'none', seenAs: undefined, turn: [] } as const;
  expect(testWords(bare, true)).toEqual([
    'Relay a.example: answers in 31 ms',
    'Relay b.example: no answer',
    'PeerServer: answers in 4 ms',
    'STUN: this site offers no server',
    'TURN: this site offers no server',
  ]);
});

test('the report names servers by number, not by host', () => {
  const relay = { medium: 'relay', host: 'a.example', ms: 3 } as const;
  const servers = [relay, { ...relay, host: 'b.example', ms: undefined }];
  const test = { servers, stun: 'one', seenAs: 'shared', turn: [] } as const;
  const text = report(status, undefined, [], test);
  expect(text).toContain('Finding people: works; connected to 1');
  expect(text).toContain('Relay 1: answers in 3 ms\nRelay 2: no answer');
  expect(text).not.toContain('example');
});

test('each medium of finding people has a name and a state', () => {
  const media = [
    { name: 'relay', status: 'offline' },
    { name: 'peer-server', status: 'online' },
    { name: 'tabs', status: 'online' },
    { name: 'mesh', status: 'offline' },
    { name: 'manual', status: 'connecting' },
  ] as const;
  expect(mediumWords(media, 2).map(({ medium, state }) => `${medium}: ${state}`)).toEqual([
    'Relay: does not answer; tried again by itself',
    'PeerServer: works',
    'Tabs of this browser: works',
    'People in the room: works, by 2 of them',
    'Texts by hand: when you invite by text',
  ]);
  expect(mediumWords(media, 0)[3]?.state).toBe('once somebody is connected');
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

test('a symmetric NAT comes with what can be done about it', () => {
  expect(causeWords('symmetric').what).toMatch(/symmetric/);
  expect(causeWords('symmetric').next).toMatch(/TURN/);
  expect(causeWords('sealed').next).toMatch(/password/);
});

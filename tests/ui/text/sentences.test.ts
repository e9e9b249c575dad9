/** The words about connection and people. */
import { clockWords, outsideOf } from '../../../src/ui/text/outside-words.ts';
import { expect, test } from 'vitest';
import type { LinkPath } from '../../../src/core/ports.ts';
import type { RoomStatus } from '../../../src/core/api/views.ts';
import { connection, giveAndTake, noticeWords, pathWords } from '../../../src/ui/text/sentences.ts';
import { linkWords } from '../../../src/ui/text/link-words.ts';
import { fakePerson } from '../../fakes/room-views.ts';

const status = (more: Partial<RoomStatus>): RoomStatus => ({
  signaling: 'online',
  linked: 0,
  here: more.linked ?? 0,
  linking: 0,
  outside: undefined,
  locked: false,
  unreached: 0,
  lost: 0,
  caughtUp: false,
  ...more,
});

test.each([
  [status({ linked: 1 }), 'Connected to 1 person', 'linked'],
  [status({ linked: 2 }), 'Connected to 2 people', 'linked'],
  [status({ linked: 8, here: 29 }), 'Connected to 29 people', 'linked'],
  [status({ linked: 2, linking: 1 }), 'Connected to 2 people, reaching 1', 'busy'],
  [status({ linking: 2 }), 'Reaching 2 people', 'busy'],
  [status({ outside: 'unreadable' }), 'Somebody is here, but you cannot read them', 'off'],
  [status({ linking: 2, unreached: 1 }), 'Reaching 1 person', 'busy'],
  [status({ linking: 2, unreached: 2 }), '2 people here cannot be reached. Trying again', 'off'],
  [
    status({ linked: 1, linking: 1, unreached: 1 }),
    'Connected to 1 person; 1 cannot be reached',
    'busy',
  ],
  [status({}), 'Nobody else is here yet', 'alone'],
  [status({ signaling: 'connecting' }), 'Looking for the others…', 'busy'],
  [status({ signaling: 'offline' }), 'The server cannot be reached. Trying again', 'busy'],
  [status({ lost: 1 }), 'Connection lost. Trying again', 'busy'],
] as const)('connection: %o', (is, text, tone) => {
  expect(connection(is, true)).toEqual({ text, tone });
});

test('links outlive the relay, and the status names them first', () => {
  const said = connection(status({ signaling: 'offline', linked: 3 }), false).text;
  expect(said).toBe('Connected to 3 people. New people cannot join just now. You stay connected');
  expect(connection(status({ signaling: 'offline' }), false).text).toMatch(/^You are offline/);
});

test('a person who hides their address without a TURN server is told that nobody can be reached', () => {
  const said = connection(status({ linking: 1 }), true, true);
  expect(said).toEqual({ tone: 'off', text: 'Nobody can be reached: your address is hidden' });
});

test('an event is one line of the timeline', () => {
  expect(noticeWords({ name: 'Ana', kind: 'lock', locked: true })).toBe('Ana locked the room');
  expect(noticeWords({ name: 'Ana', kind: 'lock', locked: false })).toBe('Ana unlocked the room');
  expect(noticeWords({ name: 'B', kind: 'renamed', before: 'A', after: 'B' })).toBe(
    'A is now called B',
  );
});

test('clocks that are days apart are told with the time here, and which way', () => {
  const now = new Date(2026, 10, 29, 9, 5).getTime();
  const ahead = clockWords(3.2 * 86_400_000, now);
  expect(ahead.what).toMatch(/your clock and theirs are about 3 days apart/);
  expect(ahead.next).toMatch(/Sunday, November 29, 2026.*9:05.*theirs is about 3 days behind/);
  expect(clockWords(-30 * 3_600_000, now).next).toMatch(/theirs is about 1 day ahead/);
  const said = outsideOf('clock', false, 3e8);
  expect(said).toMatchObject({ asksPassword: false });
  expect(said.next).not.toMatch(/password/);
});

test('the words about a person say the path plainly, and what was swapped', () => {
  const by = (path: LinkPath) => pathWords(fakePerson('Ana', { path }));
  expect(by('direct')).toBe('direct connection');
  expect(by('nat')).toBe('direct connection');
  for (const path of ['turn', 'turn-udp', 'turn-tcp', 'turn-tls'] as const)
    expect(by(path)).toBe('through a server');
  expect(by('forwarded')).toBe('through somebody else');
  const forwarder = fakePerson('Bo');
  const through = { path: 'forwarded', forwarder } as const;
  expect(pathWords(fakePerson('Ana', through))).toBe('through Bo');
  expect(pathWords(fakePerson('Ana', { ...through, messagesOnly: true }))).toBe(
    'through Bo, messages only',
  );
  expect(pathWords(fakePerson('Ana', { state: 'lost' }))).toBe('lost, trying again');
  expect(giveAndTake(fakePerson('Ana', { gaveBytes: 1_000 }))).toBe('gave 1\u00a0kB');
  expect(giveAndTake(fakePerson('Ana', { tookBytes: 1_000 }))).toBe('took 1\u00a0kB');
  const both = fakePerson('Ana', { gaveBytes: 1_000, tookBytes: 2_000 });
  expect(giveAndTake(both)).toBe('gave 1\u00a0kB, took 2\u00a0kB');
  expect(giveAndTake(fakePerson('Ana'))).toBe('');
});

test('the doctor says the path in the words of the field, and how long it takes', () => {
  expect(linkWords(fakePerson('Ana'))).toBe('direct · 12\u00a0ms');
  const by = (path: LinkPath) => linkWords(fakePerson('Ana', { path, roundTripMs: undefined }));
  expect(by('nat')).toBe('direct through NAT');
  expect(by('turn')).toBe('TURN');
  expect(by('turn-tls')).toBe('TURN over TLS');
  expect(linkWords(fakePerson('Ana', { state: 'lost' }))).toBe('lost, trying again');
});

test('a person without a link to us is here, and the doctor says how they are reached', () => {
  const person = fakePerson('Ana', { state: 'present', path: 'unknown', roundTripMs: undefined });
  expect(pathWords(person)).toBe('here');
  expect(linkWords(person)).toBe('by way of others');
});

/** The words about connection, people and files. */
import { clockWords, outsideOf } from '../../../src/ui/text/outside-words.ts';
import { expect, test } from 'vitest';
import type { LinkPath } from '../../../src/core/ports.ts';
import type { RoomStatus, SharedFile } from '../../../src/core/api/views.ts';
import {
  connection,
  fileSource,
  giveAndTake,
  holdersWords,
  nameList,
  noticeWords,
  pathWords,
  progressWords,
  safeToClose,
  whoHasIt,
} from '../../../src/ui/text/sentences.ts';
import { fakePeer, fakePerson, fakeShared, SELF } from '../../fakes/room-views.ts';

const status = (more: Partial<RoomStatus>): RoomStatus => ({
  signaling: 'online',
  linked: 0,
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
  [status({ linked: 2, linking: 1 }), 'Connected to 2 people, reaching 1', 'busy'],
  [status({ linking: 2 }), 'Reaching 2 people', 'busy'],
  [status({ outside: 'unreadable' }), 'Somebody is here whom you cannot read', 'off'],
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
  expect(said).toBe('Connected to 3 people. New people cannot join just now');
  expect(connection(status({ signaling: 'offline' }), false).text).toMatch(/^You are offline/);
});

test('a person who hides their address without a TURN server is told that nobody can be reached', () => {
  const said = connection(status({ linking: 1 }), true, true);
  expect(said).toEqual({ tone: 'off', text: 'Nobody can be reached: your address is hidden' });
});

test('lists of names stay short', () => {
  expect(nameList([])).toBe('nobody');
  expect(nameList(['Ana'])).toBe('Ana');
  expect(nameList(['Ana', 'Bo', 'Chidi'])).toBe('Ana, Bo and Chidi');
  expect(nameList(['Ana', 'Bo', 'Chidi', 'Dmitri'])).toBe('Ana, Bo and 2 more');
});

test('[F8] the words say whether you can close the tab: full copies and the rarest piece, or what is only here', () => {
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const holders = [{ peer: SELF, name: 'me', fraction: 1 }, holder('Ana', 1), holder('Bo', 0.5)];
  const state = { state: 'complete', holders, copiesElsewhere: 1, onlyHereFraction: 0 } as const;
  const held = fakeShared('a film', 1_000_000, state);
  const words = (more: Partial<SharedFile>) => safeToClose({ ...held, ...more }, SELF);
  expect(words({})).toEqual({
    safe: true,
    text: 'Safe to close: 1 full copy besides yours, the rarest piece 1 time',
  });
  const both = [...holders.slice(0, 2), holder('Bo', 1), holder('Chidi', 0.9)];
  expect(words({ holders: both, copiesElsewhere: 2 })?.text).toMatch(/2 full copies .* 2 times$/);
  const parts = [holder('Ana', 0.5), holder('Bo', 0.6)];
  expect(words({ holders: parts })?.text).toMatch(/the others hold all of it together, the rarest/);
  expect(words({ copiesElsewhere: 0, onlyHereFraction: 0.4 })).toEqual({
    safe: false,
    text: 'Keep this tab open: 40\u00a0% is only here',
  });
  expect(words({ copiesElsewhere: 0, onlyHereFraction: 1 })?.text).toMatch(/the only copy$/);
  expect(words({ state: 'fetching' })).toBeUndefined();
});

test('the words about a person say the path, and what was swapped', () => {
  expect(pathWords(fakePerson('Ana'))).toBe('direct · 12\u00a0ms');
  const by = (path: LinkPath) => pathWords(fakePerson('Ana', { path, roundTripMs: undefined }));
  expect(by('nat')).toBe('direct through NAT');
  expect(by('turn')).toBe('TURN');
  expect(by('turn-tls')).toBe('TURN over TLS');
  expect(pathWords(fakePerson('Ana', { state: 'lost' }))).toBe('lost, trying again');
  expect(giveAndTake(fakePerson('Ana', { gaveBytes: 1_000 }))).toBe('gave 1\u00a0kB');
  expect(giveAndTake(fakePerson('Ana'))).toBe('');
});

test('the words about a file say who has it, without counting ourselves', () => {
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const me = { peer: SELF, name: 'Esra', fraction: 1 };
  const has = (...holders: (typeof me)[]) => whoHasIt(fakeShared('a', 1, { holders }), SELF);
  expect(has(me)).toBe('nobody known yet');
  expect(has(me, holder('Ana', 1))).toBe('Ana has all of it');
  expect(has(holder('Ana', 1), holder('Bo', 1))).toBe('2 people have all of it');
  expect(has(holder('Bo', 0.5))).toBe('1 person here has parts of it');
  expect(fileSource(fakeShared('a', 1))).toBe('offered by Ana');
  expect(fileSource(fakeShared('a', 1, { own: true }))).toBe('shared by you');
});

test('the sharer reads who has how much of the file', () => {
  const holder = (name: string, fraction: number) => ({ peer: fakePeer(name), name, fraction });
  const me = { peer: SELF, name: 'Esra', fraction: 1 };
  const words = (...holders: (typeof me)[]) =>
    holdersWords(fakeShared('a', 1, { own: true, holders: [me, ...holders] }), SELF);
  expect(words()).toBeUndefined();
  expect(words(holder('Bo', 0))).toBeUndefined();
  expect(words(holder('Bo', 0.34), holder('Ana', 1))).toBe('Bo 34\u00a0%, Ana has all of it');
  expect(words(holder('Bo', 1), holder('Ana', 1))).toBe('Bo and Ana have all of it');
  const crowd = Array.from({ length: 9 }, (_, i) => holder(`Guest ${i}`, 0.1));
  expect(words(...crowd)).toMatch(/^Guest 0 10.*, 5 people more have parts$/);
});

test('every state of a download has words or is silent on purpose', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', bytesPerSecond: 1e6, secondsLeft: 1 });
  expect(progressWords(file)).toBe('1\u00a0MB/s · 1\u00a0s left');
  expect(progressWords({ ...file, bytesPerSecond: 0 })).toMatch(/first pieces/);
  expect(progressWords({ ...file, problem: 'nobody-has-it' })).toMatch(/8 pieces missing/);
  expect(progressWords({ ...file, state: 'paused' })).toMatch(/kept here/);
});

test('an event is one line of the timeline', () => {
  expect(noticeWords({ name: 'Ana', kind: 'lock', locked: true })).toBe('Ana locked the room');
  expect(noticeWords({ name: 'Ana', kind: 'lock', locked: false })).toBe('Ana unlocked the room');
  expect(noticeWords({ name: 'B', kind: 'renamed', before: 'A', after: 'B' })).toBe(
    'A is now called B',
  );
});

test('clocks that are days apart are told with the time here, and which way', () => {
  const now = new Date(2026, 10, 29, 9, 5);
  const ahead = clockWords(3.2 * 86_400_000, now);
  expect(ahead.what).toMatch(/your clock and theirs are about 3 days apart/);
  expect(ahead.next).toMatch(/Sunday, November 29, 2026.*9:05.*theirs is about 3 days behind/);
  expect(clockWords(-30 * 3_600_000, now).next).toMatch(/theirs is about 1 day ahead/);
  const said = outsideOf('clock', false, 3e8);
  expect(said).toMatchObject({ asksPassword: false });
  expect(said.next).not.toMatch(/password/);
});

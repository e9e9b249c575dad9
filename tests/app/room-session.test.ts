/** When the session of a room says that another tab has the room. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OpenSession, type SessionOptions } from '../../src/app/room-session.ts';
import type { KeySpent } from '../../src/core/api/room-api.ts';
import { settled } from '../fakes/people.ts';

beforeEach(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('navigator', {});
});
afterEach(() => void vi.unstubAllGlobals());

const off = () => () => undefined;

/** An open session of which only the end is of interest. */
function openSession() {
  let refuse: () => void = () => undefined;
  let spend: (why: KeySpent) => void = () => undefined;
  const happened: string[] = [];
  const parts = {
    room: {
      topic: 'topic',
      subscribe: off,
      files: { onReady: off },
      onKeySpent: (f: typeof spend) => ((spend = f), () => undefined),
      close: () => happened.push('closed'),
    },
    draft: { close: async () => undefined },
    transport: {},
    proof: { stop: () => undefined },
    keepsNothing: false,
    claimed: {
      lost: new Promise<void>((resolve) => (refuse = resolve)),
      end: () => happened.push('writes no more'),
    },
  };
  const options = {
    device: {
      address: { onChange: off },
      storesOf: async () => ({ keyPairs: { forget: async () => happened.push('new key') } }),
    },
    keys: {},
    held: { lost: new Promise(() => undefined), release: async () => happened.push('released') },
    enterAgain: async () => ({ kind: 'password' }),
    closed: () => undefined,
  };
  const session = new OpenSession(options as unknown as SessionOptions, parts as never);
  void session.displaced.then(() => happened.push('displaced'));
  return { session, happened, refuse, spend };
}

test('a write that is refused ends the session and says why: another tab has the room', async () => {
  const { happened, refuse } = openSession();
  refuse();
  await settled();
  expect(happened).toContain('displaced');
});

test('a late write of a session that this tab opens again says nothing of another tab', async () => {
  const { session, happened, refuse, spend } = openSession();
  spend('key-used-twice');
  refuse();
  expect((await session.reopened).why).toBe('key-used-twice');
  await settled();
  expect(happened).toEqual(['closed', 'writes no more', 'new key', 'released']);
});

test('nor does that of a room that was left', async () => {
  const { session, happened, refuse } = openSession();
  session.leave();
  refuse();
  await settled();
  expect(happened).toEqual(['closed', 'released']);
});

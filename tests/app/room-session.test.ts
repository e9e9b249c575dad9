/** When the session of a room says that another tab has the room, and where it saves what has come. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OpenSession, type SessionOptions } from '../../src/app/room-session.ts';
import type { KeySpent } from '../../src/core/api/room-api.ts';
import type { SaveNews } from '../../src/ui/services.ts';
import { fileId, type FileId } from '../../src/core/base/ids.ts';
import { bytesOf, settled } from '../fakes/people.ts';

const saves = vi.hoisted(() => ({ asked: [] as unknown[], fails: false }));
vi.mock('../../src/app/saves.ts', () => ({
  async saveShared({ folder }: { folder?: { name: string } }) {
    saves.asked.push(folder?.name);
    if (saves.fails) throw new Error('full');
  },
}));

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
  let ready: (id: FileId) => void = () => undefined;
  const happened: string[] = [];
  const parts = {
    room: {
      topic: 'topic',
      subscribe: off,
      files: { onReady: (f: typeof ready) => ((ready = f), () => undefined) },
      onKeySpent: (f: typeof spend) => ((spend = f), () => undefined),
      close: () => happened.push('closed'),
    },
    draft: { close: async () => undefined },
    transport: {},
    proof: { stop: () => undefined },
    keepsNothing: false,
    gathering: new AbortController(),
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
  return { session, happened, refuse, spend, ready };
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

test('a room that the person left has its place in the list of rooms, and one that another session has does not', async () => {
  const [left, lost, reopened] = [openSession(), openSession(), openSession()];
  left.session.leave();
  lost.refuse();
  reopened.spend('key-used-twice');
  await settled();
  expect([left, lost, reopened].map(({ session }) => session.isListed)).toEqual([
    true,
    false,
    false,
  ]);
});

describe('a batch that has come', () => {
  const id = fileId(bytesOf('batch', 16));
  const folder = (name: string) => ({ name }) as FileSystemDirectoryHandle;
  beforeEach(() => {
    saves.asked = [];
    saves.fails = false;
  });

  test('goes where the person wanted it last, and only this time', async () => {
    const { session, ready } = openSession();
    session.saveInto(id, folder('one'));
    session.saveInto(id, folder('two'));
    ready(id);
    await settled();
    ready(id);
    await settled();
    session.saveInto(id, folder('given up'));
    session.saveInto(id, undefined);
    ready(id);
    await settled();
    await session.save(id);
    expect(saves.asked).toEqual(['two', undefined, undefined, undefined]);
  });

  test('and could not be saved goes to the same place when the person tries again', async () => {
    const { session, ready } = openSession();
    const news: SaveNews[] = [];
    session.onSave((_, it) => news.push(it));
    session.saveInto(id, folder('one'));
    saves.fails = true;
    ready(id);
    await settled();
    const [failed] = news;
    expect(failed).toMatchObject({ kind: 'failed', folder: 'one' });
    saves.fails = false;
    if (failed?.kind === 'failed') await failed.again();
    expect(saves.asked).toEqual(['one', 'one']);
  });
});

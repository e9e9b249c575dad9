/** What a room does about malicious people: too many faults cost the link, and you can mute and block people. */
import { describe, expect, test } from 'vitest';
import { writeEntry, type Content, type Entry } from '../../../src/core/chat/entry.ts';
import { idBytes, type FileId } from '../../../src/core/base/ids.ts';
import { CONTROL_MESSAGES_BURST } from '../../../src/core/limits/shared.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { encodeDataFrame } from '../../../src/core/swarm/data-frame.ts';
import { Manifest, fileIdOf } from '../../../src/core/swarm/manifest/manifest.ts';
import { chainOf } from '../../rigs/chains.ts';
import type { FakeLink } from '../../fakes/transport.ts';
import { chunksOf } from '../../rigs/manifests.ts';
import {
  bob,
  bytesOf,
  carol,
  crypto,
  mallory,
  room as roomId,
  settled,
} from '../../fakes/people.ts';
import { createRoomRig, type RoomRig } from '../../rigs/room-rig.ts';
import { entriesOf } from '../../rigs/messages.ts';

const LENGTH = 10;

/** A chain of one author with these contents. */
async function chain(author: Identity, contents: readonly Content[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [i, content] of contents.entries()) {
    const position = { seq: i + 1, prev: entries.at(-1)?.id, clock: i + 1, time: 0 };
    entries.push(await writeEntry({ roomId, crypto, identity: author }, position, content));
  }
  return entries;
}

const tell = async (link: FakeLink, entries: readonly Entry[]) => {
  link.hear({ t: 'entries', more: false, list: entries.map(({ signed }) => signed) });
  await settled();
};

const offer = (name: string) => ({
  k: 'file' as const,
  nonce: bytesOf(name, 16),
  name,
  size: LENGTH,
  mime: '',
});

/** `author` offers files over `link`; returns their ids. */
async function offerFiles(link: FakeLink, author: Identity, names: readonly string[]) {
  await tell(link, await chain(author, names.map(offer)));
  return Promise.all(
    names.map((it) => {
      const { nonce, name, mime, size: sizeBytes } = offer(it);
      return fileIdOf(crypto, author.publicKey, { nonce, name, mime, sizeBytes });
    }),
  );
}

/** Mallory sends the manifest of her file, and then other bytes than it lists. */
async function sendBadChunk({ room }: RoomRig, link: FakeLink, id: FileId, name: string) {
  const file = { id, name, mime: '', sizeBytes: LENGTH, key: mallory.publicKey };
  await room.files.download(id);
  link.hear({ t: 'bitfield', file: idBytes(id), bits: Uint8Array.of(128) });
  const manifest = new Manifest(crypto, file);
  const segment = await manifest.extend(mallory, chunksOf(name, [LENGTH]), true);
  link.hear({ t: 'segment', file: idBytes(id), ...segment });
  await settled();
  expect(link.said.at(-1)).toMatchObject({ t: 'request' });
  const bytes = new Uint8Array(LENGTH);
  link.hearBytes('bulk', encodeDataFrame({ file: id, chunk: 0, offset: 0, bytes }));
  await settled();
}

describe('[M7] the link ends after repeated:', () => {
  test('floods', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    for (let n = 0; n <= CONTROL_MESSAGES_BURST; n++) link.hear({ t: 'uninterested' });
    expect(link.closedWith).toBe('broke the rules: flood');
    expect(rig.transport.offer(mallory.peer)).toBe('refused');
  });

  test('bad signatures', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    const forged = (await chainOf(bob, [1, 2, 3, 4, 5])).map((entry) => ({
      ...entry,
      signed: { body: entry.signed.body, sig: bytesOf('not his', 64) },
    }));
    await tell(link, forged.slice(0, 4));
    expect(link.closedWith).toBeUndefined();
    await tell(link, forged.slice(4));
    expect(link.closedWith).toBe('broke the rules: bad-entry');
    expect(rig.room.chat.messages()).toEqual([]);
  });

  test('bad chunks', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    const [one, two] = await offerFiles(link, mallory, ['one', 'two']);
    if (!one || !two) throw new Error('no files');
    await sendBadChunk(rig, link, one, 'one');
    expect(link.closedWith).toBeUndefined();
    await sendBadChunk(rig, link, two, 'two');
    expect(link.closedWith).toBe('broke the rules: bad-chunk');
    expect(rig.room.files.list().map((it) => it.haveBytes)).toEqual([0, 0]);
  });

  test('bad segments', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    const [id] = await offerFiles(link, mallory, ['one']);
    if (!id) throw new Error('no file');
    await rig.room.files.download(id);
    const segment = { t: 'segment', file: idBytes(id), body: bytesOf('x', 9) } as const;
    for (let i = 0; i < 2; i++) link.hear({ ...segment, sig: new Uint8Array(64) });
    await settled();
    expect(link.closedWith).toBe('broke the rules: bad-segment');
  });

  test.each(['control', 'bulk'] as const)('broken frames on the %s lane', async (lane) => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    for (let i = 0; i < 9; i++) link.hearBytes(lane, new Uint8Array([0xc1]));
    expect(link.closedWith).toBeUndefined();
    link.hearBytes(lane, new Uint8Array([0xc1]));
    expect(link.closedWith).toBe('broke the rules: malformed');
  });

  test('chunk bytes that we did not request', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    const [id] = await offerFiles(link, mallory, ['one']);
    if (!id) throw new Error('no file');
    const frame = encodeDataFrame({ file: id, chunk: 0, offset: 0, bytes: new Uint8Array(5) });
    for (let i = 0; i < 200; i++) link.hearBytes('bulk', frame.slice());
    expect(link.closedWith).toBe('broke the rules: unasked');
  });
});

const words = ({ room }: RoomRig) =>
  room.chat.messages().map((it) => (it.kind === 'text' ? it.text : it.kind));
const text = (it: string): Content => ({ k: 'text', text: it });

describe('a muted person', () => {
  test('[B2] stays linked but hidden; what they wrote meanwhile shows when they are unmuted', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    const entries = await chain(mallory, [text('one'), offer('film'), text('two')]);
    await tell(link, entries.slice(0, 2));
    await rig.room.chat.say('mine');
    await rig.room.people.setTreatment(mallory.peer, 'muted');
    await tell(link, entries.slice(2));
    expect(words(rig)).toEqual(['mine']);
    expect(rig.room.people.list()).toMatchObject([
      { self: true },
      { name: 'Mallory', muted: true },
    ]);
    expect(rig.room.files.list()).toHaveLength(1);
    expect(link.closedWith).toBeUndefined();
    await rig.room.people.setTreatment(mallory.peer, 'open');
    expect(words(rig).sort()).toEqual(['file', 'mine', 'one', 'two']);
    expect(rig.room.people.blocklist()).toEqual([]);
  });
});

describe('a blocked person', () => {
  test('[B3] loses the link at once, is neither dialled nor answered, and shows nowhere', async () => {
    const rig = await createRoomRig();
    const link = await rig.greet(mallory, 'Mallory');
    await offerFiles(link, mallory, ['film']);
    expect([words(rig), rig.room.files.list().length]).toEqual([['file'], 1]);
    await rig.room.people.setTreatment(mallory.peer, 'blocked');
    expect(link.closedWith).toBe('not welcome');
    expect(link.listeners()).toBe(0);
    expect([words(rig), rig.room.files.list()]).toEqual([[], []]);
    expect(rig.room.people.list()).toHaveLength(1);
    const said = link.said.length;
    rig.transport.sight(mallory.peer);
    expect(rig.transport.dials).toEqual([]);
    expect(rig.transport.offer(mallory.peer, true)).toBe('refused');
    const forced = rig.transport.link(mallory.peer);
    expect([forced.closedWith, forced.said]).toEqual(['not welcome', []]);
    expect(link.said).toHaveLength(said);
  });

  test('[B4] stays in the log, hidden, so that nobody else loses anything', async () => {
    const rig = await createRoomRig();
    await rig.room.people.setTreatment(mallory.peer, 'blocked');
    const friend = await rig.greet(bob, 'Bob');
    await tell(friend, await chain(mallory, [text('one')]));
    expect(words(rig)).toEqual([]);
    const other = await rig.greet(carol, 'Carol');
    other.hear({
      t: 'vector',
      salt: new Uint8Array(8),
      scope: new Uint8Array(0),
      authors: [],
      reply: false,
      takes: 2,
    });
    expect(other.said.filter((it) => entriesOf(it).length > 0)).toHaveLength(1);
  });

  test('[B1] stays blocked on the next visit, and can come back when unblocked', async () => {
    const first = await createRoomRig();
    await first.greet(mallory, 'Mallory');
    await first.room.people.setTreatment(mallory.peer, 'blocked');
    const rig = await createRoomRig(first.records);
    expect(rig.room.people.blocklist()).toEqual([
      { peer: mallory.peer, name: 'Mallory', as: 'blocked' },
    ]);
    expect(rig.transport.offer(mallory.peer)).toBe('refused');
    await rig.room.people.setTreatment(mallory.peer, 'open');
    rig.transport.sight(mallory.peer);
    expect(rig.transport.dials).toHaveLength(1);
    expect(rig.transport.offer(mallory.peer)).toBe('taken');
  });

  test('[B1] is never ourselves', async () => {
    const rig = await createRoomRig();
    await rig.room.people.setTreatment(rig.room.self, 'blocked');
    expect(rig.room.people.blocklist()).toEqual([]);
  });
});

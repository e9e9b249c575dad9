/** An entry: whose it is, what it may contain, and that nobody can change a bit of it. */
import { describe, expect, test } from 'vitest';
import { peekEntry, writeEntry, type Content } from '../../../src/core/chat/entry.ts';
import { readEntry, verifyEntry } from '../../../src/core/chat/exchange/verify-entry.ts';
import { charCount } from '../../../src/core/chat/entry-body.ts';
import { NOTE_UPDATE_BYTES_MAX } from '../../../src/core/limits/notes.ts';
import {
  ENTRIES_PER_AUTHOR_MAX,
  ENTRY_BYTES_MAX,
  NAME_CHARS_MAX,
  TEXT_CHARS_MAX,
  TITLE_CHARS_MAX,
} from '../../../src/core/limits/chat.ts';
import {
  CHUNK_BYTES_MAX,
  CHUNKS_PER_FILE_MAX,
  FILE_NAME_CHARS_MAX,
  MIME_CHARS_MAX,
} from '../../../src/core/limits/files.ts';
import { idBytes } from '../../../src/core/base/ids.ts';
import { concat, utf8 } from '../../../src/core/base/bytes.ts';
import { entryAt, textContent } from '../../rigs/chains.ts';
import { alice, bytesOf, crypto, mallory, otherRoom, room } from '../../fakes/people.ts';

const FIRST = { seq: 1, prev: undefined, clock: 1, time: 1_700_000_000_000 };
const write = (content: Content, position = FIRST) =>
  writeEntry({ roomId: room, crypto, identity: alice }, position, content);
const accepted = async (content: Content, position = FIRST) =>
  (await verifyEntry(crypto, room, (await write(content, position)).signed)) !== null;

describe('an entry', () => {
  test('[E1] reads on the other side as it was written', async () => {
    const first = await write(textContent('hello'));
    const second = await write(textContent('again'), { ...FIRST, seq: 2, clock: 7 });
    for (const entry of [first, second]) {
      expect(await verifyEntry(crypto, room, entry.signed)).toEqual(entry);
      expect(await readEntry(crypto, entry.signed)).toEqual(entry);
      expect(peekEntry(entry.signed)).toMatchObject({ key: alice.publicKey, seq: entry.body.seq });
    }
    expect(first.author).toBe(alice.peer);
    expect(first.body.prev).toEqual(new Uint8Array(32));
    expect(second.id).not.toBe(first.id);
  });

  test('[E2] has the hash of its bytes as its id, whatever its signature', async () => {
    const { id, signed } = await write(textContent('hello'));
    const hashed = await crypto.hash(concat(utf8('swapmeet/2 entry-id'), signed.body));
    expect(idBytes(id)).toEqual(hashed);
    const resigned = { body: signed.body, sig: bytesOf('another signature', 64) };
    expect((await readEntry(crypto, resigned))?.id).toBe(id);
  });

  test('[E3] with any byte altered is refused', async () => {
    const { signed } = await write(textContent('pay Bob 10'));
    for (const part of ['body', 'sig'] as const) {
      for (let at = 0; at < signed[part].length; at++) {
        const altered = { body: signed.body.slice(), sig: signed.sig.slice() };
        altered[part][at] = (altered[part][at] ?? 0) ^ (1 << (at % 8));
        expect(await verifyEntry(crypto, room, altered), `${part} ${at}`).toBeNull();
      }
    }
  });

  test('[E3] with bytes missing or added is refused', async () => {
    const { signed } = await write(textContent('hello'));
    for (let end = 0; end < signed.body.length; end++) {
      const cut = { ...signed, body: signed.body.slice(0, end) };
      expect(await verifyEntry(crypto, room, cut)).toBeNull();
      expect(peekEntry(cut)).toBeNull();
    }
    const longer = { ...signed, body: concat(signed.body, new Uint8Array(1)) };
    expect(await verifyEntry(crypto, room, longer)).toBeNull();
  });

  test('[E3] of another room is refused', async () => {
    const { signed } = await write(textContent('hello'));
    expect(await verifyEntry(crypto, otherRoom, signed)).toBeNull();
  });

  test('[E3] signed by another key in its author’s name is refused', async () => {
    const forger = { ...mallory, publicKey: alice.publicKey, peer: alice.peer };
    const forged = await entryAt(forger, { seq: 1, clock: 1 });
    expect(forged.author).toBe(alice.peer);
    expect(await verifyEntry(crypto, room, forged.signed)).toBeNull();
  });

  test('[E1] does not keep its message in memory', async () => {
    const { signed } = await write(textContent('hello'));
    const message = concat(bytesOf('before', 10_000), signed.body, signed.sig);
    const end = 10_000 + signed.body.length;
    const views = { body: message.subarray(10_000, end), sig: message.subarray(end) };
    const entry = await verifyEntry(crypto, room, views);
    expect(entry?.signed.body.buffer.byteLength).toBe(signed.body.length);
    expect(entry?.signed.sig.buffer.byteLength).toBe(64);
    message.fill(0);
    expect(entry?.signed).toEqual(signed);
  });
});

describe('[E4] limits', () => {
  test('characters are code points', () => {
    expect(charCount('')).toBe(0);
    expect(charCount('aé漢😀')).toBe(4);
    expect(charCount('e\u0301')).toBe(2);
    expect(charCount('\ud800')).toBe(1);
  });

  test.each(['x', 'é', '漢', '😀'])('a text takes 10,000 of %j and no more', async (one) => {
    expect(TEXT_CHARS_MAX).toBe(10_000);
    const full = await write(textContent(one.repeat(10_000)));
    expect(full.signed.body.length).toBeLessThanOrEqual(ENTRY_BYTES_MAX);
    expect(await verifyEntry(crypto, room, full.signed)).toEqual(full);
    expect(await accepted(textContent(one.repeat(10_001)))).toBe(false);
  });

  const box = bytesOf('box', 32);
  const file = (change: object): Content => ({
    k: 'file',
    nonce: bytesOf('nonce', 16),
    name: 'a.txt',
    size: 1,
    mime: '',
    ...change,
  });
  const noteUpdate = (bytes: number): Content => ({
    ...{ k: 'note-update', of: bytesOf('note', 32), start: 1 },
    update: new Uint8Array(bytes),
  });
  const sizeMax = CHUNKS_PER_FILE_MAX * CHUNK_BYTES_MAX;
  test.each<[string, Content, boolean]>([
    ['an empty text', textContent(''), false],
    ['a name at its length', { k: 'name', name: '😀'.repeat(NAME_CHARS_MAX), box }, true],
    ['a longer name', { k: 'name', name: 'x'.repeat(NAME_CHARS_MAX + 1), box }, false],
    ['a lock', { k: 'lock', locked: true, members: new Uint8Array() }, true],
    ['no title', { k: 'title', title: '' }, true],
    ['a title at its length', { k: 'title', title: '😀'.repeat(TITLE_CHARS_MAX) }, true],
    ['a longer title', { k: 'title', title: 'x'.repeat(TITLE_CHARS_MAX + 1) }, false],
    ['an empty name', { k: 'name', name: '', box }, false],
    ['a name with half a key', { k: 'name', name: 'x', box: box.slice(16) }, false],
    ['an empty file', file({ size: 0, name: '' }), true],
    [
      'a file at every limit',
      file({ size: sizeMax, name: '漢'.repeat(FILE_NAME_CHARS_MAX) }),
      true,
    ],
    ['a larger file', file({ size: sizeMax + 1 }), false],
    ['half a byte', file({ size: 0.5 }), false],
    ['less than nothing', file({ size: -1 }), false],
    ['a longer file name', file({ name: 'x'.repeat(FILE_NAME_CHARS_MAX + 1) }), false],
    ['a longer type', file({ mime: 'x'.repeat(MIME_CHARS_MAX + 1) }), false],
    ['[E25] a batch', file({ size: 9, list: 9, count: 0 }), true],
    ['[E25] a batch at every limit', file({ size: sizeMax, list: 2 ** 25, count: 200_000 }), true],
    ['[E25] a longer list', file({ size: sizeMax, list: 2 ** 25 + 1, count: 200_000 }), false],
    ['[E25] more files', file({ size: sizeMax, list: 9, count: 200_001 }), false],
    ['[E25] a list longer than the batch', file({ size: 8, list: 9, count: 1 }), false],
    [
      '[E25] a list longer than its files need',
      file({ size: sizeMax, list: 2 ** 20 + 1_101, count: 1 }),
      false,
    ],
    ['[E25] a list without a count', file({ size: 9, list: 9 }), false],
    ['[E25] a count without a list', file({ size: 9, count: 1 }), false],
    ['[E25] a library', file({ size: 9, library: 3 }), true],
    ['[E25] a library that is a batch', file({ size: 9, list: 9, count: 1, library: 1 }), false],
    ['[E26] a thumbnail at its length', file({ thumb: new Uint8Array(8_192) }), true],
    ['[E26] a longer thumbnail', file({ thumb: new Uint8Array(8_193) }), false],
    ['[E26] an empty thumbnail', file({ thumb: new Uint8Array(0) }), false],
    ['a short nonce', file({ nonce: bytesOf('nonce', 15) }), false],
    ['a long nonce', file({ nonce: bytesOf('nonce', 17) }), false],
    ['a reply', { k: 'reply', to: bytesOf('to', 32), text: 'x' }, true],
    ['a reply without words', { k: 'reply', to: bytesOf('to', 32), text: '' }, false],
    ['a reply to no id', { k: 'reply', to: bytesOf('to', 31), text: 'x' }, false],
    ['an edit', { k: 'edit', of: bytesOf('of', 32), text: 'x' }, true],
    ['an edit too long', { k: 'edit', of: bytesOf('of', 32), text: 'x'.repeat(10_001) }, false],
    ['a deletion', { k: 'delete', of: bytesOf('of', 32) }, true],
    [
      'a reaction of the longest kind',
      { k: 'reaction', of: bytesOf('of', 32), emoji: '👍'.repeat(16) },
      true,
    ],
    ['a longer reaction', { k: 'reaction', of: bytesOf('of', 32), emoji: 'x'.repeat(17) }, false],
    ['[E27] a kind that is to come', { k: 'poll', asks: ['x'] } as unknown as Content, true],
    ['[E27] no kind', { k: 'A kind of <b>' } as unknown as Content, false],
    ['[O1] a note without a title', { k: 'note', title: '' }, false],
    ['[O1] a note', { k: 'note', title: '😀'.repeat(TITLE_CHARS_MAX) }, true],
    ['[O1] a longer title of a note', { k: 'note', title: 'x'.repeat(TITLE_CHARS_MAX + 1) }, false],
    ['[O2] a change of a note', noteUpdate(NOTE_UPDATE_BYTES_MAX), true],
    ['[O2] a longer change', noteUpdate(NOTE_UPDATE_BYTES_MAX + 1), false],
    ['[O2] no change', noteUpdate(0), false],
    ['a field too many', { ...textContent('x'), html: '<b>' } as unknown as Content, false],
  ])('%s', async (_, content, fine) => expect(await accepted(content)).toBe(fine));

  test.each([
    [{ seq: 0 }, false],
    [{ seq: ENTRIES_PER_AUTHOR_MAX }, true],
    [{ seq: ENTRIES_PER_AUTHOR_MAX + 1 }, false],
    [{ seq: 1.5 }, false],
    [{ clock: 0 }, false],
    [{ clock: 2 ** 48 }, true],
    [{ clock: 2 ** 48 + 1 }, false],
    [{ time: -1 }, false],
    [{ time: NaN }, false],
    [{ time: Infinity }, false],
  ])('position %j', async (change, fine) =>
    expect(await accepted(textContent('x'), { ...FIRST, ...change })).toBe(fine),
  );
});

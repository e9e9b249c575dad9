/** Private entries: only their recipients can read them, only in their own position and room. */
import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../../src/core/base/bytes.ts';
import { errorCode } from '../../../src/core/base/errors.ts';
import {
  peekEntry,
  writeEntry,
  type Content,
  type Entry,
  type NextPosition,
} from '../../../src/core/chat/entry.ts';
import { verifyEntry } from '../../../src/core/chat/exchange/verify-entry.ts';
import { openSealed } from '../../../src/core/chat/sealed.ts';
import { sealContent } from '../../../src/core/chat/seal-content.ts';
import {
  ENTRY_BYTES_MAX,
  PRIVATE_SLOTS_MAX,
  TEXT_CHARS_MAX,
} from '../../../src/core/limits/chat.ts';
import type { Identity } from '../../../src/core/ports.ts';
import {
  alice,
  bob,
  carol,
  createPerson,
  crypto,
  mallory,
  otherRoom,
  randomOf,
  room,
} from '../../fakes/people.ts';

const first: NextPosition = { seq: 1, prev: undefined, clock: 1, time: 0 };
const text = (it: string): Content => ({ k: 'text', text: it });
const contextOf = (identity: Identity, roomId = room) => ({
  roomId,
  crypto,
  identity,
  random: randomOf('sealed'),
});

async function sealed(content: Content, to: Identity[], position = first, author = alice) {
  const inner = await sealContent(contextOf(author), position, content, to);
  return writeEntry({ roomId: room, crypto, identity: author }, position, inner);
}
const open = (who: Identity, entry: Entry, roomId = room) =>
  openSealed(contextOf(who, roomId), entry);
const slotsOf = ({ body }: Entry) => (body.k === 'sealed' ? body.slots : []);

describe('[P1] a private entry', () => {
  test('is readable for its recipients and its author, who all see the recipients', async () => {
    const entry = await sealed(text('psst'), [bob, carol]);
    for (const who of [alice, bob, carol]) {
      const revealed = await open(who, entry);
      expect(revealed).toMatchObject({ id: entry.id, author: alice.peer, body: text('psst') });
      expect(revealed?.to).toEqual([bob.peer, carol.peer]);
    }
  });

  test('is readable for nobody else, and stored like any other entry', async () => {
    const entry = await sealed(text('psst'), [bob]);
    expect(await open(mallory, entry)).toBeNull();
    expect(await verifyEntry(crypto, room, entry.signed)).toMatchObject({ id: entry.id });
  });

  test('can be of any kind that is written in public', async () => {
    const file: Content = {
      k: 'file',
      nonce: new Uint8Array(16),
      name: 'plan.pdf',
      size: 7,
      mime: '',
    };
    expect(await open(bob, await sealed(file, [bob]))).toMatchObject({ body: file });
  });
});

describe('[P2] what outsiders see of it', () => {
  test('is neither text, nor names, nor recipients', async () => {
    const entry = await sealed(text('the very words'), [bob, carol]);
    const bytes = Buffer.from(entry.signed.body);
    expect(bytes.includes('the very words')).toBe(false);
    for (const recipient of [bob, carol]) {
      expect(bytes.includes(Buffer.from(recipient.boxKey))).toBe(false);
      expect(bytes.includes(Buffer.from(recipient.publicKey))).toBe(false);
    }
  });

  test('is the length, in steps of a power of two', async () => {
    const lengths = await Promise.all(
      ['a', 'b'.repeat(40)].map(async (it) => (await sealed(text(it), [bob])).signed.body.length),
    );
    expect(new Set(lengths).size).toBe(1);
  });

  test.each([
    [1, 2],
    [2, 4],
    [3, 4],
    [4, 8],
    [7, 8],
    [8, 16],
    [15, 16],
  ])('for %i recipients is %i slots', async (recipients, slots) => {
    const people = Array.from({ length: recipients }, (_, i) => createPerson(`recipient ${i}`));
    const entry = await sealed(text('psst'), people);
    expect(slotsOf(entry)).toHaveLength(slots);
    const last = people.at(-1);
    expect(last && (await open(last, entry))).toMatchObject({ body: text('psst') });
  });
});

describe('[P3] it counts only in its own position:', () => {
  /** Mallory, or Alice herself, sends the same box again in another position. */
  const moved = async (entry: Entry, author: Identity, position = first, roomId = room) => {
    const { body } = entry;
    if (body.k !== 'sealed') throw new Error('not sealed');
    const { k, from, slots, box } = body;
    return writeEntry({ roomId, crypto, identity: author }, position, { k, from, slots, box });
  };

  test('moved to another position or after another entry, it is not read', async () => {
    const entry = await sealed(text('psst'), [bob]);
    const second = { ...first, seq: 2, prev: entry.id, clock: 2 };
    expect(await open(bob, await moved(entry, alice, second))).toBeNull();
    expect(await open(bob, await moved(entry, alice, { ...first, prev: entry.id }))).toBeNull();
    expect(await open(bob, await moved(entry, alice, { ...first, clock: 9 }))).toBeNull();
  });

  test('signed by another author, it is not read', async () => {
    const entry = await sealed(text('psst'), [bob, mallory]);
    expect(await open(bob, await moved(entry, mallory))).toBeNull();
  });

  test('replayed in another room, it is not read', async () => {
    const entry = await sealed(text('psst'), [bob]);
    expect(await verifyEntry(crypto, otherRoom, entry.signed)).toBeNull();
    const there = await moved(entry, alice, first, otherRoom);
    expect(await open(bob, there, otherRoom)).toBeNull();
  });

  test('with any byte of it changed, it is not read', async () => {
    const entry = await sealed(text('psst'), [bob]);
    const { body } = entry;
    if (body.k !== 'sealed') throw new Error('not sealed');
    for (let at = 0; at < body.box.length; at += 13) {
      const box = body.box.slice();
      box[at] = (box[at] ?? 0) ^ 1;
      expect(await open(bob, { ...entry, body: { ...body, box } })).toBeNull();
    }
    const slots = body.slots.map((slot) => slot.map((byte) => byte ^ 1));
    expect(await open(bob, { ...entry, body: { ...body, slots } })).toBeNull();
    const from = mallory.boxKey;
    expect(await open(bob, { ...entry, body: { ...body, from } })).toBeNull();
    expect(await open(bob, { ...entry, body: { ...body, from: new Uint8Array(32) } })).toBeNull();
  });

  test('with another author or position inside than outside, it is not read', async () => {
    const elsewhere = { ...first, clock: 5 };
    const inner = await sealContent(contextOf(alice), elsewhere, text('psst'), [bob]);
    const entry = await writeEntry({ roomId: room, crypto, identity: alice }, first, inner);
    expect(await open(bob, entry)).toBeNull();
  });

  test('with a box key that belongs to somebody else, that person reads nothing', async () => {
    const lent = { peer: mallory.peer, boxKey: bob.boxKey };
    const inner = await sealContent(contextOf(alice), first, text('psst'), [lent]);
    const entry = await writeEntry({ roomId: room, crypto, identity: alice }, first, inner);
    expect(await open(bob, entry)).toBeNull();
    expect(await open(alice, entry)).toMatchObject({ to: [mallory.peer] });
  });

  test('names, locks, titles and private entries are not valid in private', async () => {
    expect(
      await open(bob, await sealed({ k: 'lock', locked: true, members: new Uint8Array() }, [bob])),
    ).toBeNull();
    expect(await open(bob, await sealed({ k: 'title', title: 'For Bob' }, [bob]))).toBeNull();
    const name: Content = { k: 'name', name: 'Al', box: alice.boxKey };
    expect(await open(bob, await sealed(name, [bob]))).toBeNull();
    const inside = (await sealed(text('x'), [bob])).body;
    if (inside.k !== 'sealed') throw new Error('not sealed');
    const { k, from, slots, box } = inside;
    expect(await open(bob, await sealed({ k, from, slots, box }, [bob]))).toBeNull();
  });
});

describe('[P4] limits', () => {
  test('the longest text for the most recipients fits into an entry', async () => {
    const most = Array.from({ length: PRIVATE_SLOTS_MAX - 1 }, (_, i) => createPerson(`m ${i}`));
    const entry = await sealed(text('🎈'.repeat(TEXT_CHARS_MAX)), most);
    expect(entry.signed.body.length).toBeLessThanOrEqual(ENTRY_BYTES_MAX);
    expect(peekEntry(entry.signed)).not.toBeNull();
    expect(await open(alice, entry)).toMatchObject({ body: { k: 'text' } });
  });

  test('a text that is too long, or too many recipients, give an error', async () => {
    const code = (made: Promise<unknown>) => made.then(() => 'made', errorCode);
    expect(await code(sealed(text('x'.repeat(TEXT_CHARS_MAX + 1)), [bob]))).toBe('too-long');
    expect(await code(sealed(text('x'), Array<Identity>(PRIVATE_SLOTS_MAX).fill(bob)))).toBe(
      'too-many',
    );
  });

  test('a recipient with an invalid key reads nothing, and the others still do', async () => {
    const nobody = { peer: carol.peer, boxKey: new Uint8Array(32) };
    const inner = await sealContent(contextOf(alice), first, text('psst'), [nobody, bob]);
    const entry = await writeEntry({ roomId: room, crypto, identity: alice }, first, inner);
    expect(await open(bob, entry)).toMatchObject({ body: text('psst') });
  });

  test('random bytes open as nothing', async () => {
    const noise = randomOf('noise');
    const content: Content = {
      k: 'sealed',
      from: noise.bytes(32),
      slots: [noise.bytes(60), noise.bytes(60)],
      box: concat(noise.bytes(300), utf8('end')),
    };
    const entry = await writeEntry({ roomId: room, crypto, identity: mallory }, first, content);
    expect(await open(bob, entry)).toBeNull();
  });
});

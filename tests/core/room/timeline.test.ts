/** What a room shows of its log: edits, deletions, reactions and replies, the same for everyone with the same log. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content, Entry } from '../../../src/core/chat/entry.ts';
import { compareEntries } from '../../../src/core/chat/entry-order.ts';
import { fileId, idBytes, type EntryId, type PeerId } from '../../../src/core/base/ids.ts';
import { QUOTE_CHARS_MAX, REACTION_KINDS_MAX } from '../../../src/core/limits/chat.ts';
import type { Identity } from '../../../src/core/ports.ts';
import type { ChatMessage } from '../../../src/core/api/views.ts';
import { messagesView } from '../../../src/core/room/timeline.ts';
import { entryOf, logOf } from '../../rigs/chains.ts';
import { alice, bob, bytesOf, carol, createPerson, mallory } from '../../fakes/people.ts';

/** A room in which everybody has seen the messages before. */
function conversation() {
  const entries: Entry[] = [];
  const say = async (identity: Identity, content: Content): Promise<Entry> => {
    const before = entries.findLast((it) => it.author === identity.peer);
    const seq = (before?.body.seq ?? 0) + 1;
    const standing = { seq, prev: before, clock: entries.length + 1 };
    const entry = await entryOf(identity, standing, content);
    entries.push(entry);
    return entry;
  };
  return { entries, say };
}
const hidden = new Set<PeerId>();
const names = new Map([
  [alice.peer, 'Alice'],
  [bob.peer, 'Bob'],
  [carol.peer, 'Carol'],
]);
const show = (entries: readonly Entry[], fileOf = new Map()) => showLog(listed(entries), fileOf);
/** Entries as if they were a log, whether or not they are chains. */
const listed = (entries: readonly Entry[]) => ({
  ordered: () => entries,
  chains: () => [],
  get: (id: EntryId) => entries.find((it) => it.id === id),
});
const showLog = (
  log: Parameters<typeof messagesView>[0],
  fileOf = new Map(),
  before?: readonly ChatMessage[],
) =>
  messagesView(
    log,
    {
      self: alice.peer,
      nameOf: (peer) => names.get(peer) ?? '?',
      fileOf,
      isHidden: (peer) => hidden.has(peer),
    },
    before,
  );
const of = (entry: Entry) => idBytes(entry.id);

describe('edits and deletions', () => {
  test('[E15] show the author’s last edit, marked as edited', async () => {
    const { entries, say } = conversation();
    const said = await say(alice, { k: 'text', text: 'helo' });
    expect(show(entries)).toMatchObject([{ text: 'helo', edited: false }]);
    await say(alice, { k: 'edit', of: of(said), text: 'hello' });
    await say(alice, { k: 'edit', of: of(said), text: 'hello!' });
    expect(show(entries)).toMatchObject([{ id: said.id, text: 'hello!', edited: true }]);
  });

  test('[E15] leave a line without words for a deleted message, for good', async () => {
    const { entries, say } = conversation();
    const said = await say(alice, { k: 'text', text: 'a secret' });
    await say(alice, { k: 'delete', of: of(said) });
    await say(alice, { k: 'edit', of: of(said), text: 'again' });
    await say(bob, { k: 'reaction', of: of(said), emoji: '👍' });
    const shown = show(entries);
    expect(shown).toMatchObject([{ id: said.id, kind: 'deleted' }]);
    expect(JSON.stringify(shown)).not.toContain('secret');
  });

  test('[Q1] leave no line for a library, which was offered anew', async () => {
    const { entries, say } = conversation();
    const offer = { k: 'file', nonce: bytesOf('n', 16), name: 'Music', size: 5, mime: '' } as const;
    const before = await say(bob, { ...offer, library: 2 });
    const after = await say(bob, { ...offer, nonce: bytesOf('m', 16), library: 3 });
    await say(bob, { k: 'delete', of: idBytes(before.id) });
    const file = fileId(bytesOf('file', 16));
    const shown = show(entries, new Map([before, after].map(({ id }) => [id, file])));
    expect(shown).toMatchObject([{ id: after.id, kind: 'file' }]);
  });

  test('[E15] by anyone but the author do nothing', async () => {
    const { entries, say } = conversation();
    const said = await say(alice, { k: 'text', text: 'mine' });
    await say(mallory, { k: 'edit', of: of(said), text: 'hers' });
    await say(mallory, { k: 'delete', of: of(said) });
    expect(show(entries)).toMatchObject([{ text: 'mine', edited: false }]);
  });

  test('[E15] of an entry that is not here, or is no message, do nothing', async () => {
    const { entries, say } = conversation();
    const name = await say(alice, { k: 'name', name: 'Al', box: bytesOf('box', 32) });
    for (const target of [bytesOf('nothing', 32), of(name)]) {
      await say(alice, { k: 'edit', of: target, text: 'x' });
      await say(alice, { k: 'delete', of: target });
      await say(alice, { k: 'reaction', of: target, emoji: '👍' });
    }
    expect(show(entries)).toEqual([]);
  });
});

describe('reactions', () => {
  test('[E16] are counted with names, one per person, and can be taken back', async () => {
    const { entries, say } = conversation();
    const said = await say(bob, { k: 'text', text: 'cake?' });
    await say(carol, { k: 'reaction', of: of(said), emoji: '🎉' });
    await say(alice, { k: 'reaction', of: of(said), emoji: '👍' });
    await say(bob, { k: 'reaction', of: of(said), emoji: '👍' });
    expect(show(entries)).toMatchObject([
      {
        reactions: [
          { emoji: '👍', names: ['Alice', 'Bob'], own: true },
          { emoji: '🎉', names: ['Carol'], own: false },
        ],
      },
    ]);
    await say(alice, { k: 'reaction', of: of(said), emoji: '' });
    await say(carol, { k: 'reaction', of: of(said), emoji: '👍' });
    expect(show(entries)).toMatchObject([
      { reactions: [{ emoji: '👍', names: ['Carol', 'Bob'], own: false }] },
    ]);
  });

  test('[E16] count once for a person who reacts ten thousand times; kinds are bounded', async () => {
    const { entries, say } = conversation();
    const said = await say(bob, { k: 'text', text: 'cake?' });
    const one = await say(mallory, { k: 'reaction', of: of(said), emoji: '👍' });
    const many = Array<Entry>(10_000).fill(one);
    const crowd = Array.from({ length: 60 }, (_, i): Entry => {
      const author = createPerson(`crowd ${i}`).peer;
      const emoji = String.fromCodePoint(0x1f600 + i);
      return { ...one, author, body: { ...one.body, emoji } as Entry['body'] };
    });
    const [message] = show([...entries, ...many, ...crowd]);
    if (message?.kind !== 'text') throw new Error('no text');
    expect(message.reactions).toHaveLength(REACTION_KINDS_MAX);
    expect(message.reactions[0]?.names).toHaveLength(1);
  });

  test('[E16] that are not one emoji count as none', async () => {
    const { entries, say } = conversation();
    const said = await say(bob, { k: 'text', text: 'cake?' });
    await say(alice, { k: 'reaction', of: of(said), emoji: '👍🏽' });
    for (const emoji of ['no', '👍👍', '\u202e👍', '👍 '])
      await say(mallory, { k: 'reaction', of: of(said), emoji });
    expect(show(entries)).toMatchObject([{ reactions: [{ emoji: '👍🏽', names: ['Alice'] }] }]);
  });
});

describe('replies', () => {
  test('[E17] show the current words of what they reply to', async () => {
    const { entries, say } = conversation();
    const said = await say(bob, { k: 'text', text: 'cake?' });
    const reply = await say(alice, { k: 'reply', to: of(said), text: 'yes' });
    const quote = () => show(entries).flatMap((it) => (it.kind === 'text' && it.quote) || []);
    expect(quote()).toEqual([{ id: said.id, name: 'Bob', words: 'cake?' }]);
    await say(bob, { k: 'edit', of: of(said), text: 'x'.repeat(QUOTE_CHARS_MAX + 1) });
    expect(quote()).toEqual([
      { id: said.id, name: 'Bob', words: `${'x'.repeat(QUOTE_CHARS_MAX)}…` },
    ]);
    await say(bob, { k: 'delete', of: of(said) });
    expect(quote()).toEqual([{ id: said.id, name: 'Bob', words: undefined }]);
    expect(show([reply])).toMatchObject([
      { text: 'yes', quote: { id: said.id, name: undefined, words: undefined } },
    ]);
  });

  test('show nothing of a hidden person, in quotes and reactions neither', async () => {
    const { entries, say } = conversation();
    const said = await say(bob, { k: 'text', text: 'cake?' });
    await say(alice, { k: 'reply', to: of(said), text: 'yes' });
    const own = entries.at(-1) as Entry;
    await say(bob, { k: 'reaction', of: of(own), emoji: '👍' });
    hidden.add(bob.peer);
    const shown = show(entries);
    hidden.clear();
    expect(shown).toMatchObject([
      { text: 'yes', quote: { name: undefined, words: undefined }, reactions: [] },
    ]);
  });

  test('[E17] to a file show its name', async () => {
    const { entries, say } = conversation();
    const nonce = bytesOf('n', 16);
    const file = await say(bob, { k: 'file', nonce, name: 'cake.jpg', size: 1, mime: '' });
    await say(alice, { k: 'reply', to: of(file), text: 'mmh' });
    const shown = show(entries, new Map([[file.id, fileId(nonce)]]));
    expect(shown[1]).toMatchObject({ quote: { name: 'Bob', words: 'cake.jpg' } });
  });
});

test('[E8] everyone who holds the same entries sees the same, whatever came first', async () => {
  const { entries, say } = conversation();
  const first = await say(alice, { k: 'text', text: 'one' });
  const second = await say(bob, { k: 'reply', to: of(first), text: 'two' });
  for (const who of [alice, bob, carol]) {
    await say(who, { k: 'reaction', of: of(second), emoji: '👍' });
    await say(who, { k: 'edit', of: of(first), text: `by ${names.get(who.peer)}` });
  }
  await say(bob, { k: 'delete', of: of(second) });
  const reference = show([...entries].sort(compareEntries));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      (order) => void expect(showLog(logOf(order))).toEqual(reference),
    ),
  );
});

describe('shown again', () => {
  test('what did not change is the same thing, and so is a list in which nothing changed', async () => {
    const { entries, say } = conversation();
    const [first, second] = [
      await say(alice, { k: 'text', text: 'one' }),
      await say(bob, { k: 'text', text: 'two' }),
    ];
    const before = show(entries);
    expect(showLog(listed(entries), undefined, before)).toBe(before);
    await say(bob, { k: 'edit', of: of(second), text: 'too' });
    const reply = await say(carol, { k: 'reply', to: of(first), text: 'three' });
    const after = showLog(listed(entries), undefined, before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toMatchObject({ text: 'too', edited: true });
    expect(after[2]).toMatchObject({ id: reply.id, quote: { words: 'one' } });
    names.set(alice.peer, 'Alix');
    const renamed = showLog(listed(entries), undefined, after);
    names.set(alice.peer, 'Alice');
    expect(renamed).toMatchObject([{ name: 'Alix' }, {}, { quote: { name: 'Alix' } }]);
    expect(renamed[1]).toBe(after[1]);
  });

  test('[E8] it is what it would be if it had not been shown before', async () => {
    const { entries, say } = conversation();
    const said = [
      await say(alice, { k: 'text', text: 'one' }),
      await say(bob, { k: 'text', text: 'two' }),
    ];
    said.push(await say(carol, { k: 'reply', to: of(said[0] as Entry), text: 'three' }));
    for (const about of said)
      for (const who of [alice, bob, carol]) {
        await say(who, { k: 'edit', of: of(about), text: `by ${names.get(who.peer)}` });
        await say(who, { k: 'reaction', of: of(about), emoji: '👍' });
        await say(who, { k: 'reaction', of: of(about), emoji: '' });
      }
    await say(alice, { k: 'delete', of: of(said[0] as Entry) });
    const steps = fc.array(fc.subarray(entries), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(steps, (logs) => {
        let before: readonly ChatMessage[] = [];
        for (const log of logs) {
          before = showLog(listed(log), undefined, before);
          expect(before).toEqual(show(log));
        }
      }),
    );
  });
});

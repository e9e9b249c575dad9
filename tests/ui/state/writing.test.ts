/** What a person is writing stays, whatever they reply to or edit in between, and goes to those for whom it was written. */
import { describe, expect, test } from 'vitest';
import type { Draft, DraftKeeper } from '../../../src/core/api/draft.ts';
import type { ChatMessage } from '../../../src/core/api/views.ts';
import { DRAFT_EDITS_MAX } from '../../../src/core/limits/room.ts';
import { Writing } from '../../../src/ui/state/writing.svelte.ts';
import { fakePeer, fakeText, SELF } from '../../fakes/room-views.ts';

const ANA = { peer: fakePeer('Ana'), name: 'Ana' };
const ours = fakeText('Esra', 'cake at four?', 0);
const later = fakeText('Esra', 'bring plates', 2);
const theirs = fakeText('Ana', 'yes please', 1);
const secret = fakeText('Ana', 'a surprise', 3, { to: [{ peer: SELF, name: 'Esra' }] });

function keeper(kept?: Draft): DraftKeeper {
  return { get: () => kept, set: (draft) => (kept = draft) };
}
/** `reload` is the same room on a page that was loaded again. */
function room(messages: readonly ChatMessage[] = [ours, theirs, later, secret], kept = keeper()) {
  const writing = new Writing({ self: SELF, messages }, kept);
  return { writing, kept, reload: () => new Writing({ self: SELF, messages }, kept) };
}

describe('a new message stays', () => {
  test('over a reload, with what it replies to and for whom it is', () => {
    const { writing, reload } = room();
    writing.choose([ANA]);
    writing.reply(theirs);
    writing.text = 'half a sen';
    const again = reload();
    expect(again.text).toBe('half a sen');
    expect(again.purpose).toMatchObject({ kind: 'reply', id: theirs.id, name: 'Ana' });
    expect(again.recipients).toEqual([ANA]);
  });
  test('while another is edited, and comes back when that is sent or cancelled', () => {
    for (const end of ['take', 'cancel'] as const) {
      const { writing } = room();
      writing.reply(theirs);
      writing.text = 'half a sen';
      writing.edit(ours);
      expect(writing.text).toBe('cake at four?');
      writing[end]();
      expect(writing.text).toBe('half a sen');
      expect(writing.purpose).toMatchObject({ kind: 'reply', id: theirs.id });
    }
  });
  test('over a reload while it is on its way: the disk is told what it waits for', () => {
    for (const purpose of ['new', 'reply', 'edit'] as const) {
      const waitsFor: (Promise<unknown> | undefined)[] = [];
      const writes: (Draft | undefined)[] = [];
      const kept: DraftKeeper = {
        get: () => undefined,
        set(draft, sending) {
          writes.push(draft);
          waitsFor.push(sending);
        },
      };
      const { writing } = room(undefined, kept);
      if (purpose === 'reply') writing.reply(theirs);
      if (purpose === 'edit') writing.edit(ours);
      writing.text = 'cake at five';
      const before = writes.length;
      writing.take();
      expect(writes.length, 'nothing is told before it is on its way').toBe(before);
      const sending = Promise.resolve(true);
      writing.sends(sending);
      expect([writes.at(-1), waitsFor.at(-1)]).toEqual([undefined, sending]);
      writing.text = 'and plates';
      expect(waitsFor.at(-1)).toBeUndefined();
    }
  });
  test('when it is to answer another message, or none', () => {
    const { writing } = room();
    writing.text = 'half a sen';
    for (const message of [theirs, secret]) {
      writing.reply(message);
      expect(writing.text).toBe('half a sen');
    }
    writing.cancel();
    expect(writing.text).toBe('half a sen');
    expect(writing.purpose).toBeUndefined();
  });
});

describe('an edit stays', () => {
  test('over a reload, with the new message behind it', () => {
    const { writing, reload } = room();
    writing.text = 'half a sen';
    writing.edit(ours);
    writing.text = 'cake at fi';
    const again = reload();
    expect(again.purpose).toMatchObject({ kind: 'edit', message: { id: ours.id } });
    expect(again.text).toBe('cake at fi');
    again.cancel();
    expect(again.text).toBe('half a sen');
  });
  test('while another message is answered or edited', () => {
    const { writing } = room();
    writing.edit(ours);
    writing.text = 'cake at fi';
    writing.reply(theirs);
    expect(writing.text).toBe('');
    writing.edit(later);
    expect(writing.text).toBe('bring plates');
    writing.edit(ours);
    expect(writing.text).toBe('cake at fi');
  });
  test('until it is cancelled, sent, or its message deleted', () => {
    for (const end of ['cancel', 'take', 'forget'] as const) {
      const { writing, kept } = room();
      writing.edit(ours);
      writing.text = 'cake at fi';
      writing[end](ours.id);
      if (end === 'take') writing.sends(Promise.resolve());
      expect(kept.get()).toBeUndefined();
      writing.edit(ours);
      expect(writing.text).toBe('cake at four?');
    }
  });
  test('of a message that is gone does not take the field', () => {
    const { writing, kept } = room();
    writing.text = 'half a sen';
    writing.edit(ours);
    writing.text = 'cake at fi';
    expect(room([theirs], kept).writing.text).toBe('half a sen');
  });
  test('unless there are too many: the oldest goes', () => {
    const texts = Array.from({ length: DRAFT_EDITS_MAX + 1 }, (_, n) =>
      fakeText('Esra', `${n}`, n),
    );
    const { writing, kept } = room(texts);
    for (const text of texts) {
      writing.edit(text);
      writing.text = 'changed';
    }
    expect(kept.get()?.edits.map(([id]) => id)).toEqual(texts.slice(1).map(({ id }) => id));
  });
});

describe('who can read it', () => {
  test('are the people of a private message that it answers or changes, whoever was chosen', () => {
    const { writing } = room();
    writing.reply(secret);
    expect(writing.recipients).toEqual([ANA]);
    writing.choose([{ peer: fakePeer('Bo'), name: 'Bo' }]);
    expect(writing.recipients).toEqual([ANA]);
  });
  test('is everyone where a public message is changed, whoever was chosen', () => {
    const { writing } = room();
    writing.choose([ANA]);
    writing.edit(ours);
    expect(writing.recipients).toBeUndefined();
  });
  test('stays the same when a private reply is cancelled, or turned into another one', () => {
    for (const end of ['cancel', 'forget', 'reply'] as const) {
      const { writing, reload } = room();
      writing.reply(secret);
      writing.text = 'she must not know';
      if (end === 'reply') writing.reply(theirs);
      else writing[end](secret.id);
      expect(writing.text).toBe('she must not know');
      expect(writing.recipients).toEqual([ANA]);
      expect(reload().recipients).toEqual([ANA]);
      writing.choose([]);
      expect(writing.recipients).toBeUndefined();
    }
  });
  test('is everyone again when a private reply without words is cancelled', () => {
    const { writing, kept } = room();
    writing.reply(secret);
    writing.cancel();
    expect(writing.recipients).toBeUndefined();
    expect(kept.get()).toBeUndefined();
  });
  test('stays the same when it could not be sent, whatever was begun or chosen meanwhile', () => {
    for (const begin of ['choose', 'reply'] as const) {
      const { writing } = room();
      if (begin === 'choose') writing.choose([ANA]);
      else writing.reply(secret);
      writing.text = 'she must not know';
      const taken = writing.take();
      if (begin === 'choose') writing.choose([]);
      else writing.reply(theirs);
      writing.giveBack(taken);
      expect(writing.recipients).toEqual([ANA]);
    }
  });
  test('of files is nobody beyond those that the screen names', () => {
    const { writing } = room();
    expect(writing.sharesTo).toBeUndefined();
    writing.reply(secret);
    expect(writing.sharesTo).toEqual([ANA]);
    writing.edit(ours);
    expect(writing.sharesTo).toEqual([ANA]);
    writing.cancel();
    writing.cancel();
    expect(writing.sharesTo).toBeUndefined();
    writing.edit({ ...ours, to: [ANA] });
    expect(writing.sharesTo).toEqual([ANA]);
  });
  test('is still known after a reload, also where the message is not there yet', () => {
    const { writing, kept } = room();
    writing.reply(secret);
    writing.text = 'thank you for';
    expect(room([], kept).writing.recipients).toEqual([ANA]);
  });
});

test('what could not be sent comes back, before what was written since', () => {
  const { writing } = room();
  writing.reply(theirs);
  writing.text = 'first';
  const taken = writing.take();
  expect([writing.text, writing.purpose]).toEqual(['', undefined]);
  writing.text = 'second';
  writing.giveBack(taken);
  expect(writing.text).toBe('first\nsecond');
  expect(writing.purpose).toMatchObject({ id: theirs.id });

  writing.edit(ours);
  writing.text = 'cake at five?';
  writing.giveBack(writing.take());
  expect(writing.text).toBe('cake at five?');
  expect(writing.purpose).toMatchObject({ kind: 'edit' });
});

test('the last text of ours is edited, not one of somebody else', () => {
  const { writing } = room();
  expect(writing.editLast()).toBe(true);
  expect(writing.text).toBe('bring plates');
  expect(room([theirs]).writing.editLast()).toBe(false);
});

test('nothing is kept of nothing', () => {
  const { writing, kept } = room();
  writing.text = 'a';
  expect(kept.get()).toBeDefined();
  writing.text = '';
  expect(kept.get()).toBeUndefined();
});

/** What is found among the messages of a room, with what stands beside it, also while they change. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { entryId, fileId, peerId, type EntryId } from '../../../src/core/base/ids.ts';
import { EXCERPT_CHARS_MAX, LINE_CHARS_MAX, MARKED_MAX } from '../../../src/core/limits/search.ts';
import { haystackOf, needleOf } from '../../../src/core/folding/fold.ts';
import { MessageIndex, type SearchedMessage } from '../../../src/core/search/message-index.ts';
import { queryOf } from '../../../src/core/search/query.ts';
import { bytesOf } from '../../fakes/people.ts';

const ana = peerId(bytesOf('ana', 16));
const ben = peerId(bytesOf('ben', 16));
const NAMES = [
  [ana, 'Ana María'],
  [ben, 'Ben'],
] as const;
const ids = Array.from({ length: 20 }, (_, i) => entryId(bytesOf(`entry ${i}`, 32)));
const idOf = (i: number): EntryId => ids[i] ?? entryId(bytesOf(`entry ${i}`, 32));

const message = (
  i: number,
  text: string,
  more: Partial<SearchedMessage> = {},
): SearchedMessage => ({
  ...{ id: idOf(i), author: i % 2 ? ben : ana, timeMs: i, text, file: undefined, private: false },
  ...more,
});

let index = new MessageIndex();
beforeEach(() => (index = new MessageIndex()));
const put = (...messages: SearchedMessage[]) =>
  index.change({ put: messages, gone: [], names: NAMES });
const find = (typed: string, max = 50, chars = 1e9) => {
  const { query } = queryOf(typed);
  if (!query) throw new Error('it asks for nothing');
  return index.find(query, max, { chars });
};
const found = (typed: string) => find(typed).messages.map(({ id }) => ids.indexOf(id));

describe('what is found', () => {
  beforeEach(() =>
    put(
      message(0, 'The tram leaves at eight'),
      message(1, 'Which tram?'),
      message(2, 'See https://trams.example/depot'),
      message(3, 'tram-depot-plan.pdf', { file: fileId(bytesOf('file', 16)) }),
      message(4, 'Only for you: the depot', { private: true }),
    ),
  );

  test('has all the words; the newest comes first', () => {
    expect(found('tram')).toEqual([3, 2, 1, 0]);
    expect(found('depot tram')).toEqual([3, 2]);
    expect(found('nothing')).toEqual([]);
  });

  test('has a phrase, an author, a file, a link', () => {
    expect(found('"tram leaves"')).toEqual([0]);
    expect(found('from:ana')).toEqual([4, 2, 0]);
    expect(found('from:mar tram')).toEqual([2, 0]);
    expect(found('from:ana from:ben tram')).toEqual([3, 2, 1, 0]);
    expect(found('from:nobody tram')).toEqual([]);
    expect(found('has:file')).toEqual([3]);
    expect(found('has:link')).toEqual([2]);
    expect(found('has:link has:file')).toEqual([]);
  });

  test('stands between the message before and the one after it', () => {
    expect(find('which').messages).toMatchObject([
      {
        ...{ name: 'Ben', text: 'Which tram?', marks: [[0, 5]], private: false },
        before: { name: 'Ana María', text: 'The tram leaves at eight' },
        after: { name: 'Ana María', text: 'See https://trams.example/depot' },
      },
    ]);
    expect(find('leaves').messages[0]?.before).toBeUndefined();
    expect(find('only').messages[0]?.after).toBeUndefined();
  });

  test('is also people, with what they wrote', () => {
    expect(find('maria').people).toEqual([{ peer: ana, name: 'Ana María', messages: 3 }]);
    expect(find('from:maria').people).toEqual([]);
  });

  test('is counted whole, and shown in part', () => {
    expect(find('tram', 2)).toMatchObject({ count: 4, complete: true });
    expect(find('tram', 2).messages).toHaveLength(2);
  });

  test('is what the budget allows, the newest first', () => {
    const some = find('tram', 50, 40);
    expect(some.complete).toBe(false);
    expect(some.messages[0]?.id).toBe(idOf(3));
  });
});

describe('what changes', () => {
  test('is found as it is now: edited, deleted, forgotten', () => {
    put(message(0, 'first'), message(1, 'second'), message(2, 'third'));
    put(message(1, 'changed'));
    expect(found('second')).toEqual([]);
    expect(find('changed').messages[0]?.before?.text).toBe('first');
    index.change({ put: [], gone: [idOf(0)], names: NAMES });
    expect(found('first')).toEqual([]);
    expect(find('changed').messages[0]?.before).toBeUndefined();
    expect(index.size).toBe(2);
  });

  test('stands where the room’s order says', () => {
    put(message(0, 'one'), message(2, 'three'));
    const order = [idOf(0), idOf(1), idOf(2)];
    index.change({ put: [message(1, 'two')], gone: [], order, names: NAMES });
    expect(find('two').messages[0]).toMatchObject({
      before: { text: 'one' },
      after: { text: 'three' },
    });
  });

  test('takes no memory when it is gone', () => {
    put(message(0, 'something'), message(1, 'else'));
    put(message(0, 'something quite different'));
    index.change({ put: [], gone: [idOf(0), idOf(1)], names: NAMES });
    expect(index.chars).toBe(0);
  });

  test('after any changes it finds what looking at each message does', () => {
    const text = fc.stringMatching(/^(?:tram|depot|été|練習|\s){0,6}$/);
    const step = fc.tuple(fc.nat({ max: 9 }), fc.option(text, { nil: undefined }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        index = new MessageIndex();
        const plain = new Map<EntryId, string>();
        for (const [i, said] of steps) {
          if (said === undefined) {
            index.change({ put: [], gone: [idOf(i)], names: NAMES });
            plain.delete(idOf(i));
          } else {
            put(message(i, said));
            plain.set(idOf(i), said);
          }
        }
        for (const word of ['tram', 'ete', '練', 'dep']) {
          const expected = [...plain].filter(([, it]) => haystackOf(it).includes(needleOf(word)));
          expect(new Set(find(word).messages.map(({ id }) => id))).toEqual(
            new Set(expected.map(([id]) => id)),
          );
        }
      }),
    );
  });
});

describe('an excerpt', () => {
  const excerpt = (text: string, typed: string) => {
    put(message(0, text));
    const [it] = find(typed).messages;
    if (!it) throw new Error('nothing was found');
    return { text: it.text, marked: it.marks.map(([from, to]) => it.text.slice(from, to)) };
  };

  test('marks what was sought, as it was written', () => {
    expect(excerpt('Été, ÉTÉS et l’été', 'ete').marked).toEqual(['Été', 'ÉTÉ', 'été']);
    expect(excerpt('明日の練習は七時', '練習').marked).toEqual(['練習']);
    expect(excerpt('at the tram depot', '"the tram"').marked).toEqual(['the tram']);
    expect(excerpt('Straße', 'stras').marked).toEqual(['Straß']);
    expect(excerpt('tram tramway', 'tram tramw').marked).toEqual(['tram', 'tramw']);
  });

  test('of a long message is the part around it, cut at spaces', () => {
    const long = `${'before '.repeat(500)}needle ${'after '.repeat(500)}`;
    const { text, marked } = excerpt(long, 'needle');
    expect(marked).toEqual(['needle']);
    expect(text.length).toBeLessThanOrEqual(EXCERPT_CHARS_MAX + 2);
    expect(text).toMatch(/^…before .* needle .* after…$/);
  });

  test('never cuts a character in two', () => {
    const { text } = excerpt(`${'😀'.repeat(300)} needle ${'😀'.repeat(300)}`, 'needle');
    expect(text).not.toMatch(/\p{Cs}/u); // half a character
  });

  test('of a message that is nothing but the word is bounded', () => {
    put(message(0, 'a '.repeat(5_000)), message(1, 'b'));
    const [it] = find('a').messages;
    expect(it?.marks.length).toBeLessThanOrEqual(MARKED_MAX);
    expect(find('b').messages[0]?.before?.text.length).toBeLessThanOrEqual(LINE_CHARS_MAX + 1);
  });

  test('has its marks in order within the text, whatever was written and sought', () => {
    const unit = fc.constantFrom(...'aAéßﷺİ漢か\u3099\u0301\u200d😀 ."\n'.split(''), '😀', '👩‍👧');
    const texts = fc.string({ unit, maxLength: 400 });
    fc.assert(
      fc.property(texts, fc.string({ unit, minLength: 1, maxLength: 4 }), (text, typed) => {
        index = new MessageIndex();
        put(message(0, text));
        const { query } = queryOf(typed);
        for (const it of query ? index.find(query, 1, { chars: 1e6 }).messages : []) {
          let end = 0;
          for (const [from, to] of it.marks) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThanOrEqual(from);
            end = to;
          }
          expect(end).toBeLessThanOrEqual(it.text.length);
        }
      }),
    );
  });
});

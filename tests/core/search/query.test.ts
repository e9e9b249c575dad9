/** What is typed into the search of messages, and what it is understood as. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  QUERY_CHARS_MAX,
  QUERY_NAMES_MAX,
  QUERY_WORDS_MAX,
} from '../../../src/core/limits/search.ts';
import { queryOf } from '../../../src/core/search/query.ts';

const GERMAN = { from: 'von', has: 'hat mit', file: 'datei dateien', link: 'link links' };
const nothing = { words: [], phrases: [], from: [], file: false, link: false };
const query = (typed: string) => queryOf(typed).query;

describe('what is typed', () => {
  test('is words, each once', () => {
    expect(query(' Tram  depot, tram ')).toEqual({ ...nothing, words: ['tram', 'depot'] });
    expect(query(' … ')).toBeUndefined();
    expect(query('')).toBeUndefined();
  });

  test.each([
    '"the tram" now',
    '“the tram” now',
    '„the tram“ now',
    '«the tram» now',
    '「the tram」now',
  ])('is a phrase in quotes: %s', (typed) => {
    expect(query(typed)).toEqual({ ...nothing, words: ['now'], phrases: [['the', 'tram']] });
    expect(queryOf(typed).phrases).toEqual(['the tram']);
  });

  test('is words while a quote is still open', () => {
    expect(query('"the tra')).toEqual({ ...nothing, words: ['the', 'tra'] });
  });

  test('is a name', () => {
    expect(query('from:Ana')).toEqual({ ...nothing, from: [['ana']] });
    expect(query('from: "Ana María" tram')).toEqual({
      ...nothing,
      words: ['tram'],
      from: [['ana', 'maria']],
    });
    expect(queryOf('FROM:@Ana from:ben').from).toEqual(['@Ana', 'ben']);
  });

  test('is nothing yet while a name is to come', () => {
    expect(query('from:')).toBeUndefined();
    expect(query('tram from: ')).toEqual({ ...nothing, words: ['tram'] });
  });

  test('asks for a file or a link', () => {
    expect(query('has:file')).toEqual({ ...nothing, file: true });
    expect(query('has:links tram')).toEqual({ ...nothing, words: ['tram'], link: true });
    expect(query('has:video')).toEqual({ ...nothing, words: ['video'] });
  });

  test('is understood in the language of the page, too, and in English in any', () => {
    const typed = queryOf('von:Ana hat:Datei from:ben has：link', GERMAN);
    expect(typed.query).toEqual({ ...nothing, from: [['ana'], ['ben']], file: true, link: true });
  });

  test('is only words where a colon means something else', () => {
    expect(query('12:30 note:this https://a.example')?.words).toEqual(
      '12 30 note this https a example'.split(' '),
    );
  });

  test('asks for files by what is no operator', () => {
    expect(queryOf('from:ana "live set" .mp3 >10mb has:file').rest).toBe('live set .mp3 >10mb');
  });

  test('is bounded', () => {
    const long = Array.from({ length: 99 }, (_, i) => `w${i}`).join(' ');
    expect(query(long)?.words).toHaveLength(QUERY_WORDS_MAX);
    expect(query('from:a '.repeat(20))?.from).toHaveLength(QUERY_NAMES_MAX);
    expect(query('x'.repeat(9_999))?.words[0]).toHaveLength(QUERY_CHARS_MAX);
  });

  test('never throws, whatever it is', () => {
    const part = fc.constantFrom(
      'from:',
      'has:',
      '"',
      '“',
      'file',
      ' ',
      ':',
      '\u0301',
      '漢',
      '\ud800',
    );
    const typed = fc.array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 5 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(typed, (parts) => {
        const { query: found } = queryOf(parts.join(''));
        const count = (found?.words.length ?? 0) + (found?.phrases.length ?? 0);
        expect(count).toBeLessThanOrEqual(QUERY_WORDS_MAX);
        for (const word of found?.words ?? []) expect(word).not.toBe('');
      }),
    );
  });
});

/** What somebody types into the search, as a question. */
import { describe, expect, test } from 'vitest';
import { SEARCH_TERMS_MAX, SEARCH_WORD_CHARS_MAX } from '../../../src/core/limits/library.ts';
import { questionOf } from '../../../src/ui/library/search-question.ts';
import { search as spanish } from '../../../src/ui/words/languages/es.ts';

const terms = (typed: string) => questionOf(typed)?.terms;

describe('[Q3] what is typed', () => {
  test('is words, without case, accents and punctuation', () => {
    expect(terms(' Été  à-la "Mer" ')).toEqual([['ete'], ['a'], ['la'], ['mer']]);
    expect(questionOf(' … ')).toBeUndefined();
    expect(questionOf('')).toBeUndefined();
  });

  test('keeps marks that make other words, and names what earlier versions compare behind them', () => {
    expect(terms('किताब')).toEqual([['किताब', 'कतब']]);
    expect(terms('Straße')).toEqual([['strasse', 'straße']]);
    expect(terms('東京tower がぎ')).toEqual([['東京'], ['tower'], ['がぎ', 'かき']]);
  });

  test('is endings, and kinds that stand for several', () => {
    expect(terms('.MP4 report')).toEqual([['.mp4'], ['report']]);
    expect(terms('videos')?.[0]).toEqual(expect.arrayContaining(['videos', '.mp4', '.webm']));
    expect(terms('videotape')).toEqual([['videotape']]);
  });

  test('is kinds as another language calls them, with accents or without', () => {
    const endings = (typed: string) => questionOf(typed, spanish.kinds)?.terms[0];
    expect(endings('Imágenes')).toEqual(expect.arrayContaining(['imagenes', '.jpg', '.png']));
    expect(endings('imagenes')).toEqual(endings('Imágenes'));
  });

  test('is sizes', () => {
    expect(questionOf('>10mb <1.5GB')).toEqual({
      terms: [],
      minBytes: 10_000_000,
      maxBytes: 1_500_000_000,
    });
    expect(questionOf('>10mo')).toEqual(questionOf('>10mb'));
    expect(questionOf('sing <500')).toMatchObject({ terms: [['sing']], maxBytes: 500 });
  });

  test('is bounded', () => {
    expect(terms('a '.repeat(50))).toHaveLength(SEARCH_TERMS_MAX);
    expect(terms('x'.repeat(99))?.[0]?.[0]).toHaveLength(SEARCH_WORD_CHARS_MAX);
  });
});

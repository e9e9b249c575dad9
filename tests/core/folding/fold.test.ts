/** What counts as the same word, in the scripts of many languages. */
import { describe, expect, test } from 'vitest';
import {
  fold,
  foldedWords,
  haystackOf,
  isCalled,
  needleOf,
  phraseNeedle,
} from '../../../src/core/folding/fold.ts';

const has = (text: string, typed: string): boolean =>
  foldedWords(typed).every((word) => haystackOf(text).includes(needleOf(word)));
const hasPhrase = (text: string, typed: string): boolean =>
  haystackOf(text).includes(phraseNeedle(foldedWords(typed)));

describe('a word is found', () => {
  test.each([
    ['whatever its case and accents', 'Été à Zürich', 'ete zurich'],
    ['by its beginning', 'Tomorrow', 'tom'],
    ['with letters that are two', 'Die Straße', 'STRASSE'],
    ['in Turkish, with and without dots', 'IŞIK İstanbul ılık', 'ışık istanbul ilik'],
    ['in Greek, at the end of a word too', 'ΟΔΟΣ', 'οδος'],
    ['in Russian', 'Ещё чай', 'еще ЧАИ'],
    ['in Vietnamese', 'Đường phố', 'duong pho'],
    ['in Arabic, without vowels and with other letters', 'أَهْلًا بِكَ فِي القَهْوَةِ', 'اهلا القهوه'],
    ['in Persian, as keyboards of Arabic write it', 'کتابی', 'كتابي'],
    ['in Hebrew, without points', 'שָׁלוֹם', 'שלום'],
    ['in Hindi, with its vowels', 'हिंदी में ज़रूर', 'हिंदी जरूर'],
    ['with digits of another script', 'الساعة ٧:٣٠', '7'],
    ['in Korean, by its beginning', '합창 연습', '합창'],
    ['in Japanese, in the middle of a sentence', '明日の練習は七時からです', '練習'],
    ['in katakana, as narrow letters too', 'サーバーがﾀﾞｳﾝ', 'ダウン サーバー'],
    ['in Chinese', '我们明天在仓库见面', '仓库'],
    ['in Thai', 'พรุ่งนี้เจอกันที่โกดัง', 'โกดัง'],
    ['beside a script without spaces', '今日はhelloと言う', 'hello'],
    ['when its accents come apart', 'Cafe\u0301', 'café'],
  ])('%s', (_, text, typed) => expect(has(text, typed)).toBe(true));

  test.each([
    ['in the middle of another word', 'tomorrow', 'row'],
    ['with another vowel of Hindi', 'कि', 'की'],
    ['with another kana', 'かき', 'がき'],
  ])('but not %s', (_, text, typed) => expect(has(text, typed)).toBe(false));
});

test('a phrase is whole words that follow each other', () => {
  expect(hasPhrase('See you at the tram depot!', 'the TRAM')).toBe(true);
  expect(hasPhrase('See you at the tram depot!', 'the tra')).toBe(false);
  expect(hasPhrase('the old tram', 'the tram')).toBe(false);
  expect(hasPhrase('明日の練習は七時からです', '練習は七時')).toBe(true);
  expect(hasPhrase('明日の練習は、七時からです', '練習は七時')).toBe(false);
});

test('somebody is called by the beginnings of the words of a name', () => {
  expect(isCalled('Ana María Ruiz', ['ana', 'ru'])).toBe(true);
  expect(isCalled('Ana María Ruiz', ['ru', 'x'])).toBe(false);
});

describe('a hostile text', () => {
  test('does not grow: one character that stands for eighteen', () => {
    const text = '\ufdfa'.repeat(10_000);
    expect(haystackOf(text).length).toBeLessThanOrEqual(2 * text.length + 2);
  });

  test('of marks without end keeps a few of them', () => {
    const pile = `\u0bbf${'\u093f\u0302\u0316'.repeat(50_000)}`;
    expect(fold(pile).length).toBeLessThan(20);
  });
});

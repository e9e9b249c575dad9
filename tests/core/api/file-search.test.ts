/** A search in a library: by words of names and folders, endings and sizes. */
import { describe, expect, test } from 'vitest';
import { FileSearch } from '../../../src/core/api/file-search.ts';

const files = [
  ['Photos/Summer 2024/IMG_0001.JPG', 4_000],
  ['Photos/Summer 2024/beach (1).png', 9_000],
  ['Musique/Été à la mer.mp3', 3_000],
  ['写真/旅行の写真.jpg', 2_000],
  ['beach/notes.txt', 10],
  ['archive.tar.gz', 99],
  ['किताब/कसरत.pdf', 5],
  ['รูปภาพ/แม่น้ำ.txt', 6],
  ['مَدرسة/Straße e\u0301l\u00e8ve.txt', 7],
] as const;
const search = new FileSearch(
  files.map(([path, sizeBytes]) => ({ path, sizeBytes, modifiedMs: 0 })),
);
const find = (...terms: string[]) => search.find({ terms: terms.map((it) => it.split('|')) }, 20);

describe('[Q3] a search finds', () => {
  test('files by the beginnings of the words of their names and folders, in any order', () => {
    expect(find('img')).toEqual([0]);
    expect(find('2024', 'phot')).toEqual([0, 1]);
    expect(find('hotos')).toEqual([]);
    expect(find('summer', 'nothing')).toEqual([]);
  });

  test('names before folders', () => expect(find('beach')).toEqual([1, 4]));

  test('words without accents, and in the middle where a script has no spaces', () => {
    expect(find('ete')).toEqual([2]);
    expect(find('写真')).toEqual([3]);
    expect(find('旅行')).toEqual([3]);
  });

  test('words with the vowels that make them other words, and not by what is left without', () => {
    expect(find('किताब')).toEqual([6]);
    expect(find('कतब')).toEqual([]);
    expect(find('किसान|कसन')).toEqual([]);
    expect(find('कसरत')).toEqual([6]);
    expect(find('कि|क')).toEqual([6]);
    expect(find('แม่น้ำ')).toEqual([7]);
    expect(find('น้ำ')).toEqual([7]);
    expect(find('แมน')).toEqual([]);
  });

  test('words however they are composed, and as devices of earlier versions send them', () => {
    for (const word of ['élève', 'e\u0301le\u0300ve', 'eleve']) expect(find(word)).toEqual([8]);
    for (const word of ['مدرسة', 'مدرسه', 'مَدْرَسَة']) expect(find(word)).toEqual([8]);
    for (const word of ['straße', 'strasse', 'STRASSE']) expect(find(word)).toEqual([8]);
    expect(find('旅行の')).toEqual([3]);
    expect(find('\u0301')).toEqual([]);
  });

  test('one of several words, and endings only as a whole', () => {
    expect(find('.jpg|.png')).toEqual([0, 1, 3]);
    expect(find('.jp')).toEqual([]);
    expect(find('.gz')).toEqual([5]);
  });

  test('sizes, and all files without a word', () => {
    expect(search.find({ terms: [], minBytes: 3_000, maxBytes: 4_000 }, 20)).toEqual([0, 2]);
    expect(search.find({ terms: [] }, 4)).toEqual([0, 1, 2, 3]);
  });

  test('at once among the most files that a library has', () => {
    const many = new FileSearch([]);
    for (let i = 0; i < 100_000; i++)
      many.add({ path: `Folder ${i % 997}/file number ${i}.jpg`, sizeBytes: i, modifiedMs: 0 });
    expect(many.find({ terms: [['99999']] }, 20)).toEqual([99_999]);
    expect(many.find({ terms: [['nowhere']] }, 20)).toEqual([]);
  });
});

/** A long text in sections, each drawn by itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownBlocks } from '../../../../src/ui/text/markdown/blocks.ts';
import {
  firstSections,
  SECTION_BOUND,
  sectionsOf,
} from '../../../../src/ui/text/markdown/sections.ts';

const line = (n: number) => `${n} `.padEnd(100, 'words ').trimEnd();
const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n));
const blocksOf = (text: string) => markdownBlocks(text, () => undefined);

describe('sections of a text', () => {
  test('a short one is one', () => {
    expect(sectionsOf('')).toEqual(['']);
    expect(sectionsOf('milk\n\n- bread')).toEqual(['milk\n\n- bread']);
  });

  test('a long one ends them at empty lines, and has all its lines in them', () => {
    const text = lines(400)
      .map((it, n) => (n % 7 === 0 ? `\n${it}` : it))
      .join('\n');
    const sections = sectionsOf(text);
    expect(sections.length).toBeGreaterThan(5);
    expect(sections.join('\n')).toBe(text);
    for (const it of sections.slice(1)) expect(it.startsWith('\n')).toBe(true);
  });

  test('a long quote or list goes on in the next one', () => {
    const sections = sectionsOf(
      lines(400)
        .map((it) => `> ${it}`)
        .join('\n'),
    );
    expect(sections.length).toBeGreaterThan(2);
    for (const it of sections) expect(blocksOf(it).map(({ kind }) => kind)).toEqual(['quote']);
  });

  test('long code stays code in each of them', () => {
    const code = lines(400);
    const sections = sectionsOf(['````ts', ...code, '', '```', '````', 'after'].join('\n'));
    const blocks = sections.flatMap(blocksOf);
    const kinds = new Set(blocks.slice(0, -1).map(({ kind }) => kind));
    expect([...kinds]).toEqual(['code']);
    const texts = blocks.flatMap((it) => (it.kind === 'code' ? [it.text] : []));
    expect(texts.join('\n')).toBe([...code, '', '```'].join('\n'));
    expect(blocks.at(-1)?.kind).toBe('lines');
  });

  test('the first ones are those of the whole text, and it is told whether there are more', () => {
    const text = lines(4_000).join('\n');
    const all = sectionsOf(text);
    expect(firstSections(text, 3)).toEqual({ sections: all.slice(0, 3), hasMore: true });
    expect(firstSections(text, all.length)).toEqual({ sections: all, hasMore: false });
    expect(firstSections('', 3)).toEqual({ sections: [''], hasMore: false });
  });

  test('a line without an end is broken, and no character in it', () => {
    const text = '🧀'.repeat(50_001);
    const sections = sectionsOf(`a${text}`);
    expect(sections.join('').replaceAll('\n', '')).toBe(`a${text}`);
    for (const it of sections) expect(it).not.toMatch(/\p{Surrogate}/u);
  });

  const ENDLESS_FENCES: [string, number][] = [
    ['```', 1_054],
    ['````js\n', 1_525],
    ['- ', 256],
    ['> ', 714],
    [' ', 1_001],
    ['- ', 2_059],
    ['```', 2_980],
  ];

  test('whatever a text is, no section is long, and there are not many', () => {
    const pieces = fc.constantFrom(
      '\n',
      '\n\n',
      '```',
      '````js\n',
      '> ',
      '- ',
      'a',
      '🧀',
      '`',
      ' ',
    );
    const some = fc.array(fc.tuple(pieces, fc.integer({ min: 1, max: 3_000 })), { maxLength: 12 });
    fc.assert(
      fc.property(some, (parts) => {
        const text = parts.map(([it, n]) => it.repeat(n)).join('');
        const sections = sectionsOf(text);
        const longest = Math.max(...sections.map(({ length }) => length));
        expect(longest).toBeLessThanOrEqual(SECTION_BOUND);
        const { sections: first, hasMore } = firstSections(text, 2);
        expect(first).toHaveLength(Math.min(2, sections.length));
        expect(hasMore).toBe(sections.length > 2);
        expect(sections.length).toBeLessThanOrEqual(1 + text.length / 1_500);
        const chars = (it: string) => it.replace(/[\n`]|js/g, '').length;
        expect(chars(sections.join(''))).toBe(chars(text));
      }),
      { numRuns: 100, examples: [[ENDLESS_FENCES]] },
    );
  });
});

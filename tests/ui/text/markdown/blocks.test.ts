/** What a message looks like: the marks that people mean, and everything else as it was typed. */
import { describe, expect, test } from 'vitest';
import { markdownBlocks } from '../../../../src/ui/text/markdown/blocks.ts';
import { hasMarks } from '../../../../src/ui/text/markdown/marks.ts';
import type { Block, Inline } from '../../../../src/ui/text/markdown/tokens.ts';

/** One line for each block, with tags for what is drawn: short enough for a table of cases. */
const inlineTags = (inside: readonly Inline[]): string =>
  inside
    .map((it) => {
      if (it.kind === 'text') return it.text;
      if (it.kind === 'code' || it.kind === 'mention') return `<${it.kind}>${it.text}</>`;
      const name =
        it.kind === 'link' ? `link ${it.href}${it.shown ? ` ${it.shown}` : ''}` : it.kind;
      return `<${name}>${inlineTags(it.inside)}</>`;
    })
    .join('');
const tags = (blocks: readonly Block[]): string =>
  blocks
    .map((it) => {
      if (it.kind === 'lines') return inlineTags(it.inside);
      if (it.kind === 'code') return `<pre ${it.language}>${it.text}</>`;
      if (it.kind === 'quote') return `<quote>${tags(it.inside)}</>`;
      const items = it.items.map(
        ({ number, dash, inside }) => `<${number ?? (dash ? '-' : '*')}>${tags(inside)}</>`,
      );
      return `<list>${items.join('')}</>`;
    })
    .join('');
const drawn = (text: string) => tags(markdownBlocks(text, () => undefined));

describe('emphasis', () => {
  test.each([
    ['*so*', '<em>so</>'],
    ['_so_', '<em>so</>'],
    ['**so**', '<strong>so</>'],
    ['__so__', '<strong>so</>'],
    ['***so***', '<strong><em>so</></>'],
    ['~~so~~', '<strike>so</>'],
    ['**a _b_ c**', '<strong>a <em>b</> c</>'],
    ['_**a**_', '<em><strong>a</></>'],
    ['“*so*”, (*or* so)!', '“<em>so</>”, (<em>or</> so)!'],
    ['これは**太字**です', 'これは<strong>太字</>です'],
    ['🎉*so*🎉', '🎉<em>so</>🎉'],
    ['*.txt and *all*', '*.txt and <em>all</>'],
    ['**a *b**', '<strong>a *b</>'],
    ['**`a*`**', '<strong><code>a*</></>'],
    [
      '*https://example.org/a_b_c*',
      '<em><link https://example.org/a_b_c>https://example.org/a_b_c</></>',
    ],
  ])('%s', (text, shown) => expect(drawn(text)).toBe(shown));
});

describe('what stays as it was typed', () => {
  test.each([
    'snake_case and other_snake_case',
    '__init__.py, src/__tests__/a.ts',
    '*.txt *.md',
    '2*3*4 = 24, 2 * 3 * 4',
    'a*b*c and a**b**c',
    'f(*args, **kwargs)',
    '* * *',
    '- - -',
    '*.txt and a*',
    '“*” and "*" and (*)',
    '*****',
    'f**** this',
    'name: ____ age: ____',
    '*_* ^_^ -_- T_T >_< >:(',
    '¯\\_(ツ)_/¯',
    'C:\\_old\\*new*',
    '~5 and ~6~',
    '-5 degrees, +1',
    '+ pro',
    '1) one',
    '>>> print("a")',
    '>quoted?',
    '# no heading',
    'a\n===\nb\n---',
    '    not code',
    '&amp; &lt;b&gt; <b>bold</b>',
    '[a][b] and [c]: d',
    '[x](javascript:alert(1))',
    '[x](data:text/html,a)',
    '[x](//example.org)',
    '[ ](x)',
    '`',
    '``a`',
    '```\nno end',
    'a *b\nc* d',
    '  two spaces\n\n\nand lines  ',
  ])('%s', (text) => expect(drawn(text)).toBe(text));
});

describe('code', () => {
  test.each([
    ['`*a*` b', '<code>*a*</> b'],
    ['`` a`b ``', '<code>a`b</>'],
    ['`https://example.org` @a', '<code>https://example.org</> @a'],
    ['```\n*a*\n  b\n```', '<pre >*a*\n  b</>'],
    ['```TS\nlet a;\n```', '<pre ts>let a;</>'],
    ['see\n\n```js\na\n\nb\n```\nso', 'see\n<pre js>a\n\nb</>so'],
    ['```let a;\nlet b;```', '<pre >let a;\nlet b;</>'],
    ['````\n```\n````', '<pre >```</>'],
    ['```one line```', '<code>one line</>'],
  ])('%s', (text, shown) => expect(drawn(text)).toBe(shown));
});

describe('quotes and lists', () => {
  test.each([
    ['> a\n> b\nc', '<quote>a\nb</>c'],
    ['> a\n>\n> > b', '<quote>a\n<quote>b</></>'],
    ['> - a', '<quote><list><->a</></></>'],
    ['- a\n- *b*\nc', '<list><->a</><-><em>b</></></>c'],
    ['* a\n  - b\n  - c\n* d', '<list><*>a<list><->b</><->c</></></><*>d</></>'],
    ['3. a\n4. b', '<list><3>a</><4>b</></>'],
    ['1. a\n   more\n2. b', '<list><1>a\nmore</><2>b</></>'],
    ['- ```\n  a\n  ```', '<list><-><pre >a</></></>'],
    ['1986. A year', '<list><1986>A year</></>'],
    ['12345. No', '12345. No'],
  ])('%s', (text, shown) => expect(drawn(text)).toBe(shown));

  test('within each other are few', () => {
    expect(drawn(`${'> '.repeat(30)}a`)).toBe(
      `${'<quote>'.repeat(4)}${'> '.repeat(26)}a${'</>'.repeat(4)}`,
    );
  });
});

describe('links', () => {
  test.each([
    ['[so](https://example.org/a_(b))', '<link https://example.org/a_(b) example.org>so</>'],
    ['[**so**](http://example.org/)!', '<link http://example.org/ example.org><strong>so</></>!'],
    ['[write](mailto:a@example.org)', '<link mailto:a@example.org a@example.org>write</>'],
    [
      '[b.example](https://xn--80ak6aa92e.com/)',
      '<link https://xn--80ak6aa92e.com/ xn--80ak6aa92e.com>b.example</>',
    ],
    ['see [1] https://example.org', 'see [1] <link https://example.org/>https://example.org</>'],
    // Words that are another address hide nothing: both are shown.
    [
      '[https://bank.example](https://evil.example)',
      '[<link https://bank.example/>https://bank.example</>](<link https://evil.example/>https://evil.example</>)',
    ],
  ])('%s', (text, shown) => expect(drawn(text)).toBe(shown));

  test('whose text shows another host say which one', () => {
    const [block] = markdownBlocks('*https://пример.рф*', () => undefined);
    const [em] = block?.kind === 'lines' ? block.inside : [];
    expect(em).toMatchObject({ inside: [{ realHost: 'xn--e1afmkfd.xn--p1ai' }] });
  });
});

test('marks beyond the most that a page draws show as they were typed', () => {
  const blocks = markdownBlocks('*a* '.repeat(2_000), () => undefined);
  const [block] = blocks;
  if (block?.kind !== 'lines') throw new Error('no lines');
  expect(block.inside.filter((it) => it.kind === 'em')).toHaveLength(500);
  expect(inlineTags(block.inside.slice(-1))).toContain('*a* *a*');
});

test.each([
  ['hello there, how are you?', false],
  ['3.5 times - or 4', false],
  ['a\n- b', true],
  ['see www.example.org', true],
  ['**a**', true],
])('whether “%s” has marks: %s', (text, has) => expect(hasMarks(text)).toBe(has));

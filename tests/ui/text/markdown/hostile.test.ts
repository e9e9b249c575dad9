/**
 * Whatever stands in a message, it is drawn of the elements of the list, its links lead to http(s) or mailto, nothing of the
 * text is lost or made up, and what there is to draw is bounded. `FUZZ_RUNS=100000` plays more.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownBlocks } from '../../../../src/ui/text/markdown/blocks.ts';
import { hasMarks } from '../../../../src/ui/text/markdown/marks.ts';
import type { Block, FindMention, Inline } from '../../../../src/ui/text/markdown/tokens.ts';

const RUNS = { numRuns: Math.max(4_000, Number(process.env.FUZZ_RUNS ?? 0)) };
const NAME = '@Ana_B*';
const find: FindMention = (line, at) =>
  line.startsWith(NAME, at) ? { length: NAME.length, own: false } : undefined;

const KINDS = new Set(['text', 'code', 'link', 'mention', 'strong', 'em', 'strike']);
const BLOCKS = new Set(['lines', 'code', 'quote', 'list']);

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** What is to draw of a message. */
class Drawn {
  elements = 0;
  depth = 0;
  texts: string[] = [];

  blocks(blocks: readonly Block[], depth: number): this {
    this.depth = Math.max(this.depth, depth);
    for (const it of blocks) {
      if (!BLOCKS.has(it.kind)) throw new Error(`a block of kind ${it.kind}`);
      if (it.kind !== 'lines') this.elements += 1;
      if (it.kind === 'lines') this.#inline(it.inside, depth);
      else if (it.kind === 'code') this.texts.push(it.text);
      else if (it.kind === 'quote') this.blocks(it.inside, depth + 1);
      else for (const item of it.items) this.blocks(item.inside, depth + 1);
    }
    return this;
  }

  #inline(inside: readonly Inline[], depth: number): void {
    this.depth = Math.max(this.depth, depth);
    for (const it of inside) {
      if (!KINDS.has(it.kind)) throw new Error(`an element of kind ${it.kind}`);
      if (it.kind !== 'text' && it.kind !== 'link') this.elements += 1;
      if (it.kind === 'link' && !SCHEMES.has(new URL(it.href).protocol)) throw new Error(it.href);
      if ('inside' in it) this.#inline(it.inside, depth + 1);
      else this.texts.push(it.text);
    }
  }
}

const mark = fc.constantFrom(
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '```',
    '[',
    ']',
    '](',
    ')',
    '(',
    '\\',
    '<',
    '>',
    '&',
    '!',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '\t',
    '> ',
    '- ',
    '* ',
    '1. ',
    '\n> ',
    '\n- ',
    '\n  - ',
    '\n```\n',
    '\n```js\n',
    '  ',
  ],
  ...[
    'https://',
    'http://a.example',
    'https://b.example/c_d*',
    'javascript:',
    'javascript://',
    'data:text/html,',
    'mailto:',
    'a@b.example',
  ],
  ...[
    'www.c.example',
    '//d.example',
    'https://u:p@e.example',
    'vbscript:',
    '@',
    NAME,
    'ж',
    '中',
    '\u202e',
    '\u0000',
    '\ud800',
  ],
  ...['<script>', '<img src=x onerror=alert(1)>', '&#106;', 'a', 'b c', '.', ':'],
);
const message = fc.oneof(
  fc.array(mark, { maxLength: 60 }).map((it) => it.join('')),
  fc
    .array(fc.oneof(mark, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 })
    .map((it) => it.join('')),
  fc
    .tuple(fc.array(mark, { maxLength: 4 }), fc.nat(400))
    .map(([it, n]) => it.join('').repeat(n).slice(0, 10_000)),
);

/** What is left of a text without all that marks are made of. */
const withoutMarks = (text: string) => text.replace(/[\s*_~`[\]()>\-.\d]|mailto:/gu, '');

test('any text is drawn of the elements of the list, and its links lead to http(s) or mailto', () => {
  fc.assert(
    fc.property(message, (text) => {
      const drawn = new Drawn().blocks(markdownBlocks(text, find), 0);
      expect(drawn.elements).toBeLessThanOrEqual(500);
      expect(drawn.depth).toBeLessThanOrEqual(4 + 6);
      // Each character is drawn once at most, so the work that is left to the page is linear, too.
      expect(drawn.texts.join('').length).toBeLessThanOrEqual(text.length);
      expect(drawn.texts.length).toBeLessThanOrEqual(text.length + 1);
    }),
    RUNS,
  );
});

test('nothing of a text is lost but its marks, the addresses behind words, and the languages of code', () => {
  const plain = fc.array(
    fc.constantFrom(
      '*',
      '**',
      '_',
      '~~',
      '`',
      '[',
      ']',
      '\n',
      ' ',
      '> ',
      '- ',
      'a',
      'ж',
      '中',
      'so',
      ':',
      '<b>',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(plain, (pieces) => {
      const text = pieces.join('');
      const { texts } = new Drawn().blocks(markdownBlocks(text, find), 0);
      expect(withoutMarks(texts.join(''))).toBe(withoutMarks(text));
    }),
    RUNS,
  );
});

test('a text without marks is one block of what was typed', () => {
  fc.assert(
    fc.property(message, (text) => {
      if (hasMarks(text) || text === '' || /\r/.test(text)) return;
      const { texts, elements } = new Drawn().blocks(markdownBlocks(text, find), 0);
      expect(texts.join('')).toBe(text);
      expect(elements).toBe(0);
    }),
    RUNS,
  );
});

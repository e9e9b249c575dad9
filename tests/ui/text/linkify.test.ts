/** Addresses in texts become links; nothing else does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkify } from '../../../src/ui/text/linkify.ts';

const links = (text: string) =>
  linkify(text).flatMap((segment) => (segment.kind === 'link' ? [segment.text] : []));

test.each([
  ['see https://example.org.', 'https://example.org'],
  ['(https://example.org/a_(b))', 'https://example.org/a_(b)'],
  ['“https://example.org/?q=a&b=c#d”', 'https://example.org/?q=a&b=c#d'],
  ['HTTP://EXAMPLE.ORG/x, and', 'HTTP://EXAMPLE.ORG/x'],
  ['https://пример.рф/путь?', 'https://пример.рф/путь'],
  ['<https://example.org>', 'https://example.org'],
  ['[text](https://example.org/path)', 'https://example.org/path'],
  ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
])('%s', (text, link) => {
  expect(links(text)).toEqual([link]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://example.org',
  'https://',
  'https:// example.org',
  'https://bank.example@evil.example/',
  'https://user:pass@evil.example/',
])('%s is not a link', (text) => {
  expect(links(text)).toEqual([]);
});

test('marks that change the direction of text end an address', () => {
  expect(links('https://example.org/\u202egpj.exe')).toEqual(['https://example.org/']);
});

test('a link names the real host where the text shows another one', () => {
  expect(linkify('https://пример.рф/')).toMatchObject([{ realHost: 'xn--e1afmkfd.xn--p1ai' }]);
  expect(linkify('https://example.org/')).toMatchObject([{ realHost: undefined }]);
});

test('nothing of a text is lost, and every link is http or https', () => {
  const piece = fc.constantFrom('https://a.example/', 'http://', ')', '.', ' ', '\n', 'ж', '<b>');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const segments = linkify(typed);
      expect(segments.map((segment) => segment.text).join('')).toBe(typed);
      for (const segment of segments)
        if (segment.kind === 'link') expect(segment.href).toMatch(/^https?:\/\//);
    }),
  );
});

test('a hostile text takes linear time: a square of its length would never end', () => {
  const length = 5_000_000;
  expect(linkify('https://a.example/' + ')'.repeat(length))).toHaveLength(2);
  expect(linkify('https://'.repeat(length / 10)).length).toBeGreaterThan(0);
});

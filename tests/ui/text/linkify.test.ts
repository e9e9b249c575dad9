/** Addresses in texts become links, as far as a reader sees them go; nothing else does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileId } from '../../../src/core/base/ids.ts';
import {
  formatDestination,
  guardedAddress,
  namedAddress,
  type RoomAddress,
} from '../../../src/core/api/room-address.ts';
import { linkify } from '../../../src/ui/text/linkify.ts';
import { bytesOf } from '../../fakes/people.ts';

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
  ['[text](https://example.org/path)more', 'https://example.org/path'],
  ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
  ['at:https://example.org', 'https://example.org'],
  ['seehttps://example.org/', 'https://example.org/'],
  ['https://example.org/a…', 'https://example.org/a'],
  ['https://example.org/a?!?', 'https://example.org/a'],
  ['https://example.org/it’s', 'https://example.org/it’s'],
  ['‘https://example.org/a’', 'https://example.org/a'],
  ['*https://example.org/a*', 'https://example.org/a'],
  ['_https://example.org/a_b_', 'https://example.org/a_b'],
  ['~~https://example.org/a~~', 'https://example.org/a'],
  ['https://example.org/a_', 'https://example.org/a_'],
  ['https://example.org/a-', 'https://example.org/a-'],
  ['https://example.org/a/', 'https://example.org/a/'],
  ['https://example.org/Michelson–Morley', 'https://example.org/Michelson–Morley'],
  ['https://example.org/a – b', 'https://example.org/a'],
  ['https://example.org/a–', 'https://example.org/a'],
  ['{https://example.org/{a}}', 'https://example.org/{a}'],
  ['https://example.org/[a]]', 'https://example.org/[a]'],
  ['(see https://example.org/a).', 'https://example.org/a'],
  ['https://example.org/(', 'https://example.org/'],
  ['https://example.org:8080, then', 'https://example.org:8080'],
  ['https://example.org: then', 'https://example.org'],
  ['https://example.org|https', 'https://example.org'],
  ['https://example.org/a🎉', 'https://example.org/a'],
  ['https://example.org/🍕', 'https://example.org/🍕'],
])('%s', (text, link) => {
  expect(links(text)).toEqual([link]);
});

describe('in every script', () => {
  test.each([
    ['请看https://example.org/a。谢谢', 'https://example.org/a'],
    ['请看https://example.org，谢谢', 'https://example.org'],
    ['（https://example.org/a）', 'https://example.org/a'],
    ['「https://example.org/a」を', 'https://example.org/a'],
    ['『https://example.org/a』', 'https://example.org/a'],
    ['【https://example.org/a】', 'https://example.org/a'],
    ['《https://example.org/a》', 'https://example.org/a'],
    ['〈https://example.org/a〉〔b〕', 'https://example.org/a'],
    ['［https://example.org/a］｛b｝', 'https://example.org/a'],
    ['｢https://example.org/a｣', 'https://example.org/a'],
    ['⟨https://example.org/a⟩', 'https://example.org/a'],
    ['«https://example.org/a»', 'https://example.org/a'],
    ['‹https://example.org/a›', 'https://example.org/a'],
    ['„https://example.org/a“', 'https://example.org/a'],
    ['https://example.org（官网）', 'https://example.org'],
    ['https://example.org(官网)', 'https://example.org'],
    ['https://example.org/a(公式)', 'https://example.org/a'],
    ['https://zh.example.org/wiki/Java_(编程语言)', 'https://zh.example.org/wiki/Java_(编程语言)'],
    ['https://ja.example.org/wiki/日本語、', 'https://ja.example.org/wiki/日本語'],
    ['https://ja.example.org/ジョン・レノン', 'https://ja.example.org/ジョン・レノン'],
    ['https://example.orgを見て', 'https://example.org'],
    ['https://example.org/pageを見て', 'https://example.org/page'],
    ['https://example.org/page를 보세요', 'https://example.org/page'],
    ['ดูhttps://example.org/aนะ', 'https://example.org/a'],
    ['https://例え.jpです', 'https://例え.jp'],
    ['https://例え.テスト/道', 'https://例え.テスト/道'],
    ['https://web制作.jp/', 'https://web制作.jp/'],
    ['هل رأيت https://example.org/a؟', 'https://example.org/a'],
    ['https://example.org/a، ثم', 'https://example.org/a'],
    ['https://example.org/a۔', 'https://example.org/a'],
    ['देखो https://example.org/a।', 'https://example.org/a'],
    ['https://example.org/a։', 'https://example.org/a'],
    ['https://example.org/a።', 'https://example.org/a'],
    ['https://example.org/a។', 'https://example.org/a'],
    ['https://example.org/a၊', 'https://example.org/a'],
    ['https://example.org/a།', 'https://example.org/a'],
    ['https://example.org/a·', 'https://example.org/a'],
    ['https://example.org/צה״ל', 'https://example.org/צה״ל'],
    ['https://bücher.example/ä)', 'https://bücher.example/ä'],
    ['https://example.org/a\u200bb', 'https://example.org/a'],
    ['https://example.org/a\u2060', 'https://example.org/a'],
    ['https://example.org/a\u00ad-b', 'https://example.org/a'],
    ['https://example.org/a\u3000b', 'https://example.org/a'],
  ])('%s', (text, link) => {
    expect(links(text)).toEqual([link]);
  });
});

describe('without https', () => {
  test.each([
    ['see www.example.org.', 'www.example.org', 'https://www.example.org/'],
    ['(WWW.example.org/a_(b))', 'WWW.example.org/a_(b)', 'https://www.example.org/a_(b)'],
    ['请看www.example.org。', 'www.example.org', 'https://www.example.org/'],
    ['www.example.co.uk:8080/x?', 'www.example.co.uk:8080/x', 'https://www.example.co.uk:8080/x'],
    ['write to bob@example.org.', 'bob@example.org', 'mailto:bob@example.org'],
    ['<Bob.B+news@Example.org>', 'Bob.B+news@Example.org', 'mailto:Bob.B%2Bnews@Example.org'],
    ['mailto:bob@example.org', 'bob@example.org', 'mailto:bob@example.org'],
    ['联系bob@example.org谢谢', 'bob@example.org', 'mailto:bob@example.org'],
    ['josé@example.org', 'josé@example.org', 'mailto:jos%C3%A9@example.org'],
    ['почта@пример.рф', 'почта@пример.рф', 'mailto:%D0%BF%D0%BE%D1%87%D1%82%D0%B0@пример.рф'],
    ['a@b.example,c', 'a@b.example', 'mailto:a@b.example'],
  ])('%s', (text, typed, href) => {
    expect(linkify(text).filter(({ kind }) => kind === 'link')).toEqual([
      { kind: 'link', text: typed, href, realHost: undefined },
    ]);
  });

  test.each([
    'www.',
    'www.example',
    'www.1.2',
    'awww.example.org',
    'bob@localhost',
    'bob@1.2.3.4',
    '@bob@social.example',
    'bob@',
    '@example.org',
    'a@b',
    'Room @ 5.30',
    `${'a'.repeat(65)}@example.org`,
  ])('%s is not a link', (text) => {
    expect(links(text)).toEqual([]);
  });
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://example.org',
  'ftp://bob@example.org',
  'https://',
  'https:// example.org',
  'https://bank.example@evil.example/',
  'https://user:pass@evil.example/',
  'www.bank.example@evil.example/',
])('%s is not a link', (text) => {
  expect(links(text).filter((link) => !link.includes('@') || link.includes('/'))).toEqual([]);
});

test('a text without spaces has both addresses', () => {
  const text = '网站https://example.org/a，邮箱bob@example.org，ftp://x.example，www.example.org。';
  expect(links(text)).toEqual(['https://example.org/a', 'bob@example.org', 'www.example.org']);
});

test('marks that change the direction of text end an address', () => {
  expect(links('https://example.org/\u202egpj.exe')).toEqual(['https://example.org/']);
});

test('a link names the real host where the text shows another one', () => {
  expect(linkify('https://пример.рф/')).toMatchObject([{ realHost: 'xn--e1afmkfd.xn--p1ai' }]);
  expect(linkify('www.пример.рф')).toMatchObject([{ realHost: 'www.xn--e1afmkfd.xn--p1ai' }]);
  expect(linkify('https://example.org/')).toMatchObject([{ realHost: undefined }]);
});

const names = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc
      .array(
        fc.constantFrom('a', '.', ')', '!', '*', "'", '~', '_', '-', '?', ' ', 'й', '。', '」'),
      )
      .map((it) => it.join('')),
  )
  .map(namedAddress)
  .filter((it) => it !== null);
const secrets = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes): RoomAddress => ({ kind: 'secret', secret: new Uint8Array(bytes) }));

test('the links that this app makes are found whole in any sentence', () => {
  const before = fc.constantFrom(
    '',
    ' ',
    '(',
    '（',
    '「',
    '„',
    '"',
    '请看',
    'see: ',
    '*',
    '_',
    '<',
    '[x](',
  );
  const behind = fc.constantFrom(
    '',
    ' ',
    ').',
    '）。',
    '」を',
    '“',
    '"',
    '。谢谢',
    ', and',
    '!',
    '…',
    '*',
    '_',
    '>',
    ')',
    'を見て',
    '؟',
    '।',
  );
  const page = fc.constantFrom(
    'https://swap.example/',
    'http://localhost:8080/',
    'https://example.org/swapmeet/',
  );
  const kinds = fc.constantFrom('room', 'file', 'invitation');
  fc.assert(
    fc.property(
      fc.oneof(names, secrets),
      fc.boolean(),
      kinds,
      page,
      before,
      behind,
      (open, guarded, kind, home, prefix, suffix) => {
        if (suffix === '_' && prefix !== '_') return;
        const link =
          home +
          formatDestination({
            room: guarded ? guardedAddress(open) : open,
            file: kind === 'file' ? fileId(bytesOf('file', 16)) : undefined,
            ...(kind === 'invitation' && { invitation: 'AB-_9' }),
          });
        expect(links(prefix + link + suffix)).toEqual([link]);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('nothing of a text is lost, and every link is http, https or mail', () => {
  const piece = fc.constantFrom(
    'https://a.example/',
    'http://',
    'www.',
    'b.example',
    'bob@',
    ')',
    '.',
    ' ',
    '\n',
    'ж',
    '見',
    '。',
    '<b>',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const segments = linkify(typed);
      expect(segments.map((segment) => segment.text).join('')).toBe(typed);
      for (const segment of segments)
        if (segment.kind === 'link') expect(segment.href).toMatch(/^(https?:\/\/|mailto:[^?&]+@)/);
    }),
    { numRuns: 1_000 },
  );
});

test('a hostile text takes linear time: a square of its length would never end', () => {
  const length = 5_000_000;
  expect(linkify('https://a.example/' + ')'.repeat(length))).toHaveLength(2);
  for (const piece of [
    'https://',
    'www.',
    'a@',
    '@',
    'a.',
    'https://a',
    'a',
    '見',
    '(',
    'ftp://a@',
    'https://a.b/c。',
  ])
    expect(linkify(piece.repeat(length / 100)).length).toBeGreaterThan(0);
});

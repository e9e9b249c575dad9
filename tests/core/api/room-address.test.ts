/** The room's address in a URL: everyone who has the link is in the same room, and no fragment breaks us. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileId } from '../../../src/core/base/ids.ts';
import { ROOM_NAME_CHARS_MAX } from '../../../src/core/limits/room.ts';
import { PAIRING_INVITATION_CHARS_MAX } from '../../../src/core/limits/signaling.ts';
import {
  formatFragment,
  formatInvitation,
  guardedAddress,
  makeAddress,
  namedAddress,
  parseFragment,
} from '../../../src/core/api/room-address.ts';
import { bytesOf, randomOf } from '../../fakes/people.ts';

const made = makeAddress(randomOf('room'));
const file = fileId(bytesOf('file', 16));

describe('[R1] a new room', () => {
  test('has 16 random bytes and parses from its link, with and without a file', () => {
    if (made.kind !== 'secret') throw new Error('not a secret');
    expect(made.secret).toHaveLength(16);
    expect(formatFragment(made)).toMatch(/^#\/[\w-]{22}$/);
    expect(parseFragment(formatFragment(made))).toEqual({ room: made, file: undefined });
    expect(parseFragment(formatFragment(made, file))).toEqual({ room: made, file });
    expect(parseFragment(`${formatFragment(made)}/`)).toEqual({ room: made, file: undefined });
    expect(parseFragment(formatFragment(made).slice(1))).toEqual({ room: made, file: undefined });
  });

  test('parses from its link for every secret', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const room = { kind: 'secret', secret: new Uint8Array(bytes) } as const;
        expect(parseFragment(formatFragment(room, file))).toEqual({ room, file });
      }),
    );
  });
});

describe('[R3] an invitation', () => {
  test('takes the position of a file id, is bounded, and is nothing else', () => {
    const link = formatInvitation(made, 'AB-_9');
    expect(parseFragment(link)).toEqual({ room: made, file: undefined, invitation: 'AB-_9' });
    const guarded = guardedAddress(made);
    expect(parseFragment(formatInvitation(guarded, 'A'))?.room).toEqual(guarded);
    for (const bad of ['', 'A b', 'A/B', 'A'.repeat(PAIRING_INVITATION_CHARS_MAX + 1)])
      expect(parseFragment(formatInvitation(made, bad)), bad).toBeNull();
  });
});

describe('[R9] a room with a password', () => {
  const named = namedAddress('!choir');
  if (!named) throw new Error('a name may begin with the mark');
  test.each([made, named])('%j is marked in its link, and the password is not in it', (room) => {
    const guarded = guardedAddress(room);
    expect(formatFragment(guarded)).toMatch(/^#\/!/);
    expect(parseFragment(formatFragment(guarded, file))).toEqual({ room: guarded, file });
    expect(formatFragment(guarded).replace('!', '')).toBe(formatFragment(room));
    expect(parseFragment(formatFragment(room))).toEqual({ room, file: undefined });
  });
  test.each(['#/!', '#/!!', '#/!AAAA', '#/!~'])('%j leads nowhere', (fragment) =>
    expect(parseFragment(fragment)).toBeNull(),
  );
});

describe('[R2] a named room', () => {
  test.each([
    ['Choir', 'choir'],
    ['  Choir ', 'choir'],
    ['ＣＨＯＩＲ', 'choir'],
    ['Ǆ', 'dž'],
    ['J\u030c', 'ǰ'],
    ['a/b ~ 100%', 'a/b ~ 100%'],
    ['합창', '합창'],
    ['İSTANBUL', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['ıstanbul', 'istanbul'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['Σίσυφος', 'σίσυφοσ'],
    ['two  spaces', 'two spaces'],
    ['two\u00a0spaces', 'two spaces'],
    ['two\u3000\tspaces\n', 'two spaces'],
    ['zero\u200bwidth', 'zerowidth'],
    ['\ufeffzero\u2060width\u00ad', 'zerowidth'],
    ['\u202echoir\u202c', 'choir'],
    ['choir\u{e0001}\ufe0f', 'choir'],
    ['می\u200cخواهم', 'میخواهم'],
    ['Ana’s room', "ana's room"],
    ['Ana`s room', "ana's room"],
    ['the “room”', 'the "room"'],
    ['tram–depot—band', 'tram-depot-band'],
    ['tram\u2011depot--band', 'tram-depot-band'],
    ['office', 'office'],
    ['o\ufb03ce', 'office'],
    ['👩‍🚀', '👩‍🚀'],
    ['❤️‍🔥', '❤‍🔥'],
  ])('%j is %j', (typed, name) => expect(namedAddress(typed)).toEqual({ kind: 'named', name }));

  test.each([
    '',
    '   ',
    '\u3000',
    '\u200b',
    ' \u2800\u200d',
    'x'.repeat(ROOM_NAME_CHARS_MAX + 1),
    '\ud800',
    'a\udc00',
  ])('%j is no room', (typed) => expect(namedAddress(typed)).toBeNull());
  test('may have the maximum of characters', () =>
    expect(namedAddress('x'.repeat(ROOM_NAME_CHARS_MAX))).not.toBeNull());

  const letters = fc.integer({ min: 0x20, max: 0x2ffff }).map((code) => String.fromCodePoint(code));
  const typed = fc.oneof(
    fc.array(letters, { maxLength: 8 }).map((parts) => parts.join('')),
    fc
      .array(
        fc.constantFrom(
          'J',
          'H',
          'T',
          'W',
          '\u030c',
          '\u0331',
          '\u0308',
          '\u030a',
          'İ',
          'ı',
          'ẞ',
          '\u0307',
          '\u200d',
          '\ufe0f',
          '🔥',
          '´',
          '—',
          '.',
          ')',
          'Σ',
          'ſ',
          'K',
          ' ',
          '%',
          '/',
          '~',
          '#',
        ),
      )
      .map((parts) => parts.join('')),
  );

  test('is the same room whether you type its name or open its link', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const room = namedAddress(text);
        if (room) expect(parseFragment(formatFragment(room, file))).toEqual({ room, file });
      }),
      { numRuns: 2_000 },
    );
  });

  test('is the same in capitals, with other spaces, and with what cannot be seen', () => {
    const nothing = fc.constantFrom('', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u200e');
    fc.assert(
      fc.property(typed, nothing, (text, hidden) => {
        // Alone, some marks are no letters: a dot that an i takes in, or a joiner of pictures.
        const plain = text.replace(/[\u0307\u200d]/g, '');
        const room = namedAddress(plain);
        expect(namedAddress(plain.toUpperCase())).toEqual(room);
        expect(namedAddress(plain.toLowerCase())).toEqual(room);
        expect(namedAddress(`\u00a0${plain.replaceAll(' ', ' \u2003')} `)).toEqual(room);
        const split = [...plain];
        if (!/[\p{M}\p{Extended_Pictographic}\ufe0f]/u.test(plain))
          expect(namedAddress(split.join(hidden))).toEqual(room);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has a link that a program finds whole in a text: no quote or bracket in it, no mark at its end', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const room = namedAddress(text);
        if (room) expect(formatFragment(room)).toMatch(/^#\/~[\w.~%-]*[A-Za-z\d]$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('[R3] a fragment that leads nowhere', () => {
  const secret = formatFragment(made).slice(2);
  test.each([
    '',
    '#',
    '#/',
    '#//',
    `#${secret}`,
    `#/${secret.slice(1)}`,
    `#/${secret}A`,
    `#/${secret}=`,
    `#/${secret}//`,
    `#/${secret}/x`,
    `#/${secret}/${file}/`,
    `#/${secret}/${file}x`,
    `##/${secret}`,
    '#/~',
    '#/~%',
    '#/~%ff',
    '#/~%20',
    `#/~${'x'.repeat(5_000)}`,
    '#/__proto__',
    '#/../../etc',
  ])('%j', (fragment) => expect(parseFragment(fragment)).toBeNull());

  test('any fragment gives a destination or null', () => {
    const piece = fc.oneof(
      fc.constantFrom('#', '/', '~', '%', '%f0', '%41', secret, file, '..', '\ud800'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const destination = parseFragment(pieces.join(''));
        if (destination)
          expect(parseFragment(formatFragment(destination.room, destination.file))).toEqual(
            destination,
          );
      }),
      { numRuns: 1_000 },
    );
  });
});

/** A link that other programs have bent still leads where it led. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileId } from '../../../src/core/base/ids.ts';
import {
  formatDestination,
  formatFragment,
  guardedAddress,
  makeAddress,
  namedAddress,
  type Destination,
  type RoomAddress,
} from '../../../src/core/api/room-address.ts';
import { readFragment } from '../../../src/core/api/room-link.ts';
import { bytesOf, randomOf } from '../../fakes/people.ts';

const room = makeAddress(randomOf('room'));
const file = fileId(bytesOf('file', 16));
const secret = formatFragment(room).slice(2);
const named = (name: string): RoomAddress => {
  const address = namedAddress(name);
  if (!address) throw new Error('not a name');
  return address;
};

describe('[R16] the 22 characters decide', () => {
  test.each([
    `#/${secret}`,
    `#${secret}`,
    `##/${secret}`,
    `#//${secret}`,
    `/${secret}`,
    `#%2F${secret}`,
    `#%2f${secret}`,
    `#%252F${secret}`,
    `%23/${secret}`,
    `%2523%252F${secret}`,
    `#/%23/${secret}`,
    `#/${secret}/`,
    `#/${secret}//`,
    `#/${secret}%2F`,
    `#/${secret}.`,
    `#/${secret}).`,
    `#/${secret}。`,
    `#/${secret}%E3%80%82`,
    `#/${secret}を見て`,
    `#/${secret}…”`,
    `#/${secret}=`,
    `#/${secret}_`,
    `#/${secret}*`,
    `#/${secret}%20`,
    `#/${secret}%20and%20more`,
    `#/${secret} and more`,
    `#/${secret}?utm_source=x`,
    `#/${secret}/?utm_source=x&fbclid=AbC`,
    `#/${secret}&utm_source=x/y`,
    `#/${secret}#:~:text=x`,
    `#/${secret}/cut-off`,
    `#/<${secret}>`,
    `#/%3C${secret}%3E`,
    `#/\u200b${secret}`,
    `#/%EF%BB%BF${secret}`,
    `#%20/${secret}`,
    `#/(${secret})`,
    `#/“${secret}”`,
  ])('%j', (fragment) => expect(readFragment(fragment)).toEqual({ room, file: undefined }));

  test.each([
    `#/${secret}/${file}`,
    `#/${secret}/${file}/`,
    `#/${secret}/${file}.`,
    `#/${secret}//${file}?utm_source=x`,
    `#%2F${secret}%2F${file}`,
    `#%2F${secret}%2F${file}%20`,
  ])('%j, a file’s', (fragment) => expect(readFragment(fragment)).toEqual({ room, file }));

  test.each([`#/!${secret}.`, `#/%21${secret}`, `#%2F%21${secret}?utm_source=x`])(
    '%j, with the mark of a password',
    (fragment) => expect(readFragment(fragment)?.room).toEqual(guardedAddress(room)),
  );

  test.each([
    `#/${secret.slice(1)}`,
    `#/${secret}A`,
    `#/${secret}-A`,
    `#/x${secret}`,
    '#content',
    '#',
    '',
  ])('%j has other characters, and leads nowhere', (fragment) =>
    expect(readFragment(fragment)).toBeNull(),
  );
});

describe('[R16] a named room', () => {
  test.each([
    ['#/~choir', 'choir'],
    ['#/~choir.', 'choir'],
    ['#/~choir).”', 'choir'],
    ['#/~choir%20', 'choir'],
    ['#/~choir%20.', 'choir'],
    ['#/~choir%2E', 'choir.'],
    ['#/~choir/', 'choir'],
    ['#/~choir?utm_source=x', 'choir'],
    ['#/~rock&roll', 'rock&roll'],
    ['#/~c++', 'c++'],
    ['#%2F~choir', 'choir'],
    ['#%2F%7Echoir%2520practice', 'choir practice'],
    ['#/%7Ea%2Fb', 'a/b'],
    ['#/~%D1%85%D0%BE%D1%80', 'хор'],
    ['#/~хор.', 'хор'],
  ])('%j is %j', (fragment, name) =>
    expect(readFragment(fragment)).toEqual({ room: named(name), file: undefined }),
  );

  test.each(['#/~', '#/~.', '#/~%', '#/~%ff', '#/~%20', '#/~?x', '#~choir'])(
    '%j is no room',
    (fragment) => expect(readFragment(fragment)).toBeNull(),
  );
});

describe('[R16] an invitation', () => {
  const invitation = 'AB-_9_';
  test.each(['', '.', '%20', '。', '/', '?utm_source=x', ').'])(
    'is whole in front of %j',
    (behind) => {
      const link = formatDestination({ room, file: undefined, invitation });
      expect(readFragment(link + behind)).toEqual({ room, file: undefined, invitation });
    },
  );
  test.each(['', 'A b', 'A%20b', 'A/B', 'A'.repeat(1_201)])(
    'that lost a part (%j) leads nowhere: the room alone would leave you waiting',
    (cut) => expect(readFragment(`#/${secret}/~${cut}`)).toBeNull(),
  );
});

const names = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc
      .array(fc.constantFrom('a', '.', ')', '!', '~', '%', '/', '?', '#', ' ', '_', '-', 'й', '。'))
      .map((it) => it.join('')),
  )
  .map(namedAddress)
  .filter((it) => it !== null);
const secrets = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes): RoomAddress => ({ kind: 'secret', secret: new Uint8Array(bytes) }));
const destinations = fc
  .tuple(fc.oneof(names, secrets), fc.boolean(), fc.constantFrom('room', 'file', 'invitation'))
  .map(([open, guarded, kind]): Destination => {
    const address = guarded ? guardedAddress(open) : open;
    return kind === 'invitation'
      ? { room: address, file: undefined, invitation: 'AB-_9' }
      : { room: address, file: kind === 'file' ? file : undefined };
  });

test('[R16] every link leads to the same place after what messengers do to it', () => {
  const bends: ((link: string) => string)[] = [
    (link) => link,
    (link) => link.replace('#', '%23'),
    (link) => `#${encodeURIComponent(link.slice(1))}`,
    (link) => encodeURIComponent(encodeURIComponent(link)),
  ];
  const behind = fc.constantFrom(
    '',
    '.',
    '!',
    '?',
    ')',
    '”',
    '…',
    '。',
    '、',
    '%20',
    '?utm_source=x',
    '/',
    '>',
  );
  fc.assert(
    fc.property(destinations, fc.constantFrom(...bends), behind, (destination, bend, added) => {
      expect(readFragment(bend(formatDestination(destination)) + added)).toEqual(destination);
    }),
    { numRuns: 3_000 },
  );
});

test('[R16] what a link leads to has one way to be written, which leads there too', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '#',
      '/',
      '~',
      '!',
      '%',
      '%2F',
      '%23',
      '%41',
      '?',
      secret,
      file,
      '..',
      '\ud800',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const destination = readFragment(pieces.join(''));
      if (destination) expect(readFragment(formatDestination(destination))).toEqual(destination);
    }),
    { numRuns: 2_000 },
  );
});

test('a hostile fragment takes linear time: a square of its length would never end', () => {
  for (const piece of ['.', '%', '%2F', '#', '/~', '%20', 'A', '-', `/${secret}`])
    expect(readFragment(`#/~${piece.repeat(1_000_000)}x`) ?? null).toBeDefined();
});

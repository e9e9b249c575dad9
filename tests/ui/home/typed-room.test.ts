/** What is typed or pasted into "Room name": a link opens its room, and never becomes the name of another one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileId } from '../../../src/core/base/ids.ts';
import { formatFragment, makeAddress, namedAddress } from '../../../src/core/api/room-address.ts';
import { typedRoom } from '../../../src/ui/home/typed-room.ts';
import { bytesOf, randomOf } from '../../fakes/people.ts';

const HOST = 'swap.example:8443';
const room = makeAddress(randomOf('room'));
const fragment = formatFragment(room);
const secret = fragment.slice(2);
const file = fileId(bytesOf('file', 16));

describe('a link of this app', () => {
  test.each([
    `https://${HOST}/${fragment}`,
    `  https://${HOST}/swapmeet/${fragment}\n`,
    `http://${HOST}/${fragment}`,
    `HTTPS://${HOST.toUpperCase()}/${fragment}`,
    `${HOST}/${fragment}`,
    `https://${HOST}/%23/${secret}`,
    `https://${HOST}/#%2F${secret}`,
    `https://${HOST}/${fragment}.`,
    `https://${HOST}/?utm_source=x${fragment}`,
    `https://${HOST}/${fragment}?utm_source=x`,
    `<https://${HOST}/${fragment}>`,
    `(https://${HOST}/${fragment})`,
    `Join us: https://${HOST}/${fragment}, the door is open`,
    `Our #1 room is https://${HOST}/${fragment}`,
    fragment,
    `/${fragment}`,
    secret,
    `${secret}.`,
  ])('%j opens its room', (typed) =>
    expect(typedRoom(typed, HOST)).toEqual({
      kind: 'link',
      destination: { room, file: undefined },
    }),
  );

  test('opens its file, and a named room', () => {
    const link = `https://${HOST}/${formatFragment(room, file)}`;
    expect(typedRoom(link, HOST)).toEqual({ kind: 'link', destination: { room, file } });
    const choir = namedAddress('choir');
    expect(typedRoom(`https://${HOST}/#/~choir.`, HOST)).toEqual({
      kind: 'link',
      destination: { room: choir, file: undefined },
    });
    expect(typedRoom(`https://${HOST}/#/~choir and then?`, HOST)).toMatchObject({
      destination: { room: choir },
    });
  });

  test.each(['https://other.example/', 'other.example/', 'https://user:pass@other.example/'])(
    'of another site (%s) is offered there: nobody would be here',
    (page) =>
      expect(typedRoom(`${page}${fragment}).`, HOST)).toEqual({
        kind: 'elsewhere',
        host: 'other.example',
        href: `https://other.example/${fragment}`,
      }),
  );

  test.each([
    `https://${HOST}/`,
    `https://${HOST}/#/${secret.slice(2)}`,
    'https://example.org/somewhere',
    'www.example.org',
  ])('without a room (%s) is no name either', (typed) =>
    expect(typedRoom(typed, HOST)).toMatchObject({
      kind: 'none',
      why: expect.stringMatching(/leads to no room/),
    }),
  );

  test('never opens another room, whatever stands around it', () => {
    const before = fc.constantFrom('', ' ', '(', '„', '<', '\n', 'see ', 'see:', '「', '请看');
    const behind = fc.constantFrom('', ' ', ')', '“', '。', '>', '\n', ' now', '.', '」', 'を見て');
    fc.assert(
      fc.property(before, behind, (before, behind) => {
        const typed = `${before}https://${HOST}/${fragment}${behind}`;
        expect(typedRoom(typed, HOST)).toEqual({
          kind: 'link',
          destination: { room, file: undefined },
        });
      }),
    );
  });
});

describe('a name', () => {
  test.each([
    'choir',
    'c#',
    '#choir',
    'our #1 room',
    'example.org',
    'a/b',
    'tram-depot-band-making',
    '24/7',
    '100%23',
  ])('%j is a name', (typed) =>
    expect(typedRoom(typed, HOST)).toEqual({ kind: 'name', room: namedAddress(typed) }),
  );
  test.each([
    ['', /^Type the name/],
    [' \u200b ', /^Type the name/],
  ])('%j is none, and the reason is right', (typed, why) =>
    expect(typedRoom(typed, HOST)).toMatchObject({ kind: 'none', why: expect.stringMatching(why) }),
  );
  test('that is too long says so', () => {
    for (const length of [101, 9_000])
      expect(typedRoom('x'.repeat(length), HOST)).toMatchObject({
        kind: 'none',
        why: expect.stringMatching(/^A room name may have 100/),
      });
  });
});

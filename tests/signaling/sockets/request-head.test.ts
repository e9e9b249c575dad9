import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RequestHead } from '../../../signaling/sockets/request-head.ts';

/** The lengths of the heads in a text that comes in pieces of so many bytes, and what is left behind them. */
function headsIn(text: string, size: number): number[] {
  const head = new RequestHead();
  const lengths = [0];
  for (let at = 0; at < text.length; at += size) {
    let piece = Buffer.from(text.slice(at, at + size));
    while (piece.length > 0) {
      const end = head.endIn(piece);
      lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + (end ?? piece.length);
      if (end === null) break;
      lengths.push(0);
      piece = piece.subarray(end);
    }
  }
  return lengths;
}

const heads = fc.array(
  fc.constantFrom(
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\n\n',
    '\r\n\r\nGET / HTTP/1.1\r\nA: b\r\n\r\n',
    'GET / HTTP/1.1\r\nA: \rb\r\nC:\r\n\r\n',
    'GET / HTTP/1.1\nA: b\n\r\n',
  ),
  { minLength: 1, maxLength: 5 },
);

test('the head of each request ends at its empty line, however the bytes are cut', () => {
  fc.assert(
    fc.property(heads, fc.integer({ min: 1, max: 80 }), (sent, size) => {
      expect(headsIn(sent.join(''), size)).toEqual([...sent.map((text) => text.length), 0]);
    }),
  );
});

test('a head that has not ended goes on', () => {
  for (const text of ['', 'GET', 'GET / HTTP/1.1\r\nA: b\r\n', 'GET /\r\n\r', '\r\n\r\n\r\n'])
    expect(headsIn(text, 3)).toEqual([text.length]);
});

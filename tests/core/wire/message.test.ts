/** Messages: every type decodes, and each limit holds at its value and one beyond. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encode } from '../../../src/core/base/codec.ts';
import {
  AUTHORS_PER_VECTOR,
  CLAIMS_PER_MESSAGE_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  ENTRY_BYTES_MAX,
  NAME_CHARS_MAX,
  RANGES_PER_AUTHOR_MAX,
} from '../../../src/core/limits/chat.ts';
import { PASSWORD_CHARS_MAX } from '../../../src/core/limits/room.ts';
import { ROUTE_BODY_BYTES_MAX, ROUTE_HOPS_MAX } from '../../../src/core/limits/routing.ts';
import {
  CONTROL_MESSAGE_BYTES_MAX,
  LATER_MESSAGE_BYTES_MAX,
} from '../../../src/core/limits/shared.ts';
import { CHUNKS_PER_FILE_MAX } from '../../../src/core/limits/files.ts';
import {
  FILES_PER_QUERY_MAX,
  REQUESTS_PER_WIRE_MAX,
  SEGMENT_BYTES_MAX,
} from '../../../src/core/limits/swarm.ts';
import { encodeMessage, PROTOCOL_VERSION } from '../../../src/core/wire/envelope.ts';
import { decodeMessage, isOfLaterVersion } from '../../../src/core/wire/message.ts';
import { CHUNKS_PER_LIST_MAX, largest, smallest } from '../../rigs/messages.ts';
import { bytesOf } from '../../fakes/people.ts';

/** Types without a field. */
const BARE = ['interested', 'uninterested', 'choke', 'unchoke', 'typing'];

describe('[W3] every type', () => {
  test.each(smallest.map((message) => [message.t, message] as const))(
    'of %s decodes at its smallest',
    (_, message) => expect(decodeMessage(encodeMessage(message))).toEqual(message),
  );
  test.each(largest.map((message) => [message.t, message] as const))(
    'of %s decodes at its largest',
    (_, message) => expect(decodeMessage(encodeMessage(message))).toEqual(message),
  );
  test('is covered here', () => {
    const types = (list: typeof smallest) => new Set(list.map(({ t }) => t));
    const isBare = (t: string) => ['bye', ...BARE].includes(t);
    expect(types(largest)).toEqual(new Set([...types(smallest)].filter((t) => !isBare(t))));
  });
});

const file = bytesOf('file', 16);
const box = bytesOf('box', 32);
const sig = bytesOf('sig', 64);
const digest = bytesOf('digest', 16);
const mark = bytesOf('mark', 8);
const key = bytesOf('key', 32);
const none = new Uint8Array(32);
const vector = (authors: unknown[]) => ({
  t: 'vector',
  ...{ salt: mark, scope: new Uint8Array(0), reply: true, takes: 2 },
  authors,
});
const { authors: _, ...noAuthors } = vector([]);
const { scope: __, ...noScope } = vector([]);
const route = {
  ...{ t: 'route', n: 0, to: file, from: file, ask: mark },
  ...{ kind: 'find', hops: 1, body: new Uint8Array(0) },
};
const over = (max: number) => Array<number>(max + 1).fill(0);
const entry = { body: new Uint8Array(1), sig };

test('[W3] the table of PROTOCOL.md has every type with its fields', () => {
  const text = readFileSync('docs/PROTOCOL.md', 'utf8');
  const rows = [...text.matchAll(/^ {2}\| `([a-z-]{3,})` *\| ([^|]*)\|/gm)];
  const table = new Map(rows.map(([, t = '', fields = '']) => [t, fields]));
  const all = [...smallest, ...largest];
  expect(new Set(table.keys())).toEqual(new Set(all.map(({ t }) => t)));
  for (const { t, ...fields } of all)
    for (const field of Object.keys(fields)) expect(table.get(t), t).toContain(`\`${field}\``);
});

describe('[W3] one beyond', () => {
  test.each<[string, object]>([
    ['hello of another version', { t: 'hello', v: PROTOCOL_VERSION + 1, name: '', box }],
    ['hello without a name', { t: 'hello', v: 3, box }],
    ['hello with a long name', { t: 'hello', v: 3, name: 'x'.repeat(NAME_CHARS_MAX * 2 + 1), box }],
    ['hello with bytes for a name', { t: 'hello', v: 3, name: new Uint8Array(3), box }],
    ['hello without a key', { t: 'hello', v: 3, name: '' }],
    ['hello with a short key', { t: 'hello', v: 3, name: '', box: box.slice(1) }],
    ['hello with a long key', { t: 'hello', v: 3, name: '', box: bytesOf('box', 33) }],
    ['ping over 32 bits', { t: 'ping', n: 2 ** 32 + 1, digest }],
    ['ping below 0', { t: 'ping', n: -1, digest }],
    ['ping with half a number', { t: 'ping', n: 0.5, digest }],
    ['pong with a short digest', { t: 'pong', n: 0, digest: digest.slice(1) }],
    ['move with half a secret', { t: 'move', secret: file.slice(8), password: '' }],
    [
      'move (a room handoff) with a long password',
      { t: 'move', secret: file, password: 'x'.repeat(PASSWORD_CHARS_MAX + 1) },
    ],
    ['route to nobody', { ...route, to: file.slice(1) }],
    ['route of an unknown kind', { ...route, kind: 'gossip' }],
    ['route of no hop', { ...route, hops: 0 }],
    ['route of too many hops', { ...route, hops: ROUTE_HOPS_MAX + 1 }],
    ['route with long words', { ...route, body: new Uint8Array(ROUTE_BODY_BYTES_MAX + 1) }],
    [
      'routed with long words',
      { t: 'routed', n: 0, body: new Uint8Array(ROUTE_BODY_BYTES_MAX + 1) },
    ],
    ['bye with more to say', { t: 'bye', but: 1 }],
    ['vector of too many', vector(over(AUTHORS_PER_VECTOR).map(() => [file, mark, 0, 0, []]))],
    ['vector of too much', vector([[file, mark, ENTRIES_PER_AUTHOR_MAX + 1, 0, []]])],
    ['vector of a fork beyond', vector([[file, mark, 0, ENTRIES_PER_AUTHOR_MAX + 1, []]])],
    ['vector of half a range', vector([[file, mark, 1, 0, [1]]])],
    ['vector of many ranges', vector([[file, mark, 1, 0, over(2 * RANGES_PER_AUTHOR_MAX + 1)]])],
    ['vector of pairs', vector([[file, 0]])],
    ['vector without authors', noAuthors],
    ['vector without a scope', noScope],
    ['vector that takes what there is not', { ...vector([]), takes: 3 }],
    ['vector that asks in words', { ...vector([]), reply: 'yes' }],
    ['sums that are short', { t: 'sums', salt: mark, sums: new Uint8Array(1023) }],
    ['claims of none', { t: 'claims', list: [] }],
    [
      'too many claims',
      { t: 'claims', list: over(CLAIMS_PER_MESSAGE_MAX).map(() => [key, 1, none, key, sig]) },
    ],
    ['a claim of position 0', { t: 'claims', list: [[key, 0, none, key, sig]] }],
    ['a claim of a first after another', { t: 'claims', list: [[key, 1, key, key, sig]] }],
    ['entries of none', { t: 'entries', more: false, list: [] }],
    [
      'too many entries',
      { t: 'entries', more: false, list: over(ENTRIES_PER_MESSAGE_MAX).map(() => entry) },
    ],
    [
      'entries with a long body',
      { t: 'entries', more: false, list: [{ sig, body: new Uint8Array(ENTRY_BYTES_MAX + 1) }] },
    ],
    [
      'entries with an empty body',
      { t: 'entries', more: false, list: [{ sig, body: new Uint8Array(0) }] },
    ],
    [
      'entries with a short signature',
      { t: 'entries', more: false, list: [{ ...entry, sig: sig.slice(1) }] },
    ],
    ['entries with more in them', { t: 'entries', more: false, list: [{ ...entry, id: 1 }] }],
    ['who of none', { t: 'who', files: [] }],
    ['who of too many', { t: 'who', files: over(FILES_PER_QUERY_MAX).map(() => file) }],
    ['who with a long id', { t: 'who', files: [new Uint8Array(17)] }],
    ['manifest from beyond', { t: 'manifest', file, from: CHUNKS_PER_FILE_MAX + 1 }],
    ['segment too long', { t: 'segment', file, sig, body: new Uint8Array(SEGMENT_BYTES_MAX + 1) }],
    ['segment without a body', { t: 'segment', file, sig, body: new Uint8Array(0) }],
    [
      'bitfield too long',
      { t: 'bitfield', file, bits: new Uint8Array(CHUNKS_PER_FILE_MAX / 8 + 1) },
    ],
    ['have of none', { t: 'have', file, chunks: [] }],
    ['have of too many', { t: 'have', file, chunks: over(CHUNKS_PER_LIST_MAX) }],
    ['have of a chunk beyond', { t: 'have', file, chunks: [CHUNKS_PER_FILE_MAX] }],
    ['request of none', { t: 'request', file, chunks: [] }],
    ['request of too many', { t: 'request', file, chunks: over(REQUESTS_PER_WIRE_MAX) }],
    ['request of a chunk below', { t: 'request', file, chunks: [-1] }],
    ['cancel of too many', { t: 'cancel', file, chunks: over(CHUNKS_PER_LIST_MAX) }],
    ['reject of too many', { t: 'reject', file, chunks: over(CHUNKS_PER_LIST_MAX) }],
    ['reject of NaN', { t: 'reject', file, chunks: [NaN] }],
    ['a type of its own', { t: 'shout' }],
    ['no type', {}],
  ])('%s is no message', (_, value) => {
    const bytes = encode(value);
    expect(bytes.length).toBeLessThanOrEqual(CONTROL_MESSAGE_BYTES_MAX);
    expect(decodeMessage(bytes)).toBeNull();
  });

  test('and what these change is a message', () => {
    const values = [vector([]), vector([[file, mark, 1, 0, [1, 1]]]), route];
    for (const value of values) expect(decodeMessage(encode(value))).not.toBeNull();
  });

  test('[N1] no message is longer than 64 KiB, whatever is in it', () => {
    const list = Array(2).fill({ body: new Uint8Array(32_600), sig });
    const fits = encode({ t: 'entries', more: false, list });
    expect(decodeMessage(fits)).not.toBeNull();
    const body = new Uint8Array(32_600 + CONTROL_MESSAGE_BYTES_MAX - fits.length);
    const [first] = list;
    const exact = encode({ t: 'entries', more: false, list: [first, { body, sig }] });
    expect(exact).toHaveLength(CONTROL_MESSAGE_BYTES_MAX);
    expect(decodeMessage(exact)).not.toBeNull();
    const longer = { body: new Uint8Array(body.length + 1), sig };
    expect(decodeMessage(encode({ t: 'entries', more: false, list: [first, longer] }))).toBeNull();
  });
});

describe('[W5] what a later version may say', () => {
  const isLater = (value: unknown) => isOfLaterVersion(encode(value));

  test('is a short message of a type that is not known, whatever else is in it', () => {
    expect(isLater({ t: 'shout' })).toBe(true);
    expect(isLater({ t: 'shout', loud: true, to: [file] })).toBe(true);
    for (const message of [...smallest, ...largest])
      expect(isLater(message), message.t).toBe(false);
  });

  test('is not a known type that says too much, nor what has no type', () => {
    expect(isLater({ t: 'typing', text: 'what nobody has sent yet' })).toBe(false);
    expect(isLater({ t: 'x'.repeat(33) })).toBe(false);
    for (const value of [{}, { t: 1 }, [], 'shout', null]) expect(isLater(value)).toBe(false);
    expect(isOfLaterVersion(new Uint8Array([0xc1]))).toBe(false);
  });

  test('and is read no further than it is short', () => {
    const filled = (length: number) => encode({ t: 'shout', body: new Uint8Array(length) });
    const rest = LATER_MESSAGE_BYTES_MAX - filled(256).length;
    expect(isOfLaterVersion(filled(256 + rest))).toBe(true);
    expect(isOfLaterVersion(filled(257 + rest))).toBe(false);
  });
});

/** One message of every type, small and as large as its limits allow. */
import {
  AUTHORS_PER_VECTOR,
  CLAIMS_PER_MESSAGE_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  ENTRY_BYTES_MAX,
  NAME_CHARS_MAX,
  RANGES_PER_AUTHOR_MAX,
} from '../../src/core/limits/chat.ts';
import {
  ANNOUNCED_MAX,
  GRAFTED_MAX,
  PEOPLE_PER_VECTOR_MAX,
  PRESENCE_BYTES_MAX,
  PRESENCE_GROUPS,
  PRESENCE_PER_MESSAGE_MAX,
  SUSPECTS_PER_MESSAGE_MAX,
} from '../../src/core/limits/gossip.ts';
import { PASSWORD_CHARS_MAX } from '../../src/core/limits/room.ts';
import { ROUTE_BODY_BYTES_MAX, ROUTE_HOPS_MAX } from '../../src/core/limits/routing.ts';
import { CHUNKS_PER_FILE_MAX } from '../../src/core/limits/files.ts';
import {
  FILES_PER_QUERY_MAX,
  RATHER_CHUNKS_MAX,
  REQUESTS_PER_WIRE_MAX,
  SEGMENT_BYTES_MAX,
} from '../../src/core/limits/swarm.ts';
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { Message, SignedEntry } from '../../src/core/wire/message.ts';
import { bytesOf } from '../fakes/people.ts';

export const CHUNKS_PER_LIST_MAX = 1024;
const file = bytesOf('file', 16);
const author = bytesOf('author', 16);
const digest = bytesOf('digest', 16);
const box = bytesOf('box', 32);
const sig = bytesOf('sig', 64);
const claim = (seq: number): [Bytes, number, Bytes, Bytes, Bytes] => [
  bytesOf('key', 32),
  seq,
  new Uint8Array(32),
  bytesOf('id', 32),
  sig,
];
const segmentClaim = (n: number): [number, Bytes, Bytes, Bytes] => [
  n,
  new Uint8Array(32),
  bytesOf('hash', 32),
  sig,
];
const times = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const last = CHUNKS_PER_FILE_MAX - 1;
const LATEST = Number.MAX_SAFE_INTEGER;

export const smallest: readonly Message[] = [
  { t: 'hello', v: 3, name: '', box },
  { t: 'ping', n: 0, digest },
  { t: 'pong', n: 0, digest },
  { t: 'bye' },
  { t: 'bye', stays: true },
  { t: 'keep', on: false },
  { t: 'move', secret: file, password: '' },
  { t: 'sums', salt: bytesOf('salt', 8), sums: new Uint8Array(1024) },
  {
    t: 'vector',
    salt: new Uint8Array(8),
    scope: new Uint8Array(0),
    authors: [],
    reply: false,
    takes: 2,
  },
  { t: 'claims', list: [claim(1)] },
  { t: 'entries', more: false, list: [{ body: new Uint8Array(1), sig }] },
  { t: 'push', list: [{ body: new Uint8Array(1), sig }] },
  { t: 'ihave', list: [[author, 1]] },
  { t: 'graft', list: [[author, 1]] },
  { t: 'prune', author },
  { t: 'typing' },
  { t: 'types', author, at: 0, sig },
  { t: 'cursor', note: bytesOf('note', 32), at: [] },
  { t: 'cursor', note: bytesOf('note', 32), at: [[], [0, 0]] },
  {
    ...{ t: 'route', n: 0, to: author, from: file, ask: bytesOf('ask', 8) },
    ...{ kind: 'card', hops: 1, body: new Uint8Array(0) },
  },
  { t: 'routed', n: 0 },
  { t: 'presence', push: true, list: [{ body: new Uint8Array(1), sig }] },
  { t: 'presence-ihave', list: [[author, 1]] },
  { t: 'presence-graft', list: [[author, 1]] },
  { t: 'presence-prune', list: [author] },
  { t: 'presence-sums', salt: bytesOf('salt', 8), sums: new Uint8Array(4 * PRESENCE_GROUPS) },
  {
    t: 'presence-vector',
    salt: bytesOf('salt', 8),
    scope: new Uint8Array(1),
    list: [],
    reply: false,
    free: true,
  },
  { t: 'suspect', list: [[author, 1]] },
  { t: 'vouch', ask: true, list: [[author, 1]] },
  { t: 'who', files: [file] },
  { t: 'manifest', file, from: 0 },
  { t: 'segment', file, body: new Uint8Array(1), sig },
  { t: 'bitfield', file, bits: new Uint8Array(0) },
  { t: 'have', file, chunks: [0] },
  { t: 'request', file, chunks: [0] },
  { t: 'cancel', file, chunks: [0] },
  { t: 'reject', file, chunks: [0] },
  { t: 'elsewhere', file, chunks: [0], rather: [] },
  { t: 'broken', file, claims: [segmentClaim(0), segmentClaim(0)] },
  { t: 'interested' },
  { t: 'uninterested' },
  { t: 'choke' },
  { t: 'unchoke' },
];

export const largest: readonly Message[] = [
  { t: 'hello', v: 3, name: '😀'.repeat(NAME_CHARS_MAX), box },
  { t: 'move', secret: file, password: '漢'.repeat(PASSWORD_CHARS_MAX) },
  { t: 'ping', n: 2 ** 32, digest },
  { t: 'keep', on: true },
  { t: 'pong', n: 2 ** 32, digest },
  {
    t: 'vector',
    salt: bytesOf('salt', 8),
    scope: bytesOf('scope', 256),
    authors: times(AUTHORS_PER_VECTOR, (i) => [
      bytesOf(`${i}`, 16),
      bytesOf('mark', 8),
      ENTRIES_PER_AUTHOR_MAX,
      ENTRIES_PER_AUTHOR_MAX,
      times(2 * RANGES_PER_AUTHOR_MAX, () => ENTRIES_PER_AUTHOR_MAX),
    ]),
    reply: true,
    takes: 2,
  },
  { t: 'sums', salt: bytesOf('salt', 8), sums: bytesOf('sums', 1024) },
  { t: 'claims', list: times(CLAIMS_PER_MESSAGE_MAX, () => claim(ENTRIES_PER_AUTHOR_MAX)) },
  { t: 'entries', more: true, list: [{ body: new Uint8Array(ENTRY_BYTES_MAX), sig }] },
  {
    t: 'entries',
    more: true,
    list: times(ENTRIES_PER_MESSAGE_MAX, () => ({ body: new Uint8Array(100), sig })),
  },
  {
    t: 'push',
    list: times(ENTRIES_PER_MESSAGE_MAX, () => ({ body: new Uint8Array(100), sig })),
  },
  { t: 'ihave', list: times(ANNOUNCED_MAX, () => [author, ENTRIES_PER_AUTHOR_MAX]) },
  { t: 'graft', list: times(GRAFTED_MAX, () => [author, ENTRIES_PER_AUTHOR_MAX]) },
  { t: 'prune', author },
  { t: 'types', author, at: LATEST, sig },
  {
    ...{ t: 'cursor', note: bytesOf('note', 32) },
    at: [
      [2 ** 52 - 1, 2 ** 31 - 1],
      [2 ** 52 - 1, 2 ** 31 - 1],
    ],
  },
  {
    ...{ t: 'route', n: 2 ** 32, to: author, from: file, ask: bytesOf('ask', 8) },
    ...{ kind: 'signal', hops: ROUTE_HOPS_MAX, reverse: true },
    body: new Uint8Array(ROUTE_BODY_BYTES_MAX),
  },
  { t: 'routed', n: 2 ** 32, body: new Uint8Array(ROUTE_BODY_BYTES_MAX) },
  {
    t: 'presence',
    push: false,
    list: times(PRESENCE_PER_MESSAGE_MAX, () => ({
      body: new Uint8Array(PRESENCE_BYTES_MAX),
      sig,
    })),
  },
  { t: 'presence-ihave', list: times(ANNOUNCED_MAX, () => [author, LATEST]) },
  { t: 'presence-graft', list: times(GRAFTED_MAX, () => [author, LATEST]) },
  { t: 'presence-prune', list: times(PRESENCE_PER_MESSAGE_MAX, () => author) },
  { t: 'presence-sums', salt: bytesOf('salt', 8), sums: bytesOf('sums', 4 * PRESENCE_GROUPS) },
  {
    t: 'presence-vector',
    salt: bytesOf('salt', 8),
    scope: bytesOf('scope', PRESENCE_GROUPS),
    list: times(PEOPLE_PER_VECTOR_MAX, () => [author, LATEST]),
    reply: true,
    free: false,
  },
  {
    t: 'vouch',
    ask: false,
    list: times(SUSPECTS_PER_MESSAGE_MAX, () => [author, LATEST]),
  },
  { t: 'suspect', list: times(SUSPECTS_PER_MESSAGE_MAX, () => [author, LATEST]) },
  { t: 'who', files: times(FILES_PER_QUERY_MAX, () => file) },
  { t: 'manifest', file, from: CHUNKS_PER_FILE_MAX },
  { t: 'segment', file, body: new Uint8Array(SEGMENT_BYTES_MAX), sig },
  { t: 'bitfield', file, bits: new Uint8Array(CHUNKS_PER_FILE_MAX / 8).fill(255) },
  { t: 'have', file, chunks: times(CHUNKS_PER_LIST_MAX, () => last) },
  {
    t: 'request',
    file,
    chunks: times(REQUESTS_PER_WIRE_MAX, () => last),
    insists: true,
    reads: true,
  },
  { t: 'cancel', file, chunks: times(CHUNKS_PER_LIST_MAX, () => last) },
  { t: 'reject', file, chunks: times(CHUNKS_PER_LIST_MAX, () => last) },
  {
    t: 'elsewhere',
    file,
    chunks: times(REQUESTS_PER_WIRE_MAX, () => last),
    rather: times(RATHER_CHUNKS_MAX, () => last),
  },
  {
    t: 'broken',
    file,
    claims: [segmentClaim(CHUNKS_PER_FILE_MAX), segmentClaim(CHUNKS_PER_FILE_MAX)],
  },
];

/** The entries that a message brings. */
export const entriesOf = (message: Message): readonly SignedEntry[] =>
  message.t === 'entries' || message.t === 'push' ? message.list : [];

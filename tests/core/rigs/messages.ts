/** One message of every type, small and as large as its limits allow. */
import {
  AUTHORS_MAX,
  CHUNKS_PER_FILE_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  ENTRY_BYTES_MAX,
  FILES_PER_QUERY_MAX,
  NAME_CHARS_MAX,
  REQUESTS_PER_WIRE_MAX,
  SEGMENT_BYTES_MAX,
} from '../../../src/core/limits.ts';
import type { Message } from '../../../src/core/message.ts';
import { bytesOf } from './people.ts';

export const CHUNKS_PER_LIST_MAX = 1024;
const file = bytesOf('file', 16);
const digest = bytesOf('digest', 16);
const box = bytesOf('box', 32);
const sig = bytesOf('sig', 64);
const times = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const last = CHUNKS_PER_FILE_MAX - 1;

export const smallest: readonly Message[] = [
  { t: 'hello', v: 1, name: '', box },
  { t: 'ping', n: 0, digest },
  { t: 'pong', n: 0, digest },
  { t: 'bye' },
  { t: 'vector', authors: [], reply: false },
  { t: 'entries', more: false, list: [{ body: new Uint8Array(1), sig }] },
  { t: 'who', files: [file] },
  { t: 'manifest', file, from: 0 },
  { t: 'segment', file, body: new Uint8Array(1), sig },
  { t: 'bitfield', file, bits: new Uint8Array(0) },
  { t: 'have', file, chunks: [0] },
  { t: 'request', file, chunks: [0] },
  { t: 'cancel', file, chunks: [0] },
  { t: 'reject', file, chunks: [0] },
];

export const largest: readonly Message[] = [
  { t: 'hello', v: 1, name: '😀'.repeat(NAME_CHARS_MAX), box },
  { t: 'ping', n: 2 ** 32, digest },
  { t: 'pong', n: 2 ** 32, digest },
  {
    t: 'vector',
    authors: times(AUTHORS_MAX, (i) => [bytesOf(`${i}`, 16), ENTRIES_PER_AUTHOR_MAX]),
    reply: true,
  },
  { t: 'entries', more: true, list: [{ body: new Uint8Array(ENTRY_BYTES_MAX), sig }] },
  {
    t: 'entries',
    more: true,
    list: times(ENTRIES_PER_MESSAGE_MAX, () => ({ body: new Uint8Array(100), sig })),
  },
  { t: 'who', files: times(FILES_PER_QUERY_MAX, () => file) },
  { t: 'manifest', file, from: CHUNKS_PER_FILE_MAX },
  { t: 'segment', file, body: new Uint8Array(SEGMENT_BYTES_MAX), sig },
  { t: 'bitfield', file, bits: new Uint8Array(CHUNKS_PER_FILE_MAX / 8).fill(255) },
  { t: 'have', file, chunks: times(CHUNKS_PER_LIST_MAX, () => last) },
  { t: 'request', file, chunks: times(REQUESTS_PER_WIRE_MAX, () => last) },
  { t: 'cancel', file, chunks: times(CHUNKS_PER_LIST_MAX, () => last) },
  { t: 'reject', file, chunks: times(CHUNKS_PER_LIST_MAX, () => last) },
];

/** Anti-entropy: state vectors, and entries packed into messages. Pure functions of plain data. */
import type { Bytes } from '../bytes.ts';
import { idBytes, peerId, type PeerId } from '../ids.ts';
import {
  CONTROL_MESSAGE_BYTES_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  SYNC_ANSWER_BYTES_MAX,
} from '../limits.ts';
import type { LogMessage } from '../message.ts';
import type { Entry } from './entry.ts';

export type StateVector = ReadonlyMap<PeerId, number>;

export const vectorMessage = (vector: StateVector, reply: boolean): LogMessage => ({
  t: 'vector',
  authors: [...vector].map(([author, seq]) => [idBytes(author), seq]),
  reply,
});

export const readVector = (message: Extract<LogMessage, { t: 'vector' }>): StateVector =>
  new Map(message.authors.map(([author, seq]) => [peerId(author), seq]));

/** Room for a message's envelope. */
const ENVELOPE_BYTES = 256;
/** What an entry costs beside its body: the signature and the names of both. */
const ENTRY_OVERHEAD_BYTES = 96;

/**
 * `entries` packed into messages that each keep within the limits of a control message; altogether at
 * most SYNC_ANSWER_BYTES_MAX, in which case the last one says that there is `more`.
 */
export function entryMessages(entries: readonly Entry[]): LogMessage[] {
  const messages: Extract<LogMessage, { t: 'entries' }>[] = [];
  let list: { body: Bytes; sig: Bytes }[] = [];
  let bytes = 0;
  let sum = 0;
  const flush = (more: boolean) => {
    if (list.length > 0) messages.push({ t: 'entries', more, list });
    list = [];
    bytes = 0;
  };
  for (const entry of entries) {
    const cost = entry.signed.body.length + ENTRY_OVERHEAD_BYTES;
    if (sum > 0 && sum + cost > SYNC_ANSWER_BYTES_MAX) {
      flush(true);
      return messages;
    }
    const full = bytes + cost > CONTROL_MESSAGE_BYTES_MAX - ENVELOPE_BYTES;
    if (full || list.length >= ENTRIES_PER_MESSAGE_MAX) flush(false);
    list.push(entry.signed);
    bytes += cost;
    sum += cost;
  }
  flush(false);
  return messages;
}

/** Safety on the wire: what an honest peer sends is well formed and keeps to the limits. */
import { fileId, type FileId, type PeerId } from '../../src/core/base/ids.ts';
import { CONTROL_MESSAGE_BYTES_MAX } from '../../src/core/limits/shared.ts';
import { REQUESTS_PER_WIRE_MAX } from '../../src/core/limits/swarm.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import {
  decodeBulkPiece,
  decodeForwarding,
  isForwarding,
} from '../../src/core/forwarding/forwarding-message.ts';
import type { Lane } from '../../src/core/ports.ts';
import { decodeDataFrame } from '../../src/core/swarm/data-frame.ts';
import { toBase64Url, type Bytes } from '../../src/core/base/bytes.ts';

function checkForwarded(
  name: string | undefined,
  lane: Lane,
  bytes: Bytes,
  fail: (reason: string) => void,
): void {
  if (!name) return;
  const read = lane === 'bulk' ? decodeBulkPiece(bytes) : decodeForwarding(bytes);
  if (!read) fail(`${name} sent a malformed message about forwarding`);
}

export interface WireChecker {
  /** `pair` numbers the link. */
  sent(from: PeerId, to: PeerId, lane: Lane, message: Bytes, pair: number): void;
  linked(a: PeerId, b: PeerId): void;
}

export function createWireChecker(
  honest: ReadonlyMap<PeerId, string>,
  /** Whether a peer knows that a file was withdrawn. */
  knowsWithdrawn: (peer: PeerId, id: FileId) => boolean,
  fail: (reason: string) => void,
): WireChecker {
  /** Per direction, the requests that were not answered, by file and chunk. */
  const open = new Map<string, Set<string>>();
  const greeted = new Set<string>();
  const requestsOf = (from: PeerId, to: PeerId) => {
    const key = `${from}>${to}`;
    const requests = open.get(key) ?? new Set<string>();
    open.set(key, requests);
    return requests;
  };

  return {
    linked(a, b) {
      requestsOf(a, b).clear();
      requestsOf(b, a).clear();
    },
    sent(from, to, lane, bytes, pair) {
      const name = honest.get(from);
      if (!name || isForwarding(lane, bytes)) return checkForwarded(name, lane, bytes, fail);
      if (lane === 'bulk') {
        const frame = decodeDataFrame(bytes);
        if (!frame) return fail(`${name} sent a bulk message that is no frame`);
        requestsOf(to, from).delete(`${frame.file}/${frame.chunk}`);
        return;
      }
      if (bytes.length > CONTROL_MESSAGE_BYTES_MAX) return fail(`${name} sent too large a message`);
      const message = decodeMessage(bytes);
      if (!message) return fail(`${name} sent a malformed message`);
      const greeting = `${from} ${pair}`;
      if (!greeted.has(greeting) && message.t !== 'hello') fail(`${name} sent ${message.t} first`);
      greeted.add(greeting);
      if (message.t === 'request' || message.t === 'cancel' || message.t === 'reject') {
        const asker = message.t === 'reject' ? requestsOf(to, from) : requestsOf(from, to);
        for (const chunk of message.chunks) {
          const key = `${toBase64Url(message.file)}/${chunk}`;
          if (message.t === 'request') asker.add(key);
          else asker.delete(key);
        }
      }
      const speaks = message.t === 'request' || message.t === 'manifest' || message.t === 'segment';
      if (speaks && knowsWithdrawn(from, fileId(message.file)))
        fail(`${name} sent a ${message.t} of a file that was withdrawn`);
      const perFile = new Map<string, number>();
      for (const key of requestsOf(from, to)) {
        const [file = ''] = key.split('/');
        perFile.set(file, (perFile.get(file) ?? 0) + 1);
      }
      if (Math.max(0, ...perFile.values()) > REQUESTS_PER_WIRE_MAX) {
        fail(`${name} has too many requests open with ${honest.get(to)}`);
      }
    },
  };
}

/** One line for a person who follows a run. */
export function describeMessage(lane: Lane, bytes: Bytes): string {
  if (isForwarding(lane, bytes))
    return lane === 'bulk' ? 'forwarded bulk' : `forwarding ${decodeForwarding(bytes)?.t}`;
  if (lane === 'bulk') {
    const frame = decodeDataFrame(bytes);
    return frame ? `data ${frame.file} ${frame.chunk}+${frame.offset}` : 'no frame';
  }
  const message = decodeMessage(bytes);
  if (!message) return 'nonsense';
  const file = 'file' in message ? ` ${toBase64Url(message.file)}` : '';
  const chunks = 'chunks' in message ? ` ${message.chunks.join(' ')}` : '';
  return `${message.t}${file}${chunks}`;
}

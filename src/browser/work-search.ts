/** Looks for a proof of work by trial. A second or so of one core: to be run where nothing else waits. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from '../core/bytes.ts';
import type { PeerId, Topic } from '../core/ids.ts';
import { WORK_BITS } from '../core/limits.ts';
import { WORK_BYTES } from '../core/message.ts';
import { workText, zeroBits } from '../core/work.ts';

export interface WorkTask {
  readonly topic: Topic;
  readonly peer: PeerId;
  readonly bits?: number;
}

/** The first nonce, counted from 0, that is work. Unlike `crypto.subtle`, it pays no promise for each try. */
export function searchWork({ topic, peer, bits = WORK_BITS }: WorkTask): Bytes {
  const text = workText(topic, peer, new Uint8Array(WORK_BYTES));
  const view = new DataView(text.buffer);
  const at = text.length - 4;
  for (let tried = 0; ; tried++) {
    view.setUint32(at, tried);
    if (zeroBits(sha256(text)) >= bits) return text.slice(-WORK_BYTES);
  }
}

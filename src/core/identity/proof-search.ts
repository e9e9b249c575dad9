/** Finds a proof of work by trial, which keeps one core busy for a moment: run it where nothing else waits. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import { PROOF_BITS } from '../limits/mesh.ts';
import { PROOF_BYTES } from '../limits/shared.ts';
import { firstWord } from './first-word.ts';
import { proofText } from './proof-of-work.ts';

export interface ProofTask {
  readonly roomId: RoomId;
  readonly peer: PeerId;
  /** At most 32. */
  readonly bits?: number;
}

/** The first nonce from 0 up that is a proof. Unlike `crypto.subtle`, the hash here needs no promise for each try. */
export function searchProof({ roomId, peer, bits = PROOF_BITS }: ProofTask): Bytes {
  const text = proofText(roomId, peer, new Uint8Array(PROOF_BYTES));
  const block = new DataView(new ArrayBuffer(64));
  text.forEach((byte, i) => block.setUint8(i, byte));
  block.setUint8(text.length, 0x80);
  block.setUint32(60, 8 * text.length);
  const at = text.length - 4;
  const words = new Int32Array(64);
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(4 * i);
  const changing = at >> 2;
  for (let tried = 0; ; tried++) {
    block.setUint32(at, tried);
    words[changing] = block.getInt32(4 * changing);
    words[changing + 1] = block.getInt32(4 * changing + 4);
    if (Math.clz32(firstWord(words)) < bits) continue;
    new DataView(text.buffer).setUint32(at, tried);
    return text.slice(-PROOF_BYTES);
  }
}

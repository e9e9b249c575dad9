/** Finds a proof of work by trial. It keeps one core busy for about a second: run it where nothing else waits. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import { PROOF_BITS } from '../limits/mesh.ts';
import { PROOF_BYTES } from '../limits/shared.ts';
import { proofText, zeroBits } from './proof-of-work.ts';

export interface ProofTask {
  readonly roomId: RoomId;
  readonly peer: PeerId;
  readonly bits?: number;
}

/** The first nonce from 0 up that is a proof. Unlike `crypto.subtle`, the hash here needs no promise for each try. */
export function searchProof({ roomId, peer, bits = PROOF_BITS }: ProofTask): Bytes {
  const text = proofText(roomId, peer, new Uint8Array(PROOF_BYTES));
  const view = new DataView(text.buffer);
  const at = text.length - 4;
  for (let tried = 0; ; tried++) {
    view.setUint32(at, tried);
    if (zeroBits(sha256(text)) >= bits) return text.slice(-PROOF_BYTES);
  }
}

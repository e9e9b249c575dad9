/** The client under which a person writes in a note, as Yjs calls it: nobody else can write under it. */
import { concat, utf8 } from '../base/bytes.ts';
import { idBytes, type EntryId, type PeerId } from '../base/ids.ts';
import type { Crypto } from '../ports.ts';

const HASHED = utf8('swapmeet/2 note client');

/**
 * 52 bits of a hash. @param start names one visit of the author: a client's text goes on without a gap, and after a visit some of it
 * may be lost here.
 */
export async function noteClient(
  crypto: Pick<Crypto, 'hash'>,
  note: EntryId,
  author: PeerId,
  start: number,
): Promise<number> {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, start);
  const hash = await crypto.hash(concat(HASHED, idBytes(note), idBytes(author), number));
  const view = new DataView(hash.buffer, hash.byteOffset);
  return (view.getUint32(0) & 0xfffff) * 2 ** 32 + view.getUint32(4);
}

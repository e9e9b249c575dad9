/** Entries out of the bytes that came from others. */
import type { RoomId } from '../../base/ids.ts';
import { peerIdOf } from '../../identity/peer-id.ts';
import { ENTRY_BYTES_MAX } from '../../limits/chat.ts';
import type { Crypto } from '../../ports.ts';
import type { SignedEntry } from '../../wire/message.ts';
import { verifyClaim } from '../claim.ts';
import { idOf, readBody, type Entry } from '../entry.ts';

/** The entry in bytes that nobody has verified; null when they are malformed. */
export async function readEntry(crypto: Crypto, signed: SignedEntry): Promise<Entry | null> {
  if (signed.body.length > ENTRY_BYTES_MAX) return null;
  const content = readBody(signed.body);
  if (!content) return null;
  const [id, author] = await Promise.all([
    idOf(crypto, signed.body),
    peerIdOf(crypto, content.key),
  ]);
  return { id, author, body: content, signed };
}

/** The entry in bytes from a peer, or null when it is malformed or its author did not sign it. */
export async function verifyEntry(
  crypto: Crypto,
  roomId: RoomId,
  received: SignedEntry,
): Promise<Entry | null> {
  // Copied, because they are views into a message, which would otherwise stay in memory as a whole.
  const signed: SignedEntry = { body: received.body.slice(), sig: received.sig.slice() };
  const entry = await readEntry(crypto, signed);
  if (!entry) return null;
  const { key, seq, prev } = entry.body;
  const claim = { key, seq, prev, id: entry.id, sig: signed.sig };
  return (await verifyClaim(crypto, roomId, claim)) ? entry : null;
}

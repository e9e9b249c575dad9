/** A word that its author is typing, signed, because members pass it on. */
import { concat, utf8, type Bytes } from '../../base/bytes.ts';
import { idBytes, type RoomId } from '../../base/ids.ts';
import type { Crypto, Identity } from '../../ports.ts';
import type { TypesMessage } from '../../wire/message.ts';

const SIGNED = utf8('swapmeet/2 types');

/** `"swapmeet/2 types" ‖ room id 16 ‖ author 16 ‖ at u64`: the bytes that its signature covers. */
function signedBytes(roomId: RoomId, author: Bytes, at: number): Bytes {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(at));
  return concat(SIGNED, idBytes(roomId), author, number);
}

/** @param at higher than in the author's last one */
export async function writeTypingWord(
  roomId: RoomId,
  { peer, sign }: Pick<Identity, 'peer' | 'sign'>,
  at: number,
): Promise<TypesMessage> {
  const author = idBytes(peer);
  return { t: 'types', author, at, sig: await sign(signedBytes(roomId, author, at)) };
}

/** Whether its author signed it for this room. @param key the author's Ed25519 key */
export const isGenuine = (
  crypto: Pick<Crypto, 'verify'>,
  roomId: RoomId,
  key: Bytes,
  { author, at, sig }: TypesMessage,
): Promise<boolean> => crypto.verify(key, signedBytes(roomId, author, at), sig);

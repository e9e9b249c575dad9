/** Seals what an author writes to a few recipients: see sealed.ts. Few write so, so that it is loaded with the links. */
import type { Bytes } from '../base/bytes.ts';
import { encode } from '../base/codec.ts';
import { SwapError } from '../base/errors.ts';
import { idBytes, type PeerId } from '../base/ids.ts';
import { shuffled } from '../base/shuffle.ts';
import {
  PRIVATE_BYTES_MAX,
  PRIVATE_BYTES_MIN,
  PRIVATE_SLOT_BYTES,
  PRIVATE_SLOTS_MAX,
} from '../limits/chat.ts';
import { KEY_BYTES } from '../limits/shared.ts';
import type { Random } from '../ports.ts';
import { prevOf, readBody, type Content, type NextPosition } from './entry.ts';
import { contentAad, NO_AAD, positionBytes, slotKey, type SealingContext } from './sealed.ts';

/** A person that an entry is sealed to. */
export interface Recipient {
  readonly peer: PeerId;
  /** X25519, 32 bytes. */
  readonly boxKey: Bytes;
}

/** `length u32 ‖ plain ‖ zeros`, padded to a power of two, or to PRIVATE_BYTES_MAX if that is less. */
function pad(plain: Bytes): Bytes {
  const needed = 4 + plain.length;
  if (needed > PRIVATE_BYTES_MAX)
    throw new SwapError('too-long', 'this does not fit into an entry');
  let length = PRIVATE_BYTES_MIN;
  while (length < needed) length *= 2;
  const padded = new Uint8Array(Math.min(length, PRIVATE_BYTES_MAX));
  new DataView(padded.buffer).setUint32(0, plain.length);
  padded.set(plain, 4);
  return padded;
}

/**
 * Seals `content` to `recipients` and to us, for one position of our chain. The content is sealed once, under a random key;
 * each slot holds that key for one of them. Further slots hold random bytes, up to a power of two.
 * @throws SwapError too-long, too-many
 */
export async function sealContent(
  { roomId, crypto, identity, random }: SealingContext & { readonly random: Random },
  position: NextPosition,
  content: Content,
  recipients: readonly Recipient[],
): Promise<Content> {
  if (recipients.length === 0) throw new RangeError('a private entry needs a recipient');
  if (recipients.length >= PRIVATE_SLOTS_MAX) {
    throw new SwapError(
      'too-many',
      `a private message has at most ${PRIVATE_SLOTS_MAX - 1} recipients`,
    );
  }
  const { seq, clock, time } = position;
  const prev = prevOf(position);
  const where = positionBytes(roomId, identity.publicKey, seq, prev);
  const body = encode({ ...content, key: identity.publicKey, seq, prev, clock, time });
  if (!readBody(body)) throw new SwapError('too-long', 'recipients would reject this');
  const to = recipients.map(({ peer }) => idBytes(peer));
  const contentKey = random.bytes(KEY_BYTES);
  const box = await crypto.seal(contentKey, pad(encode({ to, body })), contentAad(where));
  const slots: Bytes[] = [];
  for (const boxKey of [identity.boxKey, ...recipients.map((it) => it.boxKey)]) {
    const agreed = await identity.agree(boxKey);
    // A recipient with an invalid key cannot read anything.
    if (!agreed) continue;
    slots.push(await crypto.seal(await slotKey(crypto, agreed, where), contentKey, NO_AAD));
  }
  let count = 2;
  while (count <= recipients.length) count *= 2;
  while (slots.length < count) slots.push(random.bytes(PRIVATE_SLOT_BYTES));
  // Shuffled, so that nobody can tell which slots are random bytes.
  return { k: 'sealed', from: identity.boxKey, slots: shuffled(slots, random), box };
}

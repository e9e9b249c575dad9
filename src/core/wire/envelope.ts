/** What says a message. To read one takes the schemas of all, whose code comes with the links: see message.ts. */
import type { Bytes } from '../base/bytes.ts';
import { encode } from '../base/codec.ts';
import type { Message } from './message.ts';

export const PROTOCOL_VERSION = 3;

let last: { readonly message: Message; readonly bytes: Bytes } | undefined;

/** What is said to one peer after another is encoded once: say the same object, which nobody changes. */
export function encodeMessage(message: Message): Bytes {
  if (last?.message !== message) last = { message, bytes: encode(message) };
  return last.bytes;
}

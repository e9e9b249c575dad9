/** What says a message. To read one takes the schemas of all, whose code comes with the links: see message.ts. */
import type { Bytes } from '../base/bytes.ts';
import { encode } from '../base/codec.ts';
import type { Message } from './message.ts';

export const PROTOCOL_VERSION = 3;

export const encodeMessage = (message: Message): Bytes => encode(message);

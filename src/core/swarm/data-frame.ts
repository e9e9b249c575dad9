/**
 * The one message of the bulk lane: a piece of a chunk. Fixed layout, because it is the hot path:
 * type u8 = 1 ‖ file id 16 ‖ chunk index u32 ‖ offset in the chunk u32 ‖ bytes. Numbers big-endian.
 */
import type { Bytes } from '../base/bytes.ts';
import { fileId, idBytes, SHORT_ID_BYTES, type FileId } from '../base/ids.ts';
import { BULK_MESSAGE_BYTES_MAX } from '../limits/shared.ts';
import { CHUNKS_PER_FILE_MAX, CHUNK_BYTES_MAX } from '../limits/swarm.ts';

const TYPE_DATA = 1;
export const DATA_HEADER_BYTES = 1 + SHORT_ID_BYTES + 4 + 4;

export interface DataFrame {
  readonly file: FileId;
  readonly chunk: number;
  readonly offset: number;
  /** A view into the message it came in. */
  readonly bytes: Bytes;
}

/**
 * The message for a frame. With a `scratch` of BULK_MESSAGE_BYTES_MAX the message is a view into it, good
 * until the next call: links copy what they send.
 */
export function encodeDataFrame(frame: DataFrame, scratch?: Bytes): Bytes {
  const length = DATA_HEADER_BYTES + frame.bytes.length;
  const message = scratch ? scratch.subarray(0, length) : new Uint8Array(length);
  const view = new DataView(message.buffer, message.byteOffset);
  message[0] = TYPE_DATA;
  message.set(idBytes(frame.file), 1);
  view.setUint32(1 + SHORT_ID_BYTES, frame.chunk);
  view.setUint32(5 + SHORT_ID_BYTES, frame.offset);
  message.set(frame.bytes, DATA_HEADER_BYTES);
  return message;
}

/** The frame in a bulk message, or null when it is none. Never throws. */
export function decodeDataFrame(message: Bytes): DataFrame | null {
  if (message.length < DATA_HEADER_BYTES || message.length > BULK_MESSAGE_BYTES_MAX) return null;
  if (message[0] !== TYPE_DATA) return null;
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const chunk = view.getUint32(1 + SHORT_ID_BYTES);
  const offset = view.getUint32(5 + SHORT_ID_BYTES);
  const bytes = message.subarray(DATA_HEADER_BYTES);
  if (chunk >= CHUNKS_PER_FILE_MAX || offset + bytes.length > CHUNK_BYTES_MAX) return null;
  return { file: fileId(message.subarray(1, 1 + SHORT_ID_BYTES)), chunk, offset, bytes };
}

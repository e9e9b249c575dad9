/**
 * The one message of the bulk lane: a piece of a chunk. The layout is fixed, because this is the hot path:
 * type u8 = 1 ‖ file id 16 ‖ chunk index u32 ‖ offset in the chunk u32 ‖ bytes. Numbers are big-endian.
 */
import type { Bytes } from '../base/bytes.ts';
import { fileId, idBytes, SHORT_ID_BYTES, type FileId } from '../base/ids.ts';
import { BULK_MESSAGE_BYTES_MAX } from '../limits/shared.ts';
import { CHUNKS_PER_FILE_MAX, CHUNK_BYTES_MAX } from '../limits/files.ts';
import {
  FRAME_BYTES_MIN,
  FRAME_MS,
  QUICK_BYTES_PER_SECOND,
  SLOW_BYTES_PER_SECOND,
} from '../limits/swarm.ts';

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
 * How many bytes of a chunk go into one frame: the whole chunk on a fast path, else a piece that passes
 * quickly. Everything else on the connection waits behind one piece, and the receiver measures the path by
 * whole pieces; but each piece costs both sides about the same, however short it is.
 */
export function frameBytesAt(bytesPerSecond: number, chunkBytes: number): number {
  if (bytesPerSecond >= QUICK_BYTES_PER_SECOND) return chunkBytes;
  const ms = bytesPerSecond >= SLOW_BYTES_PER_SECOND ? FRAME_MS.usual : FRAME_MS.slow;
  const passed = Math.floor((bytesPerSecond * ms) / 1000);
  return Math.min(chunkBytes, Math.max(FRAME_BYTES_MIN, passed));
}

/**
 * The message for a frame. With a `scratch` of BULK_MESSAGE_BYTES_MAX bytes, the message is a view into it
 * that is valid until the next call: links copy what they send.
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

/** The frame in a bulk message, or null when it is not one. Never throws. */
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

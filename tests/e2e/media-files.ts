/** Sounds that browsers play, made here: large ones at no cost, every second of them different. */
import { Buffer } from 'node:buffer';
import { createHash, randomFillSync } from 'node:crypto';
import type { FilePayload } from './peers.ts';

const HEAD_BYTES = 44;
const BYTES_PER_S = 44_100 * 2 * 2;

/** Noise, uncompressed: stereo at 44.1 kHz. */
export function wavFile(name: string, seconds: number): FilePayload & { readonly sha256: string } {
  const buffer = Buffer.alloc(HEAD_BYTES + seconds * BYTES_PER_S);
  randomFillSync(buffer, HEAD_BYTES);
  buffer.write('RIFF', 0);
  buffer.writeUInt32LE(buffer.length - 8, 4);
  buffer.write('WAVEfmt ', 8);
  buffer.writeUInt32LE(16, 16);
  buffer.writeUInt16LE(1, 20); // PCM
  buffer.writeUInt16LE(2, 22);
  buffer.writeUInt32LE(44_100, 24);
  buffer.writeUInt32LE(BYTES_PER_S, 28);
  buffer.writeUInt16LE(4, 32);
  buffer.writeUInt16LE(16, 34);
  buffer.write('data', 36);
  buffer.writeUInt32LE(buffer.length - HEAD_BYTES, 40);
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  return { name, mimeType: 'audio/wav', buffer, sha256 };
}

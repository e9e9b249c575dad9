/** How a PNG file begins. */
import type { Bytes } from '../../base/bytes.ts';

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export const isPng = (bytes: Bytes): boolean => PNG_SIGNATURE.every((byte, i) => bytes[i] === byte);

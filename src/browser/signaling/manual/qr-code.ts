/** QR codes; the only importer of uqr. */
import { encode } from 'uqr';
import type { QrRows } from '../../../core/api/manual-pairing.ts';

/** Light modules around a code (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** What version 40 with the least correction holds, in bytes (ISO/IEC 18004, table 7). */
const CHARS_MAX = 2_953;

/** Undefined for a text longer than a code can hold. */
export const drawQr = (text: string): QrRows | undefined =>
  text.length > CHARS_MAX ? undefined : encode(text, { ecc: 'L', border: QUIET_ZONE }).data;

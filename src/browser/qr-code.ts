/** QR codes; the only importer of uqr. */
import { encode } from 'uqr';
import type { QrRows } from '../core/by-hand.ts';

/** Modules that stay light around a code (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** @throws RangeError when the text is longer than a code can hold, about 2,900 characters */
export const drawQr = (text: string): QrRows => encode(text, { border: QUIET_ZONE }).data;

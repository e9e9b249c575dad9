/** Which bytes an HTTP request asks for (RFC 9110, section 14), and the head of the answer. */

export type ByteRange =
  | { readonly kind: 'whole' }
  /** Bytes [start, end). */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

const WHOLE: ByteRange = { kind: 'whole' };

/** The whole file for a malformed header, and for several ranges: the RFC allows both. */
export function parseByteRange(header: string | null, sizeBytes: number): ByteRange {
  const match = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '');
  if (!match) return WHOLE;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return WHOLE;
    const length = Math.min(Number(last), sizeBytes);
    if (sizeBytes === 0 && Number(last) > 0) return WHOLE;
    return length === 0
      ? { kind: 'unsatisfiable' }
      : { kind: 'part', start: sizeBytes - length, end: sizeBytes };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return WHOLE;
  if (start >= sizeBytes) return { kind: 'unsatisfiable' };
  const end = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  return { kind: 'part', start, end };
}

export interface RangeAnswer {
  readonly status: 200 | 206 | 416;
  /** The bytes of the body: [start, end). */
  readonly start: number;
  readonly end: number;
}

/** What to answer a request for a file of this size. Completes `headers`, whose ETag names the file. */
export function answerRange(request: Request, headers: Headers, sizeBytes: number): RangeAnswer {
  const range = parseByteRange(rangeHeader(request, headers), sizeBytes);
  if (range.kind === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${sizeBytes}`);
    return { status: 416, start: 0, end: 0 };
  }
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: sizeBytes };
  headers.set('Content-Length', String(end - start));
  if (range.kind === 'whole') return { status: 200, start, end };
  headers.set('Content-Range', `bytes ${start}-${end - 1}/${sizeBytes}`);
  return { status: 206, start, end };
}

/** A range of a file that has changed since (If-Range) is a request for the whole file. */
function rangeHeader(request: Request, headers: Headers): string | null {
  const expected = request.headers.get('If-Range');
  return expected && expected !== headers.get('ETag') ? null : request.headers.get('Range');
}

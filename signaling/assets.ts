/**
 * The built app in memory: read once at the start, with its precompressed forms. So a request opens no file, and
 * however many wait for an answer, they share its bytes.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const UNKNOWN_TYPE = 'application/octet-stream';

/** Best first. */
const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

interface Form {
  readonly encoding: string | null;
  readonly body: Buffer;
  readonly etag: string;
}

interface Asset {
  readonly type: string;
  /** The encoded forms first, the file itself last. */
  readonly forms: readonly Form[];
}

export interface AssetAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

export class Assets {
  readonly #byPath = new Map<string, Asset>();

  /** Reads a directory. Leaves out dot files. */
  constructor(dir: string) {
    const files = new Map<string, Buffer>();
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = relative(dir, path).split(sep).join('/');
      if (entry.isFile() && !/(^|\/)\./.test(name)) files.set(name, readFileSync(path));
    }
    for (const [name, body] of files) {
      if (isForm(name, files)) continue;
      const asset = assetOf(name, body, files);
      this.#byPath.set(`/${name}`, asset);
      if (name === 'index.html') this.#byPath.set('/', asset);
    }
  }

  /** What to answer to a request for a path; null when there is no such file. */
  answer(path: string, headers: IncomingHttpHeaders): AssetAnswer | null {
    const asset = this.#byPath.get(decoded(path));
    const form = asset?.forms.find(({ encoding }) =>
      accepts(headers['accept-encoding'] ?? '', encoding),
    );
    if (!asset || !form) return null;
    const shared = {
      ETag: form.etag,
      ...(asset.forms.length > 1 ? { Vary: 'Accept-Encoding' } : {}),
    };
    if (isKnown(headers['if-none-match'], form.etag))
      return { status: 304, headers: shared, body: null };
    return {
      status: 200,
      headers: {
        ...shared,
        'Content-Type': asset.type,
        'Content-Length': `${form.body.length}`,
        ...(form.encoding === null ? {} : { 'Content-Encoding': form.encoding }),
      },
      body: form.body,
    };
  }
}

/** Whether a file is another one, compressed. */
function isForm(name: string, files: ReadonlyMap<string, Buffer>): boolean {
  return ENCODINGS.some(
    ({ extension }) => name.endsWith(extension) && files.has(name.slice(0, -extension.length)),
  );
}

function assetOf(name: string, body: Buffer, files: ReadonlyMap<string, Buffer>): Asset {
  const encoded = ENCODINGS.flatMap(({ name: encoding, extension }) => {
    const compressed = files.get(name + extension);
    return compressed ? [formOf(encoding, compressed)] : [];
  });
  return {
    type: TYPES[extname(name).toLowerCase()] ?? UNKNOWN_TYPE,
    forms: [...encoded, formOf(null, body)],
  };
}

function formOf(encoding: string | null, body: Buffer): Form {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return { encoding, body, etag: `"${hash}"` };
}

/** The path as files are named; one that names none when it is not well-formed. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

/** Whether the header lists the encoding, and not as refused. The file as it is needs no leave. */
function accepts(header: string | string[], encoding: string | null): boolean {
  if (encoding === null) return true;
  return String(header)
    .split(',')
    .some((entry) => {
      const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((entry) => ['*', etag, `W/${etag}`].includes(entry.trim()));

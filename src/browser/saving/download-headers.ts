/** The headers that make a response a download under a given name, and nothing else. */

/** Whatever is in the bytes, they are never a page, a script or a style of this origin. */
export function downloadHeaders(name: string, token: string): Headers {
  return new Headers({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': contentDisposition(name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'Accept-Ranges': 'bytes',
    ETag: `"${token}"`,
  });
}

/** `filename*` (RFC 8187) carries any script; `filename` is for what cannot read it. */
export function contentDisposition(name: string): string {
  const wellFormed = name.replace(/\p{Cs}/gu, '\ufffd');
  const plain = wellFormed.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(wellFormed).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

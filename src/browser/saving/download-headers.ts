/** The headers that make a response a download with a given name, and nothing else. */

/** Whatever the bytes are, the browser never takes them for a page, script or style of this origin. */
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

/** `filename*` (RFC 8187) takes any script; `filename` is for programs that cannot read it. */
export function contentDisposition(name: string): string {
  const wellFormed = name.replace(/\p{Cs}/gu, '\ufffd');
  const plain = wellFormed.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(wellFormed).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

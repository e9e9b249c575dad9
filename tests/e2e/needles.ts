/** Finds a secret in recorded bytes: as text, escaped, in hex or in base64. */

/** Base64 of bytes anywhere in a longer stream: three alignments, without the ends that depend on the neighbours. */
const base64Forms = (bytes: Buffer): string[] =>
  [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const whole = text.slice(
      Math.ceil((shift * 8) / 6),
      Math.floor(((shift + bytes.length) * 8) / 6),
    );
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });

/** All the encodings of these bytes to search for. */
export function formsOf(secret: string | Buffer): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const text = typeof secret === 'string' ? [secret, encodeURIComponent(secret)] : [];
  const escaped = JSON.stringify(bytes.toString()).slice(1, -1);
  return [...new Set([...text, escaped, hex, hex.toUpperCase(), ...base64Forms(bytes)])];
}

/** Which of the secrets are in `haystack`, and in which encoding. */
export const found = (
  haystack: string,
  secrets: Readonly<Record<string, string | Buffer>>,
): string[] =>
  Object.entries(secrets).flatMap(([what, secret]) =>
    formsOf(secret)
      .filter((form) => form.length >= 6 && haystack.includes(form))
      .map((form) => `${what} as ${form}`),
  );

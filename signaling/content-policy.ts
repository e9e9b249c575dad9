/** What the page may load and do: one list, for the header that the relay sends and the tag that static hosts rely on. */

/**
 * No inline script, no eval, no foreign origin. Frames are for downloads only: a hidden frame of
 * this origin that the service worker answers, with headers of its own.
 */
const directives = (relays: readonly string[]): string[] => [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  ["connect-src 'self'", ...relays].join(' '),
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  // Svelte's own policy, for the templates it compiled, and ours, for the addresses of our workers.
  'trusted-types svelte-trusted-html swapmeet',
];

/** Browsers ignore this one in a tag: on a static host only a header keeps others from framing the page. */
const HEADER_ONLY = "frame-ancestors 'none'";

export const headerPolicy = (): string => [...directives([]), HEADER_ONLY].join('; ');

/** @param relays origins of relays that are not beside the page, such as `wss://relay.example` */
export const tagPolicy = (relays: readonly string[] = []): string => directives(relays).join('; ');

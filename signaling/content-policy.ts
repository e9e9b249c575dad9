/** What the page may load and do. One list, for the relay's header and for the tag in the page on static hosts. */

/**
 * No inline script, no eval, no foreign origin. Frames are for downloads only: a hidden frame of
 * this origin that the service worker answers with its own headers.
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
  // Svelte's policy is for the templates it compiles, ours for the addresses of our workers.
  'trusted-types svelte-trusted-html swapmeet',
];

/** Browsers ignore this in a tag. On a static host only a header keeps other pages from framing this one. */
const HEADER_ONLY = "frame-ancestors 'none'";

export const headerPolicy = (): string => [...directives([]), HEADER_ONLY].join('; ');

/** @param relays origins of relays on other hosts, such as `wss://relay.example` */
export const tagPolicy = (relays: readonly string[] = []): string => directives(relays).join('; ');

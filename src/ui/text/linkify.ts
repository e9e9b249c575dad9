/** Finds http and https addresses in a text. It returns plain segments, never markup. */

export type Segment = { readonly kind: 'text'; readonly text: string } | LinkSegment;
export interface LinkSegment {
  readonly kind: 'link';
  /** As it was typed. */
  readonly text: string;
  readonly href: string;
  /** The host that the browser will ask for, where that differs from the text. */
  readonly realHost: string | undefined;
}

/** Ends at white space, quotes, angle brackets, and marks that change the direction of text. */
const CANDIDATE = /https?:\/\/[^\s\p{Cc}<>"`\u202a-\u202e\u2066-\u2069]+/giu;
const TRAILING = /[.,;:!?'’”»…]$/u;
const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export function linkify(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const link = toLink(trimEnd(match[0]));
    if (!link) continue;
    if (match.index > end) segments.push({ kind: 'text', text: text.slice(end, match.index) });
    segments.push(link);
    end = match.index + link.text.length;
  }
  if (end < text.length) segments.push({ kind: 'text', text: text.slice(end) });
  return segments;
}

/** Punctuation at the end, and a bracket that the address itself does not open, belong to the sentence. */
function trimEnd(typed: string): string {
  let length = typed.length;
  const open = new Map<string, number>();
  for (const char of typed) open.set(char, (open.get(char) ?? 0) + 1);
  while (length > 0) {
    const last = typed.charAt(length - 1);
    const opener = PAIRS[last];
    const count = open.get(last) ?? 0;
    const unopened = opener !== undefined && count > (open.get(opener) ?? 0);
    if (!unopened && !TRAILING.test(last)) break;
    open.set(last, count - 1);
    length--;
  }
  return typed.slice(0, length);
}

function toLink(typed: string): LinkSegment | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  // "https://bank.example@evil.example" shows one host and opens another.
  if (!url.hostname || url.username || url.password) return null;
  const showsHost = typed.toLowerCase().startsWith(url.origin);
  return {
    kind: 'link',
    text: typed,
    href: url.href,
    realHost: showsHost ? undefined : url.host,
  };
}

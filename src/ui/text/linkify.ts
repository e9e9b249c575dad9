/** Finds web and mail addresses in a text, and where a reader sees them end. It returns plain segments, never markup. */

export type Segment = { readonly kind: 'text'; readonly text: string } | LinkSegment;
export interface LinkSegment {
  readonly kind: 'link';
  /** As it was typed. */
  readonly text: string;
  readonly href: string;
  /** The host that the browser will ask for, where that differs from the text. */
  readonly realHost: string | undefined;
}

/** Where an address may begin. */
const START =
  /(?<scheme>(?<![a-z\d])[a-z][a-z\d+.-]{0,30}):\/\/|(?<www>(?<![\p{Script=Latin}\p{N}@._~/-])www\.)|@/giu;

/**
 * What ends an address anywhere: white space, controls, marks that change the direction of text, what cannot be seen,
 * quotes, and the brackets and full stops of scripts that put no space behind them.
 */
const STOP =
  '(?:[\\s\\p{Cc}<>"`\\u00ad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]|' +
  '(?![!-~’])[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Terminal_Punctuation}…])';
const WORD = new RegExp(`(?:(?!${STOP})[^])*`, 'uy');
/** "https://bank.example@evil.example" shows one host and opens another. */
const USER = new RegExp(`(?:(?![/?#]|${STOP})[^])*@`, 'uy');
const LETTER = '[\\p{L}\\p{M}\\p{N}_]';
const LABEL = `${LETTER}(?:(?:${LETTER}|-){0,61}${LETTER})?`;
const HOST = new RegExp(`\\[[\\da-f:.]+\\]|${LABEL}(?:\\.${LABEL})*`, 'iuy');
/** A public name ends in letters, or in the ASCII form of letters. */
const PUBLIC = /[^.]\.(?:xn--[a-z\d-]+|[\p{L}\p{M}]{2,})$/iu;
const PORT = /:\d{1,5}(?!\d)/y;
const REST = new RegExp(`[/?#](?:(?!${STOP})[^])*`, 'uy');

/** In front of an @: in the letters of Latin, since the sentence may lead to it without a space, or in others alone. */
const MAILBOX =
  /(?:(?<![\p{Script=Latin}\p{N}@/._%+-])[\p{Script=Latin}\p{N}_](?:[._%+'-]?[\p{Script=Latin}\p{M}\p{N}_-])*|(?<![\p{L}\p{M}\p{N}@/._-])(?:(?!\p{Script=Latin})[\p{L}\p{M}\p{N}._-])+)$/u;
const MAILBOX_CHARS_MAX = 64;

/** What is written without spaces, so that the sentence may go on right behind an address: `https://example.org/aを見て`. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo']
  .concat(['Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan'])
  .map((script) => `\\p{Script=${script}}`)
  .concat('\\p{Extended_Pictographic}', '\\p{Regional_Indicator}');
const TURN = new RegExp(`(?<=[A-Za-z\\d])(?=[([{]?[${UNSPACED.join('')}])`, 'u');
/** The punctuation of the sentence. A bracket that closes is here one that the address itself opened. */
const TRAILING = /(?![-/_#&%@)\]}])(?:[\p{P}|^]|\u200c|\u200d|\ufe0f)$/u;
/** On both sides of an address these are not part of it: many programs show what is between them bold or struck out. */
const EMPHASIS = '*_~|-';
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export function linkify(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  let blocked = 0;
  for (const { 0: found, index, groups = {} } of text.matchAll(START)) {
    if (index < Math.max(end, blocked)) continue;
    const { scheme, www } = groups;
    const [at, link] = scheme || www ? webAt(text, index, found) : mailAt(text, index, end);
    if (!link) {
      // An address of another kind, or one that misleads: nothing in it is a link either.
      if (scheme) blocked = endOf(WORD, text, index) ?? index;
      continue;
    }
    if (at > end) segments.push({ kind: 'text', text: text.slice(end, at) });
    segments.push(link);
    end = at + link.text.length;
  }
  if (end < text.length) segments.push({ kind: 'text', text: text.slice(end) });
  return segments;
}

type Found = readonly [at: number, link: LinkSegment | null];

/** @param begin `www.`, or a scheme with what the text has right before it */
function webAt(text: string, index: number, begin: string): Found {
  const scheme = /(?:https?:\/\/)?$/i.exec(begin)?.[0] ?? '';
  const isBare = begin.toLowerCase() === 'www.';
  const start = index + begin.length - (isBare ? begin : scheme).length;
  const hostStart = start + scheme.length;
  if ((!isBare && !scheme) || endOf(USER, text, hostStart) !== null) return [start, null];
  const host = hostAt(text, hostStart);
  if (!host || (isBare && !PUBLIC.test(host.slice(begin.length)))) return [start, null];
  const hostEnd = hostStart + host.length;
  const restStart = endOf(PORT, text, hostEnd) ?? hostEnd;
  const restEnd = endOf(REST, text, restStart) ?? restStart;
  const rest = trimmed(text.slice(restStart, restEnd), text.charAt(start - 1));
  return [start, webLink(text.slice(start, restStart) + rest, isBare)];
}

/** Around the @ at `at`, and not before `earliest`. */
function mailAt(text: string, at: number, earliest: number): Found {
  const from = Math.max(earliest, at - MAILBOX_CHARS_MAX - 1);
  const mailbox = MAILBOX.exec(text.slice(from, at))?.[0] ?? '';
  const host = hostAt(text, at + 1);
  const start = at - mailbox.length;
  const isMail = mailbox !== '' && mailbox.length <= MAILBOX_CHARS_MAX && PUBLIC.test(host);
  if (!isMail) return [start, null];
  const href = `mailto:${encodeURIComponent(mailbox)}@${host}`;
  return [start, { kind: 'link', text: `${mailbox}@${host}`, href, realHost: undefined }];
}

/** The sentence may go on in another script right behind the last part of the name. */
function hostAt(text: string, start: number): string {
  const host = text.slice(start, endOf(HOST, text, start) ?? start);
  const last = host.lastIndexOf('.') + 1;
  const turn = host.slice(last).search(TURN);
  return turn < 0 ? host : host.slice(0, last + turn);
}

/** What follows the host, up to where the sentence goes on. `before` stands in front of the address. */
function trimmed(rest: string, before: string): string {
  const turn = rest.search(TURN);
  const reach = upToStrayBracket(turn < 0 ? rest : rest.slice(0, turn));
  let { length } = reach;
  while (length > 0) {
    const last = reach.charAt(length - 1);
    const isEmphasis = last === before && EMPHASIS.includes(last);
    if (!isEmphasis && !'([{'.includes(last) && !TRAILING.test(last)) break;
    length--;
  }
  return reach.slice(0, length);
}

/** A bracket that the address did not open closes one of the sentence. */
function upToStrayBracket(rest: string): string {
  const open = new Map<string, number>();
  for (let at = 0; at < rest.length; at++) {
    const char = rest.charAt(at);
    const opener = OPENERS[char];
    const count = open.get(opener ?? char) ?? 0;
    if (opener !== undefined && count === 0) return rest.slice(0, at);
    open.set(opener ?? char, opener === undefined ? count + 1 : count - 1);
  }
  return rest;
}

function webLink(typed: string, isBare: boolean): LinkSegment | null {
  const address = isBare ? `https://${typed}` : typed;
  if (!URL.canParse(address)) return null;
  const { href, host, hostname, origin, username, password } = new URL(address);
  if (!hostname || username || password) return null;
  const showsHost = typed.toLowerCase().startsWith(isBare ? host : origin);
  return { kind: 'link', text: typed, href, realHost: showsHost ? undefined : host };
}

function endOf(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

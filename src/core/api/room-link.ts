/** Reads a link that has been through other programs: what they add, encode or cut off around it is forgiven (PROTOCOL R16). */
import { LINK_READ_CHARS_MAX } from '../limits/room.ts';
import { parseFragment, type Destination } from './room-address.ts';

/** 16 bytes as base64url: the last character stands for two bits. More of an alphabet behind them is another text. */
const ID = '[\\w-]{21}[AQgw](?![-_]*[A-Za-z\\d])';
/** Escaped, perhaps more than once. */
const escaped = (code: string) => `%(?:25)*${code}`;
const SLASH = `(?:/|${escaped('2[Ff]')})`;
const GUARDED = `(!|${escaped('21')})?`;
const TILDE = `(?:~|${escaped('7[Ee]')})`;
/** What programs put before it: marks that cannot be seen, spaces, and the brackets and quotes of a sentence. */
const BEFORE = '[\\s\\u200b-\\u200f\\u2060\\u2066-\\u2069\\ufeff<([{"“„«]';
const SECRET = new RegExp(`^(?:#|${escaped('23')}|${SLASH}|${BEFORE})*${GUARDED}(${ID})`);
/** A name contains escapes of its own, so what stands before it must be as we write it. */
const NAMED = new RegExp(`^(?:#|${escaped('23')})*/+${GUARDED}(?:~|%7[Ee])([^/?]*)`);
const FILE = new RegExp(`^${SLASH}+(${ID})`);
const INVITATION = new RegExp(`^${SLASH}+${TILDE}([\\w-]*)(.*)$`, 's');
/** What may stand behind an invitation. One with a gap has lost a part. */
const ADDED = /^\/*(?:[^\w/]|%[0-7][\dA-Fa-f])*(?:[?&].*)?$/s;
/** Up to the last character that is part of a name: our links never end in a mark, so the sentence around it goes on with that. */
const NAME = /^.*(?:%(?!20|0[9AaDd])[\dA-Fa-f]{2}|(?<!%.?)[^\p{P}\p{Z}\p{C}~>`|])/su;

/** Encoded by one program after the other. */
const DECODINGS_MAX = 3;

/** What a fragment leads to, however it was bent, or null when it leads nowhere. */
export function readFragment(fragment: string): Destination | null {
  let text = fragment.slice(0, LINK_READ_CHARS_MAX);
  for (let decodings = 0; decodings <= DECODINGS_MAX; decodings++) {
    const straight = straighten(text);
    if (straight !== null) return parseFragment(straight);
    text = text.replace(/(?:%[\dA-Fa-f]{2})+/g, decoded);
  }
  return null;
}

/** The fragment as we would have written it; null when there is no room in it. */
function straighten(text: string): string | null {
  const secret = SECRET.exec(text);
  const found = secret ?? NAMED.exec(text);
  if (!found) return null;
  const [all, guarded, room = ''] = found;
  const part = secret ? room : `~${NAME.exec(room)?.[0] ?? ''}`;
  return `#/${guarded ? '!' : ''}${part}${behind(text.slice(all.length))}`;
}

function behind(rest: string): string {
  const file = FILE.exec(rest)?.[1];
  if (file) return `/${file}`;
  const [, invitation, added = ''] = INVITATION.exec(rest) ?? [];
  if (invitation === undefined) return '';
  return `/~${ADDED.test(added) ? invitation : ''}`;
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes;
  }
}

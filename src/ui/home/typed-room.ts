/** What a text in "Room name" means: a name, or a link of this app that somebody pasted there. */
import {
  formatDestination,
  namedAddress,
  type Destination,
  type RoomAddress,
} from '../../core/api/room-address.ts';
import { readFragment } from '../../core/api/room-link.ts';
import { LINK_READ_CHARS_MAX, ROOM_NAME_CHARS_MAX } from '../../core/limits/room.ts';
import { words } from '../words/en/home.ts';

export type TypedRoom =
  | { readonly kind: 'name'; readonly room: RoomAddress }
  | { readonly kind: 'link'; readonly destination: Destination }
  /** A link to a room of another site: its people meet there. */
  | { readonly kind: 'elsewhere'; readonly host: string; readonly href: string }
  | { readonly kind: 'none'; readonly why: string };

/** Where a fragment may begin. */
const FRAGMENTS = /#|%(?:25)*23/g;
/** What looks like a secret alone: no name that people choose mixes so much. */
const SECRET = /^[#/]*!?(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w-]{22}\W*$/;
const URL_LIKE = /:\/\/|^www\./i;

/** @param host of this page */
export function typedRoom(text: string, host: string): TypedRoom {
  const typed = text.trim();
  const link = typed.length <= LINK_READ_CHARS_MAX ? linkIn(typed, host) : null;
  if (link) return link;
  if (URL_LIKE.test(typed)) return none(words.lostLink);
  const room = namedAddress(typed);
  if (room) return { kind: 'name', room };
  return none(
    /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}]/u.test(typed)
      ? words.longName(ROOM_NAME_CHARS_MAX)
      : words.noName,
  );
}

const none = (why: string): TypedRoom => ({ kind: 'none', why });

function linkIn(typed: string, host: string): TypedRoom | null {
  for (const { index } of typed.matchAll(FRAGMENTS)) {
    const destination = readFragment(/^\S*/.exec(typed.slice(index))?.[0] ?? '');
    if (!destination) continue;
    const page = pageBefore(typed.slice(0, index));
    if (!page || page.host === host) return { kind: 'link', destination };
    const href = page.origin + page.pathname + formatDestination(destination);
    return { kind: 'elsewhere', host: page.host, href };
  }
  const destination = SECRET.test(typed) ? readFragment(typed) : null;
  return destination && { kind: 'link', destination };
}

/** The page whose fragment follows; null where the text does not name it. */
function pageBefore(text: string): URL | null {
  const word = /\S*$/.exec(text)?.[0] ?? '';
  const address = /https?:\/\/.*$/i.exec(word)?.[0];
  const bare = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+|:\d)[^\s]*$/u.exec(word)?.[0];
  const url = address ?? (bare === undefined ? '' : `https://${bare}`);
  return URL.canParse(url) ? new URL(url) : null;
}

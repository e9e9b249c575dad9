/** The room's address in the fragment of a URL: `#/<room>` and `#/<room>/<file>`, `#/<room>/~<invitation>`, with `!` before a room that has a password. */
import { fromBase64Url, toBase64Url, type Bytes } from '../base/bytes.ts';
import { parseFileId, type FileId } from '../base/ids.ts';
import { ROOM_NAME_CHARS_MAX, ROOM_NAME_TYPED_CHARS_MAX } from '../limits/room.ts';
import { PAIRING_INVITATION_CHARS_MAX } from '../limits/signaling.ts';
import type { Random } from '../ports.ts';
import { foldRoomName } from './room-name.ts';

export const SECRET_BYTES = 16;
/** Marks a room with a name, which others can guess. */
const NAMED = '~';
/** Marks a room with a password; neither a secret nor `NAMED` begins with it. */
const GUARDED = '!';
/** Marks an invitation, in the position of a file's id; no id begins with it. */
const INVITED = '~';
/** Half a character, which a URL cannot contain. */
const LONE_SURROGATE = /\p{Cs}/u;

/** A secret room has 128 random bits; a named one is only as secret as its name. */
export type RoomAddress = (
  | { readonly kind: 'secret'; readonly secret: Bytes }
  | { readonly kind: 'named'; readonly name: string }
) & {
  /** The room has a password, which is never part of a link. */
  readonly guarded?: true;
};

/** What a fragment leads to. */
export interface Destination {
  readonly room: RoomAddress;
  readonly file: FileId | undefined;
  /** The first text of manual pairing (PROTOCOL S27). */
  readonly invitation?: string;
}

export const makeAddress = (random: Random): RoomAddress => ({
  kind: 'secret',
  secret: random.bytes(SECRET_BYTES),
});

/** The room of a name, and of every name that looks the same. Null when nothing is left, or it is too long. */
export function namedAddress(typed: string): RoomAddress | null {
  if (typed.length > ROOM_NAME_TYPED_CHARS_MAX || LONE_SURROGATE.test(typed)) return null;
  const name = foldRoomName(typed);
  return name !== '' && name.length <= ROOM_NAME_CHARS_MAX ? { kind: 'named', name } : null;
}

/** The address of the room with a password. */
export const guardedAddress = (room: RoomAddress): RoomAddress => ({ ...room, guarded: true });

export function formatFragment(room: RoomAddress, file?: FileId): string {
  const part = room.kind === 'secret' ? toBase64Url(room.secret) : NAMED + encodeName(room.name);
  return `#/${room.guarded ? GUARDED : ''}${part}${file ? `/${file}` : ''}`;
}

/** A link never contains a quote or bracket, or ends in punctuation: programs that find links in a text leave that out. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/[!'()*]|[-._~]+$/g, (found) =>
    found.replace(/./g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
  );

export const formatInvitation = (room: RoomAddress, invitation: string): string =>
  `${formatFragment(room)}/${INVITED}${invitation}`;

export const formatDestination = ({ room, file, invitation }: Destination): string =>
  invitation === undefined ? formatFragment(room, file) : formatInvitation(room, invitation);

/** What a fragment (with its `#`) leads to, or null when it leads nowhere. */
export function parseFragment(fragment: string): Destination | null {
  const [empty, marked = '', filePart, ...rest] = fragment.replace(/^#/, '').split('/');
  if (empty !== '' || rest.length > 0) return null;
  const guarded = marked.startsWith(GUARDED);
  const part = guarded ? marked.slice(1) : marked;
  const open = part.startsWith(NAMED) ? parseNamed(part.slice(1)) : parseSecret(part);
  if (!open) return null;
  const room = guarded ? guardedAddress(open) : open;
  if (filePart === undefined || filePart === '') return { room, file: undefined };
  if (filePart.startsWith(INVITED)) {
    const invitation = filePart.slice(1);
    const fine = /^[\w-]+$/.test(invitation) && invitation.length <= PAIRING_INVITATION_CHARS_MAX;
    return fine ? { room, file: undefined, invitation } : null;
  }
  const file = parseFileId(filePart);
  return file && { room, file };
}

function parseSecret(part: string): RoomAddress | null {
  const secret = fromBase64Url(part);
  return secret?.length === SECRET_BYTES ? { kind: 'secret', secret } : null;
}

function parseNamed(part: string): RoomAddress | null {
  try {
    return namedAddress(decodeURIComponent(part));
  } catch {
    return null; // a lone % in the fragment
  }
}

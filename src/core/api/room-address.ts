/** The room's address in the fragment of a URL: `#/<room>` and `#/<room>/<file>`, `#/<room>/~<invitation>`, with `!` before a room that has a password. */
import { fromBase64Url, toBase64Url, type Bytes } from '../base/bytes.ts';
import { parseFileId, type FileId } from '../base/ids.ts';
import { ROOM_NAME_CHARS_MAX } from '../limits/room.ts';
import { PAIRING_INVITATION_CHARS_MAX } from '../limits/signaling.ts';
import type { Random } from '../ports.ts';

export const SECRET_BYTES = 16;
/** Marks a room that somebody named, and that others can therefore guess. */
const NAMED = '~';
/** Marks a room that a password goes with; no part of a secret or of `NAMED` begins so. */
const GUARDED = '!';
/** Marks an invitation, which stands where a file's id would; no id begins so. */
const INVITED = '~';
/** Half a character, which no link can carry. */
const LONE_SURROGATE = /\p{Cs}/u;

/** A made room has 128 random bits; a named one is only as secret as its name. */
export type RoomAddress = (
  | { readonly kind: 'secret'; readonly secret: Bytes }
  | { readonly kind: 'named'; readonly name: string }
) & {
  /** A password goes with it, which is in no link. */
  readonly guarded?: true;
};

export interface Destination {
  readonly room: RoomAddress;
  readonly file: FileId | undefined;
  /** The text by which a member lets somebody in without a server (PROTOCOL S27). */
  readonly invitation?: string;
}

export const makeAddress = (random: Random): RoomAddress => ({
  kind: 'secret',
  secret: random.bytes(SECRET_BYTES),
});

/** Names are compared as typed, but for case, width and outer space. Null when nothing is left. */
export function namedAddress(typed: string): RoomAddress | null {
  // Normal twice: a small letter may have a composed form that its capital has not, as J with a caron.
  const name = typed.normalize('NFKC').toLowerCase().normalize('NFKC').trim();
  const fine = name !== '' && name.length <= ROOM_NAME_CHARS_MAX && !LONE_SURROGATE.test(name);
  return fine ? { kind: 'named', name } : null;
}

/** The same room with a password to it. */
export const guardedAddress = (room: RoomAddress): RoomAddress => ({ ...room, guarded: true });

export function formatFragment(room: RoomAddress, file?: FileId): string {
  const part =
    room.kind === 'secret' ? toBase64Url(room.secret) : NAMED + encodeURIComponent(room.name);
  return `#/${room.guarded ? GUARDED : ''}${part}${file ? `/${file}` : ''}`;
}

export const formatInvitation = (room: RoomAddress, invitation: string): string =>
  `${formatFragment(room)}/${INVITED}${invitation}`;

/** The place a fragment (with its `#`) leads to, or null when it leads nowhere. */
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

/** Makes one update of many small ones, and several of one that is too large for an entry. Pure. */
import {
  NOTE_DELETIONS_PER_UPDATE_MAX,
  NOTE_PIECES_PER_UPDATE_MAX,
  NOTE_UPDATE_BYTES_MAX,
} from '../limits/notes.ts';
import { goesOn, type Deletion, type NoteUpdate, type Piece } from './note-update.ts';

/** Characters in one piece: each takes three bytes at most, and the rest of an update has room beside them. */
const PIECE_CHARS_MAX = Math.floor(NOTE_UPDATE_BYTES_MAX / 4);
/** What a piece takes beside its text, and a deletion: their numbers, each in eight bytes at most. */
const PIECE_BYTES = 48;
const DELETION_BYTES = 24;

/**
 * The same changes, in as few updates as entries need. Pieces that continue each other become one.
 * @param updates of one client, one after another
 */
export function collected(client: number, updates: readonly NoteUpdate[]): NoteUpdate[] {
  const pieces = updates
    .flatMap((it) => it.pieces)
    .reduce(continued, [])
    .flatMap(cut);
  const deletions = merged(updates.flatMap((it) => it.deletions));
  const parts: { pieces: Piece[]; deletions: Deletion[] }[] = [];
  let room = { pieces: 0, deletions: 0, bytes: 0 };
  const place = (bytes: number, kind: 'pieces' | 'deletions') => {
    if (room[kind] === 0 || room.bytes < bytes) {
      parts.push({ pieces: [], deletions: [] });
      room = {
        pieces: NOTE_PIECES_PER_UPDATE_MAX,
        deletions: NOTE_DELETIONS_PER_UPDATE_MAX,
        bytes: NOTE_UPDATE_BYTES_MAX - PIECE_BYTES,
      };
    }
    room[kind] -= 1;
    room.bytes -= bytes;
    return parts.at(-1);
  };
  for (const it of pieces) place(PIECE_BYTES + 3 * it.text.length, 'pieces')?.pieces.push(it);
  for (const it of deletions) place(DELETION_BYTES, 'deletions')?.deletions.push(it);
  return parts.map((it) => ({ client: it.pieces.length > 0 ? client : 0, ...it }));

  /** Appends a piece, to the one before if it was typed behind that. */
  function continued(all: Piece[], next: Piece): Piece[] {
    const last = all.at(-1);
    if (last && goesOn(client, last, next))
      all[all.length - 1] = { ...last, text: last.text + next.text };
    else all.push(next);
    return all;
  }

  function cut(piece: Piece): Piece[] {
    const cuts: Piece[] = [];
    let { left } = piece;
    for (let at = 0; at < piece.text.length;) {
      let end = Math.min(at + PIECE_CHARS_MAX, piece.text.length);
      // Never between the halves of a character.
      if (end < piece.text.length && isHigh(piece.text.charCodeAt(end - 1))) end -= 1;
      cuts.push({ ...piece, left, clock: piece.clock + at, text: piece.text.slice(at, end) });
      left = { client, clock: piece.clock + end - 1 };
      at = end;
    }
    return cuts;
  }
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** Ranges in order, those that touch as one. */
function merged(deletions: readonly Deletion[]): Deletion[] {
  const sorted = deletions.toSorted((a, b) => a.client - b.client || a.from - b.from);
  return sorted.reduce<Deletion[]>((all, next) => {
    const last = all.at(-1);
    if (last?.client === next.client && last.to >= next.from)
      all[all.length - 1] = { ...last, to: Math.max(last.to, next.to) };
    else all.push(next);
    return all;
  }, []);
}

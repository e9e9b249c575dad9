/**
 * What one entry changes in a note, in the format of Yjs updates (version 1), of which it takes the part that plain text needs:
 * pieces of text of one client, one after another, and ranges that are deleted. Everything else is refused before Yjs sees it.
 */
import { joined, utf8, type Bytes } from '../base/bytes.ts';
import {
  NOTE_CLIENT_MAX,
  NOTE_DELETIONS_PER_UPDATE_MAX,
  NOTE_PIECES_PER_UPDATE_MAX,
  NOTE_POSITION_MAX,
  NOTE_UPDATE_BYTES_MAX,
} from '../limits/notes.ts';

/** A character of a note: by whom, and which of theirs. */
export interface CharId {
  readonly client: number;
  readonly clock: number;
}

/** Text between two characters that its author saw beside each other; undefined: the beginning, the end. */
export interface Piece {
  readonly clock: number;
  readonly text: string;
  readonly left: CharId | undefined;
  readonly right: CharId | undefined;
}

/** Characters [from, to) of a client. */
export interface Deletion {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

const sameId = (a: CharId | undefined, b: CharId | undefined): boolean =>
  a?.client === b?.client && a?.clock === b?.clock;

export interface NoteUpdate {
  /** Of the pieces; 0 without any. */
  readonly client: number;
  readonly pieces: readonly Piece[];
  readonly deletions: readonly Deletion[];
}

/** Whether a piece was typed right behind the one before it, in the same place. */
export const goesOn = (client: number, before: Piece, { clock, left, right }: Piece): boolean =>
  before.clock + before.text.length === clock &&
  sameId(left, { client, clock: clock - 1 }) &&
  sameId(right, before.right);

/** The one text of a note, as Yjs names it. */
export const TEXT_NAME = 't';

const LEFT = 0x80;
const RIGHT = 0x40;
const STRING = 4;
const PARENT_BY_NAME = 1;

class Malformed extends Error {}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const it = this.#bytes[this.#at++];
    if (it === undefined) throw new Malformed();
    return it;
  }

  /** In its shortest form, so that the same is always the same bytes. */
  uint(max: number): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const it = this.byte();
      value += (it & 0x7f) * factor;
      if (value > max) throw new Malformed();
      if (it < 0x80) {
        if (it === 0 && factor > 1) throw new Malformed();
        return value;
      }
      factor *= 128;
      if (factor > Number.MAX_SAFE_INTEGER) throw new Malformed();
    }
  }

  text(): string {
    const length = this.uint(this.#bytes.length);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Malformed();
    const text = decoder.decode(this.#bytes.subarray(this.#at, end)); // throws where it is not UTF-8
    this.#at = end;
    return text;
  }

  id(): CharId {
    return { client: this.uint(NOTE_CLIENT_MAX), clock: this.uint(NOTE_POSITION_MAX) };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How much one update may hold. */
interface UpdateBounds {
  readonly bytes: number;
  readonly pieces: number;
  readonly deletions: number;
}
const OF_AN_ENTRY: UpdateBounds = {
  bytes: NOTE_UPDATE_BYTES_MAX,
  pieces: NOTE_PIECES_PER_UPDATE_MAX,
  deletions: NOTE_DELETIONS_PER_UPDATE_MAX,
};
/** What the person changed at once, which entries may have to share. */
export const OF_OUR_OWN: UpdateBounds = { bytes: Infinity, pieces: 2 ** 31, deletions: 2 ** 31 };

/** What it changes, or null when it is anything but plain text of one client, or too much. Never throws. */
export function readNoteUpdate(bytes: Uint8Array, max = OF_AN_ENTRY): NoteUpdate | null {
  if (bytes.length > max.bytes) return null;
  try {
    const reader = new Reader(bytes);
    const { client, pieces } = readPieces(reader, max.pieces);
    const deletions = readDeletions(reader, max.deletions);
    if (!reader.isAtEnd || pieces.length + deletions.length === 0) return null;
    return { client, pieces, deletions };
  } catch {
    return null;
  }
}

function readPieces(reader: Reader, max: number): Pick<NoteUpdate, 'client' | 'pieces'> {
  const pieces: Piece[] = [];
  if (reader.uint(1) === 0) return { client: 0, pieces };
  const count = reader.uint(max);
  const client = reader.uint(NOTE_CLIENT_MAX);
  let clock = reader.uint(NOTE_POSITION_MAX);
  if (count === 0) throw new Malformed();
  for (let i = 0; i < count; i++) {
    const info = reader.byte();
    if ((info & ~(LEFT | RIGHT)) !== STRING) throw new Malformed();
    const left = info & LEFT ? reader.id() : undefined;
    const right = info & RIGHT ? reader.id() : undefined;
    if (!left && !right && (reader.byte() !== PARENT_BY_NAME || reader.text() !== TEXT_NAME))
      throw new Malformed();
    const text = reader.text();
    // An editor takes another end of a line for a line feed, and would count characters differently.
    if (text === '' || text.includes('\r')) throw new Malformed();
    const ends = [left, right].filter((it) => it?.client === client);
    if (ends.some((it) => it && it.clock >= clock)) throw new Malformed();
    pieces.push({ clock, text, left, right });
    clock += text.length;
  }
  return { client, pieces };
}

function readDeletions(reader: Reader, max: number): Deletion[] {
  const deletions: Deletion[] = [];
  const clients = reader.uint(max);
  for (let i = 0; i < clients; i++) {
    const client = reader.uint(NOTE_CLIENT_MAX);
    const count = reader.uint(max - deletions.length);
    for (let j = 0; j < count; j++) {
      const from = reader.uint(NOTE_POSITION_MAX);
      const to = from + reader.uint(NOTE_POSITION_MAX);
      if (to === from) throw new Malformed();
      deletions.push({ client, from, to });
    }
  }
  return deletions;
}

/** For Yjs, and for an entry: as many updates as you give, in one. Of each client, pieces stand in the order of their clocks. */
export function writeNoteUpdates(updates: readonly NoteUpdate[]): Bytes {
  const byClient = new Map<number, Piece[]>();
  const deleted = new Map<number, Deletion[]>();
  for (const { client, pieces, deletions } of updates) {
    if (pieces.length > 0) byClient.set(client, [...(byClient.get(client) ?? []), ...pieces]);
    for (const it of deletions) deleted.set(it.client, [...(deleted.get(it.client) ?? []), it]);
  }
  const parts: Uint8Array[] = [uint(byClient.size)];
  for (const [client, pieces] of byClient)
    parts.push(
      uint(pieces.length),
      uint(client),
      uint(pieces[0]?.clock ?? 0),
      ...pieces.flatMap(pieceBytes),
    );
  parts.push(uint(deleted.size));
  for (const [client, ranges] of deleted) {
    parts.push(uint(client), uint(ranges.length));
    for (const { from, to } of ranges) parts.push(uint(from), uint(to - from));
  }
  return joined(parts);
}

function pieceBytes({ text, left, right }: Piece): Uint8Array[] {
  const parts: Uint8Array[] = [Uint8Array.of(STRING | (left ? LEFT : 0) | (right ? RIGHT : 0))];
  for (const id of [left, right]) if (id) parts.push(uint(id.client), uint(id.clock));
  if (!left && !right) parts.push(uint(PARENT_BY_NAME), ...textBytes(TEXT_NAME));
  parts.push(...textBytes(text));
  return parts;
}

function textBytes(text: string): Uint8Array[] {
  const bytes = utf8(text);
  return [uint(bytes.length), bytes];
}

function uint(value: number): Bytes {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 128) | 0x80);
    left = Math.floor(left / 128);
  }
  bytes.push(left);
  return Uint8Array.from(bytes);
}

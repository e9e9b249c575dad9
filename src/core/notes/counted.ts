/**
 * Which updates of a note count: a pure function of its entries in the room's one order, so that devices with equal logs show equal
 * texts. An update counts if it goes on where its client's text ended, builds only on text that stands before it, and finds room.
 */
import type { EntryId, PeerId } from '../base/ids.ts';
import { NOTE_MAX, NOTE_OF_AUTHOR_MAX } from '../limits/notes.ts';
import { goesOn, type Deletion, type NoteUpdate, type Piece } from './note-update.ts';

/** An update as its entry has it. */
export interface Told {
  readonly id: EntryId;
  readonly author: PeerId;
  readonly timeMs: number;
  /** Null: it is malformed, or another's. */
  readonly update: NoteUpdate | null;
}

export interface Counted {
  readonly told: Told;
  /** Without ranges of text that does not stand before it. */
  readonly update: NoteUpdate;
  /** Characters that it deletes so. */
  readonly deletes: number;
}

export interface Count {
  readonly counted: readonly Counted[];
  /** Where each client's text ends. */
  readonly ends: ReadonlyMap<number, number>;
  readonly clientOf: ReadonlyMap<number, PeerId>;
  /** The part of the note's bounds that is used, 0 to 1. */
  readonly used: number;
  /** And of what one author may use of them. */
  usedBy(author: PeerId): number;
}

interface Use {
  updates: number;
  /** Pieces that do not go on behind their client's last one: to find their place may take long. */
  places: number;
  deletions: number;
  chars: number;
}

const NONE: Use = { updates: 0, places: 0, deletions: 0, chars: 0 };
const KEYS = ['updates', 'places', 'deletions', 'chars'] as const;

/** @param all in the room's order */
export function countedOf(all: readonly Told[]): Count {
  const counted: Counted[] = [];
  const ends = new Map<number, number>();
  const clientOf = new Map<number, PeerId>();
  /** The last piece of each client. */
  const last = new Map<number, Piece | undefined>();
  let use = NONE;
  const uses = new Map<PeerId, Use>();
  for (const told of all) {
    const { update, author } = told;
    if (!update || !isBuilt(update, ends)) continue;
    const adds = useOf(update, last.get(update.client));
    const [sum, own] = [plus(use, adds), plus(uses.get(author) ?? NONE, adds)];
    if (!fits(sum, NOTE_MAX) || !fits(own, NOTE_OF_AUTHOR_MAX)) continue;
    use = sum;
    uses.set(author, own);
    if (update.pieces.length > 0) {
      ends.set(update.client, endOf(update));
      last.set(update.client, update.pieces.at(-1));
      clientOf.set(update.client, author);
    }
    const deletions = update.deletions.flatMap((it): Deletion[] => {
      const to = Math.min(it.to, ends.get(it.client) ?? 0);
      return to > it.from ? [{ ...it, to }] : [];
    });
    const deletes = deletions.reduce((of, { from, to }) => of + to - from, 0);
    counted.push({ told, update: { ...update, deletions }, deletes });
  }
  const usedBy = (author: PeerId) => partOf(uses.get(author) ?? NONE, NOTE_OF_AUTHOR_MAX);
  return { counted, ends, clientOf, used: partOf(use, NOTE_MAX), usedBy };
}

function isBuilt({ client, pieces }: NoteUpdate, ends: ReadonlyMap<number, number>): boolean {
  const [first] = pieces;
  if (!first) return true;
  if (first.clock !== (ends.get(client) ?? 0)) return false;
  return pieces.every(({ left, right }) =>
    // What it says of its own client was checked when it was read.
    [left, right].every(
      (it) => !it || it.client === client || it.clock < (ends.get(it.client) ?? 0),
    ),
  );
}

const endOf = ({ pieces }: NoteUpdate): number => {
  const last = pieces.at(-1);
  return last ? last.clock + last.text.length : 0;
};

function useOf({ client, pieces, deletions }: NoteUpdate, last: Piece | undefined): Use {
  const use = { ...NONE, updates: 1, deletions: deletions.length };
  let before = last;
  for (const piece of pieces) {
    if (!before || !goesOn(client, before, piece)) use.places += 1;
    use.chars += piece.text.length;
    before = piece;
  }
  return use;
}

const plus = (a: Use, b: Use): Use => ({
  updates: a.updates + b.updates,
  places: a.places + b.places,
  deletions: a.deletions + b.deletions,
  chars: a.chars + b.chars,
});

const fits = (use: Use, max: Use): boolean => KEYS.every((key) => use[key] <= max[key]);
const partOf = (use: Use, max: Use): number => Math.max(...KEYS.map((key) => use[key] / max[key]));

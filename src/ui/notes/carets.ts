/**
 * Whose cursors the editor shows, and where: those that people tell, and for a moment where people who tell none wrote last. Pure.
 */
import type { NoteSelection } from '../../core/api/notes.ts';
import type { Caret } from './editor-theme.ts';

/** A cursor as it is told. */
export interface TellingCaret {
  readonly who: string;
  readonly caret: Caret;
  /** Undefined: where it was. */
  readonly at: NoteSelection | undefined;
}

export interface ShownCaret extends NoteSelection {
  readonly who: string;
  readonly caret: Caret;
  readonly isTold: boolean;
  /** It has stayed there for a while. */
  readonly isQuiet: boolean;
}

type Carets = readonly ShownCaret[];

/** @param move where a place of the text is after a change */
export const movedCarets = (all: Carets, move: (place: number) => number): Carets =>
  all.map((it) => ({ ...it, anchor: move(it.anchor), head: move(it.head) }));

/** Somebody wrote, and their text ends there. */
export function wroteAt(all: Carets, who: string, caret: Caret, place: number): Carets {
  const known = all.find((it) => it.who === who);
  const shown = known?.isTold
    ? { ...known, isQuiet: false }
    : { who, caret, anchor: place, head: place, isTold: false, isQuiet: false };
  return [...all.filter((it) => it.who !== who), shown];
}

/** These are told now, and no others. */
export function withTold(all: Carets, told: readonly TellingCaret[], length: number): Carets {
  const of = new Map(all.map((it) => [it.who, it]));
  const shown = told.flatMap(({ who, caret, at }): ShownCaret[] => {
    const known = of.get(who);
    const next = at ?? known;
    if (!next) return [];
    const [anchor, head] = [Math.min(next.anchor, length), Math.min(next.head, length)];
    const isQuiet = known?.isTold === true && known.isQuiet && isAt(known, { anchor, head });
    return [{ who, caret, anchor, head, isTold: true, isQuiet }];
  });
  const names = new Set(told.map(({ who }) => who));
  return [...all.filter(({ who, isTold }) => !isTold && !names.has(who)), ...shown];
}

/** It has been shown for a while. */
export const hushed = (all: Carets, who: string): Carets =>
  all.flatMap((it) => {
    if (it.who !== who) return it;
    return it.isTold ? { ...it, isQuiet: true } : [];
  });

/** Those whose names are to be shown from now on. */
export const moving = (before: Carets, after: Carets): readonly string[] =>
  after
    .filter((it) => !it.isQuiet && !before.some((old) => old.who === it.who && isLike(old, it)))
    .map(({ who }) => who);

const isAt = (a: NoteSelection, b: NoteSelection): boolean =>
  a.anchor === b.anchor && a.head === b.head;
const isLike = (a: ShownCaret, b: ShownCaret): boolean =>
  isAt(a, b) && a.isTold === b.isTold && a.isQuiet === b.isQuiet;

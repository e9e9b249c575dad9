/** Comings and goings in words. */
import { words } from '../../words/en/talk/talk.ts';
import { dateAndTime, dayNumber, time } from '../../words/format.ts';
import { nameList } from '../../words/lists.ts';
import { visibleName } from '../../text/visible-name.ts';
import type { Visit } from './comings.ts';
import { fold, type VisitLine } from './visit-lines.ts';

/** "Ana and Bo joined · Cy left". */
export function lineWords({ visits, more }: VisitLine): string {
  const { joined, left, cameAndLeft, cameBack } = fold(visits);
  const said = (names: readonly string[], say: (names: string, people: number) => string) =>
    names.length === 0 ? [] : say(nameList(names.map(visibleName)), names.length);
  return [
    more.joined > 0 ? words.joinedCount(joined.length + more.joined) : said(joined, words.joined),
    more.left > 0 ? words.leftCount(left.length + more.left) : said(left, words.left),
    said(cameAndLeft, words.cameAndLeft),
    said(cameBack, words.cameBack),
  ]
    .flat()
    .join(' · ');
}

export const visitWords = ({ kind, name }: Visit): string => words[kind](visibleName(name), 1);
/** What a line does not name. */
export const moreWords = ({ more }: VisitLine): readonly string[] => [
  ...(more.joined > 0 ? [words.joinedCount(more.joined)] : []),
  ...(more.left > 0 ? [words.leftCount(more.left)] : []),
];

export const whenWords = (ms: number, nowMs: number): string =>
  dayNumber(ms) === dayNumber(nowMs) ? time(ms) : dateAndTime(ms);

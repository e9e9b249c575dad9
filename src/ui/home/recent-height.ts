/** How many of the recent rooms show at first, and how high their list is as a rule. */

const SHOWN_AT_FIRST = 4;
/** The heading, and the search below it. */
const HEADING_REM = 5.35;
const ROW_REM = 3.9;
const BUTTON_REM = 3.25;

/** One more is better shown than counted. */
export const shownAtFirst = (rooms: number): number =>
  rooms <= SHOWN_AT_FIRST + 1 ? rooms : SHOWN_AT_FIRST;

/** For a style; undefined: there is no list. */
export function recentHeight(rooms: number): string | undefined {
  if (rooms === 0) return undefined;
  const shown = shownAtFirst(rooms);
  const rem = HEADING_REM + shown * ROW_REM + (shown < rooms ? BUTTON_REM : 0);
  return `${rem}rem`;
}

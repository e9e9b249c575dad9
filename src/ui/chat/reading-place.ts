/**
 * The place where one reads: at the end, which goes along with everything that comes, or further up, where the lines hold still.
 * What comes may stand anywhere in the order, so messages are counted by who they are, not by how many there were.
 */
import type { ChatMessage } from '../../core/api/views.ts';

type Listed = Pick<ChatMessage, 'id' | 'own'>;
type Box = Pick<Element, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** Who comes down this near to the end is at the end. */
const NEAR_END_PX = 48;
/** Nothing is below: positions are rounded. */
const AT_END_PX = 2;

const belowView = (box: Box): number => box.scrollHeight - box.scrollTop - box.clientHeight;

export const isAtEnd = (box: Box): boolean => belowView(box) < AT_END_PX;

/**
 * Whether the reader goes along with the end, at a scroll event. What grows moves the end away from the reader, and the event for
 * what we scrolled may come after that: only who goes up leaves the end.
 */
export function followsEnd(before: { follows: boolean; scrollTop: number }, box: Box): boolean {
  const gap = belowView(box);
  const down = box.scrollTop - before.scrollTop;
  if (before.follows) return down > -1 || gap < AT_END_PX;
  return gap < (down >= 1 ? NEAR_END_PX : AT_END_PX);
}

/** The reader is further up. */
export interface Away {
  /** What was here when the reader left the end. */
  readonly known: ReadonlySet<string>;
  /** The first message that is drawn, and how many were before it. */
  readonly first: string | undefined;
  readonly earlier: number;
}

export const away = (messages: readonly Listed[], earlier: number): Away => ({
  known: new Set(messages.map(({ id }) => id)),
  first: messages[earlier]?.id,
  earlier,
});

/** How many messages are not drawn, of those before the others. Nothing that was drawn disappears above a reader. */
export function earlierCount(messages: readonly Listed[], limit: number, reader?: Away): number {
  const beforeLast = Math.max(0, messages.length - limit);
  if (!reader) return beforeLast;
  const at = messages.findIndex(({ id }) => id === reader.first);
  return Math.min(beforeLast, at < 0 ? reader.earlier : at);
}

/** How many messages came since the reader left the end, and stand below. @param line the last message in view */
export function newBelow(messages: readonly Listed[], reader: Away, line?: string): number {
  let news = 0;
  for (let i = messages.length - 1; i >= 0; i--) {
    const id = messages[i]?.id;
    if (id === undefined || id === line) break;
    if (!reader.known.has(id)) news++;
  }
  return news;
}

/** The last message of ours, if it was not here before. */
export function newOwn(before: readonly Listed[], now: readonly Listed[]): string | undefined {
  const last = now.findLast(({ own }) => own)?.id;
  return before.some(({ id }) => id === last) ? undefined : last;
}

/** Which messages call the reader by name and were not in view yet. Pure. */
import type { ChatMessage } from '../../../core/api/views.ts';
import type { EntryId } from '../../../core/base/ids.ts';

export interface Reading {
  /** What is new begins with this message. */
  readonly from: EntryId | undefined;
  /** What comes now comes out of view. */
  readonly isAway: boolean;
}

/** Among the messages that came since. */
export function newMentions(
  before: readonly ChatMessage[],
  now: readonly ChatMessage[],
  { from, isAway }: Reading,
  callsUs: (text: string) => boolean,
): readonly EntryId[] {
  let same = 0;
  while (same < now.length && now[same] === before[same]) same++;
  const known = new Set(before.slice(same).map(({ id }) => id));
  const firstNew = from === undefined ? -1 : now.findLastIndex(({ id }) => id === from);
  const unread = firstNew >= 0 ? firstNew : isAway ? 0 : Infinity;
  return now.flatMap((it, at) => {
    if (at < same || at < unread || known.has(it.id)) return [];
    return it.kind === 'text' && !it.own && callsUs(it.text) ? it.id : [];
  });
}

/** Those of them that are still there, in the room's order. */
export const inOrder = (
  messages: readonly ChatMessage[],
  ids: ReadonlySet<EntryId>,
): readonly EntryId[] =>
  ids.size === 0
    ? []
    : messages.flatMap(({ id, kind }) => (kind === 'text' && ids.has(id) ? id : []));

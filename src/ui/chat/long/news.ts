/**
 * What is new: how much of it stands where, and what a screen reader says of it. What comes may stand anywhere in the order, so
 * messages are counted by who they are, not by how many there were. Pure.
 */
import type { ChatMessage } from '../../../core/api/views.ts';
import { words } from '../../words/en/chat.ts';
import { messageWords } from '../message-words.ts';

/** Nobody listens to more at once. */
const SAID_MAX = 3;

/** Of those that stand after all that was here before. */
export function newsIn(
  before: readonly ChatMessage[],
  now: readonly ChatMessage[],
): readonly string[] {
  const known = before.at(-1)?.id;
  const last = now.findLastIndex(({ id }) => id === known);
  if (last < 0) return [];
  const news = now
    .slice(last + 1)
    .flatMap((it) => (!it.own && (it.kind === 'text' || it.kind === 'file') ? it : []));
  if (news.length > SAID_MAX) return [words.newBelow(news.length)];
  return news.map((it) => messageWords(it.name, false, it.kind === 'text' ? it.text : it.fileName));
}

/** How many messages of others there are from this one on. */
export function newOthers(messages: readonly ChatMessage[], id: string): number {
  const first = messages.findLastIndex((it) => it.id === id);
  return first < 0 ? 0 : messages.slice(first).filter(({ own }) => !own).length;
}

/** What came since. @param known what was here when the reader left the end */
export const cameSince = (
  messages: readonly Pick<ChatMessage, 'id'>[],
  known: ReadonlySet<string>,
): ReadonlySet<string> => new Set(messages.flatMap(({ id }) => (known.has(id) ? [] : id)));

/** How many of those that came stand below. @param line the last message in view */
export function newBelow(
  messages: readonly Pick<ChatMessage, 'id'>[],
  came: ReadonlySet<string>,
  line?: string,
): number {
  let news = 0;
  for (let i = messages.length - 1; i >= 0 && news < came.size; i--) {
    const id = messages[i]?.id;
    if (id === undefined || id === line) break;
    if (came.has(id)) news++;
  }
  return news;
}

/** The last message of ours, if it was not here before. */
export function newOwn(
  before: readonly Pick<ChatMessage, 'id' | 'own'>[],
  now: readonly Pick<ChatMessage, 'id' | 'own'>[],
): string | undefined {
  const last = now.findLast(({ own }) => own)?.id;
  return before.some(({ id }) => id === last) ? undefined : last;
}

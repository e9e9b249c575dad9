/** Which people to list of a room that has too many to read. Pure. */
import type { ChatMessage, Person } from '../../core/api/views.ts';
import { visibleName } from './visible-name.ts';

/** Of those who wrote last: a conversation. */
const WRITERS_MAX = 30;

/** Above this the list is a count, a search, and those who wrote last. */
const LISTED_MAX = 500;

/** Without a search, the list shows only those who wrote last. */
export const isCrowd = (people: readonly Person[]): boolean => people.length > LISTED_MAX;

/**
 * With something typed, the people whose name has it, in the order of the list. Else in a crowd we, and then those who wrote last,
 * the latest first; and in a smaller room everyone.
 */
export function inCrowd(
  people: readonly Person[],
  messages: readonly ChatMessage[],
  typed: string,
  max: number,
): Person[] {
  const sought = typed.trim().toLocaleLowerCase();
  if (sought !== '')
    return people
      .filter(({ name }) => visibleName(name).toLocaleLowerCase().includes(sought))
      .slice(0, max);
  if (!isCrowd(people)) return people.slice(0, max);
  const byPeer = new Map(people.map((person) => [person.peer, person]));
  const shown = new Set(people.filter(({ self }) => self));
  for (let i = messages.length - 1; i >= 0 && shown.size <= WRITERS_MAX; i--) {
    const author = messages[i]?.author;
    const writer = author === undefined ? undefined : byPeer.get(author);
    if (writer) shown.add(writer);
  }
  return [...shown];
}

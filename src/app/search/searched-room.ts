/** What of a room's messages the search gets: all at first, then what has changed. */
import type { NamedPeer, ChatMessage } from '../../core/api/views.ts';
import type { EntryId, PeerId } from '../../core/base/ids.ts';
import { MESSAGES_PER_STEP } from '../../core/limits/search.ts';
import type { IndexChange, SearchedMessage } from '../../core/search/message-index.ts';

/** Undefined: nobody looks for it, as for what was deleted, or that somebody got a new name. */
export function searchedMessage(message: ChatMessage): SearchedMessage | undefined {
  if (message.kind !== 'text' && message.kind !== 'file') return undefined;
  const { id, author, timeMs } = message;
  const [text, file] =
    message.kind === 'text' ? [message.text, undefined] : [message.fileName, message.file];
  return { id, author, timeMs, text, file, private: message.to !== undefined };
}

export class SearchedRoom {
  /** The text of each message that the search has, in the room's order. */
  #sent: ReadonlyMap<EntryId, string> = new Map();
  #names = '';

  /** What has changed, in steps; none: nothing has. @param people who may have said nothing yet */
  changes(messages: readonly ChatMessage[], people: readonly NamedPeer[]): readonly IndexChange[] {
    const all = messages.flatMap((it) => searchedMessage(it) ?? []);
    const sent = this.#sent;
    const now = new Map(all.map(({ id, text }) => [id, text]));
    const put = all.filter(({ id, text }) => sent.get(id) !== text);
    const gone = [...sent.keys()].filter((id) => !now.has(id));
    const names = namesOf(messages, people);
    const toldNames = JSON.stringify(names);
    const isSame = put.length === 0 && gone.length === 0 && toldNames === this.#names;
    if (isSame && isSameOrder(sent, now)) return [];
    this.#sent = now;
    this.#names = toldNames;
    const steps: IndexChange[] = [];
    for (let from = 0; from < put.length; from += MESSAGES_PER_STEP)
      steps.push({ put: put.slice(from, from + MESSAGES_PER_STEP), gone: [], names });
    const order = comeLast(sent, now) ? undefined : [...now.keys()];
    return [...steps, { put: [], gone, order, names }];
  }
}

/** Whether those that were sent come first in their order, and the new ones after them. */
function comeLast(sent: ReadonlyMap<EntryId, string>, now: ReadonlyMap<EntryId, string>): boolean {
  const kept = [...sent.keys()].filter((id) => now.has(id));
  const all = now.keys();
  return kept.every((id) => all.next().value === id);
}

const isSameOrder = (a: ReadonlyMap<EntryId, string>, b: ReadonlyMap<EntryId, string>): boolean =>
  a.size === b.size && comeLast(a, b);

/** The latest name of each. */
function namesOf(
  messages: readonly ChatMessage[],
  people: readonly NamedPeer[],
): readonly (readonly [PeerId, string])[] {
  const names = new Map(people.map(({ peer, name }) => [peer, name]));
  for (const { author, name } of messages) names.set(author, name);
  return [...names];
}

/** Who can be called by name in a room, as its messages need it: made once for each change, and only if a text has an @. */
import type { PeerId } from '../../../core/base/ids.ts';
import type { RoomView } from '../../state/room-view.svelte.ts';
import type { FoundMention } from '../../text/markdown/tokens.ts';
import { Callings, formerNames } from '../../text/writing/mentions.ts';

interface Made {
  readonly people: RoomView['people'];
  readonly messages: RoomView['messages'];
  readonly callings: Callings;
  /** The people who are listed. */
  readonly listed: ReadonlySet<PeerId>;
}
const made = new WeakMap<RoomView, Made>();

function madeOf(view: RoomView): Made {
  const { people, messages } = view;
  const last = made.get(view);
  if (last?.people === people && last.messages === messages) return last;
  const authors = messages.map(({ author, name }) => ({ peer: author, name }));
  const callings = new Callings(view.self, [...people, ...authors], formerNames(messages));
  const listed = new Set(people.map(({ peer }) => peer));
  const now = { people, messages, callings, listed };
  made.set(view, now);
  return now;
}

export const callingsOf = (view: RoomView): Callings => madeOf(view).callings;

/** Who is called at a place of a text; of people who are not listed there is nothing to show. */
export function findMention(view: RoomView, text: string, at: number): FoundMention | undefined {
  const { callings, listed } = madeOf(view);
  const found = callings.find(text, at);
  return found?.peer && !listed.has(found.peer) ? { ...found, peer: undefined } : found;
}

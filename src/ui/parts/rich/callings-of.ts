/** Who can be called by name in a room, as its messages need it: made once for each change, and only if a text has an @. */
import type { RoomView } from '../../state/room-view.svelte.ts';
import { Callings, formerNames } from '../../text/writing/mentions.ts';

interface Made {
  readonly people: RoomView['people'];
  readonly messages: RoomView['messages'];
  readonly callings: Callings;
}
const made = new WeakMap<RoomView, Made>();

export function callingsOf(view: RoomView): Callings {
  const { people, messages } = view;
  const last = made.get(view);
  if (last?.people === people && last.messages === messages) return last.callings;
  const authors = messages.map(({ author, name }) => ({ peer: author, name }));
  const callings = new Callings(view.self, [...people, ...authors], formerNames(messages));
  made.set(view, { people, messages, callings });
  return callings;
}

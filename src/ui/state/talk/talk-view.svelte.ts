/** What a room tells of talk, read anew whenever it changes. It comes with the room's links: before, there is nothing to tell. */
import { createSubscriber } from 'svelte/reactivity';
import type { Delivery, RoomTalk } from '../../../core/api/talk.ts';
import type { Room } from '../../../core/api/room-api.ts';
import type { ChatMessage, NamedPeer } from '../../../core/api/views.ts';
import type { PeerId } from '../../../core/base/ids.ts';
import { throttle } from '../throttle.ts';

/** Nobody reads faster, and in a busy room it changes with each message. */
const INTERVAL_MS = 250;

export class TalkView {
  readonly #talk: RoomTalk;
  readonly #track: () => void;

  constructor(talk: RoomTalk) {
    this.#talk = talk;
    this.#track = createSubscriber((update) => {
      const throttled = throttle(INTERVAL_MS, update);
      const off = talk.onChanged(throttled.call);
      return () => {
        throttled.stop();
        off();
      };
    });
  }

  typing(): readonly NamedPeer[] {
    this.#track();
    return this.#talk.typing();
  }

  delivery(message: Pick<ChatMessage, 'id' | 'to'>): Delivery | undefined {
    this.#track();
    return this.#talk.delivery(message);
  }

  typed(recipients: readonly PeerId[] | undefined): void {
    this.#talk.typed(recipients);
  }
}

const views = new WeakMap<Room, Promise<TalkView>>();

/** One for each room. Rejects when the room is closed before its links are there. */
export function talkOf(room: Room): Promise<TalkView> {
  const known = views.get(room) ?? room.talk().then((talk) => new TalkView(talk));
  views.set(room, known);
  return known;
}

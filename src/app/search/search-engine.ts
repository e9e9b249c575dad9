/** The messages of several rooms, and what is found in them. It runs in a worker, or in the page where there is none. */
import {
  FOUND_ELSEWHERE_MAX,
  FOUND_MAX,
  FOUND_ROOMS_MAX,
  LOOKED_CHARS_MAX,
  ROOMS_SEARCHED_CHARS_MAX,
} from '../../core/limits/search.ts';
import { MessageIndex } from '../../core/search/message-index.ts';
import type { SearchQuery } from '../../core/search/query.ts';
import { keptRoomOf } from './kept-room-records.ts';
import type {
  FoundRoom,
  KeptRoomKeys,
  ReadRoom,
  SearchReply,
  SearchRequest,
} from './search-messages.ts';
import { SearchedRoom } from './searched-room.ts';

export class SearchEngine {
  /** In the order in which they came. */
  readonly #rooms = new Map<string, MessageIndex>();
  readonly #reply: (reply: SearchReply) => void;

  constructor(reply: (reply: SearchReply) => void) {
    this.#reply = reply;
  }

  hear(request: SearchRequest): void {
    if (request.type === 'change') {
      const index = this.#rooms.get(request.room) ?? new MessageIndex();
      this.#rooms.set(request.room, index);
      index.change(request.change);
    } else if (request.type === 'drop') this.#rooms.delete(request.room);
    else if (request.type === 'find') {
      const { ask, query, here } = request;
      this.#reply({ type: 'found', ask, rooms: this.#find(query, here) });
    } else {
      const { ask, room, keys } = request;
      const nothing = { title: undefined };
      void this.#read(room, keys)
        .catch(() => nothing) // its records are damaged, or the storage is
        .then((kept) => this.#reply({ type: 'kept', ask, kept }));
    }
  }

  async #read(room: string, keys: KeptRoomKeys): Promise<ReadRoom> {
    const kept = await keptRoomOf(keys);
    if (!kept) return { title: undefined };
    const index = new MessageIndex();
    for (const change of new SearchedRoom().changes(kept.messages, [])) index.change(change);
    const taken = [...this.#rooms.values()].reduce((sum, { chars }) => sum + chars, 0);
    if (taken + index.chars > ROOMS_SEARCHED_CHARS_MAX) return { title: undefined };
    this.#rooms.set(room, index);
    return { title: kept.title };
  }

  #find(query: SearchQuery, here: string | undefined): readonly FoundRoom[] {
    const budget = { chars: LOOKED_CHARS_MAX };
    const names = [...this.#rooms.keys()].filter((room) => room !== here);
    const found: FoundRoom[] = [];
    for (const room of here === undefined ? names : [here, ...names]) {
      const max = room === here ? FOUND_MAX : FOUND_ELSEWHERE_MAX;
      const its = this.#rooms.get(room)?.find(query, max, budget);
      if (its && its.count + its.people.length > 0) found.push({ room, ...its });
      if (found.length >= FOUND_ROOMS_MAX) break;
    }
    return found;
  }
}

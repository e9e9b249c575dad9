/**
 * Looks through what was said in the open room. It is built with the first search and follows the room while somebody
 * searches; after a while without a search it gives its memory back. Nothing is stored.
 */
import type { Room } from '../../core/api/room-api.ts';
import { FIND_AGAIN_MS, SEARCH_IDLE_MS } from '../../core/limits/search.ts';
import type { SearchQuery } from '../../core/search/query.ts';
import type { FoundMessages, MessageSearch } from '../../ui/services.ts';
import { SearchClient } from './search-client.ts';
import { SearchedRoom } from './searched-room.ts';

/** The name of the open room in the worker; the others are called by their fragments. */
const HERE = 'here';

/** One search that a person sees. */
interface Asked {
  readonly query: SearchQuery;
  readonly tell: (found: FoundMessages) => void;
  readonly signal: AbortSignal;
}

class RoomsSearch implements MessageSearch {
  #client: SearchClient | undefined;
  #hasWorker = true;
  #room: Room | undefined;
  #fed = new SearchedRoom();
  #asked: Asked | undefined;
  #isFinding = false;
  #isStale = false;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** From now on, this room is the open one; undefined: none is. */
  enter(room: Room | undefined): void {
    if (room === this.#room) return;
    // Of the room that was open the worker may know more than this device keeps.
    this.#close();
    this.#room = room;
  }

  find(query: SearchQuery, tell: (found: FoundMessages) => void, signal: AbortSignal): void {
    const asked = (this.#asked = { query, tell, signal });
    clearTimeout(this.#idle);
    if (!this.#client) this.#open();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void this.#find();
      }, FIND_AGAIN_MS);
    };
    const off = this.#room?.subscribe('messages', again);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      off?.();
      if (this.#asked !== asked) return;
      this.#asked = undefined;
      this.#idle = setTimeout(() => this.#close(), SEARCH_IDLE_MS);
    });
    void this.#find();
  }

  #open(): void {
    const client = (this.#client = new SearchClient(
      this.#hasWorker ? () => this.#broke(client) : undefined,
    ));
  }

  #close(): void {
    clearTimeout(this.#idle);
    this.#client?.close();
    this.#client = undefined;
    this.#fed = new SearchedRoom();
    this.#isFinding = false;
  }

  #broke(client: SearchClient): void {
    if (this.#client !== client) return;
    this.#hasWorker = false;
    this.#close();
    this.#open();
    void this.#find();
  }

  /** One after another: what was asked meanwhile is asked once, as it is then. */
  async #find(): Promise<void> {
    this.#isStale = true;
    if (this.#isFinding) return;
    const client = this.#client;
    if (!client) return;
    this.#isFinding = true;
    while (this.#isStale && this.#asked && this.#client === client) {
      this.#isStale = false;
      const asked = this.#asked;
      await this.#feed(client);
      const here = this.#room && HERE;
      const answer = await client.find({ type: 'find', query: asked.query, here });
      if (this.#client !== client) return;
      if (answer.type !== 'found' || asked.signal.aborted) continue;
      const rooms = answer.rooms.map((found) => ({ ...found, room: undefined }));
      asked.tell({ rooms, reading: 0 });
    }
    this.#isFinding = false;
  }

  /** Tells the worker what has changed in the open room, with time for the page in between. */
  async #feed(client: SearchClient): Promise<void> {
    const room = this.#room;
    if (!room) return;
    for (const change of this.#fed.changes(room.chat.messages(), room.people.list())) {
      client.tell({ type: 'change', room: HERE, change });
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#client !== client) return;
    }
  }
}

/** One for the page: its worker serves whichever room is open. */
let search: RoomsSearch | undefined;

export function openSearch(room: Room | undefined): MessageSearch {
  search ??= new RoomsSearch();
  search.enter(room);
  return search;
}

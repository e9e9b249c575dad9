/**
 * Looks through what was said in the open room and in the rooms that this device keeps. It is built with the first search and
 * follows the open room while somebody searches; after a while without a search it gives its memory back. Nothing is stored.
 */
import { deriveRoomKeys } from '../../browser/crypto/room-keys.ts';
import { rememberedPassword } from '../../browser/device/room-passwords.ts';
import { formatFragment, parseFragment, type RoomAddress } from '../../core/api/room-address.ts';
import type { StoredRecent } from '../../browser/device/recent-rooms.ts';
import type { Room } from '../../core/api/room-api.ts';
import type { Topic } from '../../core/base/ids.ts';
import { ROOMS_SEARCHED_MAX, FIND_AGAIN_MS, SEARCH_IDLE_MS } from '../../core/limits/search.ts';
import type { SearchQuery } from '../../core/search/query.ts';
import type { FoundMessages, MessageSearch } from '../../ui/services.ts';
import type { Device } from '../device.ts';
import { openRecent } from '../forgetting.ts';
import { SearchClient } from './search-client.ts';
import { SearchedRoom } from './searched-room.ts';

/** The name of the open room in the worker; the others are called by their fragments. */
const HERE = 'here';

interface KnownRoom {
  readonly address: RoomAddress;
  readonly topic: Topic;
  readonly title: string;
}

/** One search that a person sees. */
interface Asked {
  readonly query: SearchQuery;
  readonly tell: (found: FoundMessages) => void;
  readonly signal: AbortSignal;
}

class RoomsSearch implements MessageSearch {
  readonly #device: Device;
  #client: SearchClient | undefined;
  #hasWorker = true;
  #room: Room | undefined;
  #fed = new SearchedRoom();
  /** The rooms that were read. */
  readonly #known = new Map<string, KnownRoom>();
  #reading = 0;
  #asked: Asked | undefined;
  #isFinding = false;
  #isStale = false;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(device: Device) {
    this.#device = device;
  }

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
    void this.#readKept(client).catch(() => (this.#reading = 0)); // its list cannot be read
  }

  #close(): void {
    clearTimeout(this.#idle);
    this.#client?.close();
    this.#client = undefined;
    this.#fed = new SearchedRoom();
    this.#known.clear();
    this.#reading = 0;
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
      await this.#dropForgotten(client);
      const answer = await client.find({ type: 'find', query: asked.query, here });
      if (this.#client !== client) return;
      if (answer.type !== 'found' || asked.signal.aborted) continue;
      const rooms = answer.rooms.flatMap(({ room, ...found }) => {
        const known = this.#known.get(room);
        return room === HERE || known ? [{ ...found, room: known }] : [];
      });
      asked.tell({ rooms, reading: this.#reading });
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

  async #listed(): Promise<readonly StoredRecent[]> {
    return (await (await openRecent(this.#device))?.list()) ?? [];
  }

  /** What was forgotten meanwhile, here or in another tab, is not found any more. */
  async #dropForgotten(client: SearchClient): Promise<void> {
    if (this.#known.size === 0) return;
    const listed = await this.#listed().catch(() => []); // what cannot be read is not kept
    const fragments = new Set(listed.map((it) => it.fragment));
    for (const room of this.#known.keys()) {
      if (fragments.has(room)) continue;
      this.#known.delete(room);
      client.tell({ type: 'drop', room });
    }
  }

  async #readKept(client: SearchClient): Promise<void> {
    const rooms = (await this.#listed()).slice(0, ROOMS_SEARCHED_MAX);
    for (const [i, { fragment }] of rooms.entries()) {
      if (this.#client !== client) return;
      this.#reading = rooms.length - i;
      const address = parseFragment(fragment)?.room;
      if (address) await this.#read(client, address);
    }
    if (this.#client !== client) return;
    this.#reading = 0;
    void this.#find();
  }

  /** Only with the keys that this device has: a password is asked of nobody for it. */
  async #read(client: SearchClient, address: RoomAddress): Promise<void> {
    const password = address.guarded ? rememberedPassword(address) : undefined;
    if (address.guarded && !password) return;
    const keys = await deriveRoomKeys(address, password);
    const { topic, storageId, roomId, storageKey } = keys;
    if (topic === this.#room?.topic) return;
    const room = formatFragment(address);
    const answer = await client.keep({
      type: 'keep',
      room,
      keys: { storageId, roomId, storageKey },
    });
    if (this.#client !== client || answer.type !== 'kept') return;
    const { title } = answer.kept;
    if (title === undefined) return;
    this.#known.set(room, { address, topic, title });
    void this.#find();
  }
}

/** One for the page: its worker serves whichever room is open. */
let search: RoomsSearch | undefined;

export function openSearch(device: Device, room: Room | undefined): MessageSearch {
  search ??= new RoomsSearch(device);
  search.enter(room);
  return search;
}

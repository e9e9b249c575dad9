/** A room as reactive getters: a component that reads one is drawn again when that part of the room changes. */
import { createSubscriber } from 'svelte/reactivity';
import { keepSame } from '../../core/base/keep-same.ts';
import type { EntryId, FileId, PeerId } from '../../core/base/ids.ts';
import { isEveryoneLinked } from '../../core/api/leaving.ts';
import type { Room, RoomPart } from '../../core/api/room-api.ts';
import type {
  BlocklistEntry,
  ChatMessage,
  RoomHandoff,
  Person,
  RoomStatus,
  Sending,
  SharedFile,
  StorageView,
  Tile,
} from '../../core/api/views.ts';
import { assignInks, isInk, ownInk, type Ink } from '../pictures/ink.ts';
import { markOf } from '../pictures/mark.ts';
import { isHere } from '../text/sentences.ts';
import { marksOf } from '../text/same-names.ts';
import { throttle } from './throttle.ts';

/** Seven frames a second look live and leave the processor to the transfer. */
const FILES_INTERVAL_MS = 150;
/** While a class comes in, somebody's state changes a hundred times a second. The first change shows at once. */
const PEOPLE_INTERVAL_MS = 100;
/** A long history arrives in many pieces, and drawing each would delay the next. The first messages appear at once. */
const messagesInterval = (drawn: readonly ChatMessage[] = []): number =>
  drawn.length < 100 ? 10 : 50;

export class RoomView {
  readonly room: Room;
  readonly self: PeerId;
  /** Our last message that is still there. */
  readonly lastOwn: EntryId | undefined = $derived(
    this.messages.findLast((it) => it.own && 'reactions' in it)?.id,
  );
  /** Joining takes longer than it should. */
  isSlow = $state.raw(false);
  readonly #status: () => RoomStatus;
  readonly #title: () => string;
  readonly #people: () => readonly Person[];
  readonly #messages: () => readonly ChatMessage[];
  readonly #files: () => readonly SharedFile[];
  readonly #sending: () => readonly Sending[];
  #keepers: ReadonlySet<PeerId> = new Set();
  #inks: ReadonlyMap<PeerId, Ink> = new Map();
  #filesById: ReadonlyMap<FileId, SharedFile> = new Map();
  #marked: {
    readonly people: readonly Person[];
    readonly messages: readonly ChatMessage[];
    readonly marks: ReadonlyMap<PeerId, string>;
  } = { people: [], messages: [], marks: new Map() };
  #storage = $state.raw<StorageView>();

  constructor(room: Room) {
    this.room = room;
    this.self = room.self;
    this.#status = live(room, 'status', PEOPLE_INTERVAL_MS, () => room.status());
    this.#title = live(room, 'status', PEOPLE_INTERVAL_MS, () => room.title());
    this.#people = live(room, 'people', PEOPLE_INTERVAL_MS, () => {
      const people = room.people.list();
      this.#keepers = new Set(people.flatMap((it) => (it.keeps && isHere(it) ? [it.peer] : [])));
      this.#inks = assignInks([this.self, ...room.people.met()]);
      return people;
    });
    const messages = () => room.chat.messages(); // which keep what is the same
    this.#messages = live(room, 'messages', messagesInterval, messages, (_, now) => now);
    this.#sending = live(room, 'files', FILES_INTERVAL_MS, () => room.files.sending());
    this.#files = live(room, 'files', FILES_INTERVAL_MS, () => {
      const files = room.files.list();
      this.#filesById = new Map(files.map((file) => [file.id, file]));
      return files;
    });
  }

  get status(): RoomStatus {
    return this.#status();
  }
  /** As the members gave it, unchecked; empty: they gave it none. */
  get title(): string {
    return this.#title();
  }
  get people(): readonly Person[] {
    return this.#people();
  }
  /** The people this device mutes or blocks. */
  get blocklist(): readonly BlocklistEntry[] {
    void this.people; // it changes with them
    return this.room.people.blocklist();
  }
  get messages(): readonly ChatMessage[] {
    return this.#messages();
  }
  get files(): readonly SharedFile[] {
    return this.#files();
  }
  /** What goes to whom now. */
  get sending(): readonly Sending[] {
    return this.#sending();
  }
  /** What this device keeps. Undefined until `watchStorage` has asked. */
  get storage(): StorageView | undefined {
    return this.#storage;
  }

  /** Everyone in the room is linked with us, and so tells us what they have. */
  get knowsAll(): boolean {
    return isEveryoneLinked(this.status);
  }
  isHere(peer: PeerId): boolean {
    return this.people.some((it) => it.peer === peer && isHere(it));
  }

  readonly isKeeper = (peer: PeerId): boolean => {
    void this.people; // it changes with them
    return this.#keepers.has(peer);
  };

  /** Rooms that people here opened for us. */
  get handoffs(): readonly RoomHandoff[] {
    void this.status; // they change with it
    return this.room.handoffs.list();
  }
  /** A mark for each key that shares its name, among the people who are here or have said something. */
  get marks(): ReadonlyMap<PeerId, string> {
    const [people, messages] = [this.people, this.messages];
    if (this.#marked.people !== people || this.#marked.messages !== messages) {
      const authors = new Map(messages.map(({ author, name }) => [author, name]));
      const named = [...authors].map(([peer, name]) => ({ peer, name }));
      this.#marked = { people, messages, marks: marksOf([...people, ...named]) };
    }
    return this.#marked.marks;
  }
  isVerified(peer: PeerId): boolean {
    void this.people; // it changes with them
    return this.room.people.isVerified(peer);
  }

  file(id: FileId): SharedFile | undefined {
    void this.files; // fills the map, some time after the message that shows the file
    return this.#filesById.get(id) ?? this.room.files.get(id);
  }
  /** Its sharer took it back. */
  isWithdrawn(id: FileId): boolean {
    void this.files; // it changes with them
    return this.room.files.isWithdrawn(id);
  }
  mosaic(id: FileId, tiles: number): readonly Tile[] {
    return this.room.files.mosaic(id, tiles);
  }
  readonly ink = (peer: PeerId): Ink => {
    void this.people; // assigns the inks
    const [chosen = 0] = this.room.people.looksOf(peer) ?? [];
    return isInk(chosen) ? chosen : (this.#inks.get(peer) ?? ownInk(peer));
  };
  /** The mark that they chose. */
  readonly mark = (peer: PeerId): string | undefined => {
    void this.people; // it changes with them
    return markOf(this.room.people.looksOf(peer)?.[1] ?? 0);
  };

  /** Keeps `storage` current until the returned function is called. */
  watchStorage(): () => void {
    let stopped = false;
    const load = throttle(1000, () => {
      this.room.files.storage().then(
        (storage) => {
          if (!stopped) this.#storage = storage;
        },
        () => undefined, // the browser does not tell, and we show nothing
      );
    });
    const off = this.room.subscribe('storage', load.call);
    load.call();
    return () => {
      stopped = true;
      load.stop();
      off();
    };
  }
}

/**
 * A snapshot that is read once for each change, however many components look at it, and shown again only where it differs.
 * While none listens it is always fresh.
 */
function live<T>(
  room: Room,
  part: RoomPart,
  intervalMs: number | ((drawn: T | undefined) => number),
  read: () => T,
  keep: (before: T | undefined, now: T) => T = keepSame,
): () => T {
  let known: { value: T } | undefined;
  let listening = false;
  const track = createSubscriber((update) => {
    const changed = () => {
      const before = known?.value;
      const value = keep(before, read());
      if (known && Object.is(value, before)) return;
      known = { value };
      update();
    };
    const interval = typeof intervalMs === 'number' ? intervalMs : () => intervalMs(known?.value);
    const throttled = throttle(interval, changed);
    known = undefined;
    listening = true;
    const off = room.subscribe(part, throttled.call);
    return () => {
      listening = false;
      throttled.stop();
      off();
    };
  });
  return () => {
    track();
    if (!listening) return read();
    known ??= { value: read() };
    return known.value;
  };
}

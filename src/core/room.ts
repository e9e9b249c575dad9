/** One Room = mesh + chat + files over one Transport: the API that the UI and an embedder use. */
import { openChat, type Chat } from './chat/chat.ts';
import type { Entry } from './chat/entry.ts';
import { createListeners } from './events.ts';
import { nameFromKey } from './friendly-name.ts';
import { SHORT_ID_BYTES, type EntryId, type FileId, type PeerId, type Topic } from './ids.ts';
import { FILE_NAME_CHARS_MAX, MIME_CHARS_MAX, TICK_MS } from './limits.ts';
import { createMesh } from './mesh/mesh.ts';
import { openOwnName } from './own-name.ts';
import { createPartListeners } from './part-listeners.ts';
import type {
  ByteSource,
  ChunkStore,
  Clock,
  Crypto,
  Identity,
  KeyValueStore,
  Off,
  Random,
  Transport,
} from './ports.ts';
import { messagesView, peopleView } from './room-views.ts';
import { chunkTotal, viewOf } from './swarm/file-item.ts';
import { openFiles, type Files } from './swarm/files.ts';
import { fileIdOf } from './swarm/manifest.ts';
import type {
  ChatMessage,
  FlowControl,
  SavableFile,
  Person,
  RoomStatus,
  SharedFile,
  StorageView,
  Tile,
} from './views.ts';

export interface RoomOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly transport: Transport;
  /** This room's log and settings. */
  readonly records: KeyValueStore;
  /** The index of cached files, shared by all rooms of this device. */
  readonly fileIndex: KeyValueStore;
  /** The chunk cache, shared by all rooms of this device. */
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  /** The unit of new shares; the default is right but for tests with tiny files. */
  readonly chunkBytes?: number;
  /** Used when this room remembers no name of ours; without it a friendly one is made up. */
  readonly name?: string;
}

/** What a view can listen to. Emitted at most once a turn, however much changed. */
export type RoomPart = 'status' | 'people' | 'messages' | 'files' | 'storage';

export interface Room extends FlowControl {
  readonly topic: Topic;
  readonly self: PeerId;
  subscribe(part: RoomPart, f: () => void): Off;

  status(): RoomStatus;
  /** Self first, then by name. */
  people(): readonly Person[];
  /** In the room's one order. */
  messages(): readonly ChatMessage[];
  /** Newest offer last. */
  files(): readonly SharedFile[];
  file(id: FileId): SharedFile | undefined;
  /** The file's chunks condensed to at most `tiles` tiles, in order. */
  mosaic(id: FileId, tiles: number): readonly Tile[];
  storage(): Promise<StorageView>;
  /** Chunks are moving, or a file is still being hashed: closing the tab now would interrupt. */
  busy(): boolean;

  name(): string;
  /** @throws SwapError too-long */
  rename(name: string): Promise<void>;
  /** @throws SwapError too-long, storage-full, storage-failed */
  say(text: string): Promise<void>;

  /** Offers a file at once; hashing goes on behind. */
  share(file: { source: ByteSource; name: string; mime: string }): Promise<FileId>;
  /** Gives a file in state `needs-source` its source back; false when the bytes are not the same. */
  reattach(id: FileId, source: ByteSource): Promise<boolean>;
  download(id: FileId): Promise<void>;
  /** Downloads without keeping: `onComplete` tells when it can be saved, chunk by chunk as it comes. */
  passThrough(id: FileId): Promise<void>;
  pause(id: FileId): Promise<void>;
  resume(id: FileId): Promise<void>;
  /** Stops fetching and forgets what was fetched. */
  cancel(id: FileId): Promise<void>;
  /** A download is ready to be saved: complete just now, or too large to be kept and to be streamed. */
  onComplete(f: (id: FileId) => void): Off;
  /** What a saver needs, or undefined while there is nothing to save. */
  savable(id: FileId): SavableFile | undefined;

  pin(key: string, pinned: boolean): Promise<void>;
  /** Deletes a cached file's chunks from this device. */
  evict(key: string): Promise<void>;

  /** The network changed or the device woke: prove links and signaling now. */
  refresh(): void;
  close(): void;
}

/** Opens what rests here of the room, then begins to look for its people. */
export async function openRoom(options: RoomOptions): Promise<Room> {
  const { topic, identity, transport, records, crypto, clock, random } = options;
  const self = identity.peer;
  const parts = createPartListeners<RoomPart>();
  const completed = createListeners<[FileId]>();
  const fileOfEntry = new Map<EntryId, FileId>();
  const name = await openOwnName(records, random, options.name);
  let offers: Promise<void> = Promise.resolve();
  let messages: readonly ChatMessage[] | undefined;
  let closed = false;

  function changed(...which: RoomPart[]): void {
    if (which.includes('messages')) messages = undefined;
    for (const part of which) parts.changed(part);
  }

  const nameOf = (peer: PeerId): string => {
    if (peer === self) return name.get();
    const known = mesh.neighbours().find((it) => it.peer === peer && it.greeted);
    return known?.name ?? chat.nameOf(peer) ?? nameFromKey(peer);
  };

  const mesh = createMesh({
    transport,
    clock,
    random,
    name: name.get,
    digest: () => chat.log.digest(),
    onLinked(peer) {
      chat.onLinked(peer);
      files.onLinked(peer);
    },
    onUnlinked(peer) {
      chat.onUnlinked(peer);
      files.onUnlinked(peer);
    },
    onMessage(peer, message) {
      if (message.t === 'vector' || message.t === 'entries') chat.onMessage(peer, message);
      else files.onMessage(peer, message);
    },
    onBulk: (peer, frame) => files.onBulk(peer, frame),
    onBulkDrain: (peer) => files.onBulkDrain(peer),
    onDigest: (peer, digest) => chat.onDigest(peer, digest),
    changed() {
      changed('status', 'people');
      changed('messages', 'files'); // they show names
    },
  });

  const files: Files = await openFiles({
    ...options,
    index: options.fileIndex,
    chunkBytes: options.chunkBytes,
    linked: () => mesh.linked(),
    maxFrameBytes: (peer) => mesh.maxFrameBytes(peer),
    send: (peer, message) => mesh.send(peer, message),
    broadcast: (message) => mesh.broadcast(message),
    sendBulk: (peer, frame) => mesh.sendBulk(peer, frame),
    fault: (peer, fault) => mesh.fault(peer, fault),
    changed: (part) => changed(part),
    completed: completed.emit,
    streamable: completed.emit,
  });

  const chat: Chat = await openChat({
    ...options,
    send: (peer, message) => mesh.send(peer, message),
    broadcast: (message, except) => mesh.broadcast(message, except),
    badEntry: (peer) => mesh.fault(peer, 'bad-entry'),
    added: onEntries,
  });

  function onEntries(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.body.k !== 'file') continue;
      // Offers are taken one after the other, so that files appear in the order of the log.
      offers = offers.then(() => takeOffer(entry));
    }
    changed('messages', 'people');
  }

  async function takeOffer({ id, author, body }: Entry): Promise<void> {
    if (body.k !== 'file' || closed) return;
    const file = await fileIdOf(crypto, body.key, body.nonce);
    fileOfEntry.set(id, file);
    changed('messages');
    await files.offer({
      id: file,
      name: body.name,
      mime: body.mime,
      sizeBytes: body.size,
      key: body.key,
      sharer: author,
      own: author === self,
      timeMs: body.time,
    });
  }

  /** Whoever has something to say is known by name to those who read it later. */
  async function introduce(): Promise<void> {
    if (chat.nameOf(self) !== name.get()) await chat.write({ k: 'name', name: name.get() });
  }

  onEntries(chat.log.ordered());
  await offers;
  const stopTicking = clock.every(TICK_MS, () => {
    mesh.tick();
    files.tick();
  });
  mesh.start();

  return {
    topic,
    self,
    subscribe: parts.add,
    status() {
      const known = mesh.neighbours();
      return {
        signaling: mesh.status(),
        linked: known.filter((it) => it.greeted).length,
        linking: known.filter((it) => !it.greeted && !it.lost).length,
      };
    },
    people: () => peopleView(self, name.get(), mesh.neighbours(), files.traffic, chat.nameOf),
    messages: () => (messages ??= messagesView(self, chat.log.ordered(), nameOf, fileOfEntry)),
    files: () => [...files.items()].map((item) => viewOf(item, nameOf)),
    file(id) {
      const item = files.get(id);
      return item && viewOf(item, nameOf);
    },
    mosaic(id, tiles) {
      const item = files.get(id);
      return item ? item.swarm.mosaic(tiles, chunkTotal(item)) : [];
    },
    storage: () => files.cache.view(),
    busy: () => files.busy(),
    name: name.get,
    async rename(typed) {
      if (!(await name.set(typed))) return;
      mesh.greetAll();
      changed('people', 'messages', 'files');
      if (chat.log.head(self)) await introduce();
    },
    async say(text) {
      await introduce();
      await chat.write({ k: 'text', text });
    },
    async share({ source, name: fileName, mime }) {
      await introduce();
      const nonce = random.bytes(SHORT_ID_BYTES);
      const id = await fileIdOf(crypto, identity.publicKey, nonce);
      files.prepare(id, source);
      const content = {
        nonce,
        name: [...fileName].slice(0, FILE_NAME_CHARS_MAX).join(''),
        size: source.sizeBytes,
        mime: mime.slice(0, MIME_CHARS_MAX),
      };
      await chat.write({ k: 'file', ...content });
      await offers;
      return id;
    },
    reattach: (id, source) => files.reattach(id, source),
    download: (id) => files.download(id),
    passThrough: (id) => files.passThrough(id),
    pause: (id) => files.pause(id),
    resume: (id) => files.download(id),
    cancel: (id) => files.cancel(id),
    onComplete: (f) => completed.add(f),
    savable: files.savable,
    ...files.flow,
    pin: (key, pinned) => files.cache.pin(key, pinned),
    evict: (key) => files.cache.evict(key),
    refresh: () => mesh.refresh(),
    close() {
      if (closed) return;
      closed = true;
      stopTicking();
      files.close();
      mesh.close();
      parts.clear();
      completed.clear();
    },
  };
}

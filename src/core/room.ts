/** One Room = mesh + chat + files over one Transport: the API that the UI and an embedder use. */
import { utf8, type Bytes } from './bytes.ts';
import { openChat, type Chat } from './chat/chat.ts';
import type { Entry } from './chat/entry.ts';
import { SwapError } from './errors.ts';
import { createListeners, type Listeners } from './events.ts';
import { madeUpName, nameFromKey, tidyName } from './friendly-name.ts';
import {
  SHORT_ID_BYTES,
  type ChunkHash,
  type EntryId,
  type FileId,
  type PeerId,
  type Topic,
} from './ids.ts';
import { FILE_NAME_CHARS_MAX, MIME_CHARS_MAX, TICK_MS } from './limits.ts';
import { createMesh } from './mesh/mesh.ts';
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
import { viewOf } from './swarm/file-item.ts';
import { openFiles, type Files } from './swarm/files.ts';
import { fileIdOf } from './swarm/manifest.ts';
import type { ChatMessage, Person, RoomStatus, SharedFile, StorageView, Tile } from './views.ts';

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

export interface Room {
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
  pause(id: FileId): Promise<void>;
  resume(id: FileId): Promise<void>;
  /** Stops fetching and forgets what was fetched. */
  cancel(id: FileId): Promise<void>;
  /** A download finished just now (not: was found complete on opening). */
  onComplete(f: (id: FileId) => void): Off;
  /** What a saver needs, or undefined while the file is not complete. */
  savable(id: FileId): SavableFile | undefined;

  pin(key: string, pinned: boolean): Promise<void>;
  /** Deletes a cached file's chunks from this device. */
  evict(key: string): Promise<void>;

  /** The network changed or the device woke: prove links and signaling now. */
  refresh(): void;
  close(): void;
}

export interface SavableFile {
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  readonly chunks: readonly { readonly hash: ChunkHash; readonly lengthBytes: number }[];
  /** The bytes in order, chunk by chunk, out of the cache. */
  read(): AsyncIterable<Bytes>;
}

const NAME_KEY = 'name';
const PARTS: readonly RoomPart[] = ['status', 'people', 'messages', 'files', 'storage'];

/** Opens what rests here of the room, then begins to look for its people. */
export async function openRoom(options: RoomOptions): Promise<Room> {
  const { topic, identity, transport, records, crypto, clock, random } = options;
  const self = identity.peer;
  const listeners = new Map<RoomPart, Listeners<[]>>(
    PARTS.map((part) => [part, createListeners()]),
  );
  const completed = createListeners<[FileId]>();
  const dirty = new Set<RoomPart>();
  const fileOfEntry = new Map<EntryId, FileId>();
  let ownName = await loadName(options);
  let offers: Promise<void> = Promise.resolve();
  let messages: readonly ChatMessage[] | undefined;
  let closed = false;

  /** Listeners hear of a part once a turn, however often it changed in it. */
  function changed(part: RoomPart): void {
    if (part === 'messages') messages = undefined;
    if (closed || dirty.has(part)) return;
    dirty.add(part);
    void Promise.resolve().then(() => {
      dirty.delete(part);
      if (!closed) listeners.get(part)?.emit();
    });
  }

  const nameOf = (peer: PeerId): string => {
    if (peer === self) return ownName;
    const known = [...mesh.neighbours()].find((it) => it.peer === peer && it.greeted);
    return known?.name ?? chat.nameOf(peer) ?? nameFromKey(peer);
  };

  const mesh = createMesh({
    transport,
    clock,
    random,
    name: () => ownName,
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
      changed('status');
      changed('people');
      changed('messages'); // names
      changed('files');
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
    completed: (id) => completed.emit(id),
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
    changed('messages');
    changed('people');
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
    if (chat.nameOf(self) !== ownName) await chat.write({ k: 'name', name: ownName });
  }

  function messageOf(entry: Entry): ChatMessage | undefined {
    const { id, author, body } = entry;
    const base = { id, author, name: nameOf(author), own: author === self, timeMs: body.time };
    if (body.k === 'text') return { ...base, kind: 'text', text: body.text };
    const file = fileOfEntry.get(id);
    return body.k === 'file' && file ? { ...base, kind: 'file', file } : undefined;
  }

  function people(): Person[] {
    const others = [...mesh.neighbours()].map((it): Person => {
      const state = it.greeted ? 'linked' : it.lost ? 'lost' : 'linking';
      const { peer, path, roundTripMs } = it;
      const name = it.greeted ? it.name : (chat.nameOf(peer) ?? it.name);
      return { peer, name, self: false, state, path, roundTripMs, ...files.traffic(peer) };
    });
    const sum = (pick: (it: Person) => number) => others.reduce((all, it) => all + pick(it), 0);
    const me: Person = {
      peer: self,
      name: ownName,
      self: true,
      state: 'linked',
      path: 'direct',
      roundTripMs: undefined,
      gaveBytes: sum((it) => it.tookBytes),
      tookBytes: sum((it) => it.gaveBytes),
    };
    return [me, ...others.sort((a, b) => a.name.localeCompare(b.name))];
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
    subscribe: (part, f) => listeners.get(part)?.add(f) ?? (() => undefined),
    status() {
      const known = [...mesh.neighbours()];
      return {
        signaling: mesh.status(),
        linked: known.filter((it) => it.greeted).length,
        linking: known.filter((it) => !it.greeted && !it.lost).length,
      };
    },
    people,
    messages: () => (messages ??= chat.log.ordered().flatMap((entry) => messageOf(entry) ?? [])),
    files: () => [...files.items()].map((item) => viewOf(item, nameOf)),
    file(id) {
      const item = files.get(id);
      return item && viewOf(item, nameOf);
    },
    mosaic: (id, tiles) => files.get(id)?.swarm.mosaic(tiles) ?? [],
    storage: () => files.cache.view(),
    busy: () => files.busy(),
    name: () => ownName,
    async rename(typed) {
      const name = tidyName(typed);
      if (!name || name === ownName) return;
      ownName = name;
      mesh.greetAll();
      changed('people');
      changed('messages');
      changed('files');
      await records.put([[NAME_KEY, utf8(name)]]);
      if (chat.log.head(self)) await introduce();
    },
    async say(text) {
      await introduce();
      await chat.write({ k: 'text', text });
    },
    async share({ source, name, mime }) {
      await introduce();
      const nonce = random.bytes(SHORT_ID_BYTES);
      const id = await fileIdOf(crypto, identity.publicKey, nonce);
      files.prepare(id, source);
      const content = {
        nonce,
        name: [...name].slice(0, FILE_NAME_CHARS_MAX).join(''),
        size: source.sizeBytes,
        mime: mime.slice(0, MIME_CHARS_MAX),
      };
      await chat.write({ k: 'file', ...content });
      await offers;
      return id;
    },
    reattach: (id, source) => files.reattach(id, source),
    download: (id) => files.download(id),
    pause: (id) => files.pause(id),
    resume: (id) => files.download(id),
    cancel: (id) => files.cancel(id),
    onComplete: (f) => completed.add(f),
    savable(id) {
      const item = files.get(id);
      if (!item?.swarm.complete()) return undefined;
      const { manifest, offer } = item;
      return {
        name: offer.name,
        mime: offer.mime,
        sizeBytes: offer.sizeBytes,
        chunks: manifest.chunks,
        async *read() {
          for (let at = 0; at < manifest.chunks.length; at++) {
            const bytes = await files.read(item, at);
            if (!bytes) throw new SwapError('source-gone', 'a part of the file is no longer here');
            yield bytes;
          }
        },
      };
    },
    pin: (key, pinned) => files.cache.pin(key, pinned),
    evict: (key) => files.cache.evict(key),
    refresh: () => mesh.refresh(),
    close() {
      if (closed) return;
      closed = true;
      stopTicking();
      files.close();
      mesh.close();
      for (const it of listeners.values()) it.clear();
      completed.clear();
    },
  };
}

/** The name we had in this room, else the given one, else a friendly made-up one; remembered from now on. */
async function loadName({ records, name, random }: RoomOptions): Promise<string> {
  const kept = await records.get(NAME_KEY);
  if (kept) return tidyName(new TextDecoder().decode(kept)) || madeUpName(random);
  const chosen = tidyName(name ?? '') || madeUpName(random);
  await records.put([[NAME_KEY, utf8(chosen)]]).catch(() => undefined);
  return chosen;
}

/** All files of a room: takes offers, routes messages to their swarms, fetches, serves, remembers. */
import { SwapError } from '../base/errors.ts';
import { idBytes, type FileId, type PeerId, type Topic } from '../base/ids.ts';
import { FILES_PER_AUTHOR_MAX, FILES_PER_QUERY_MAX, TOUCH_EVERY_MS } from '../limits/swarm.ts';
import type { Peers } from '../peers.ts';
import type {
  ByteSource,
  Chunker,
  ChunkStore,
  Clock,
  Crypto,
  Identity,
  KeyValueStore,
  Random,
} from '../ports.ts';
import type { FlowControl, SavableFile } from '../api/views.ts';
import { createRecipients } from './recipients.ts';
import { createCache, type Cache } from './cache/cache.ts';
import { readChunk, savableFile } from './cache/chunk-reader.ts';
import {
  createFileIndex,
  recordKey,
  type FileRecord,
  type RememberedFile,
} from './cache/file-index.ts';
import { createFileItem, isWanted, newRecord, type FileItem, type FileOffer } from './file-item.ts';
import { createDownloads, type DownloadsOptions } from './downloads.ts';
import { createFileMessages } from './file-messages.ts';
import { createFlow } from './serve/flow.ts';
import { createManifest, type SignedSegment } from './manifest/manifest.ts';
import { createManifestExchange } from './manifest/manifest-exchange.ts';
import { createShareHashing } from './share-hashing.ts';
import { createSwarm } from './swarm.ts';

export interface FilesOptions extends Pick<DownloadsOptions, 'completed' | 'streamable'> {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly index: KeyValueStore;
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly chunker: Chunker;
  readonly peers: Peers;
  changed(what: 'files' | 'storage'): void;
}

export interface Files {
  readonly cache: Cache;
  readonly flow: FlowControl;
  items(): Iterable<FileItem>;
  get(id: FileId): FileItem | undefined;
  /** Chunk bytes a peer gave us and took from us. */
  traffic(peer: PeerId): { gaveBytes: number; tookBytes: number };
  busy(): boolean;
  /** The source for an offer of ours that is about to be written into the log. @throws SwapError too-long */
  prepare(id: FileId, source: ByteSource): void;
  offer(offer: FileOffer): Promise<void>;
  reattach(id: FileId, source: ByteSource): Promise<boolean>;
  download(id: FileId): Promise<void>;
  passThrough(id: FileId): Promise<void>;
  pause(id: FileId): Promise<void>;
  cancel(id: FileId): Promise<void>;
  savable(id: FileId): SavableFile | undefined;
  tick(): void;
  close(): void;
}

/** Opens what this device remembers of the room's files; they appear as their offers come. */
export async function openFiles(options: FilesOptions): Promise<Files> {
  const { topic, chunks, clock, peers } = options;
  const index = createFileIndex(options.index);
  const remembered = await index.load(topic);
  const items = new Map<FileId, FileItem>();
  const sources = new Map<FileId, ByteSource>();
  let touchedAtMs = clock.now();

  const filesChanged = () => options.changed('files');
  const read = (item: FileItem, at: number) => readChunk(item, at, chunks, filesChanged);

  const get = (id: FileId) => items.get(id);
  const recipients = createRecipients({ peers, item: get });
  const { linked, send } = recipients;
  const flow = createFlow({
    ...{ peers, clock, random: options.random, send, read },
    items: () => items.values(),
    item: get,
  });
  const { choking, uploads } = flow;

  const exchange = createManifestExchange({
    clock,
    send,
    linked,
    fault: (peer, fault) => peers.fault(peer, fault),
    async extended(item, segment, from) {
      await saveSegment(item, segment);
      await item.swarm.extended(from);
      item.through?.extended();
    },
  });

  const sharing = createShareHashing({
    ...options,
    async extended(item, segment, from) {
      const { length } = item.manifest.chunks;
      await saveSegment(item, segment);
      item.swarm.gainOwn(from, length);
      exchange.publish(item, segment);
    },
    copied: (item) => save(item, { cachedBytes: item.offer.sizeBytes }),
    changed: filesChanged,
  });

  const cache = createCache({
    index,
    chunks,
    item: (key) => [...items.values()].find((it) => it.key === key),
    save,
    changed: () => options.changed('storage'),
  });

  const fetching = createDownloads({
    cache,
    save,
    pursue: exchange.pursue,
    changed: filesChanged,
    read,
    completed: options.completed,
    streamable: options.streamable,
  });

  /** What cannot be remembered still works until the page is closed. */
  async function saveSegment(item: FileItem, segment: SignedSegment): Promise<void> {
    const n = item.manifest.segments.indexOf(segment);
    await index.saveSegment(item.key, n, segment).catch(() => undefined);
  }

  async function save(item: FileItem, change: Partial<FileRecord>): Promise<void> {
    item.record = { ...item.record, lastUsedAtMs: clock.now(), ...change };
    item.touched = false;
    options.changed('files');
    options.changed('storage');
    await index.save(item.key, item.record).catch(() => undefined);
  }

  function createItem(offer: FileOffer, known: RememberedFile | undefined): FileItem {
    const manifest = createManifest(options.crypto, offer);
    const item: FileItem = createFileItem({
      offer,
      key: recordKey(topic, offer.id),
      manifest,
      swarm: createSwarm({
        ...{ chunks, crypto: options.crypto, clock, random: options.random, linked },
        fault: (peer, fault) => peers.fault(peer, fault),
        file: offer,
        manifest,
        flow: flow.rulesFor(offer.id),
        send(peer, message) {
          if (message.t === 'request') choking.asking(peer);
          const allowed = flow.allowed(offer.id, message);
          if (allowed) send(peer, allowed);
        },
        took: flow.traffic.gave,
        refused: (code) => void fetching.onRefused(item, code),
        changed: filesChanged,
        completed() {
          choking.review();
          flow.restate(item);
          void fetching.onCompleted(item);
        },
      }),
      record: known?.record ?? newRecord(offer, clock.now()),
    });
    return item;
  }

  async function steer(id: FileId, how: (item: FileItem) => Promise<void>): Promise<void> {
    const item = items.get(id);
    if (!item || item.offer.own) return;
    await how(item);
    flow.restate(item);
  }

  function onLinked(peer: PeerId): void {
    choking.onLinked(peer);
    const ids = [...items.keys()].map((id) => idBytes(id));
    for (let at = 0; at < ids.length; at += FILES_PER_QUERY_MAX) {
      send(peer, { t: 'who', files: ids.slice(at, at + FILES_PER_QUERY_MAX) });
    }
    for (const item of items.values()) exchange.pursue(item);
  }

  function onUnlinked(peer: PeerId): void {
    uploads.forget(peer);
    choking.onUnlinked(peer);
    for (const item of items.values()) {
      item.subscribers.delete(peer);
      item.swarm.onUnlinked(peer);
      if (item.asked?.peer === peer) item.asked = undefined;
      exchange.pursue(item);
    }
  }

  const { onMessage, onBulk } = createFileMessages({
    ...{ flow, exchange, item: recipients.item },
    fault: (peer, fault) => peers.fault(peer, fault),
  });
  const offs = [
    peers.onLinked((peer) => peers.takesFiles(peer) && onLinked(peer)),
    peers.onUnlinked(onUnlinked),
    peers.onMessage((peer, message) => peers.takesFiles(peer) && onMessage(peer, message)),
    peers.onBulk(onBulk),
    peers.onDrain((peer) => uploads.drain(peer)),
  ];

  return {
    cache,
    flow: flow.control,
    items: () => items.values(),
    get,
    traffic: flow.traffic.totals,
    busy: () =>
      uploads.busy() || [...items.values()].some((it) => it.hashing ?? it.swarm.fetching()),
    prepare(id, source) {
      if (source.sizeBytes > options.chunker.sizeBytesMax) {
        throw new SwapError('too-long', 'the file has more chunks than a manifest may list');
      }
      sources.set(id, source);
    },

    async offer(offer) {
      const { id, own } = offer;
      const fromSame = [...items.values()].filter((it) => it.offer.sharer === offer.sharer).length;
      if (items.has(id) || fromSame >= FILES_PER_AUTHOR_MAX) return;
      const known = remembered.get(id);
      remembered.delete(id);
      const item = createItem(offer, known);
      items.set(id, item);
      for (const segment of known?.segments ?? []) await item.manifest.add(segment);
      await item.swarm.extended(0, own ? 'own' : 'cache');
      const source = sources.get(id);
      sources.delete(id);
      if (source) {
        void sharing.begin(item, source);
        await save(item, {});
      }
      if (isWanted(item)) item.swarm.setFetching(true);
      recipients.broadcast({ t: 'who', files: [idBytes(id)] });
      filesChanged();
    },

    async reattach(id, source) {
      const item = items.get(id);
      return item?.offer.own ? sharing.begin(item, source) : false;
    },

    download: (id) => steer(id, fetching.download),
    passThrough: (id) => steer(id, fetching.passThrough),
    pause: (id) => steer(id, fetching.pause),
    cancel: (id) => steer(id, fetching.cancel),

    savable: (id) => savableFile(items.get(id), read),

    tick() {
      for (const item of items.values()) {
        item.swarm.tick();
        exchange.pursue(item);
      }
      choking.tick();
      if (clock.now() - touchedAtMs < TOUCH_EVERY_MS) return;
      touchedAtMs = clock.now();
      for (const item of items.values()) {
        if (item.swarm.fetching())
          void save(item, { cachedBytes: item.swarm.holdings.haveBytes() });
        else if (item.touched) void save(item, {});
      }
    },

    close() {
      for (const off of offs.splice(0)) off();
      flow.close();
      for (const item of items.values()) item.hashing?.abort();
    },
  };
}

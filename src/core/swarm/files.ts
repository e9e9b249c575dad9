/** All files of a room: takes offers, keeps a swarm for each, downloads, serves and remembers them. */
import { attempt, each } from '../base/each.ts';
import { createListeners, type Off } from '../base/events.ts';
import type { Bytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import { idBytes, type FileId, type PeerId, type Topic } from '../base/ids.ts';
import { FILES_PER_AUTHOR_MAX, FILES_PER_QUERY_MAX } from '../limits/swarm.ts';
import type { Peers, RoomAnswers } from '../peers.ts';
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
import type { SavableFile } from '../api/views.ts';
import type { SwarmMessage } from '../wire/message.ts';
import { Cache } from './cache/cache.ts';
import { readChunk, savableFile } from './cache/chunk-reader.ts';
import { createFileIndex, recordKey, type FileIndex, type FileRecord } from './cache/file-index.ts';
import { FileRecords } from './cache/file-records.ts';
import { Downloads } from './downloads.ts';
import { createFileItem, isWanted, newRecord, type FileItem, type FileOffer } from './file-item.ts';
import { FileMessages } from './file-messages.ts';
import { Manifest, type SignedSegment } from './manifest/manifest.ts';
import { ManifestExchange } from './manifest/manifest-exchange.ts';
import { createRecipients, type Recipients } from './recipients.ts';
import { Flow } from './serve/flow.ts';
import type { Totals } from './serve/traffic.ts';
import { ShareHashing } from './share-hashing.ts';
import { Swarm } from './swarm.ts';

export interface FilesOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly index: KeyValueStore;
  readonly chunks: ChunkStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly chunker: Chunker;
  readonly peers: Peers;
  readonly answers?: RoomAnswers;
  changed(part: 'files' | 'storage'): void;
}

export class Files {
  readonly cache: Cache;
  readonly flow: Flow;
  /** A download is complete, or a file that the cache cannot hold waits to be streamed to disk. */
  readonly onReady: (f: (id: FileId) => void) => Off;
  readonly #ready = createListeners<[FileId]>();
  readonly #options: FilesOptions;
  readonly #records: FileRecords;
  readonly #items = new Map<FileId, FileItem>();
  /** Sources of offers that are about to be written into the log. */
  readonly #sources = new Map<FileId, ByteSource>();
  readonly #recipients: Recipients;
  readonly #exchange: ManifestExchange;
  readonly #shareHashing: ShareHashing;
  readonly #downloads: Downloads;
  readonly #offs: Off[];
  readonly #changed = () => this.#options.changed('files');

  /** Opens what this device remembers of the room's files. They appear as their offers come. */
  static async open(options: FilesOptions): Promise<Files> {
    const { topic, clock, changed } = options;
    const index = createFileIndex(options.index);
    const records = await FileRecords.open({
      ...{ topic, index, clock },
      changed() {
        changed('files');
        changed('storage');
      },
    });
    return new Files(options, index, records);
  }

  private constructor(options: FilesOptions, index: FileIndex, records: FileRecords) {
    const { identity, chunks, clock, random, chunker, peers } = options;
    const changed = this.#changed;
    const read = (item: FileItem, at: number) => this.#read(item, at);
    const save = (item: FileItem, change: Partial<FileRecord>) => records.save(item, change);
    const recipients = createRecipients(peers, (id) => this.get(id));
    const { linked, send } = recipients;
    const flow = new Flow({
      ...{ clock, random, peers, read, send },
      items: () => this.items(),
      item: (id) => this.get(id),
    });
    const exchange = new ManifestExchange({
      ...{ clock, linked, send },
      fault: (peer, fault) => peers.fault(peer, fault),
      extended: (item, segment, from) => this.#onSegment(item, segment, from),
    });
    const cache = new Cache({
      ...{ index, chunks, save },
      item: (key) => [...this.items()].find((it) => it.key === key),
      changed: () => options.changed('storage'),
    });
    this.cache = cache;
    this.onReady = this.#ready.add;
    this.#options = options;
    this.#records = records;
    this.#recipients = recipients;
    this.flow = flow;
    this.#exchange = exchange;
    this.#shareHashing = new ShareHashing({
      ...{ identity, clock, chunks, chunker, changed },
      extended: (item, segment, from) => this.#onOwnSegment(item, segment, from),
      copied: (item) => save(item, { cachedBytes: item.offer.sizeBytes }),
    });
    this.#downloads = new Downloads({
      ...{ cache, save, changed, read },
      pursue: (item) => exchange.pursue(item),
      ready: this.#ready.emit,
    });
    const { chokeScheduler, uploads } = flow;
    const messages = new FileMessages({
      ...{ peers, chokeScheduler, uploads, exchange },
      item: (id, peer) => recipients.item(id, peer),
    });
    this.#offs = [
      peers.onLinked((peer) => peers.takesFiles(peer) && this.#onLinked(peer)),
      peers.onUnlinked((peer) => this.#onUnlinked(peer)),
      ...messages.listen(),
    ];
  }

  items(): Iterable<FileItem> {
    return this.#items.values();
  }

  get(id: FileId): FileItem | undefined {
    return this.#items.get(id);
  }

  /** Chunk bytes that a peer gave us and took from us. */
  traffic(peer: PeerId): Totals {
    return this.flow.traffic.totals(peer);
  }

  /** Something is being sent, hashed or fetched. */
  busy(): boolean {
    const items = [...this.items()];
    return this.flow.uploads.busy() || items.some((it) => it.hashing ?? it.swarm.fetching());
  }

  /** The source for an offer of ours that is about to be written into the log. @throws SwapError too-long */
  prepare(id: FileId, source: ByteSource): void {
    if (source.sizeBytes > this.#options.chunker.sizeBytesMax) {
      throw new SwapError('too-long', 'the file has more chunks than a manifest may list');
    }
    this.#sources.set(id, source);
  }

  /** The log offers a file, ours or another member's. */
  async offer(offer: FileOffer): Promise<void> {
    const { id, own } = offer;
    const fromSame = [...this.items()].filter((it) => it.offer.sharer === offer.sharer).length;
    if (this.#items.has(id) || fromSame >= FILES_PER_AUTHOR_MAX) return;
    const known = this.#records.recall(id);
    const item = this.#createItem(offer, known?.record);
    this.#items.set(id, item);
    for (const segment of known?.segments ?? []) await item.manifest.add(segment);
    await item.swarm.extended(0, own ? 'own' : 'cache');
    const source = this.#sources.get(id);
    this.#sources.delete(id);
    if (source) {
      void this.#shareHashing.begin(item, source);
      await this.#records.save(item, {});
    }
    if (isWanted(item)) item.swarm.setFetching(true);
    this.#recipients.broadcast({ t: 'who', files: [idBytes(id)] });
    this.#changed();
  }

  /** Serves a file of ours from `source` again. False when it is not the same file. */
  async reattach(id: FileId, source: ByteSource): Promise<boolean> {
    const item = this.get(id);
    return item?.offer.own ? this.#shareHashing.begin(item, source) : false;
  }

  download(id: FileId): Promise<void> {
    return this.#steer(id, (item) => this.#downloads.download(item));
  }

  passThrough(id: FileId): Promise<void> {
    return this.#steer(id, (item) => this.#downloads.passThrough(item));
  }

  pause(id: FileId): Promise<void> {
    return this.#steer(id, (item) => this.#downloads.pause(item));
  }

  cancel(id: FileId): Promise<void> {
    return this.#steer(id, (item) => this.#downloads.cancel(item));
  }

  /** The file for a saver, or undefined while there is nothing to save. */
  savable(id: FileId): SavableFile | undefined {
    return savableFile(this.get(id), (item, at) => this.#read(item, at));
  }

  /** Call it every TICK_MS. */
  tick(): void {
    each(this.items(), (item) => {
      item.swarm.tick();
      this.#exchange.pursue(item);
    });
    attempt(() => this.flow.chokeScheduler.tick());
    this.#records.tick(this.items());
  }

  close(): void {
    each([...this.#offs.splice(0), () => this.flow.close()], (end) => end());
    each(this.items(), (item) => item.hashing?.abort());
    this.#ready.clear();
  }

  #createItem(offer: FileOffer, record: FileRecord | undefined): FileItem {
    const { topic, chunks, crypto, clock, random, peers } = this.#options;
    const flow = this.flow;
    const manifest = new Manifest(crypto, offer);
    const swarm = new Swarm({
      ...{ file: offer, manifest, chunks, crypto, clock, random },
      flow: flow.rulesFor(offer.id),
      linked: () => this.#recipients.linked(),
      send: (peer, message) => this.#sendAbout(offer.id, peer, message),
      fault: (peer, fault) => peers.fault(peer, fault),
      took: (peer, bytes) => flow.traffic.gave(peer, bytes),
      refused: (code) => void this.#downloads.onRefused(item, code),
      changed: this.#changed,
      completed: () => this.#onCompleted(item),
    });
    const key = recordKey(topic, offer.id);
    const item: FileItem = createFileItem({
      ...{ offer, key, manifest, swarm },
      record: record ?? newRecord(offer, clock.now()),
    });
    return item;
  }

  #read(item: FileItem, at: number): Promise<Bytes | undefined> {
    return readChunk(item, at, this.#options.chunks, this.#changed);
  }

  #sendAbout(id: FileId, peer: PeerId, message: SwarmMessage): void {
    if (message.t === 'request') this.flow.chokeScheduler.asking(peer);
    const allowed = this.flow.allowed(id, message);
    if (allowed) this.#recipients.send(peer, allowed);
  }

  async #steer(id: FileId, how: (item: FileItem) => Promise<void>): Promise<void> {
    const item = this.get(id);
    if (!item || item.offer.own) return;
    await how(item);
    this.flow.restate(item);
  }

  #onCompleted(item: FileItem): void {
    this.flow.chokeScheduler.review();
    this.flow.restate(item);
    void this.#downloads.onCompleted(item);
  }

  async #onSegment(item: FileItem, segment: SignedSegment, from: number): Promise<void> {
    await this.#records.saveSegment(item, segment);
    await item.swarm.extended(from);
    item.through?.extended();
  }

  async #onOwnSegment(item: FileItem, segment: SignedSegment, from: number): Promise<void> {
    const { length } = item.manifest.chunks;
    await this.#records.saveSegment(item, segment);
    item.swarm.gainOwn(from, length);
    this.#exchange.publish(item, segment);
  }

  #onLinked(peer: PeerId): void {
    this.flow.chokeScheduler.onLinked(peer);
    const ids = [...this.#items.keys()].map((id) => idBytes(id));
    for (let at = 0; at < ids.length; at += FILES_PER_QUERY_MAX) {
      this.#recipients.send(peer, { t: 'who', files: ids.slice(at, at + FILES_PER_QUERY_MAX) });
    }
    each(this.items(), (item) => this.#exchange.pursue(item));
  }

  #onUnlinked(peer: PeerId): void {
    this.flow.uploads.forget(peer);
    this.flow.chokeScheduler.onUnlinked(peer);
    each(this.items(), (item) => {
      item.swarm.onUnlinked(peer);
      this.#exchange.onUnlinked(item, peer);
    });
  }
}

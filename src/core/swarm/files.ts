/** All files of a room: takes offers, keeps a swarm for each, downloads, serves and remembers them. */
import { Answers } from '../base/answers.ts';
import { attempt, each } from '../base/each.ts';
import { SwapError } from '../base/errors.ts';
import { createListeners, type Off } from '../base/events.ts';
import { idBytes, type FileId, type PeerId } from '../base/ids.ts';
import { ANSWERS } from '../limits/shared.ts';
import type { ByteSource } from '../ports.ts';
import type { SavableFile } from '../api/views.ts';
import { BrokenFiles } from './broken-files.ts';
import { Cache } from './cache/cache.ts';
import { readChunk } from './cache/chunk-reader.ts';
import { createFileIndex, type FileRecord } from './cache/file-index.ts';
import { FileRecords } from './cache/file-records.ts';
import { Recalls } from './cache/recalls.ts';
import { Downloads, type Steering } from './downloads.ts';
import { FarSources } from './request/far-sources.ts';
import type { FileItem, FileOffer } from './file-item.ts';
import { FileMessages } from './file-messages.ts';
import { FileOpener } from './file-opener.ts';
import type { FilesOptions } from './files-options.ts';
import type { SignedSegment } from './manifest/manifest.ts';
import { ManifestExchange } from './manifest/manifest-exchange.ts';
import { OfferBook, type Offered } from './offer-book.ts';
import { OwnOffers } from './own-offers.ts';
import { Reading } from './reading/reading.ts';
import { createRecipients, type Recipients } from './recipients.ts';
import { Flow } from './serve/flow.ts';
import type { Totals } from './serve/traffic.ts';
import { ShareHashing } from './share-hashing.ts';
import { WhoAsker } from './who-asker.ts';
import { WithdrawnFiles } from './withdrawn-files.ts';

export class Files {
  readonly cache: Cache;
  readonly flow: Flow;
  readonly withdrawn: WithdrawnFiles;
  readonly reading: Reading;
  /** What we are about to offer. */
  readonly ownOffers: OwnOffers;
  readonly #ready = createListeners<[FileId]>();
  /** A download is complete, or a file that the cache cannot hold waits to be streamed to disk. */
  readonly onReady = this.#ready.add;
  readonly #options: FilesOptions;
  readonly #book = new OfferBook((peer) => this.#options.isKnown?.(peer) ?? false);
  readonly #opener: FileOpener;
  readonly #recalls: Recalls;
  readonly #records: FileRecords;
  readonly #recipients: Recipients;
  readonly #exchange: ManifestExchange;
  readonly #shareHashing: ShareHashing;
  readonly #downloads: Downloads;
  readonly #who: WhoAsker;
  readonly farSources: FarSources;
  readonly #broken: BrokenFiles;
  readonly #offs: Off[];
  readonly #changed = () => this.#options.changed('files');

  /** The room's files appear as their offers come; what this device remembers of them is read meanwhile. */
  constructor(options: FilesOptions) {
    const { topic, identity, chunks, crypto, clock, random, chunker, peers, providers } = options;
    const [changed, book, items] = [this.#changed, this.#book, () => this.items()];
    const index = createFileIndex(options.index);
    const records = new FileRecords({
      ...{ topic, index, chunks, clock },
      changed: () => (changed(), options.changed('storage')),
    });
    this.ownOffers = new OwnOffers(identity.peer, book, records, chunker.sizeBytesMax);
    const read = (item: FileItem, at: number) => readChunk(item, at, chunks, changed);
    const save = (item: FileItem, change: Partial<FileRecord>) => records.save(item, change);
    const answers = options.answers ?? new Answers({ ...ANSWERS, clock, peers });
    const recipients = createRecipients(peers, (id) => book.get(id));
    const { linked, send } = recipients;
    this.flow = new Flow({
      ...{ clock, random, peers, answers, read, send, items },
      item: (id) => this.get(id),
    });
    const { flow } = this;
    const broken = new BrokenFiles({ book, crypto, clock, peers, recipients, changed });
    this.#broken = broken;
    const exchange = new ManifestExchange({
      ...{ clock, linked, send },
      answer: (peer, messages) => answers.give(peer, messages),
      serves: (item) => flow.serves(item),
      fault: (peer, fault) => peers.fault(peer, fault),
      broken: ({ offer, manifest }) => broken.mark(offer.id, manifest.proof),
      extended: (item, segment, from) => this.#onSegment(item, segment, from),
    });
    this.cache = new Cache({
      ...{ index, chunks, save },
      item: (key) => this.#opener.byKey(key),
      changed: () => options.changed('storage'),
    });
    this.#options = options;
    this.#records = records;
    this.#recipients = recipients;
    this.#exchange = exchange;
    const who = new WhoAsker({ clock, send, broadcast: (it) => recipients.broadcast(it) });
    this.#who = who;
    this.#shareHashing = new ShareHashing({
      ...{ identity, clock, chunks, chunker, changed },
      store: (item, n, segment) => records.storeSegment(item, n, segment),
      extended: (item, segment, from) => this.#onOwnSegment(item, segment, from),
      copied: (item) => save(item, { cachedBytes: item.offer.sizeBytes }),
    });
    const pursue = (item: FileItem) => exchange.pursue(item);
    const reading = { cache: this.cache, clock, save, read, pursue };
    this.reading = new Reading({ ...reading, flow, open: (id) => this.#openToRead(id) });
    this.#downloads = new Downloads({
      ...{ ...reading, index, lists: this.reading, changed, ready: this.#ready.emit },
    });
    this.#opener = new FileOpener({
      ...{ topic, peers, index, records, recipients, exchange, flow, who, changed },
      ...{ chunks, crypto, clock, random },
      refused: (item, code) => void this.#downloads.onRefused(item, code),
      completed: (item) => this.#onCompleted(item),
    });
    this.farSources = new FarSources({ ...{ clock, peers, flow, changed }, providers, items });
    this.#recalls = this.#openRecalls();
    this.withdrawn = this.#openWithdrawn();
    const hears = { peers, answers, exchange, flow, recipients, broken, changed };
    this.#offs = [
      peers.onLinked((peer) => peers.takesFiles(peer) && this.#onLinked(peer)),
      peers.onUnlinked((peer) => this.#onUnlinked(peer)),
      ...new FileMessages(hears).listen(),
      peers.onUnlinked((peer) => answers.forget(peer)),
    ];
  }

  /** The files that have a swarm here. */
  items(): Iterable<FileItem> {
    return this.#opener.items();
  }

  get(id: FileId): FileItem | undefined {
    return this.#book.get(id)?.item;
  }

  offers(): Iterable<Offered> {
    return this.#book.all();
  }

  offered(id: FileId): Offered | undefined {
    return this.#book.get(id);
  }

  /** Chunk bytes that a peer gave us and took from us. */
  traffic(peer: PeerId): Totals {
    return this.flow.traffic.totals(peer);
  }

  /** Something is being sent, hashed or fetched. */
  busy(): boolean {
    const isMoving = (it: FileItem) => it.hashing ?? it.through ?? it.swarm.fetching();
    return this.flow.uploads.busy() || [...this.items()].some(isMoving);
  }

  /** The log offers a file, ours or another member's. Resolves when what this device remembers of it is here. */
  async offer(offer: FileOffer): Promise<void> {
    const it = this.#book.add(offer);
    if (!it) return;
    this.#changed();
    await this.#recalls.recall(it);
    this.#who.ask(offer.id);
  }

  /**
   * Serves a file of ours from `source` again. False when it is not the same file.
   * @throws SwapError unlisted, source-gone, storage-full, storage-failed
   */
  async reattach(id: FileId, source: ByteSource): Promise<boolean> {
    const it = this.#book.get(id);
    if (!it?.offer.own || it.withdrawn) return false;
    return this.#shareHashing.begin(await this.#opener.open(it), source);
  }

  /** @param items see `RoomFiles.download` */
  download(id: FileId, items?: readonly number[]): Promise<void> {
    return this.steer(id, (item, it) => it.download(item, items));
  }

  passThrough(id: FileId): Promise<void> {
    return this.steer(id, (item, it) => it.passThrough(item));
  }

  pause(id: FileId): Promise<void> {
    return this.steer(id, (item, it) => it.pause(item));
  }

  cancel(id: FileId): Promise<void> {
    return this.steer(id, (item, it) => it.cancel(item));
  }

  /** The file for a saver, or undefined while there is nothing to save. */
  savable(id: FileId): SavableFile | undefined {
    return this.reading.savable(this.get(id));
  }

  /** Call it every TICK_MS. */
  tick(): void {
    each(this.items(), (item) => {
      item.swarm.tick();
      this.#exchange.tick(item);
      void this.#downloads.tick(item);
    });
    each([this.#who, this.#broken, this.withdrawn], (it) => it.tick());
    each([this.#recalls, this.farSources], (it) => it.tick());
    attempt(() => this.flow.tick());
    if (this.flow.outgoing.list().length > 0) this.#changed(); // the speeds are shown
    this.#records.tick(this.items());
  }

  close(): void {
    each([...this.#offs.splice(0), () => this.flow.close()], (end) => end());
    each(this.items(), (item) => item.hashing?.abort());
    this.reading.close(this.items());
    this.#ready.clear();
  }

  async steer(id: FileId, how: Steering): Promise<void> {
    const it = this.#book.get(id);
    if (!it || it.offer.own || it.proof || it.withdrawn) return;
    const item = await this.#openNow(it);
    await how(item, this.#downloads);
    this.flow.restate(item);
  }

  async #openToRead(id: FileId): Promise<FileItem> {
    const it = this.#book.get(id);
    if (!it || it.withdrawn) throw new SwapError('withdrawn', 'nobody offers the file');
    if (it.proof) throw new SwapError('closed', 'the file has two lists');
    return this.#openNow(it);
  }

  /** Opens a file for a person, and asks everyone who has it. */
  async #openNow(it: Offered): Promise<FileItem> {
    const isNew = !it.item;
    const item = await this.#opener.open(it);
    if (isNew) this.#recipients.broadcast({ t: 'who', files: [idBytes(it.offer.id)] });
    return item;
  }

  #openRecalls(): Recalls {
    const [opener, records, shareHashing] = [this.#opener, this.#records, this.#shareHashing];
    const resume = (item: FileItem) => this.#downloads.resume(item);
    return new Recalls({ opener, records, shareHashing, ownOffers: this.ownOffers, resume });
  }

  #openWithdrawn(): WithdrawnFiles {
    const { topic, clock } = this.#options;
    return new WithdrawnFiles({
      ...{ topic, clock, book: this.#book, opener: this.#opener, records: this.#records },
      ...{ exchange: this.#exchange, shareHashing: this.#shareHashing, cache: this.cache },
      ...{ who: this.#who, changed: this.#changed },
    });
  }

  #onCompleted(item: FileItem): void {
    this.flow.chokeScheduler.review();
    this.flow.restate(item);
    void this.#downloads.onCompleted(item);
  }

  async #onSegment(item: FileItem, segment: SignedSegment, from: number): Promise<void> {
    await this.#records.saveSegment(item, segment);
    await item.swarm.extended(from);
  }

  #onOwnSegment(item: FileItem, segment: SignedSegment, from: number): void {
    item.swarm.gainOwn(from, item.manifest.chunks.length);
    this.#exchange.publish(item, segment);
  }

  #onLinked(peer: PeerId): void {
    this.flow.chokeScheduler.onLinked(peer);
    const opened = [...this.items()].map(({ offer }) => offer.id);
    const all = [...this.#book.all()].map(({ offer }) => offer.id);
    this.#who.onLinked(peer, [...opened, ...all]);
    each(this.items(), (item) => this.#exchange.pursue(item));
  }

  #onUnlinked(peer: PeerId): void {
    this.#who.onUnlinked(peer);
    this.#book.unlinked(peer);
    this.flow.forget(peer);
    each(this.items(), (item) => {
      item.swarm.onUnlinked(peer);
      this.#exchange.onUnlinked(item, peer);
    });
  }
}

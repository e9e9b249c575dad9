/** The libraries of a room: ours and those of others. It answers what others ask of ours. */
import type {
  LibraryFile,
  LibraryFolder,
  LibraryHits,
  LibraryQuestion,
  RoomLibrary,
} from '../api/library.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import { report } from '../base/each.ts';
import { fileId, type FileId, type PeerId } from '../base/ids.ts';
import { createTokenBucket, TokenBuckets } from '../base/token-bucket.ts';
import {
  ALL_LOOKS_BURST,
  ALL_LOOKS_PER_SECOND,
  BROUGHT_QUESTIONS_BURST,
  BROUGHT_QUESTIONS_PER_SECOND,
  CATALOGUE_BYTES_MAX,
  CATALOGUES_READ_MAX,
  LOOKS_BURST,
  LOOKS_PER_SECOND,
  QUESTIONS_BURST,
  QUESTIONS_PER_SECOND,
} from '../limits/library.ts';
import type { Peers } from '../peers.ts';
import type { Identity, KeyValueStore } from '../ports.ts';
import { decodeCatalogue } from './catalogue.ts';
import type { SharedLibrary } from './library-files.ts';
import { LibraryRecords } from './library-records.ts';
import { OwnLibraries } from './own-libraries.ts';
import { hitOf, Owners, type OwnersOptions } from './owners.ts';
import { decodeSearch, decodeWant, encodeGiven, encodeHits, signAnswer } from './questions.ts';

export interface LibraryOptions extends OwnersOptions {
  readonly identity: Identity;
  readonly records: KeyValueStore;
  readonly peers: Pick<Peers, 'fault'>;
  /** This device has known the peer for long. */
  isKnown(peer: PeerId): boolean;
}

export class Library implements RoomLibrary {
  readonly #options: LibraryOptions;
  readonly #records: LibraryRecords;
  readonly #own: OwnLibraries;
  readonly #owners: Owners;
  readonly #contents = new BoundedMap<FileId, readonly LibraryFile[]>(CATALOGUES_READ_MAX);
  readonly #asked = new TokenBuckets<PeerId>(QUESTIONS_PER_SECOND, QUESTIONS_BURST);
  readonly #brought = new TokenBuckets<PeerId>(
    BROUGHT_QUESTIONS_PER_SECOND,
    BROUGHT_QUESTIONS_BURST,
  );
  /** By the link that brings the question. */
  readonly #looks = new TokenBuckets<PeerId>(LOOKS_PER_SECOND, LOOKS_BURST);
  readonly #allLooks = createTokenBucket(ALL_LOOKS_PER_SECOND, ALL_LOOKS_BURST);
  readonly #loaded: Promise<void>;

  constructor(options: LibraryOptions) {
    const { identity, clock, random, crypto, files, records, routes } = options;
    this.#options = options;
    this.#records = new LibraryRecords(records, crypto);
    this.#own = new OwnLibraries({
      ...{ identity, clock, random, files, records: this.#records },
      read: (id) => this.#read(this.#sharedOf(id), new AbortController().signal),
    });
    this.#owners = new Owners(options);
    this.#loaded = this.#load();
    this.#loaded.catch(report);
    routes.onAsk('search', (from, question, by) => this.#onSearch(from, question, by));
    routes.onAsk('want', (from, question, by) => this.#onWant(from, question, by));
  }

  async share(folder: LibraryFolder, before?: FileId): Promise<FileId> {
    await this.#loaded;
    return this.#own.share(folder, before);
  }

  isOpen(id: FileId): boolean {
    return this.#own.get(id) !== undefined;
  }

  async contents(id: FileId, signal: AbortSignal): Promise<readonly LibraryFile[]> {
    const known = this.#own.get(id) ?? this.#contents.get(id);
    if (known) return known;
    const shared = this.#sharedOf(id);
    const files = decodeCatalogue(await this.#read(shared, signal), shared.count);
    if (!files) throw new SwapError('bad-list', 'it is no catalogue');
    this.#contents.set(id, files);
    return files;
  }

  async take(id: FileId, at: number): Promise<FileId> {
    await this.#loaded;
    const { identity, files } = this.#options;
    const shared = this.#sharedOf(id);
    if (shared.owner === identity.peer) throw new SwapError('unsupported', 'it is our own');
    const known = this.#records.taken(id, at);
    // Its owner may have to open it again; others who have it give it, too.
    const asked = this.#owners.want(shared, at);
    const offer = known ? await asked.catch(() => known) : await asked;
    if (offer.id !== known?.id) await this.#records.take(id, at, offer);
    files.offer(offer);
    return offer.id;
  }

  taken(id: FileId, at: number): FileId | undefined {
    return this.#records.taken(id, at)?.id;
  }

  search(
    question: LibraryQuestion,
    found: (all: LibraryHits) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { hits, more } = this.#own.find(question);
    const own = { hits: hits.map((it) => hitOf(this.#options.identity.peer, it)), more };
    return this.#owners.search(question, own, found, signal);
  }

  async #load(): Promise<void> {
    const { files } = this.#options;
    for (const offer of await this.#records.load()) files.offer(offer);
  }

  /** @throws SwapError withdrawn */
  #sharedOf(id: FileId): SharedLibrary {
    const shared = this.#options.files.libraries().find((it) => it.id === id);
    if (!shared) throw new SwapError('withdrawn', 'nobody offers this library');
    return shared;
  }

  /** @throws SwapError too-many */
  async #read({ id, sizeBytes }: SharedLibrary, signal: AbortSignal): Promise<Bytes> {
    if (sizeBytes > CATALOGUE_BYTES_MAX) throw new SwapError('too-many', 'it lists too much');
    const all = new Uint8Array(sizeBytes);
    let at = 0;
    for await (const bytes of this.#options.files.read(id, sizeBytes, signal)) {
      all.set(bytes, at);
      at += bytes.length;
    }
    signal.throwIfAborted();
    return all;
  }

  async #onSearch(from: PeerId, question: Bytes, by: PeerId): Promise<Bytes | undefined> {
    const asked = this.#mayAsk(from, by) ? decodeSearch(question) : null;
    if (!asked || !this.#mayLook(asked, by)) return undefined;
    const { hits, more } = this.#own.find(asked);
    return this.#sign(question, encodeHits(hits, more));
  }

  async #onWant(from: PeerId, question: Bytes, by: PeerId): Promise<Bytes | undefined> {
    const want = this.#mayAsk(from, by) ? decodeWant(question) : null;
    if (!want) return undefined;
    await this.#loaded;
    const isStranger = !this.#options.isKnown(from);
    const given = await this.#own.give(fileId(want.library), want.at, isStranger);
    return this.#sign(question, encodeGiven(given));
  }

  #sign(question: Bytes, body: Bytes): Promise<Bytes> {
    const { roomId, crypto, identity } = this.#options;
    return signAnswer({ roomId, crypto, question }, identity, body);
  }

  /** Words cost time, each in every file. */
  #mayLook({ terms }: LibraryQuestion, by: PeerId): boolean {
    const nowMs = this.#options.clock.now();
    const words = terms.reduce((sum, it) => sum + it.length, 1);
    const looks = words * this.#own.countFiles();
    return this.#looks.take(by, nowMs, looks) && this.#allLooks.take(nowMs, looks);
  }

  /** A peer that asks too often by its own link is at fault; what a link brings for others is dropped. */
  #mayAsk(from: PeerId, by: PeerId): boolean {
    const { clock, peers, isHere } = this.#options;
    const nowMs = clock.now();
    if (from !== by) return isHere(from) && this.#brought.take(by, nowMs);
    if (this.#asked.take(by, nowMs)) return isHere(from);
    peers.fault(by, 'flood');
    return false;
  }
}

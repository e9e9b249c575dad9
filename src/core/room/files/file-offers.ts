/** The files that the log offers: shares ours, lists everybody's, and controls their downloads. */
import type { FileToShare, RoomFiles } from '../../api/room-api.ts';
import type {
  FlowControl,
  SavableFile,
  Sending,
  SharedFile,
  StorageView,
  Tile,
} from '../../api/views.ts';
import type { Bytes } from '../../base/bytes.ts';
import type { FileList } from '../../api/batch/file-list.ts';
import { BoundedMap } from '../../base/bounded-map.ts';
import type { Off } from '../../base/events.ts';
import { idBytes, SHORT_ID_BYTES, type EntryId, type FileId, type PeerId } from '../../base/ids.ts';
import type { ReadableEntry } from '../../chat/sealed.ts';
import { LOG_ENTRIES_MAX } from '../../limits/chat.ts';
import { FILE_NAME_CHARS_MAX, MIME_CHARS_MAX, THUMB_BYTES_MAX } from '../../limits/files.ts';
import type { ByteSource, Crypto, Identity, Random } from '../../ports.ts';
import { chunkTotal, viewOf, viewOfOffer } from '../../swarm/file-item.ts';
import type { Files } from '../../swarm/files.ts';
import type { Offered } from '../../swarm/offer-book.ts';
import { fileIdOf } from '../../swarm/manifest/manifest.ts';
import type { PrivateMessages } from '../private-messages.ts';
import { batchOf, offeredFile } from './offered-file.ts';
import { Withdrawals } from './withdrawals.ts';

export interface FileOffersOptions {
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly random: Random;
  readonly files: Files;
  readonly privateMessages: PrivateMessages;
  /** Gets the file of each offer, once its id has been computed. */
  readonly ofEntry: BoundedMap<EntryId, FileId>;
  nameOf(peer: PeerId): string;
  /** Files of blocked people are not shown. */
  isBlocked(peer: PeerId): boolean;
  changed(part: 'messages'): void;
}

export class FileOffers implements Omit<RoomFiles, 'keeping' | 'keep' | 'kept' | 'farHolders'> {
  readonly flow: FlowControl;
  readonly onReady: (f: (id: FileId) => void) => Off;
  readonly #options: FileOffersOptions;
  readonly #ofEntry: BoundedMap<EntryId, FileId>;
  readonly #withdrawals = new Withdrawals();
  /** And whether they were ours. */
  readonly #withdrawn = new BoundedMap<FileId, boolean>(LOG_ENTRIES_MAX);

  constructor(options: FileOffersOptions) {
    this.#options = options;
    this.#ofEntry = options.ofEntry;
    this.flow = options.files.flow;
    this.onReady = options.files.onReady;
  }

  /** These are in the log: files that their sharers withdrew end. Call it for what is stored before the first `take`. */
  heard(entries: readonly ReadableEntry[]): void {
    for (const of of this.#withdrawals.add(entries)) {
      const file = this.#ofEntry.get(of);
      const offer = file && this.#options.files.offered(file)?.offer;
      const to = offer?.recipients && [...offer.recipients];
      if (offer && this.#withdrawals.has({ id: of, author: offer.sharer, to }))
        this.#end(file, offer.own);
    }
  }

  /** These have left the log. */
  forget(entries: readonly { readonly id: EntryId }[]): void {
    this.#withdrawals.forget(entries);
  }

  /** Adds the file of an offer, or ends one that was withdrawn in private; ignores entries of other kinds. */
  async take(entry: ReadableEntry): Promise<void> {
    const { crypto, identity, files, changed } = this.#options;
    const { id, author, body, to } = entry;
    if (body.k === 'delete') this.heard([entry]);
    if (body.k !== 'file') return;
    const self = identity.peer;
    const { name, mime, size: sizeBytes, thumb } = body;
    const batch = batchOf(body);
    const file = await offeredFile(crypto, body);
    if (this.#withdrawals.has(entry)) this.#end(file, author === self);
    // First into the list: a message whose file is not there says that it has no place. Nobody waits for the disk.
    const isOver = this.#withdrawn.has(file);
    if (!isOver)
      void files.offer({
        ...{ id: file, name, mime, sizeBytes, batch, thumb },
        key: body.key,
        sharer: author,
        own: author === self,
        timeMs: body.time,
        recipients: to && new Set([author, self, ...to]),
        library: body.library,
      });
    this.#ofEntry.set(id, file);
    changed('messages');
  }

  /** The offers of the stored log are here, and no entry of ours is missing in it. */
  async complete(): Promise<void> {
    const offered = new Set(this.#ofEntry.values());
    const { ownOffers } = this.#options.files;
    await ownOffers.forgetUnoffered((id) => offered.has(id)).catch(() => undefined);
  }

  list(): readonly SharedFile[] {
    const isShown = ({ offer }: Offered) => !(offer.own && offer.unlisted);
    const all = [...this.#options.files.offers()].filter(isShown);
    return all.flatMap((it) => this.#shown(it) ?? []);
  }

  get(id: FileId): SharedFile | undefined {
    return this.#shown(this.#options.files.offered(id));
  }

  mosaic(id: FileId, tiles: number): readonly Tile[] {
    const item = this.#options.files.get(id);
    return item && !item.withdrawn ? item.swarm.mosaic(tiles, chunkTotal(item)) : [];
  }

  busy(): boolean {
    return this.#options.files.busy();
  }

  async share({ source, name, mime, to, batch, thumb, library }: FileToShare): Promise<FileId> {
    const { crypto, identity, random, files, privateMessages } = this.#options;
    const nonce = random.bytes(SHORT_ID_BYTES);
    const facts = {
      nonce,
      name: [...name].slice(0, FILE_NAME_CHARS_MAX).join(''),
      mime: mime.slice(0, MIME_CHARS_MAX),
      sizeBytes: source.sizeBytes,
      batch,
    };
    const id = await fileIdOf(crypto, identity.publicKey, facts);
    await files.ownOffers.prepare({ id, ...facts }, source);
    const more = {
      ...(batch && { list: batch.listBytes, count: batch.count }),
      ...(library !== undefined && { library }),
      ...(thumb && thumb.length <= THUMB_BYTES_MAX && { thumb }),
    };
    const { sizeBytes: size } = facts;
    const offer = { k: 'file', nonce, name: facts.name, mime: facts.mime, size, ...more } as const;
    try {
      await privateMessages.write(offer, to);
    } catch (error) {
      await files.ownOffers.abandon(id);
      throw error;
    }
    return id;
  }

  async withdraw(id: FileId): Promise<void> {
    const { files, privateMessages } = this.#options;
    const offer = files.offered(id)?.offer;
    if (!offer?.own) return;
    const offers = [...this.#ofEntry].flatMap(([entry, file]) => (file === id ? [entry] : []));
    for (const entry of offers)
      await privateMessages.write(
        { k: 'delete', of: idBytes(entry) },
        offer.recipients && [...offer.recipients],
      );
  }

  isWithdrawn(id: FileId): boolean {
    return this.#withdrawn.has(id);
  }

  isWithdrawnByUs(id: FileId): boolean {
    return this.#withdrawn.get(id) === true;
  }

  reattach(id: FileId, source: ByteSource): Promise<boolean> {
    return this.#options.files.reattach(id, source);
  }

  contents(id: FileId, signal?: AbortSignal, unasked?: 'unasked'): Promise<FileList> {
    return this.#options.files.reading.contents(id, signal, unasked);
  }

  download(id: FileId, items?: readonly number[]): Promise<void> {
    return this.#options.files.download(id, items);
  }

  passThrough(id: FileId): Promise<void> {
    return this.#options.files.passThrough(id);
  }

  async arrange(ids: readonly FileId[]): Promise<void> {
    for (const [at, id] of ids.entries())
      await this.#options.files.steer(id, (item, downloads) => downloads.rank(item, at));
  }

  sending(): readonly Sending[] {
    const { files, nameOf } = this.#options;
    return files.flow.outgoing.list().map((it) => ({ ...it, name: nameOf(it.peer) }));
  }

  pause(id: FileId): Promise<void> {
    return this.#options.files.pause(id);
  }

  cancel(id: FileId): Promise<void> {
    return this.#options.files.cancel(id);
  }

  read(
    id: FileId,
    range: { readonly from: number; readonly to: number },
    signal: AbortSignal,
    unasked?: 'unasked',
  ): AsyncIterable<Bytes> {
    return this.#options.files.reading.read(id, range, signal, unasked);
  }

  savable(id: FileId): SavableFile | undefined {
    return this.#withdrawn.has(id) ? undefined : this.#options.files.savable(id);
  }

  storage(): Promise<StorageView> {
    return this.#options.files.cache.view();
  }

  pin(key: string, pinned: boolean): Promise<void> {
    return this.#options.files.cache.pin(key, pinned);
  }

  setLeaving(key: string, leaves: boolean): Promise<void> {
    return this.#options.files.cache.setLeaving(key, leaves);
  }

  evict(key: string): Promise<void> {
    return this.#options.files.cache.evict(key);
  }

  #end(file: FileId, own: boolean): void {
    this.#withdrawn.set(file, own);
    if (own) this.#options.files.ownOffers.take(file);
    void this.#options.files.withdrawn.take(file, own);
  }

  #shown(it: Offered | undefined): SharedFile | undefined {
    const { isBlocked, nameOf } = this.#options;
    if (!it || it.withdrawn || isBlocked(it.offer.sharer)) return undefined;
    return it.item ? viewOf(it.item, nameOf) : this.#offerShown(it);
  }

  #offerShown(it: Offered): SharedFile {
    const { nameOf } = this.#options;
    const before = it.drawn;
    const isNamed = before?.holders.every(({ peer, name }) => name === nameOf(peer));
    if (isNamed && before?.sharerName === nameOf(it.offer.sharer)) return before;
    return (it.drawn = viewOfOffer(it, nameOf));
  }
}

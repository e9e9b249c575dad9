/**
 * Gives a file its swarm when somebody here needs one: when we share, fetch or hold it. What this device remembers of a file
 * is read then, and not when the room opens.
 */
import type { Bytes } from '../base/bytes.ts';
import type { SwapErrorCode } from '../base/errors.ts';
import { createTokenBucket, TokenBuckets } from '../base/token-bucket.ts';
import { parseFileId, type ChunkHash, type FileId, type PeerId, type Topic } from '../base/ids.ts';
import {
  BITFIELD_BYTES_BURST,
  BITFIELD_BYTES_PER_SECOND,
  HAVES_BURST,
  HAVES_PER_SECOND,
} from '../limits/swarm.ts';
import type { Peers } from '../peers.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { ItemRanges } from './batch/item-ranges.ts';
import { recordKey, type FileIndex, type FileRecord } from './cache/file-index.ts';
import type { FileRecords } from './cache/file-records.ts';
import { createFileItem, newRecord, type FileItem, type FileOffer } from './file-item.ts';
import { Manifest, type SignedSegment } from './manifest/manifest.ts';
import type { ManifestExchange } from './manifest/manifest-exchange.ts';
import type { Offered } from './offer-book.ts';
import type { Recipients } from './recipients.ts';
import type { Flow } from './serve/flow.ts';
import { whySilent } from './request/silence.ts';
import { Swarm } from './swarm.ts';
import type { SwarmOptions } from './swarm-options.ts';
import type { WhoAsker } from './who-asker.ts';

export interface FileOpenerOptions extends Pick<
  SwarmOptions,
  'chunks' | 'crypto' | 'clock' | 'random' | 'changed'
> {
  readonly topic: Topic;
  readonly peers: Pick<Peers, 'fault'>;
  readonly index: FileIndex;
  readonly records: FileRecords;
  readonly recipients: Recipients;
  readonly exchange: ManifestExchange;
  readonly flow: Flow;
  readonly who: WhoAsker;
  /** The store refused chunks of a file. */
  refused(item: FileItem, code: SwapErrorCode): void;
  completed(item: FileItem): void;
}

export class FileOpener {
  readonly #options: FileOpenerOptions;
  readonly #items = new Map<FileId, FileItem>();
  readonly #bitfields = new TokenBuckets<PeerId>(BITFIELD_BYTES_PER_SECOND, BITFIELD_BYTES_BURST);
  readonly #haves = createTokenBucket(HAVES_PER_SECOND, HAVES_BURST);

  constructor(options: FileOpenerOptions) {
    this.#options = options;
  }

  items(): Iterable<FileItem> {
    return this.#items.values();
  }

  /** The file with that key, see `recordKey`. */
  byKey(key: string): FileItem | undefined {
    const { topic } = this.#options;
    const id = key.startsWith(`${topic}/`) ? parseFileId(key.slice(topic.length + 1)) : null;
    return id ? this.#items.get(id) : undefined;
  }

  /** Opens a file that is ours, or that this device wanted or holds. @throws SwapError storage-failed; try again */
  async recall(it: Offered): Promise<FileItem | undefined> {
    const record = await this.#options.records.recall(it.offer.id);
    const isWanted = record?.wanted === true || record?.kept === 'yes';
    const isUsed = it.offer.own || isWanted || (record?.cachedBytes ?? 0) > 0;
    return isUsed && !it.withdrawn ? this.open(it) : undefined;
  }

  /** It is withdrawn, and has no swarm any more. */
  forget(id: FileId): void {
    this.#items.delete(id);
  }

  /** @throws SwapError storage-failed, only for our own: without its manifest we would sign another */
  open(it: Offered): Promise<FileItem> {
    it.opening ??= this.#open(it).catch((error: unknown) => {
      it.opening = undefined;
      throw error;
    });
    return it.opening;
  }

  async #open(it: Offered): Promise<FileItem> {
    const { topic, index, records, clock } = this.#options;
    const { offer } = it;
    const key = recordKey(topic, offer.id);
    const reading = Promise.all([
      records.recall(offer.id),
      index.segmentsOf(key),
      offer.own ? undefined : index.heldOf(key),
      offer.batch && !offer.own ? index.chosenOf(key) : undefined,
    ]);
    const [record, segments, held, chosen] = await (offer.own
      ? reading
      : reading.catch(() => NOTHING));
    const manifest = new Manifest(this.#options.crypto, offer);
    let isWhole = true;
    for (const segment of segments)
      isWhole = segment !== undefined && (await manifest.add(segment)) === 'added' && isWhole;
    const signs = offer.own && record?.offeredHere === true && isWhole;
    const item = this.#createItem({
      ...{ offer, key, manifest, signs, chosen },
      record: record ?? newRecord(offer, clock.now()),
    });
    item.proof = it.proof;
    item.withdrawn = it.withdrawn;
    this.#items.set(offer.id, item);
    it.item = item;
    it.holders.clear(); // they are asked again
    await item.swarm.extended(0, offer.own ? 'own' : 'cache', held);
    return item;
  }

  #createItem(
    it: Pick<FileItem, 'offer' | 'key' | 'manifest' | 'signs' | 'record' | 'chosen'>,
  ): FileItem {
    const { offer, manifest } = it;
    const { chunks, crypto, clock, random, peers, exchange } = this.#options;
    const { flow, records, recipients, who, changed, refused, completed } = this.#options;
    const swarm = new Swarm({
      ...{ file: offer, manifest, chunks, crypto, clock, random, changed },
      flow: flow.rulesFor(offer.id),
      linked: () => recipients.linked(),
      send: (peer, message) => this.#sendAbout(offer.id, peer, message),
      unasked: (peer) => peers.fault(peer, 'unasked'),
      suspect: (peer, at) => exchange.suspect(item, peer, at),
      took: (peer, bytes) => flow.traffic.gave(peer, bytes),
      heldOpenly: (hash, lengthBytes) => this.#isHeldOpenly(offer, hash, lengthBytes),
      askAgain: (peer) => who.askOf(peer, offer.id),
      mayRead: (peer, bytes) => this.#bitfields.take(peer, clock.now(), bytes),
      mayTell: () => this.#haves.take(clock.now()),
      held: () => void records.saveHeld(item),
      refused: (code) => refused(item, code),
      completed: () => completed(item),
    });
    const silence = () =>
      whySilent({
        ...{ sharer: offer.sharer, linked: recipients.linked(), wires: swarm.wires.all() },
        ...{ known: manifest.chunks.length, isWhole: manifest.closed(), nowMs: clock.now() },
        unanswered: swarm.stall.unanswered,
        misses: (theirs) => swarm.demand.lacks(theirs),
        gives: (peer) => flow.traffic.gives(peer),
      });
    const item: FileItem = createFileItem({ ...it, swarm, silence });
    return item;
  }

  /** Everyone who may know of `offer` may know that we hold this chunk: we serve it in a file of which they all may know. */
  #isHeldOpenly(offer: FileOffer, hash: ChunkHash, lengthBytes: number): boolean {
    const { flow } = this.#options;
    for (const it of this.#items.values()) {
      if (it.offer.id === offer.id || it.swarm.holdings.have.count() === 0) continue;
      if (!flow.serves(it) || !reachesAll(it.offer.recipients, offer.recipients)) continue;
      if (it.swarm.holds(hash, lengthBytes)) return true;
    }
    return false;
  }

  #sendAbout(id: FileId, peer: PeerId, message: SwarmMessage): void {
    const { flow, recipients } = this.#options;
    if (message.t === 'request') flow.requesting(id, peer);
    const allowed = flow.allowed(id, message);
    if (allowed) recipients.send(peer, allowed);
  }
}

const NOTHING: [
  FileRecord | undefined,
  (SignedSegment | undefined)[],
  Bytes | undefined,
  ItemRanges | undefined,
] = [undefined, [], new Uint8Array(0), undefined];

/** Whether every one of `readers` is among `recipients`; undefined is everyone. */
const reachesAll = (
  recipients: ReadonlySet<PeerId> | undefined,
  readers: ReadonlySet<PeerId> | undefined,
): boolean =>
  !recipients || (readers !== undefined && [...readers].every((it) => recipients.has(it)));

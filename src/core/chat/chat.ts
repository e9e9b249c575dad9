/** Chat: writes our entries, receives those of others, and keeps the logs on both sides of every link equal. */
import type { Bytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import { createListeners } from '../base/events.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import { KEEP_DAYS_DEFAULT, TEXT_CHARS_MAX } from '../limits/chat.ts';
import type { Peers } from '../peers.ts';
import type { Clock, Crypto, Identity, KeyValueStore, Random } from '../ports.ts';
import { charCount } from './entry-body.ts';
import type { Looks } from '../wire/looks.ts';
import type { PlaceBounds } from './authors/author-places.ts';
import { CaughtUp } from './exchange/caught-up.ts';
import {
  peekEntry,
  withProof,
  writeEntry,
  type Content,
  type Entry,
  type NextPosition,
} from './entry.ts';
import type { Standing } from './history.ts';
import { ForeignEntries } from './foreign-entries.ts';
import { HandOver } from './hand-over.ts';
import { KeptLog } from './kept-log.ts';
import { saveOwn } from './log-store.ts';
import type { Log } from './log.ts';
import { ReadableLog } from './readable-log.ts';
import { nextPosition, tooMany } from './next-position.ts';
import { openSealed, type ReadableEntry } from './sealed.ts';
import type { Exchange, ExchangeOptions } from './exchange/exchange.ts';

export interface ChatOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly records: KeyValueStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly peers: Peers;
  /** Called when there is a link: its code may not be here before. */
  readonly openExchange: (options: Omit<ExchangeOptions, 'answers'>) => Exchange | undefined;
  /** Zero bits of a proof of work; PROOF_BITS except in tests. */
  readonly proofBits?: number | undefined;
  /** Bounds on authors; those of limits/chat.ts except in tests. */
  readonly places?: PlaceBounds | undefined;
  /** What an author is to this device: it decides whose entries leave a full log. Without it, all are strangers. */
  standingOf?(author: PeerId): Standing;
  /** For how many days we keep entries after they came here; KEEP_DAYS_DEFAULT unless the person chose otherwise. */
  keepDays?(): number;
}

/** Makes an entry's content from its position in the chain. */
export type Composer = (position: NextPosition) => Promise<Content>;

export class Chat {
  readonly log: Log;
  readonly readable: ReadableLog;
  readonly caughtUp: CaughtUp;
  /** Entries left the log: their author forked, or we no longer keep them. */
  readonly onRemoved: KeptLog['onRemoved'];
  /** Our own key was used twice: entries signed with it no longer count. */
  readonly onForkedSelf: KeptLog['onForkedSelf'];
  /** Our own last entry is from so far ahead that others take no other one. */
  readonly onSpentClock: KeptLog['onSpentClock'];
  readonly #options: ChatOptions;
  readonly #kept: KeptLog;
  readonly #added = createListeners<[readonly Entry[]]>();
  /** New entries, in the order in which the log took them. */
  readonly onAdded = this.#added.add;
  readonly #digests = createListeners<[PeerId, Bytes]>();
  /** Each digest that a peer tells of its log. */
  readonly onDigest = this.#digests.add;
  readonly #foreign: ForeignEntries;
  readonly #handOver: HandOver;
  #exchange: Exchange | undefined;
  /** Our entries are written one after another. */
  #writing: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Opens the log that is stored in `records`. @throws SwapError storage-failed */
  static async open(options: ChatOptions): Promise<Chat> {
    const chat = new Chat(options);
    await chat.#kept.load();
    await chat.#foreign.load();
    chat.#listen();
    return chat;
  }

  private constructor(options: ChatOptions) {
    const { roomId, identity, records, crypto, proofBits, clock } = options;
    const self = identity.peer;
    const keepDays = () => options.keepDays?.() ?? KEEP_DAYS_DEFAULT;
    this.#options = options;
    const standingOf = (author: PeerId) => options.standingOf?.(author) ?? 'stranger';
    this.#kept = new KeptLog({
      ...{ self, records, crypto, roomId, proofBits, clock, keepDays, standingOf },
      places: options.places,
    });
    this.onRemoved = this.#kept.onRemoved;
    this.onForkedSelf = this.#kept.onForkedSelf;
    this.onSpentClock = this.#kept.onSpentClock;
    const { log } = this.#kept;
    this.log = log;
    this.readable = new ReadableLog(log, (entry) =>
      openSealed({ roomId, crypto, identity }, entry),
    );
    this.onRemoved((entries) => this.readable.forget(entries));
    this.#foreign = new ForeignEntries(records, log);
    this.#handOver = new HandOver({ self, readable: this.readable, foreign: this.#foreign });
    this.caughtUp = new CaughtUp(log, () => this.handedOver());
  }

  /**
   * From now on, hands over each file offer and each private entry for us, one after another: first the stored ones, then new
   * ones. The next entry waits until the listener is done. Resolves when it has the stored ones, but for older private entries.
   */
  handOver(listener: (entry: ReadableEntry) => Promise<void>): Promise<void> {
    return this.#handOver.start(listener, this.log.ordered());
  }

  /** Resolves when file offers and what we wrote have been handed over, as far as they are here. */
  handedOver(): Promise<void> {
    return this.#handOver.done();
  }

  /** The name of `author`, if its entries tell. */
  nameOf(author: PeerId): string | undefined {
    const body = this.log.nameEntry(author)?.body;
    return body?.k === 'name' ? body.name : undefined;
  }

  /** The colour and the mark that `author` chose, if its entries tell. */
  looksOf(author: PeerId): Looks | undefined {
    const body = this.log.nameEntry(author)?.body;
    return body?.k === 'name' ? body.looks : undefined;
  }

  /** Its X25519 key, 32 bytes. */
  boxKeyOf(author: PeerId): Bytes | undefined {
    const body = this.log.nameEntry(author)?.body;
    return body?.k === 'name' ? body.box : undefined;
  }

  /** Resolves when the entry is stored and sent. @throws SwapError too-long, too-many, closed, storage-full, storage-failed */
  write(content: Content | Composer): Promise<Entry> {
    const text = typeof content !== 'function' && 'text' in content ? content.text : '';
    if (charCount(text) > TEXT_CHARS_MAX) {
      return Promise.reject(new SwapError('too-long', `over ${TEXT_CHARS_MAX} characters`));
    }
    const written = this.#writing.then(() => this.#append(content));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  /** See `EntryTree.linksFor`. */
  linksFor(author: PeerId): PeerId[] {
    return this.#exchange?.linksFor(author) ?? [];
  }

  /** See `Spread.mend`. */
  mend(gone: PeerId): void {
    this.#exchange?.mend(gone);
  }

  /** See `RoomChat.hasOlderThan`. */
  hasOlderThan(days: number): boolean {
    return this.#kept.hasOlderThan(days);
  }

  /** Drops entries that we no longer keep. Call it now and then. */
  tick(): void {
    this.#kept.dropOld();
  }

  close(): void {
    this.#closed = true;
    this.#exchange?.close();
    this.#handOver.close();
  }

  #listen(): void {
    const { peers } = this.#options;
    peers.onLinked((peer) => {
      this.#opened()?.onLinked(peer);
      this.#kept.checkClock();
    });
    peers.onUnlinked((peer) => this.#exchange?.onUnlinked(peer));
    peers.onMessage((...heard) => this.#opened()?.onMessage(...heard));
    peers.compareDigests(
      () => this.log.digest(),
      (peer, digest) => {
        this.#opened()?.onDigest(peer, digest);
        this.#digests.emit(peer, digest);
      },
    );
  }

  /** What links need. Without links nobody has heard anything, and nothing is to be sent. */
  #opened(): Exchange | undefined {
    return (this.#exchange ??= this.#openExchange());
  }

  #openExchange(): Exchange | undefined {
    const { roomId, identity, crypto, clock, random, peers, proofBits } = this.#options;
    const [kept, caughtUp] = [this.#kept, this.caughtUp];
    return this.#options.openExchange({
      ...{ self: identity.peer, roomId, crypto, clock, random, peers, proofBits },
      ...{ kept, caughtUp, told: (entries) => this.#tell(entries) },
    });
  }

  async #append(told: Content | Composer): Promise<Entry> {
    const { roomId, identity, records, crypto, proofBits, clock } = this.#options;
    const chain = this.log.chain(identity.peer);
    const nowMs = clock.now();
    const position = nextPosition(this.log, identity.peer, nowMs);
    const content = typeof told === 'function' ? await told(position) : told;
    const written = await writeEntry({ roomId, crypto, identity }, position, content);
    const entry = await withProof({ roomId, crypto, proofBits }, written);
    // What we would not take from another is not written, for others would not take it from us.
    if (!this.log.takes(entry.author, entry.proven === true)) throw tooMany();
    // An entry that peers reject would break our chain for all later entries.
    if (!peekEntry(entry.signed)) throw new SwapError('too-long', 'peers would reject this entry');
    // The room may be open in another tab by now, which writes what comes next.
    if (this.#closed) throw new SwapError('closed', 'the room was closed meanwhile');
    // Stored before it is sent: an author that forgets an entry would sign another one in its position.
    await saveOwn(records, { entry, atMs: Math.max(0, nowMs) }, chain?.floor ?? 1);
    const change = this.log.add(entry);
    this.#kept.settle(change, identity.peer);
    if (change.added.length === 0) throw new SwapError('closed', 'this key was used elsewhere');
    this.#kept.arrived(entry, nowMs);
    this.#tell([entry]);
    this.#exchange?.push(entry);
    return entry;
  }

  #tell(entries: readonly Entry[]): void {
    this.#handOver.add(entries);
    this.#added.emit(entries);
    this.caughtUp.grown();
  }
}

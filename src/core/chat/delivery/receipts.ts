/**
 * Asks people without a link to us whether they have what we wrote last, by routes, and answers those who ask us. All of them are asked
 * alike, no matter for whom an entry is, so that members on the way learn nothing of that.
 */
import { BoundedMap } from '../../base/bounded-map.ts';
import { report } from '../../base/each.ts';
import { equalBytes, type Bytes } from '../../base/bytes.ts';
import type { PeerId, RoomId } from '../../base/ids.ts';
import { shuffled } from '../../base/shuffle.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import { RANGES_PER_AUTHOR_MAX } from '../../limits/chat.ts';
import {
  RECEIPT_MISSES_MAX,
  RECEIPT_SILENT_MS,
  RECEIPT_TRIES,
  RECEIPTS_AFTER_MS,
  RECEIPTS_AGAIN_MS,
  RECEIPTS_AT_ONCE,
  RECEIPTS_BEAT_MS,
  RECEIPTS_JITTER,
  RECEIPTS_KEPT_MAX,
  RECEIPTS_OTHERS_MAX,
  RECEIPTS_SIGNED_BURST,
  RECEIPTS_SIGNED_PER_SECOND,
} from '../../limits/talk.ts';
import type { Clock, Crypto, Identity, Off, Random } from '../../ports.ts';
import type { Routes } from '../../routing/routes.ts';
import { rangesOf, type Chain } from '../chain.ts';
import type { Chat } from '../chat.ts';
import type { Entry } from '../entry.ts';
import type { DeliveryWatch } from './delivery-watch.ts';
import {
  decodeReceiptAsk,
  encodeReceiptAsk,
  NOT_YET,
  readReceipt,
  writeReceipt,
} from './receipt.ts';

export interface ReceiptsOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly routes: Routes;
  readonly chat: Pick<Chat, 'log' | 'onAdded'>;
  readonly watch: Pick<DeliveryWatch, 'has' | 'proved'>;
  /** Those to ask: people who are here without a link, where they are not too many. */
  far(): readonly PeerId[];
  /** Ed25519; undefined: they are not here, or kept out. */
  keyOf(peer: PeerId): Bytes | undefined;
}

/** What people read, as far as everyone sees it. A private entry counts, whatever is in it: else asking would tell. */
const ASKED_KINDS: ReadonlySet<Entry['body']['k']> = new Set(['text', 'reply', 'file', 'sealed']);

export class Receipts {
  readonly #options: ReceiptsOptions;
  /** Of links: how much those behind each may have us sign. */
  readonly #signed = new TokenBuckets<PeerId>(RECEIPTS_SIGNED_PER_SECOND, RECEIPTS_SIGNED_BURST);
  /** What was signed last: who asks again costs nothing. */
  readonly #written = new BoundedMap<string, Promise<Bytes>>(RECEIPTS_KEPT_MAX);
  /** People who did not answer at all: how often in a row, and since when. Somebody may have invented them. */
  readonly #silent = new BoundedMap<PeerId, { readonly misses: number; readonly sinceMs: number }>(
    RECEIPTS_OTHERS_MAX,
  );
  readonly #off: Off;
  /** The last entry that was asked for. */
  #askedSeq = 0;
  /** Until the next round, or the next asks of this one. */
  #stopTimer: Off | undefined;
  #closed = false;

  constructor(options: ReceiptsOptions) {
    this.#options = { ...options, clock: steadyClock(options.clock) };
    this.#off = options.routes.onAsk('held', (...of) => this.#onAsk(...of));
    options.chat.onAdded((entries) => this.#onAdded(entries));
  }

  close(): void {
    this.#closed = true;
    this.#off();
    this.#stopTimer?.();
  }

  #onAdded(entries: readonly Entry[]): void {
    const { identity, random } = this.#options;
    const last = entries.findLast(
      ({ author, body }) => author === identity.peer && ASKED_KINDS.has(body.k),
    );
    // An older one may come back from others.
    if (!last || last.body.seq <= this.#askedSeq) return;
    this.#askedSeq = last.body.seq;
    const waitMs = RECEIPTS_AFTER_MS * (1 + RECEIPTS_JITTER * random.next());
    this.#after(waitMs, () => this.#begin(last, 0));
  }

  #begin(entry: Entry, round: number): void {
    const { far, random } = this.#options;
    this.#askAll(entry, round, shuffled(far(), random));
  }

  /** A few at a time. People who are linked meanwhile, or have told that they have it, are not asked. */
  #askAll(entry: Entry, round: number, peers: readonly PeerId[]): void {
    const far = new Set(this.#options.far());
    const { watch } = this.#options;
    const left = peers.filter(
      (it) => far.has(it) && !watch.has(it, entry.body.seq) && !this.#isSilent(it),
    );
    for (const peer of left.slice(0, RECEIPTS_AT_ONCE))
      void this.#ask(peer, entry, round).catch(report);
    const rest = left.slice(RECEIPTS_AT_ONCE);
    if (rest.length > 0)
      return this.#after(RECEIPTS_BEAT_MS, () => this.#askAll(entry, round, rest));
    const againMs = RECEIPTS_AGAIN_MS[round];
    if (againMs !== undefined) this.#after(againMs, () => this.#begin(entry, round + 1));
  }

  async #ask(peer: PeerId, { id: entry, body }: Entry, round: number): Promise<void> {
    const { roomId, identity, crypto, routes, watch, keyOf } = this.#options;
    const about = `held ${entry}`;
    for (let i = 0; i < RECEIPT_TRIES; i++) {
      const ask = encodeReceiptAsk(entry, round * RECEIPT_TRIES + i);
      const answer = await routes.ask(peer, 'held', ask, { about });
      const key = keyOf(peer);
      this.#note(peer, answer !== undefined);
      if (!answer || !key) return;
      const from = await readReceipt(crypto, { roomId, author: identity.peer, entry }, key, answer);
      if (from !== undefined) return watch.proved(peer, from, body.seq);
      // A peer on the way may have said it: the next ask goes by other links.
      routes.disbelieve(peer, about);
      if (equalBytes(answer, NOT_YET)) return;
    }
  }

  #isSilent(peer: PeerId): boolean {
    const { misses = 0, sinceMs = 0 } = this.#silent.get(peer) ?? {};
    return misses >= RECEIPT_MISSES_MAX && this.#options.clock.now() - sinceMs < RECEIPT_SILENT_MS;
  }

  #note(peer: PeerId, answered: boolean): void {
    const misses = (this.#silent.get(peer)?.misses ?? 0) + 1;
    if (answered) this.#silent.delete(peer);
    else this.#silent.set(peer, { misses, sinceMs: this.#options.clock.now() });
  }

  #onAsk(from: PeerId, body: Bytes, by: PeerId): Bytes | undefined | Promise<Bytes> {
    const { roomId, identity, clock, chat, keyOf } = this.#options;
    const id = decodeReceiptAsk(body);
    if (!id || !keyOf(from)) return undefined;
    const [entry, chain] = [chat.log.get(id), chat.log.chain(from)];
    if (!chain || entry?.author !== from) return NOT_YET;
    const first = firstBefore(chain, entry.body.seq);
    const name = `${id} ${first}`;
    const known = this.#written.get(name);
    if (known) return known;
    // Counted because signing costs; a link that brings too much has its asks asked again later.
    if (!this.#signed.take(by, clock.now())) return NOT_YET;
    const receipt = writeReceipt({ roomId, author: from, entry: id }, identity, first);
    this.#written.set(name, receipt);
    return receipt;
  }

  #after(ms: number, f: () => void): void {
    this.#stopTimer?.();
    if (!this.#closed) this.#stopTimer = this.#options.clock.after(ms, f);
  }
}

/** From where on all is here, or not wanted, up to `seq`. */
function firstBefore(chain: Chain, seq: number): number {
  const ranges = rangesOf(chain, RANGES_PER_AUTHOR_MAX);
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [from = seq, to = 0] = ranges.slice(i);
    if (from <= seq && seq <= to) return from;
  }
  return seq;
}

/** Checks what peers send before it reaches the log: who signed it, whether its time has come, whether it is too much. */
import { equalBytes, toBase64Url, type Bytes } from '../../base/bytes.ts';
import { BoundedMap } from '../../base/bounded-map.ts';
import type { PeerId, RoomId } from '../../base/ids.ts';
import {
  CLAIMS_BURST,
  CLAIMS_PER_SECOND,
  LIVE_ENTRIES_BURST,
  LIVE_ENTRIES_PER_SECOND,
  RECENT_MAX,
  SYNC_ANSWER_BYTES_MAX,
  VERIFY_QUEUE_MAX,
} from '../../limits/chat.ts';
import type { ClaimTuple } from '../../wire/claim.ts';
import type { SignedEntry } from '../../wire/message.ts';
import { peerIdOf } from '../../identity/peer-id.ts';
import type { Peers } from '../../peers.ts';
import type { Clock, Crypto } from '../../ports.ts';
import type { Load } from '../../base/turns.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import type { Position } from '../../gossip/position.ts';
import { claimAt, type Chain } from '../chain.ts';
import { readClaim, verifyClaim, type Claim } from '../claim.ts';
import { isTimely } from '../clocks.ts';
import { peekEntry, withProof, type Entry, type Peeked } from '../entry.ts';
import { verifyEntry } from './verify-entry.ts';
import { isProof } from '../../identity/proof-of-work.ts';
import type { Log } from '../log.ts';

export interface IntakeOptions {
  readonly roomId: RoomId;
  readonly crypto: Crypto;
  readonly proofBits: number | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly peers: Pick<Peers, 'fault'>;
}

/** What the entries of one message have in common. */
interface Check {
  readonly peer: PeerId;
  /** Authors that show a proof of work among them. */
  readonly proven: ReadonlySet<PeerId>;
  onRepeated(position: Position): void;
}

/** What it takes to check them. */
export const loadOf = (list: readonly SignedEntry[]): Load => ({
  count: list.length,
  bytes: list.reduce((sum, { body }) => sum + body.length, 0),
});

export class Intake {
  readonly #options: IntakeOptions;
  readonly #authors = new Map<string, PeerId>();
  /** Entries of the last moments, by their signatures: they come from several peers, and are known then without a look into them. */
  readonly #recent = new BoundedMap<string, Entry>(RECENT_MAX);
  /** Bytes of entries that a peer may still send as an answer. */
  readonly #expected = new Map<PeerId, number>();
  /** Of authors: entries that nobody asked for. */
  readonly #live = new TokenBuckets<PeerId>(LIVE_ENTRIES_PER_SECOND, LIVE_ENTRIES_BURST);
  /** Of peers: claims that we check. */
  readonly #claims = new TokenBuckets<PeerId>(CLAIMS_PER_SECOND, CLAIMS_BURST);

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** We asked `peer`: accept its answer within the limits, even if it has many entries of one author. */
  expect(peer: PeerId): void {
    this.#expected.set(peer, SYNC_ANSWER_BYTES_MAX);
  }

  /**
   * The entries that are genuine, timely, wanted and not too many at once, by author and seq.
   * @param onRepeated is told of those that the log has: their signatures are not checked again
   */
  async entries(
    peer: PeerId,
    list: readonly SignedEntry[],
    onRepeated: (position: Position) => void = () => undefined,
  ): Promise<Entry[]> {
    const unknown = list.filter((signed) => !this.#isRecent(signed, onRepeated));
    const peeked = unknown.map((signed) => ({ signed, said: peekEntry(signed) }));
    const proven = await this.#provenIn(peeked.flatMap(({ said }) => said ?? []));
    const check = { peer, proven, onRepeated };
    const checked = await Promise.all(
      peeked.map(({ signed, said }) => this.#check(check, signed, said)),
    );
    // What proves its author comes first: it may be what gives all others a place.
    return checked
      .filter((entry) => entry !== undefined)
      .sort(
        (a, b) =>
          (a.author < b.author ? -1 : a.author > b.author ? 1 : 0) ||
          Number(b.proven ?? false) - Number(a.proven ?? false) ||
          a.body.seq - b.body.seq,
      );
  }

  /** The genuine claims, in their order; undefined where a claim is not genuine, tells nothing, or is one too many. */
  claims(peer: PeerId, list: readonly ClaimTuple[]): Promise<(Claim | undefined)[]> {
    const { crypto, roomId, log, clock } = this.#options;
    return Promise.all(
      list.map(async (tuple) => {
        const author = await this.#authorOf(tuple[0]);
        const claim = readClaim(author, tuple);
        const chain = log.chain(author);
        const known = chain && knownClaim(chain, claim);
        if (known) return known;
        const tells = chain ? claim.seq - 1 <= (chain.fork?.seq ?? Infinity) : log.hears(author);
        if (!tells || !this.#claims.take(peer, clock.now())) return undefined;
        if (await verifyClaim(crypto, roomId, claim)) return claim;
        return this.#bad(peer);
      }),
    );
  }

  forget(peer: PeerId): void {
    this.#expected.delete(peer);
  }

  /** Whether it came a moment ago, and is in the log. */
  #isRecent({ body, sig }: SignedEntry, onRepeated: (position: Position) => void): boolean {
    const entry = this.#recent.get(toBase64Url(sig));
    if (!entry || !equalBytes(entry.signed.body, body)) return false;
    if (this.#options.log.get(entry.id) !== entry) return false;
    onRepeated({ author: entry.author, seq: entry.body.seq });
    return true;
  }

  /** The authors that show a proof of work among these. */
  async #provenIn(list: readonly Peeked[]): Promise<ReadonlySet<PeerId>> {
    const { crypto, roomId, proofBits } = this.#options;
    const proven = new Set<PeerId>();
    for (const { key, work } of list) {
      if (!work) continue;
      const author = await this.#authorOf(key);
      if (await isProof(crypto, roomId, author, work, proofBits)) proven.add(author);
    }
    return proven;
  }

  async #check(
    { peer, proven, onRepeated }: Check,
    signed: SignedEntry,
    said: Peeked | null,
  ): Promise<Entry | undefined> {
    const { crypto, roomId, clock, log } = this.#options;
    if (!said) return this.#bad(peer);
    // Not the sender's fault: its clock may be right and ours wrong. The entry comes again by sync.
    if (!isTimely(said.clock, clock.now(), said.k)) return undefined;
    const author = await this.#authorOf(said.key);
    const chain = log.chain(author);
    if (chain && (said.seq < chain.floor || said.seq >= (chain.fork?.seq ?? Infinity)))
      return undefined;
    const known = log.at(author, said.seq);
    if (known && equalBytes(known.signed.body, signed.body)) {
      onRepeated({ author, seq: said.seq });
      return undefined;
    }
    // Without a place it is not worth checking. It comes again by sync.
    if (!log.takes(author, proven.has(author))) return undefined;
    // Counted before it is checked, since checking is what costs.
    const giveBack = this.#count(peer, author, signed.body.length);
    if (!giveBack) return undefined;
    const entry = await verifyEntry(crypto, roomId, signed);
    if (entry) return this.#remembered(await withProof(this.#options, entry));
    giveBack(); // its author did not say this
    return this.#bad(peer);
  }

  #remembered(entry: Entry): Entry {
    this.#recent.set(toBase64Url(entry.signed.sig), entry);
    return entry;
  }

  #bad(peer: PeerId): undefined {
    this.#options.peers.fault(peer, 'bad-entry');
    return undefined;
  }

  async #authorOf(key: Bytes): Promise<PeerId> {
    const text = toBase64Url(key);
    const author = this.#authors.get(text) ?? (await peerIdOf(this.#options.crypto, key));
    if (this.#authors.size > VERIFY_QUEUE_MAX) this.#authors.clear();
    this.#authors.set(text, author);
    return author;
  }

  /**
   * Entries that we did not ask for are those just written, and no person writes very many. Further ones come later by
   * comparing logs, a bounded answer at a time. Undefined: one too many.
   */
  #count(peer: PeerId, author: PeerId, bytes: number): (() => void) | undefined {
    const nowMs = this.#options.clock.now();
    const left = this.#expected.get(peer) ?? 0;
    if (left >= bytes) {
      this.#expected.set(peer, left - bytes);
      return () => this.#expected.set(peer, (this.#expected.get(peer) ?? 0) + bytes);
    }
    return this.#live.take(author, nowMs) ? () => this.#live.take(author, nowMs, -1) : undefined;
  }
}

/** What the log holds, if it says the same. */
const knownClaim = (chain: Readonly<Chain>, { seq, prev, id }: Claim): Claim | undefined =>
  [claimAt(chain, seq), ...(chain.fork?.claims ?? [])].find(
    (it) => it?.seq === seq && it.id === id && equalBytes(it.prev, prev),
  );

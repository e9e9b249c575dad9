/** What comes from others is checked here before the log sees it: whose it is, whether it is time, whether too much. */
import { equalBytes, toBase64Url, type Bytes } from '../base/bytes.ts';
import type { PeerId, Topic } from '../base/ids.ts';
import {
  AUTHORS_MAX,
  LIVE_ENTRIES_BURST,
  LIVE_ENTRIES_PER_SECOND,
  SYNC_ANSWER_BYTES_MAX,
  VERIFY_QUEUE_MAX,
} from '../limits/chat.ts';
import type { ClaimTuple, SignedEntry } from '../wire/message.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import type { Clock, Crypto } from '../ports.ts';
import { createTokenBucket, type TokenBucket } from '../base/token-bucket.ts';
import { readClaim, verifyClaim, type Claim } from './claim.ts';
import { isTimely } from './clocks.ts';
import { peekEntry, verifyEntry, type Entry } from './entry.ts';
import type { Log } from './log.ts';

export interface IntakeOptions {
  readonly topic: Topic;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly log: Log;
  badEntry(peer: PeerId): void;
}

export interface Intake {
  /** We asked `peer`: what it answers within the limits is taken however much one author says in it. */
  expect(peer: PeerId): void;
  /** The entries that are genuine, timely, wanted and not too many at once; by author and place. */
  entries(peer: PeerId, list: readonly SignedEntry[]): Promise<Entry[]>;
  /** The genuine ones, in their order; undefined where one was not. */
  claims(peer: PeerId, list: readonly ClaimTuple[]): Promise<(Claim | undefined)[]>;
  forget(peer: PeerId): void;
}

export function createIntake(options: IntakeOptions): Intake {
  const { topic, crypto, clock, log } = options;
  const authors = new Map<string, PeerId>();
  /** Bytes of entries that a peer may still bring as an answer. */
  const expected = new Map<PeerId, number>();
  const live = new Map<PeerId, TokenBucket>();

  async function authorOf(key: Bytes): Promise<PeerId> {
    const text = toBase64Url(key);
    const author = authors.get(text) ?? (await peerIdOf(crypto, key));
    if (authors.size > VERIFY_QUEUE_MAX) authors.clear();
    authors.set(text, author);
    return author;
  }

  /**
   * What nobody asked for comes as it is said, and nobody says very much; what passes that is fetched later by
   * comparing, a bounded answer at a time.
   */
  function mayTake(peer: PeerId, { author, signed }: Entry): boolean {
    const left = expected.get(peer) ?? 0;
    if (left >= signed.body.length) {
      expected.set(peer, left - signed.body.length);
      return true;
    }
    if (live.size > AUTHORS_MAX) live.clear();
    const bucket =
      live.get(author) ?? createTokenBucket(LIVE_ENTRIES_PER_SECOND, LIVE_ENTRIES_BURST);
    live.set(author, bucket);
    return bucket.take(clock.now());
  }

  async function check(peer: PeerId, signed: SignedEntry): Promise<Entry | undefined> {
    const said = peekEntry(signed);
    if (!said) return void options.badEntry(peer);
    // No fault of its bringer, whose clock may be right where ours is wrong; it comes again by sync.
    if (!isTimely(said.clock, clock.now())) return undefined;
    const author = await authorOf(said.key);
    const chain = log.chain(author);
    if (chain && (said.seq < chain.floor || said.seq >= (chain.fork?.seq ?? Infinity)))
      return undefined;
    const known = log.at(author, said.seq);
    if (known && equalBytes(known.signed.body, signed.body)) return undefined;
    const entry = await verifyEntry(crypto, topic, signed);
    if (!entry) return void options.badEntry(peer);
    return mayTake(peer, entry) ? entry : undefined;
  }

  return {
    expect: (peer) => void expected.set(peer, SYNC_ANSWER_BYTES_MAX),
    async entries(peer, list) {
      const checked = await Promise.all(list.map((signed) => check(peer, signed)));
      return checked
        .filter((entry) => entry !== undefined)
        .sort((a, b) =>
          a.author < b.author ? -1 : a.author > b.author ? 1 : a.body.seq - b.body.seq,
        );
    },
    claims: (peer, list) =>
      Promise.all(
        list.map(async (tuple) => {
          const claim = readClaim(await authorOf(tuple[0]), tuple);
          if (await verifyClaim(crypto, topic, claim)) return claim;
          return void options.badEntry(peer);
        }),
      ),
    forget: (peer) => void expected.delete(peer),
  };
}

/**
 * Says to a room in which not everyone is linked that its person is typing, and takes and passes on what others say of themselves, along
 * the tree of their entries (G15). Whatever is dropped costs only that somebody is not shown for some seconds.
 */
import { BoundedMap } from '../../base/bounded-map.ts';
import type { Bytes } from '../../base/bytes.ts';
import { report } from '../../base/each.ts';
import { createListeners } from '../../base/events.ts';
import { FairShares } from '../../base/fair-shares.ts';
import { peerId, type PeerId, type RoomId } from '../../base/ids.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import { Turns } from '../../base/turns.ts';
import { PRESENCE_SKEW_MS } from '../../limits/gossip.ts';
import { LINKS_MAX } from '../../limits/mesh.ts';
import { PASSED_ON_PARTS } from '../../limits/shared.ts';
import {
  TYPING_BURST,
  TYPING_COUNT_MS,
  TYPING_FAR_OTHERS_MAX,
  TYPING_OTHERS_MAX,
  TYPING_PER_SECOND,
  TYPING_WORDS_BURST,
  TYPING_WORDS_PER_SECOND,
  TYPING_WORDS_REMEMBERED_MAX,
} from '../../limits/talk.ts';
import type { Peers } from '../../peers.ts';
import type { Clock, Crypto, Identity } from '../../ports.ts';
import type { TypesMessage } from '../../wire/message.ts';
import { isGenuine, writeTypingWord } from './typing-word.ts';

export interface TypingWordsOptions {
  readonly roomId: RoomId;
  readonly identity: Pick<Identity, 'peer' | 'sign'>;
  readonly crypto: Pick<Crypto, 'verify'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly peers: Pick<Peers, 'send' | 'fault' | 'onMessage' | 'onUnlinked'>;
  /** How many others are here. */
  others(): number;
  /** When the person's record of presence was signed, by their clock; undefined: they are not here. */
  hereSince(peer: PeerId): number | undefined;
  /** The Ed25519 key of a person who is here. */
  keyOf(peer: PeerId): Bytes | undefined;
  /** The tree of entries, along which words go: see `EntryTree.linksFor` and `Spread.mend`. */
  readonly tree: {
    linksFor(author: PeerId): readonly PeerId[];
    mend(gone: PeerId): void;
  };
}

export class TypingWords {
  readonly #options: TypingWordsOptions;
  /** For budgets; words have the time of the device. */
  readonly #steady: Pick<Clock, 'now'>;
  readonly #heard = createListeners<[PeerId]>();
  /** Somebody else says that they are typing. */
  readonly onHeard = this.#heard.add;
  /** Which word of each author, ours too, was the last. */
  readonly #last = new BoundedMap<PeerId, number>(TYPING_WORDS_REMEMBERED_MAX);
  readonly #ofAuthor = new TokenBuckets<PeerId>(TYPING_PER_SECOND, TYPING_BURST);
  readonly #ofLink = new TokenBuckets<PeerId>(TYPING_WORDS_PER_SECOND, TYPING_WORDS_BURST);
  /** Less than others read of us, whatever links bring; what is left of it is for our own word. */
  readonly #shares: FairShares<PeerId>;
  /** One is checked after another: of several copies the first one alone costs a signature. */
  readonly #incoming = new Turns<PeerId>({ count: TYPING_WORDS_BURST, bytes: Infinity });
  /** Until then the room counts as too large. */
  #crowdUntilMs = -Infinity;
  #closed = false;

  constructor(options: TypingWordsOptions) {
    this.#options = options;
    this.#steady = steadyClock(options.clock);
    this.#shares = new FairShares({
      ...{ self: options.identity.peer, parts: PASSED_ON_PARTS, linksMax: LINKS_MAX },
      ...{ perSecond: TYPING_WORDS_PER_SECOND, burst: TYPING_WORDS_BURST },
    });
    options.peers.onMessage((from, message) => {
      if (message.t === 'types') this.#hear(from, message);
    });
    options.peers.onUnlinked((peer) => this.#mend(peer));
  }

  /** Tells everyone. */
  say(): void {
    const { roomId, identity, clock, hereSince } = this.#options;
    const before = Math.max(hereSince(identity.peer) ?? 0, this.#last.get(identity.peer) ?? 0);
    const at = Math.max(Math.floor(clock.now()), before + 1);
    this.#last.set(identity.peer, at);
    writeTypingWord(roomId, identity, at).then(
      (word) => this.#send(word, identity.peer, undefined),
      report,
    );
  }

  close(): void {
    this.#closed = true;
    this.#heard.clear();
  }

  #hear(from: PeerId, word: TypesMessage): void {
    const nowMs = this.#steady.now();
    if (this.#isCrowd(nowMs) || !this.#isNew(word)) return;
    if (!this.#ofLink.take(from, nowMs)) return;
    this.#incoming.add(from, { count: 1, bytes: 0 }, () => this.#check(from, word));
  }

  async #check(from: PeerId, word: TypesMessage): Promise<void> {
    const { roomId, crypto, clock, peers, keyOf } = this.#options;
    const author = peerId(word.author);
    if (!this.#isNew(word) || !this.#ofAuthor.has(author, this.#steady.now())) return;
    if (Math.abs(word.at - clock.now()) > PRESENCE_SKEW_MS) return; // its clock may be right
    const key = keyOf(author);
    if (!key) return;
    if (!(await isGenuine(crypto, roomId, key, word))) return peers.fault(from, 'bad-entry');
    // It counts only now: nobody else uses up what an author may say.
    const nowMs = this.#steady.now();
    this.#ofAuthor.take(author, nowMs);
    this.#last.set(author, word.at);
    if (this.#shares.take({ link: from, origin: from }, '', nowMs, 1))
      this.#send(word, author, from);
    this.#heard.emit(author);
  }

  /** Of somebody else who is here, and later than their record of presence and than what they said: what costs no signature. */
  #isNew({ author, at }: TypesMessage): boolean {
    const peer = peerId(author);
    const since = this.#options.hereSince(peer);
    const isOther = peer !== this.#options.identity.peer;
    return isOther && since !== undefined && at > Math.max(since, this.#last.get(peer) ?? 0);
  }

  #isCrowd(nowMs: number): boolean {
    if (nowMs < this.#crowdUntilMs) return true;
    if (this.#options.others() <= TYPING_FAR_OTHERS_MAX) return false;
    this.#crowdUntilMs = nowMs + TYPING_COUNT_MS;
    return true;
  }

  /** Words are not announced: where the tree is torn they would not come. */
  #mend(gone: PeerId): void {
    const { others, tree } = this.#options;
    if (this.#closed || this.#isCrowd(this.#steady.now())) return;
    if (others() > TYPING_OTHERS_MAX) tree.mend(gone);
  }

  #send(word: TypesMessage, author: PeerId, from: PeerId | undefined): void {
    if (this.#closed) return;
    const { peers, tree } = this.#options;
    for (const peer of tree.linksFor(author))
      if (peer !== from && peer !== author) peers.send(peer, word);
  }
}

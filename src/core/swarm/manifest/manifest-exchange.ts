/** How manifests travel: asks one holder at a time, checks what comes, and passes on each new segment. */
import { equalBytes } from '../../base/bytes.ts';
import { each } from '../../base/each.ts';
import { idBytes, type FileId, type PeerId } from '../../base/ids.ts';
import {
  MANIFEST_TIMEOUT_MS,
  SEGMENTS_PER_ANSWER,
  SUSPECT_MS,
  UNASKED_CHUNKS_MAX,
} from '../../limits/swarm.ts';
import type { BrokenMessage, SegmentMessage, SwarmMessage } from '../../wire/message.ts';
import type { Clock } from '../../ports.ts';
import { isWanted, type FileItem } from '../file-item.ts';
import type { SignedSegment } from './manifest.ts';
import type { Proof, SegmentClaim } from './segment-claim.ts';

export interface ManifestExchangeOptions {
  readonly clock: Clock;
  send(peer: PeerId, message: SwarmMessage): void;
  /** Linked peers that take files. */
  linked(): PeerId[];
  /** Sends an answer when its turn comes. False: too much waits. */
  answer(peer: PeerId, messages: () => Iterable<SwarmMessage>): boolean;
  /** Whether we give out the file. */
  serves(item: FileItem): boolean;
  fault(peer: PeerId, fault: 'bad-segment' | 'bad-chunk' | 'unasked'): void;
  /** The manifest has the proof that its sharer signed two lists. */
  broken(item: FileItem): void;
  /** A checked segment that a peer sent was appended; its chunks begin at `from`. */
  extended(item: FileItem, segment: SignedSegment, from: number): Promise<void>;
}

/** Segments [from, to) that a peer has asked for, or follows, and not got yet. */
interface Owed {
  from: number;
  to: number;
}

export class ManifestExchange {
  readonly #options: ManifestExchangeOptions;
  readonly #owed = new Map<PeerId, Map<FileItem, Owed>>();

  constructor(options: ManifestExchangeOptions) {
    this.#options = options;
  }

  /** Asks for what is missing, unless an answer is still due. */
  pursue(item: FileItem): void {
    if (!lacks(item) || item.manifest.closed() || item.proof || item.withdrawn) return;
    const { asked } = item.exchange;
    if (asked && this.#options.clock.now() - asked.atMs < MANIFEST_TIMEOUT_MS) return;
    const peer = this.#nextToAsk(item);
    if (peer) this.#ask(item, peer);
  }

  /** A peer asks for the segments from number `from` on. Where there are none, our last one shows whether its list is another. */
  answer(item: FileItem, peer: PeerId, from: number): void {
    if (!this.#options.serves(item)) return;
    const last = Math.max(0, item.manifest.segments.length - 1);
    this.#owe(item, peer, { from: Math.min(from, last), to: from + SEGMENTS_PER_ANSWER });
  }

  receive(item: FileItem, peer: PeerId, message: SegmentMessage): void {
    const { exchange } = item;
    if (item.signs || item.proof || item.withdrawn) return;
    if (!exchange.hasAsked && !exchange.suspects.has(peer)) {
      return this.#options.fault(peer, 'unasked');
    }
    // Somebody read the beginning, and goes no further: what its sharer still adds is asked for when it is needed.
    const isTooMuch = item.manifest.chunks.length >= UNASKED_CHUNKS_MAX && !lacks(item);
    if (isTooMuch && !exchange.suspects.has(peer)) {
      exchange.asked = undefined;
      return;
    }
    const copy = { ...message, body: message.body.slice(), sig: message.sig.slice() };
    const load = { count: 1, bytes: copy.body.length };
    exchange.incoming.add(peer, load, () => this.#take(item, peer, copy));
  }

  /** Sends a segment to everyone who follows this manifest. */
  publish(item: FileItem, segment: SignedSegment): void {
    const n = item.manifest.segments.indexOf(segment);
    each(item.exchange.subscribers, (peer) => this.#owe(item, peer, { from: n, to: n + 1 }));
  }

  /**
   * A peer's chunk is not what our list says. Its own list may be another one, if the sharer signed two: we ask for the part
   * that lists the chunk, and only when it is the same is the peer at fault, or when it does not come.
   */
  suspect(item: FileItem, peer: PeerId, index: number): void {
    // The sharer has signed our list.
    if (peer === item.offer.sharer) return this.#options.fault(peer, 'bad-chunk');
    const n = item.manifest.segmentOf(index);
    item.exchange.suspects.set(peer, { n, atMs: this.#options.clock.now() });
    this.#options.send(peer, { t: 'manifest', file: idBytes(item.offer.id), from: n });
  }

  /** Call it every TICK_MS. */
  tick(item: FileItem): void {
    const { clock, fault } = this.#options;
    const { suspects } = item.exchange;
    for (const [peer, { atMs }] of suspects) {
      if (clock.now() - atMs < SUSPECT_MS) continue;
      suspects.delete(peer);
      fault(peer, 'bad-chunk');
    }
    this.pursue(item);
  }

  /** The file is withdrawn: nobody follows its manifest any more. */
  end({ exchange }: FileItem): void {
    exchange.suspects.clear();
    exchange.subscribers.clear();
  }

  onUnlinked(item: FileItem, peer: PeerId): void {
    const { exchange } = item;
    exchange.subscribers.delete(peer);
    exchange.suspects.delete(peer);
    exchange.incoming.forget(peer);
    this.#owed.delete(peer);
    if (exchange.asked?.peer === peer) exchange.asked = undefined;
    this.pursue(item);
  }

  /** A peer that has announced any of the file: the sharer first, and not the one that just failed. */
  #nextToAsk(item: FileItem): PeerId | undefined {
    const linked = new Set(this.#options.linked());
    const holders = [...item.swarm.wires.all()]
      .filter((wire) => linked.has(wire.peer) && wire.announced && !wire.banned)
      .map((wire) => wire.peer);
    const { sharer } = item.offer;
    if (linked.has(sharer)) holders.unshift(sharer);
    const { asked } = item.exchange;
    const last = asked ? holders.lastIndexOf(asked.peer) : -1;
    return holders[(last + 1) % Math.max(1, holders.length)];
  }

  #ask(item: FileItem, peer: PeerId): void {
    const from = item.manifest.segments.length;
    item.exchange.asked = { peer, from, atMs: this.#options.clock.now() };
    item.exchange.hasAsked = true;
    this.#options.send(peer, { t: 'manifest', file: idBytes(item.offer.id), from });
  }

  async #take(item: FileItem, peer: PeerId, message: SegmentMessage): Promise<void> {
    const { manifest, exchange } = item;
    const from = manifest.chunks.length;
    const segment = { body: message.body, sig: message.sig };
    const result = await manifest.add(segment);
    if (result === 'forked') return this.#options.broken(item);
    if (result === 'bad') this.#options.fault(peer, 'bad-segment');
    if (result === 'known') this.#convict(item, peer, segment);
    if (result !== 'added') return;
    const appended = manifest.segments.at(-1) ?? segment;
    if (exchange.asked) exchange.asked.atMs = this.#options.clock.now();
    const answered = manifest.segments.length - (exchange.asked?.from ?? 0);
    if (!manifest.closed() && answered >= SEGMENTS_PER_ANSWER) {
      if (lacks(item)) this.#ask(item, peer);
      else exchange.asked = undefined;
    }
    this.publish(item, appended);
    await this.#options.extended(item, appended, from);
  }

  /** The peer's list says the same of the chunk that it sent wrong. */
  #convict(item: FileItem, peer: PeerId, { body }: SignedSegment): void {
    const { suspects } = item.exchange;
    const listed = item.manifest.segments[suspects.get(peer)?.n ?? -1];
    if (!listed || !equalBytes(listed.body, body)) return;
    suspects.delete(peer);
    this.#options.fault(peer, 'bad-chunk');
  }

  #owe(item: FileItem, peer: PeerId, { from, to }: Owed): void {
    const known = this.#owed.get(peer);
    const owed = known ?? new Map<FileItem, Owed>();
    this.#owed.set(peer, owed);
    const before = owed.get(item);
    owed.set(item, {
      from: Math.min(from, before?.from ?? from),
      to: Math.max(to, before?.to ?? to),
    });
    if (known) return; // its answer is on the way, and goes on with this
    if (!this.#options.answer(peer, () => this.#segments(peer, owed))) this.#owed.delete(peer);
  }

  *#segments(peer: PeerId, owed: Map<FileItem, Owed>): Generator<SwarmMessage> {
    for (let next = first(owed); next; next = first(owed)) {
      const [item, span] = next;
      const segment = item.manifest.segments[span.from];
      if (segment && span.from < span.to && !item.proof && !item.withdrawn) {
        span.from += 1;
        yield segmentMessage(item, segment);
        continue;
      }
      owed.delete(item);
      if (item.withdrawn) continue;
      if (item.proof) yield brokenMessage(item.offer.id, item.proof);
      else if (!segment && span.from < span.to && !item.manifest.closed()) {
        item.exchange.subscribers.add(peer);
      }
    }
    if (this.#owed.get(peer) === owed) this.#owed.delete(peer);
  }
}

/** More of the list is needed here: all of it for a download, and for readers as far as they read. */
const lacks = (item: FileItem): boolean =>
  item.offer.own ? !item.signs : isWanted(item) || item.swarm.demand.readers.awaitList();

const first = <Key, Value>(map: ReadonlyMap<Key, Value>): [Key, Value] | undefined =>
  map.entries().next().value;

const segmentMessage = (item: FileItem, { body, sig }: SignedSegment): SegmentMessage => ({
  t: 'segment',
  file: idBytes(item.offer.id),
  body,
  sig,
});

/** The proof that a sharer signed two lists, for everyone who may know of the file. */
export const brokenMessage = (id: FileId, [a, b]: Proof): BrokenMessage => ({
  t: 'broken',
  file: idBytes(id),
  claims: [claimTuple(a), claimTuple(b)],
});

const claimTuple = ({ n, prev, hash, sig }: SegmentClaim): BrokenMessage['claims'][0] => [
  n,
  prev,
  hash,
  sig,
];

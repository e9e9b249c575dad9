/** How manifests travel: asks one holder at a time, checks what comes, and passes on each new segment. */
import { each, report } from '../../base/each.ts';
import { idBytes, type PeerId } from '../../base/ids.ts';
import {
  MANIFEST_TIMEOUT_MS,
  SEGMENTS_PER_ANSWER,
  SEGMENTS_WAITING_MAX,
} from '../../limits/swarm.ts';
import type { SegmentMessage, SwarmMessage } from '../../wire/message.ts';
import type { Clock } from '../../ports.ts';
import { isWanted, type FileItem } from '../file-item.ts';
import type { SignedSegment } from './manifest.ts';

export interface ManifestExchangeOptions {
  readonly clock: Clock;
  send(peer: PeerId, message: SwarmMessage): void;
  /** Linked peers that take files. */
  linked(): PeerId[];
  fault(peer: PeerId, fault: 'bad-segment' | 'unasked'): void;
  /** A checked segment of another peer's file was appended; its chunks begin at `from`. */
  extended(item: FileItem, segment: SignedSegment, from: number): Promise<void>;
}

export class ManifestExchange {
  readonly #options: ManifestExchangeOptions;

  constructor(options: ManifestExchangeOptions) {
    this.#options = options;
  }

  /** Asks for what is missing, unless an answer is still due. */
  pursue(item: FileItem): void {
    if (!isWanted(item) || item.manifest.closed()) return;
    const { asked } = item.exchange;
    if (asked && this.#options.clock.now() - asked.atMs < MANIFEST_TIMEOUT_MS) return;
    const peer = this.#nextToAsk(item);
    if (peer) this.#ask(item, peer);
  }

  /** A peer asks for the segments from number `from` on. */
  answer(item: FileItem, peer: PeerId, from: number): void {
    const { segments } = item.manifest;
    for (const segment of segments.slice(from, from + SEGMENTS_PER_ANSWER)) {
      this.#options.send(peer, segmentMessage(item, segment));
    }
    const caughtUp = from + SEGMENTS_PER_ANSWER > segments.length;
    if (caughtUp && !item.manifest.closed()) item.exchange.subscribers.add(peer);
  }

  receive(item: FileItem, peer: PeerId, message: SegmentMessage): void {
    const { exchange } = item;
    if (item.offer.own || exchange.waiting >= SEGMENTS_WAITING_MAX) return;
    if (!exchange.asked) return this.#options.fault(peer, 'unasked');
    exchange.waiting += 1;
    const copy = { ...message, body: message.body.slice(), sig: message.sig.slice() };
    exchange.incoming = exchange.incoming.then(async () => {
      await this.#take(item, peer, copy).catch(report);
      exchange.waiting -= 1;
    });
  }

  /** Sends a segment to everyone who follows this manifest. */
  publish(item: FileItem, segment: SignedSegment): void {
    each(item.exchange.subscribers, (peer) =>
      this.#options.send(peer, segmentMessage(item, segment)),
    );
  }

  onUnlinked(item: FileItem, peer: PeerId): void {
    const { exchange } = item;
    exchange.subscribers.delete(peer);
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
    this.#options.send(peer, { t: 'manifest', file: idBytes(item.offer.id), from });
  }

  async #take(item: FileItem, peer: PeerId, message: SegmentMessage): Promise<void> {
    const { manifest, exchange } = item;
    const from = manifest.chunks.length;
    const segment = { body: message.body, sig: message.sig };
    const result = await manifest.add(segment);
    if (result === 'bad') this.#options.fault(peer, 'bad-segment');
    if (result !== 'added') return;
    const appended = manifest.segments.at(-1) ?? segment;
    if (exchange.asked) exchange.asked.atMs = this.#options.clock.now();
    const answered = manifest.segments.length - (exchange.asked?.from ?? 0);
    if (!manifest.closed() && answered >= SEGMENTS_PER_ANSWER) this.#ask(item, peer);
    this.publish(item, appended);
    await this.#options.extended(item, appended, from);
  }
}

const segmentMessage = (item: FileItem, { body, sig }: SignedSegment): SegmentMessage => ({
  t: 'segment',
  file: idBytes(item.offer.id),
  body,
  sig,
});

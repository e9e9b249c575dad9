/** How manifests travel: asks one holder at a time, checks what comes, passes on what grows. */
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
  linked(): PeerId[];
  fault(peer: PeerId, fault: 'bad-segment' | 'unasked'): void;
  /** A checked segment of somebody's file was appended; its chunks begin at `from`. */
  extended(item: FileItem, segment: SignedSegment, from: number): Promise<void>;
}

export interface ManifestExchange {
  /** Asks for what is missing, unless an answer is still due. */
  pursue(item: FileItem): void;
  answer(item: FileItem, peer: PeerId, from: number): void;
  receive(item: FileItem, peer: PeerId, message: SegmentMessage): void;
  /** Tells everyone who follows this manifest. */
  publish(item: FileItem, segment: SignedSegment): void;
}

export function createManifestExchange(options: ManifestExchangeOptions): ManifestExchange {
  const { clock, send } = options;

  const segmentMessage = (item: FileItem, { body, sig }: SignedSegment): SegmentMessage => ({
    t: 'segment',
    file: idBytes(item.offer.id),
    body,
    sig,
  });

  /** Whoever has announced something of the file; the sharer first, and not the one that just failed. */
  function nextToAsk(item: FileItem): PeerId | undefined {
    const linked = new Set(options.linked());
    const holders = [...item.swarm.wires()]
      .filter((wire) => linked.has(wire.peer) && wire.announced && !wire.banned)
      .map((wire) => wire.peer);
    const { sharer } = item.offer;
    if (linked.has(sharer)) holders.unshift(sharer);
    const last = item.asked ? holders.lastIndexOf(item.asked.peer) : -1;
    return holders[(last + 1) % Math.max(1, holders.length)];
  }

  function ask(item: FileItem, peer: PeerId): void {
    const from = item.manifest.segments.length;
    item.asked = { peer, from, atMs: clock.now() };
    send(peer, { t: 'manifest', file: idBytes(item.offer.id), from });
  }

  async function take(item: FileItem, peer: PeerId, message: SegmentMessage): Promise<void> {
    const from = item.manifest.chunks.length;
    const segment = { body: message.body, sig: message.sig };
    const result = await item.manifest.add(segment);
    if (result === 'bad') options.fault(peer, 'bad-segment');
    if (result !== 'added') return;
    const appended = item.manifest.segments.at(-1) ?? segment;
    if (item.asked) item.asked.atMs = clock.now();
    const answered = item.manifest.segments.length - (item.asked?.from ?? 0);
    if (!item.manifest.closed() && answered >= SEGMENTS_PER_ANSWER) ask(item, peer);
    publish(item, appended);
    await options.extended(item, appended, from);
  }

  function publish(item: FileItem, segment: SignedSegment): void {
    for (const peer of item.subscribers) send(peer, segmentMessage(item, segment));
  }

  return {
    pursue(item) {
      if (!isWanted(item) || item.manifest.closed()) return;
      const { asked } = item;
      if (asked && clock.now() - asked.atMs < MANIFEST_TIMEOUT_MS) return;
      const peer = nextToAsk(item);
      if (peer) ask(item, peer);
    },
    answer(item, peer, from) {
      const { segments } = item.manifest;
      for (const segment of segments.slice(from, from + SEGMENTS_PER_ANSWER)) {
        send(peer, segmentMessage(item, segment));
      }
      const caughtUp = from + SEGMENTS_PER_ANSWER > segments.length;
      if (caughtUp && !item.manifest.closed()) item.subscribers.add(peer);
    },
    receive(item, peer, message) {
      if (item.offer.own || item.waiting >= SEGMENTS_WAITING_MAX) return;
      if (!item.asked) return options.fault(peer, 'unasked');
      item.waiting += 1;
      const copy = { ...message, body: message.body.slice(), sig: message.sig.slice() };
      item.incoming = item.incoming.then(async () => {
        await take(item, peer, copy);
        item.waiting -= 1;
      });
    },
    publish,
  };
}

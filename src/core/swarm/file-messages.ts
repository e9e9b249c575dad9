/**
 * Hears what peers say about files: only over links that take files, and about a private file only from its
 * recipients. Answers what needs no state, and gives the rest to the part that it concerns.
 */
import type { Off } from '../base/events.ts';
import type { Bytes } from '../base/bytes.ts';
import { fileId, type PeerId } from '../base/ids.ts';
import { CHUNKS_PER_FILE_MAX } from '../limits/files.ts';
import type { Peers, RoomAnswers, RoomMessage } from '../peers.ts';
import type { BrokenMessage, FileMessage, SwarmMessage } from '../wire/message.ts';
import type { BrokenFiles } from './broken-files.ts';
import { countBits } from './cache/bitfield.ts';
import { decodeDataFrame } from './data-frame.ts';
import { stateOf, type FileItem } from './file-item.ts';
import { brokenMessage, type ManifestExchange } from './manifest/manifest-exchange.ts';
import type { SegmentClaim } from './manifest/segment-claim.ts';
import type { Offered } from './offer-book.ts';
import type { Recipients } from './recipients.ts';
import type { Flow } from './serve/flow.ts';

export interface FileMessagesOptions {
  readonly peers: Peers;
  readonly answers: RoomAnswers;
  readonly exchange: ManifestExchange;
  readonly flow: Flow;
  readonly recipients: Recipients;
  readonly broken: BrokenFiles;
  /** Something that views show has changed. */
  changed(): void;
}

export class FileMessages {
  readonly #options: FileMessagesOptions;
  /** Files of which each peer has asked what we hold, and not heard yet. */
  readonly #asked = new Map<PeerId, Set<Offered>>();

  constructor(options: FileMessagesOptions) {
    this.#options = options;
  }

  listen(): Off[] {
    const { peers, flow } = this.#options;
    return [
      peers.onMessage((peer, message) => {
        if (peers.takesFiles(peer)) this.#onMessage(peer, message);
      }),
      peers.onBulk((peer, bytes) => this.#onBulk(peer, bytes)),
      peers.onDrain((peer) => flow.uploads.drain(peer)),
      peers.onUnlinked((peer) => void this.#asked.delete(peer)),
    ];
  }

  #onMessage(peer: PeerId, message: RoomMessage): void {
    switch (message.t) {
      case 'interested':
      case 'uninterested':
      case 'choke':
      case 'unchoke':
        return this.#options.flow.chokeScheduler.onMessage(peer, message);
      case 'who':
        return this.#onWho(peer, message.files);
      case 'manifest':
      case 'segment':
      case 'broken':
      case 'bitfield':
      case 'have':
      case 'request':
      case 'cancel':
      case 'reject':
      case 'elsewhere': {
        const it = this.#options.recipients.offered(fileId(message.file), peer);
        // Without an offer, it has not come yet; when it does, we ask `who`.
        if (it) this.#onFileMessage(it, peer, message);
      }
    }
  }

  #onFileMessage(it: Offered, peer: PeerId, message: Exclude<FileMessage, { t: 'who' }>): void {
    const { peers, flow, broken } = this.#options;
    const { chokeScheduler, uploads } = flow;
    const { id } = it.offer;
    switch (message.t) {
      case 'request':
        // A request from a choked peer crossed our `choke`: the peer takes it back, and neither is at fault.
        if (chokeScheduler.admits(peer)) flow.request(peer, it, message);
        return;
      case 'cancel':
        return uploads.cancel(peer, id, message.chunks);
      case 'broken':
        return void broken.hear(it, peer, [claimOf(message.claims[0]), claimOf(message.claims[1])]);
      default:
    }
    // A peer that says anything else of a withdrawn file has not heard.
    if (it.withdrawn) return;
    if (it.proof) {
      // A peer that still deals with it has not heard.
      if (message.t === 'manifest') this.#onWho(peer, [message.file]);
    } else if (it.item) this.#onItemMessage(it.item, peer, message);
    else if (message.t === 'segment') peers.fault(peer, 'unasked');
    else if (message.t === 'bitfield') this.#note(it, peer, countBits(message.bits));
    else if (message.t === 'have') {
      this.#note(it, peer, (it.holders.get(peer) ?? 0) + message.chunks.length);
    }
  }

  #onItemMessage(item: FileItem, peer: PeerId, message: ItemMessage): void {
    const { exchange } = this.#options;
    const { swarm } = item;
    switch (message.t) {
      case 'manifest':
        return exchange.answer(item, peer, message.from);
      case 'segment':
        return exchange.receive(item, peer, message);
      case 'bitfield':
        swarm.onBitfield(peer, message.bits);
        return exchange.pursue(item);
      case 'have':
        swarm.onHave(peer, message.chunks);
        return exchange.pursue(item);
      case 'reject':
        return swarm.onReject(peer, message.chunks);
      case 'elsewhere':
        return swarm.requester.onElsewhere(peer, message.chunks, message.rather);
    }
  }

  /** Without a swarm, all that we keep of what a peer announces is a number. */
  #note(it: Offered, peer: PeerId, said: number): void {
    const { offer, holders } = it;
    const chunks = Math.min(said, CHUNKS_PER_FILE_MAX, offer.sizeBytes);
    if ((holders.get(peer) ?? 0) === chunks) return;
    if (chunks > 0) holders.set(peer, chunks);
    else holders.delete(peer);
    it.drawn = undefined;
    this.#options.changed();
  }

  #onWho(peer: PeerId, files: readonly Uint8Array[]): void {
    const known = this.#asked.get(peer);
    const asked = known ?? new Set<Offered>();
    for (const file of files) {
      const it = this.#options.recipients.offered(fileId(file), peer);
      if (it && !it.withdrawn && (it.proof ?? it.item)) asked.add(it);
    }
    if (known || asked.size === 0) return; // its answer is on the way, and goes on with these
    this.#asked.set(peer, asked);
    if (!this.#options.answers.give(peer, () => this.#holdings(peer, asked))) {
      this.#asked.delete(peer);
    }
  }

  *#holdings(peer: PeerId, asked: Set<Offered>): Generator<SwarmMessage> {
    for (const it of asked) {
      asked.delete(it);
      const message = this.#holdingsOf(it);
      if (message) yield message;
    }
    if (this.#asked.get(peer) === asked) this.#asked.delete(peer);
  }

  #holdingsOf({ offer, item, proof, withdrawn }: Offered): SwarmMessage | undefined {
    if (withdrawn) return undefined;
    if (proof) return brokenMessage(offer.id, proof);
    const swarm = item?.swarm;
    if (!swarm) return undefined;
    const isNothing = swarm.holdings.have.count() === 0 && !swarm.complete();
    // That its sharer has nothing of it is news: else others wait for more than it can give.
    if (isNothing && stateOf(item) !== 'needs-source') return undefined;
    return this.#options.flow.allowed(offer.id, swarm.announcer.bitfield());
  }

  #onBulk(peer: PeerId, bytes: Bytes): void {
    const frame = decodeDataFrame(bytes);
    const swarm = frame && this.#options.recipients.offered(frame.file, peer)?.item?.swarm;
    if (swarm) swarm.receiver.onData(peer, frame);
    else this.#options.peers.fault(peer, frame ? 'unasked' : 'malformed');
  }
}

type ItemMessage = Extract<
  FileMessage,
  { t: 'manifest' | 'segment' | 'bitfield' | 'have' | 'reject' | 'elsewhere' }
>;

const claimOf = ([n, prev, hash, sig]: BrokenMessage['claims'][0]): SegmentClaim => ({
  n,
  prev: prev.slice(),
  hash: hash.slice(),
  sig: sig.slice(),
});

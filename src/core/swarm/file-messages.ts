/**
 * Hears what peers say about files: only over links that take files, and about a private file only from its
 * recipients. Answers what needs no state, and gives the rest to the part that it concerns.
 */
import type { Off } from '../base/events.ts';
import type { Bytes } from '../base/bytes.ts';
import { fileId, type FileId, type PeerId } from '../base/ids.ts';
import type { Peers, RoomMessage } from '../peers.ts';
import type { FileMessage } from '../wire/message.ts';
import { decodeDataFrame } from './data-frame.ts';
import type { FileItem } from './file-item.ts';
import type { ManifestExchange } from './manifest/manifest-exchange.ts';
import type { ChokeScheduler } from './serve/choke-scheduler.ts';
import type { Uploads } from './serve/uploads.ts';

export interface FileMessagesOptions {
  readonly peers: Peers;
  readonly chokeScheduler: ChokeScheduler;
  readonly uploads: Uploads;
  readonly exchange: ManifestExchange;
  /** The file, if the peer may know of it. */
  item(id: FileId, peer: PeerId): FileItem | undefined;
}

export class FileMessages {
  readonly #options: FileMessagesOptions;

  constructor(options: FileMessagesOptions) {
    this.#options = options;
  }

  listen(): Off[] {
    const { peers, uploads } = this.#options;
    return [
      peers.onMessage((peer, message) => {
        if (peers.takesFiles(peer)) this.#onMessage(peer, message);
      }),
      peers.onBulk((peer, bytes) => this.#onBulk(peer, bytes)),
      peers.onDrain((peer) => uploads.drain(peer)),
    ];
  }

  #onMessage(peer: PeerId, message: RoomMessage): void {
    switch (message.t) {
      case 'interested':
      case 'uninterested':
      case 'choke':
      case 'unchoke':
        return this.#options.chokeScheduler.onMessage(peer, message);
      case 'who':
        for (const id of message.files) this.#tellWhatWeHold(peer, fileId(id));
        return;
      case 'manifest':
      case 'segment':
      case 'bitfield':
      case 'have':
      case 'request':
      case 'cancel':
      case 'reject': {
        const item = this.#options.item(fileId(message.file), peer);
        // Without an item, its offer has not come yet; when it does, we ask `who`.
        if (item) this.#onFileMessage(item, peer, message);
      }
    }
  }

  #onFileMessage(item: FileItem, peer: PeerId, message: Exclude<FileMessage, { t: 'who' }>): void {
    const { exchange, uploads, chokeScheduler } = this.#options;
    const { swarm, offer } = item;
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
      case 'request':
        // A request from a choked peer crossed our `choke`: the peer takes it back, and neither is at fault.
        if (chokeScheduler.admits(peer)) uploads.request(peer, offer.id, message.chunks);
        return;
      case 'cancel':
        return uploads.cancel(peer, offer.id, message.chunks);
      case 'reject':
        return swarm.onReject(peer, message.chunks);
    }
  }

  #tellWhatWeHold(peer: PeerId, file: FileId): void {
    const swarm = this.#options.item(file, peer)?.swarm;
    if (swarm && (swarm.holdings.have.count() > 0 || swarm.complete())) swarm.announcer.all(peer);
  }

  #onBulk(peer: PeerId, bytes: Bytes): void {
    const frame = decodeDataFrame(bytes);
    const swarm = frame && this.#options.item(frame.file, peer)?.swarm;
    if (swarm) swarm.receiver.onData(peer, frame);
    else this.#options.peers.fault(peer, frame ? 'unasked' : 'malformed');
  }
}

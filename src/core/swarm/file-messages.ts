/** Takes what peers send about files to whoever deals with it. */
import type { Bytes } from '../base/bytes.ts';
import { fileId, type FileId, type PeerId } from '../base/ids.ts';
import type { RoomMessage } from '../peers.ts';
import type { FileMessage } from '../wire/message.ts';
import { decodeDataFrame } from './data-frame.ts';
import type { FileItem } from './file-item.ts';
import type { Flow } from './serve/flow.ts';
import type { ManifestExchange } from './manifest/manifest-exchange.ts';

export interface FileMessagesOptions {
  readonly flow: Pick<Flow, 'choking' | 'uploads'>;
  readonly exchange: ManifestExchange;
  /** The file, if the peer may know of it. */
  item(id: FileId, peer: PeerId): FileItem | undefined;
  fault(peer: PeerId, fault: 'unasked' | 'malformed'): void;
}

export interface FileMessages {
  /** Other messages are left alone. */
  onMessage(peer: PeerId, message: RoomMessage): void;
  onBulk(peer: PeerId, frame: Bytes): void;
}

export function createFileMessages(options: FileMessagesOptions): FileMessages {
  const { exchange } = options;
  const { choking, uploads } = options.flow;

  function tellWhatWeHold(peer: PeerId, file: FileId): void {
    const swarm = options.item(file, peer)?.swarm;
    if (swarm && (swarm.holdings.have.count() > 0 || swarm.complete())) swarm.announce(peer);
  }

  function onFileMessage(
    item: FileItem,
    peer: PeerId,
    message: Exclude<FileMessage, { t: 'who' }>,
  ): void {
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
        // What a choked peer asks crossed our `choke`: it takes it back, and nobody is at fault.
        if (choking.admits(peer)) uploads.request(peer, offer.id, message.chunks);
        return;
      case 'cancel':
        return uploads.cancel(peer, offer.id, message.chunks);
      case 'reject':
        return swarm.onReject(peer, message.chunks);
    }
  }

  return {
    onMessage(peer, message) {
      switch (message.t) {
        case 'interested':
        case 'uninterested':
        case 'choke':
        case 'unchoke':
          return choking.onMessage(peer, message);
        case 'who':
          for (const id of message.files) tellWhatWeHold(peer, fileId(id));
          return;
        case 'manifest':
        case 'segment':
        case 'bitfield':
        case 'have':
        case 'request':
        case 'cancel':
        case 'reject': {
          const item = options.item(fileId(message.file), peer);
          // Without: its offer has not come yet; we ask `who` when it does.
          if (item) onFileMessage(item, peer, message);
        }
      }
    },
    onBulk(peer, bytes) {
      const frame = decodeDataFrame(bytes);
      const swarm = frame && options.item(frame.file, peer)?.swarm;
      if (swarm) swarm.onData(peer, frame);
      else options.fault(peer, frame ? 'unasked' : 'malformed');
    },
  };
}

/** Keeps everything about a private file between those who may know of it: nobody else is told or answered. */
import { fileId, type FileId, type PeerId } from '../base/ids.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { FileItem } from './file-item.ts';

export interface RecipientsOptions {
  item(id: FileId): FileItem | undefined;
  linked(): PeerId[];
  send(peer: PeerId, message: SwarmMessage): void;
  broadcast(message: SwarmMessage): void;
}

export interface Recipients {
  /** The file, if `peer` may know that there is one. */
  item(id: FileId, peer: PeerId): FileItem | undefined;
  /** Sends what `peer` may know of `message`. */
  send(peer: PeerId, message: SwarmMessage): void;
  broadcast(message: SwarmMessage): void;
}

export function createRecipients(options: RecipientsOptions): Recipients {
  const mayKnow = (bytes: Uint8Array, peer: PeerId): boolean =>
    options.item(fileId(bytes))?.offer.audience?.has(peer) ?? true;

  function send(peer: PeerId, message: SwarmMessage): void {
    if (message.t === 'who') {
      const files = message.files.filter((it) => mayKnow(it, peer));
      if (files.length > 0) options.send(peer, { ...message, files });
    } else if (!('file' in message) || mayKnow(message.file, peer)) options.send(peer, message);
  }

  return {
    item: (id, peer) => {
      const item = options.item(id);
      return item?.offer.audience?.has(peer) === false ? undefined : item;
    },
    send,
    broadcast(message) {
      const named = message.t === 'who' ? message.files : 'file' in message ? [message.file] : [];
      const isPrivate = named.some((it) => options.item(fileId(it))?.offer.audience);
      if (!isPrivate) return options.broadcast(message);
      for (const peer of options.linked()) send(peer, message);
    },
  };
}

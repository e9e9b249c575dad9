/** Keeps everything about a private file between those who may know of it: nobody else is told or answered. */
import { fileId, type FileId, type PeerId } from '../base/ids.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { Peers } from '../peers.ts';
import type { FileItem } from './file-item.ts';

export interface RecipientsOptions {
  item(id: FileId): FileItem | undefined;
  readonly peers: Pick<Peers, 'linked' | 'takesFiles' | 'send'>;
}

export interface Recipients {
  /** Linked peers that take files. */
  linked(): PeerId[];
  /** The file, if `peer` may know that there is one. */
  item(id: FileId, peer: PeerId): FileItem | undefined;
  /** Sends what `peer` may know of `message`. */
  send(peer: PeerId, message: SwarmMessage): void;
  broadcast(message: SwarmMessage): void;
}

export function createRecipients({ peers, item }: RecipientsOptions): Recipients {
  const mayKnow = (bytes: Uint8Array, peer: PeerId): boolean =>
    item(fileId(bytes))?.offer.audience?.has(peer) ?? true;

  function send(peer: PeerId, message: SwarmMessage): void {
    if (message.t === 'who') {
      const files = message.files.filter((it) => mayKnow(it, peer));
      if (files.length > 0) peers.send(peer, { ...message, files });
    } else if (!('file' in message) || mayKnow(message.file, peer)) peers.send(peer, message);
  }

  const linked = () => peers.linked().filter((peer) => peers.takesFiles(peer));

  return {
    linked,
    item: (id, peer) => {
      const file = item(id);
      return file?.offer.audience?.has(peer) === false ? undefined : file;
    },
    send,
    broadcast(message) {
      for (const peer of linked()) send(peer, message);
    },
  };
}

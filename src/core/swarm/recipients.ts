/** Keeps a private file between its recipients: no other peer hears of it or gets an answer about it. */
import { each } from '../base/each.ts';
import { fileId, type FileId, type PeerId } from '../base/ids.ts';
import type { Peers } from '../peers.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { Offered } from './offer-book.ts';

export interface Recipients {
  /** Linked peers that take files. */
  linked(): PeerId[];
  /** The offer, if `peer` may know of it. */
  offered(id: FileId, peer: PeerId): Offered | undefined;
  /** Sends what `peer` may know of `message`. */
  send(peer: PeerId, message: SwarmMessage): void;
  /** Sends everyone what they may know of `message`; a private file's goes to linked peers that take files. */
  broadcast(message: SwarmMessage): void;
}

/** @param offeredOf one of the room's files */
export function createRecipients(
  peers: Pick<Peers, 'linked' | 'takesFiles' | 'send' | 'broadcast'>,
  offeredOf: (id: FileId) => Offered | undefined,
): Recipients {
  const mayKnow = (bytes: Uint8Array, peer: PeerId): boolean =>
    offeredOf(fileId(bytes))?.offer.recipients?.has(peer) ?? true;
  const linked = () => peers.linked().filter((peer) => peers.takesFiles(peer));

  function send(peer: PeerId, message: SwarmMessage): void {
    if (message.t === 'who') {
      const files = message.files.filter((it) => mayKnow(it, peer));
      if (files.length > 0) peers.send(peer, { ...message, files });
    } else if (!('file' in message) || mayKnow(message.file, peer)) peers.send(peer, message);
  }

  return {
    linked,
    offered(id, peer) {
      const it = offeredOf(id);
      return it?.offer.recipients?.has(peer) === false ? undefined : it;
    },
    send,
    broadcast(message) {
      const named = message.t === 'who' ? message.files : 'file' in message ? [message.file] : [];
      const isPrivate = named.some((it) => offeredOf(fileId(it))?.offer.recipients);
      if (!isPrivate) return peers.broadcast(message);
      each(linked(), (peer) => send(peer, message));
    },
  };
}

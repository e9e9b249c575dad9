/** Where signaling and carriage meet: the one hands in what is to be carried, the other what was. */
import { createListeners } from '../base/events.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import type { MemberPost } from '../ports.ts';

/** What the carriage does for the post. */
export interface Carrier {
  announce(card: Bytes): void;
  send(to: PeerId, box: Bytes): boolean;
  refresh(): void;
}

export interface MemberPostOffice extends MemberPost {
  /** Called once; what was announced before is announced then. */
  open(forwarder: Carrier): void;
  readonly tell: {
    cards(cards: readonly { peer: PeerId; card: Bytes }[]): void;
    box(from: PeerId, box: Bytes): void;
    gone(peer: PeerId): void;
  };
}

export function createMemberPost(): MemberPostOffice {
  const cards = createListeners<[readonly { peer: PeerId; card: Bytes }[]]>();
  const boxes = createListeners<[PeerId, Bytes]>();
  const gone = createListeners<[PeerId]>();
  let forwarder: Carrier | undefined;
  let own: Bytes | undefined;
  return {
    open(opened) {
      forwarder = opened;
      if (own) forwarder.announce(own);
    },
    announce(card) {
      own = card;
      forwarder?.announce(card);
    },
    send: (to, box) => forwarder?.send(to, box) ?? false,
    refresh: () => forwarder?.refresh(),
    onPeerRecords: cards.add,
    onBox: boxes.add,
    onGone: gone.add,
    tell: { cards: cards.emit, box: boxes.emit, gone: gone.emit },
  };
}

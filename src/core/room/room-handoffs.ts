/** Rooms that people here opened for us: one offer a person, the latest, until it is taken or declined. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { HANDOFFS_MAX } from '../limits/room.ts';
import type { Message } from '../wire/message.ts';
import type { Room } from '../api/room-api.ts';

/** Where to: a made room, and its password where it has one. */
export interface Move {
  /** 16 bytes. */
  readonly secret: Bytes;
  /** Empty: it has none. */
  readonly password: string;
}

interface RoomHandoffsOptions {
  linked(): readonly PeerId[];
  send(peer: PeerId, message: Extract<Message, { t: 'move' }>): void;
  nameOf(peer: PeerId): string;
  changed(): void;
}

export interface RoomHandoffs {
  readonly calls: Pick<Room, 'offerHandoff' | 'moves' | 'declineHandoff'>;
  offered(by: PeerId, move: Move): void;
}

export function createRoomHandoffs({
  linked,
  send,
  nameOf,
  changed,
}: RoomHandoffsOptions): RoomHandoffs {
  const offers = new BoundedMap<PeerId, Move>(HANDOFFS_MAX);
  return {
    offered(by, { secret, password }) {
      // Copied, because it is a view into the message.
      offers.set(by, { secret: secret.slice(), password });
      changed();
    },
    calls: {
      offerHandoff(to, { secret, password }) {
        const told = linked().filter((peer) => to.includes(peer));
        for (const peer of told) send(peer, { t: 'move', secret, password });
        return told.length;
      },
      moves: () => [...offers].map(([by, move]) => ({ ...move, by, name: nameOf(by) })),
      declineHandoff(by) {
        offers.delete(by);
        changed();
      },
    },
  };
}

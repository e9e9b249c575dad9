/** Rooms that people here opened for us: one offer a person, the latest, until it is taken or declined. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { MOVES_MAX } from '../limits/shared.ts';
import type { Message } from '../wire/message.ts';
import type { Room } from '../api/room-api.ts';

/** Where to: a made room, and its password where it has one. */
export interface Move {
  /** 16 bytes. */
  readonly secret: Bytes;
  /** Empty: it has none. */
  readonly password: string;
}

interface MovesOptions {
  linked(): readonly PeerId[];
  send(peer: PeerId, message: Extract<Message, { t: 'move' }>): void;
  nameOf(peer: PeerId): string;
  changed(): void;
}

export interface Moves {
  readonly calls: Pick<Room, 'offerMove' | 'moves' | 'declineMove'>;
  offered(by: PeerId, move: Move): void;
}

export function createMoves({ linked, send, nameOf, changed }: MovesOptions): Moves {
  const offers = new Map<PeerId, Move>();
  return {
    offered(by, { secret, password }) {
      offers.delete(by);
      // Copied, because it is a view into the message.
      offers.set(by, { secret: secret.slice(), password });
      for (const oldest of offers.keys()) {
        if (offers.size <= MOVES_MAX) break;
        offers.delete(oldest);
      }
      changed();
    },
    calls: {
      offerMove(to, { secret, password }) {
        const told = linked().filter((peer) => to.includes(peer));
        for (const peer of told) send(peer, { t: 'move', secret, password });
        return told.length;
      },
      moves: () => [...offers].map(([by, move]) => ({ ...move, by, name: nameOf(by) })),
      declineMove(by) {
        offers.delete(by);
        changed();
      },
    },
  };
}

/** Rooms that people here opened for us: one offer a person, the latest, until it is taken or declined. */
import type { Bytes } from './bytes.ts';
import type { PeerId } from './ids.ts';
import { MOVES_MAX } from './limits.ts';

/** Where to: a made room, and its password where it has one. */
export interface Move {
  /** 16 bytes. */
  readonly secret: Bytes;
  /** Empty: it has none. */
  readonly password: string;
}

export interface Moves {
  offered(by: PeerId, move: Move): void;
  all(): readonly (Move & { readonly by: PeerId })[];
  decline(by: PeerId): void;
}

export function createMoves(): Moves {
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
    },
    all: () => [...offers].map(([by, move]) => ({ ...move, by })),
    decline: (by) => void offers.delete(by),
  };
}

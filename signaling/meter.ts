/** What the relay counts for whoever watches it; sums only, never by room, person or address. */
import type { NearbyNews, NearbyRequest } from './nearby/nearby-protocol.ts';
import type { ClientMessage, RelayErrorCode, RelayMessage } from './protocol.ts';

export type RefusalReason = 'origin' | 'too-many-connections' | 'draining';

export interface Meter {
  /** A message of a client: handled, over the rate, or none of the protocol. */
  received(
    type: ClientMessage['type'] | NearbyRequest['type'] | 'unknown',
    outcome: 'handled' | 'rate' | 'bad',
  ): void;
  sent(type: RelayMessage['type'] | NearbyNews['type']): void;
  error(code: RelayErrorCode): void;
  /** A connection that was not let in. */
  refused(reason: RefusalReason): void;
  /** A connection that we ended, by its close code; 1006 for one that was cut. */
  closed(code: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = {
  received: () => undefined,
  sent: () => undefined,
  error: () => undefined,
  refused: () => undefined,
  closed: () => undefined,
};

/** What the relay counts for its operator: sums only, never by room, person or address. */
import type { NearbyNews, NearbyRequest } from './nearby/nearby-protocol.ts';
import type { ClientMessage, RelayErrorCode, RelayMessage } from './protocol.ts';

export type RefusalReason = 'origin' | 'too-many-connections' | 'draining';

export interface Meter {
  /** A client's message: handled, over the rate, or not of the protocol. */
  received(
    type: ClientMessage['type'] | NearbyRequest['type'] | 'unknown',
    outcome: 'handled' | 'rate' | 'bad',
  ): void;
  sent(type: RelayMessage['type'] | NearbyNews['type']): void;
  error(code: RelayErrorCode): void;
  /** A message that was not sent, because too much waits for its receiver. */
  dropped(): void;
  /** A connection that was refused. */
  refused(reason: RefusalReason): void;
  /** A connection that we ended, by its close code; 1006 when it was cut. */
  closed(code: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = {
  received: () => undefined,
  sent: () => undefined,
  error: () => undefined,
  dropped: () => undefined,
  refused: () => undefined,
  closed: () => undefined,
};

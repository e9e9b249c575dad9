/** Invitations between people of one network, as those who show them and those who carry them talk about them. */
import type { Bytes } from '../base/bytes.ts';
import type { RoomAddress } from './room-address.ts';

/** Somebody's open invitation. */
export interface NearbyOffer {
  readonly id: string;
  readonly name: string;
}

/** Somebody who asks to come in. */
export interface NearbyAsk {
  readonly id: string;
  readonly name: string;
  /** Both see the same if nobody stands between them. */
  readonly code: Bytes;
}

/** `unavailable`: the relay does not know our network; `full`: it shows as many as it will. */
export type NearbyOfferState = 'opening' | 'open' | 'unavailable' | 'full';

export interface NearbyOfferListeners {
  readonly onState: (state: NearbyOfferState) => void;
  readonly onAsks: (asks: readonly NearbyAsk[]) => void;
}

/** An invitation of ours. */
export interface OwnOffer {
  /** Answers somebody who asks: with the way to the room, or that they shall not come. */
  answer(id: string, accept: boolean): void;
  close(): void;
}

/**
 * What came of asking: the way to the room; `declined`; `absent`, the invitation is over; `unanswered` for too
 * long; `lost`, the connection broke; `busy`, the relay lets nobody ask so often.
 */
export type AskOutcome =
  | { readonly kind: 'accepted'; readonly room: RoomAddress }
  | { readonly kind: 'declined' | 'absent' | 'unanswered' | 'lost' | 'busy' };

export interface PendingAsk {
  readonly code: Bytes;
  readonly outcome: Promise<AskOutcome>;
}

/** Looks for invitations until it is closed. */
export interface NearbyLook {
  /** Asks to come in, under this name; of an earlier request nothing more is heard. */
  ask(offer: NearbyOffer, name: string): Promise<PendingAsk>;
  /** No longer waits for an answer. */
  withdraw(): void;
  close(): void;
}

/** Nearby offers: a person offers a room to people on the same network, and lets those in whom they accept. */
import type { Bytes } from '../base/bytes.ts';
import type { RoomAddress } from './room-address.ts';

/** Another person's open offer. */
export interface NearbyOffer {
  readonly id: string;
  readonly name: string;
}

/** A person who asks to join. */
export interface NearbyAsk {
  readonly id: string;
  readonly name: string;
  /** Both people see the same code, unless there is a man in the middle. */
  readonly code: Bytes;
}

/** `unavailable`: the relay does not know our network; `full`: it shows no further offers for it. */
export type NearbyOfferState = 'opening' | 'open' | 'unavailable' | 'full';

export interface NearbyOfferListeners {
  readonly onState: (state: NearbyOfferState) => void;
  readonly onAsks: (asks: readonly NearbyAsk[]) => void;
}

/** Our own offer. */
export interface OwnOffer {
  /** Answers a person who asks: sends them the room's address, or declines. */
  answer(id: string, accept: boolean): void;
  close(): void;
}

/**
 * The outcome of asking. `accepted`: with the room's address. `absent`: the offer is over. `unanswered`: for too long.
 * `lost`: the connection broke. `busy`: the relay does not let us ask so often.
 */
export type AskOutcome =
  | { readonly kind: 'accepted'; readonly room: RoomAddress }
  | { readonly kind: 'declined' | 'absent' | 'unanswered' | 'lost' | 'busy' };

export interface PendingAsk {
  readonly code: Bytes;
  readonly outcome: Promise<AskOutcome>;
}

/** Looks for offers until you close it. */
export interface NearbyLook {
  /** Asks to join, under this name. An earlier request no longer gets its outcome. */
  ask(offer: NearbyOffer, name: string): Promise<PendingAsk>;
  /** Stops waiting for an answer. */
  withdraw(): void;
  close(): void;
}

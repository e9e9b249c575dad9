/** What a room tells of talk as it happens: who has our last message, and who is typing. */
import type { PeerId } from '../base/ids.ts';
import type { Off } from '../ports.ts';
import type { ChatMessage, NamedPeer } from './views.ts';

/**
 * How far a message of ours has come, among those who are here and whom it is for; as far as they tell.
 * `here-only`: we have had no link since it was written. `going-out`: somebody is linked, and nobody has told that they have it.
 * `left`: people had it, and all of them have left. `some`: `certain` when nobody is left of whom nothing is known, as they have no link and have not signed a receipt.
 */
export type Delivery =
  | { readonly kind: 'here-only' | 'going-out' | 'left' }
  | { readonly kind: 'all'; readonly here: number }
  | {
      readonly kind: 'some';
      readonly have: number;
      readonly here: number;
      readonly certain: boolean;
    };

export interface RoomTalk {
  /** Undefined: nothing is known of it, or it is none of ours. */
  delivery(message: Pick<ChatMessage, 'id' | 'to'>): Delivery | undefined;
  /** Who is typing, the first one first. */
  typing(): readonly NamedPeer[];
  /** The person has changed a text. Those whom it is for are told, some seconds apart. @param recipients undefined: everyone */
  typed(recipients?: readonly PeerId[]): void;
  /** Whom somebody linked with us says to be linked with, beside us; undefined without a direct link. Nobody has checked it. */
  linksOf(peer: PeerId): ReadonlySet<PeerId> | undefined;
  /** Something of this changed. */
  onChanged(f: () => void): Off;
}

/** How far we are in a room, and what may be claimed of it: nothing that the room does not know. Pure. */
import type { RoomStatus } from './views.ts';

export interface JoinFacts {
  /** Undefined while the room is being opened. */
  readonly status: Omit<RoomStatus, 'locked' | 'here'> | undefined;
  /** The device has a network. */
  readonly online: boolean;
  /** Our address is hidden, and no TURN server shows another one: nobody can be reached. */
  readonly cutOff: boolean;
}

/**
 * Why we reach nobody. `lost`: those who were here left without a goodbye. `no-server`: no signaling works, so we do not know
 * who is here. The rest is said of `RoomStatus.outside`.
 */
export type OutsideReason =
  | 'offline'
  | 'cut-off'
  | 'no-server'
  | 'lost'
  | NonNullable<RoomStatus['outside']>;

export type Joining =
  | { readonly state: 'opening' }
  /** `found`: people that signaling shows and that we are connecting to. None: it has not told yet. */
  | { readonly state: 'looking'; readonly found: number }
  /** We are linked, and what was said before is still coming. */
  | { readonly state: 'loading' }
  /** `everyone`: we are linked with all who are here, as far as we know. */
  | { readonly state: 'with'; readonly everyone: boolean }
  /** Signaling has answered, and nobody else is here. */
  | { readonly state: 'alone' }
  | { readonly state: 'outside'; readonly why: OutsideReason };

export function joiningState({ status, online, cutOff }: JoinFacts): Joining {
  if (!status) return { state: 'opening' };
  const { signaling, linked, linking, unreached, lost, outside, caughtUp } = status;
  if (linked > 0) {
    if (!caughtUp) return { state: 'loading' };
    return { state: 'with', everyone: linking + lost === 0 };
  }
  if (!online) return { state: 'outside', why: 'offline' };
  if (cutOff) return { state: 'outside', why: 'cut-off' };
  if (!outside && linking > unreached) return { state: 'looking', found: linking };
  if (signaling === 'offline') return { state: 'outside', why: 'no-server' };
  if (outside) return { state: 'outside', why: outside };
  if (linking > 0) return { state: 'outside', why: 'unanswered' };
  if (lost > 0) return { state: 'outside', why: 'lost' };
  return signaling === 'connecting' ? { state: 'looking', found: 0 } : { state: 'alone' };
}

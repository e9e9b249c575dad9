/** Whether people in rooms may learn this device's network address. One choice for every room. */
import { createListeners } from '../../core/base/events.ts';
import type { Off, SignalingStatus } from '../../core/ports.ts';
import { plainText, Preference } from '../platform/preferences.ts';

export interface HiddenAddress {
  readonly isHidden: boolean;
  /** Tells listeners if this is a change. */
  hide(hidden: boolean): void;
  onChange(f: () => void): Off;
}

export function openHiddenAddress(): HiddenAddress {
  const changes = createListeners<[]>();
  const choice = new Preference('swapmeet.hide-address', plainText);
  let isHidden = choice.get() === 'yes';
  return {
    get isHidden() {
      return isHidden;
    },
    hide(hidden) {
      if (hidden === isHidden) return;
      isHidden = hidden;
      choice.set(hidden ? 'yes' : undefined);
      changes.emit();
    },
    onChange: changes.add,
  };
}

interface StatusRoom {
  status(): { readonly signaling: SignalingStatus };
  subscribe(topic: 'status', f: () => void): Off;
}

/** The state in a room, now and at every change. `cut-off`: hidden, but with no TURN server to hide behind. */
export function watchHidden(
  address: HiddenAddress,
  room: StatusRoom,
  hasTurn: () => boolean,
  f: (state: 'open' | 'hidden' | 'cut-off') => void,
): Off {
  const tell = () => {
    if (!address.isHidden) return f('open');
    // Only signaling that has connected knows whether there is a TURN server.
    const isKnown = room.status().signaling !== 'connecting';
    f(isKnown && !hasTurn() ? 'cut-off' : 'hidden');
  };
  const offs = [address.onChange(tell), room.subscribe('status', tell)];
  tell();
  return () => offs.forEach((off) => off());
}

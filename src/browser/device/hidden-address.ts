/** Whether people in rooms may learn this device's network address: chosen once, kept here, for every room. */
import { createListeners } from '../../core/base/events.ts';
import type { Off, SignalingStatus } from '../../core/ports.ts';

export interface HiddenAddress {
  readonly isHidden: boolean;
  /** Tells the listeners when it is a change. */
  hide(hidden: boolean): void;
  onChange(f: () => void): Off;
}

const KEY = 'swapmeet.hide-address';

export function openHiddenAddress(): HiddenAddress {
  const changes = createListeners<[]>();
  let isHidden = false;
  try {
    isHidden = localStorage.getItem(KEY) === 'yes';
  } catch {
    // without storage the choice lasts as long as the page
  }
  return {
    get isHidden() {
      return isHidden;
    },
    hide(hidden) {
      if (hidden === isHidden) return;
      isHidden = hidden;
      try {
        if (hidden) localStorage.setItem(KEY, 'yes');
        else localStorage.removeItem(KEY);
      } catch {
        // as above
      }
      changes.emit();
    },
    onChange: changes.add,
  };
}

interface StatusRoom {
  status(): { readonly signaling: SignalingStatus };
  subscribe(topic: 'status', f: () => void): Off;
}

/** How it is in a room, now and at every change: `cut-off` is hidden with no TURN server to hide behind. */
export function watchHidden(
  address: HiddenAddress,
  room: StatusRoom,
  hasTurn: () => boolean,
  f: (state: 'open' | 'hidden' | 'cut-off') => void,
): Off {
  const tell = () => {
    if (!address.isHidden) return f('open');
    // Until signaling is there, nobody knows whether it has a TURN server.
    const isKnown = room.status().signaling !== 'connecting';
    f(isKnown && !hasTurn() ? 'cut-off' : 'hidden');
  };
  const offs = [address.onChange(tell), room.subscribe('status', tell)];
  tell();
  return () => offs.forEach((off) => off());
}

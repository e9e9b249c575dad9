/** What signaling says of itself and of those whose announcements our room keys do not open. */
import type { Off, SignalingStatus, Transport } from '../ports.ts';

export interface SignalingStatusTracker {
  status(): SignalingStatus;
  strangers(): boolean;
  /** Begins to listen, until the returned call. */
  watch(): Off;
}

/** @param isBack called when signaling works again, before anybody is told */
export function createSignalingStatus(
  transport: Pick<Transport, 'onStatus' | 'onStrangers'>,
  changed: () => void,
  isBack: () => void,
): SignalingStatusTracker {
  let status: SignalingStatus = 'connecting';
  let strangers = false;
  return {
    status: () => status,
    strangers: () => strangers,
    watch() {
      const offs = [
        transport.onStatus((now) => {
          const before = status;
          status = now;
          if (now === 'online' && before === 'offline') isBack();
          changed();
        }),
        transport.onStrangers((any) => {
          if (strangers === any) return;
          strangers = any;
          changed();
        }),
      ];
      return () => offs.forEach((off) => off());
    },
  };
}

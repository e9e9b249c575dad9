/** What every way of signaling tells its listeners. */
import type { Bytes } from '../../core/base/bytes.ts';
import { createListeners, type Listeners } from '../../core/base/events.ts';
import type { SignalingStatus } from '../../core/ports.ts';
import type { Address, Member, Signaling } from './signaling.ts';

export interface SignalingEvents {
  readonly members: Listeners<[readonly Member[]]>;
  readonly boxes: Listeners<[Address, Bytes]>;
  readonly gone: Listeners<[Address]>;
  /** Undefined until it was set. */
  readonly status: SignalingStatus | undefined;
  /** Tells of a change only. */
  setStatus(next: SignalingStatus): void;
  /** The part of the port by which others listen; who listens late is told the status. */
  readonly hooks: Pick<Signaling, 'onMembers' | 'onBox' | 'onGone' | 'onStatus'>;
  clear(): void;
}

export function createSignalingEvents(): SignalingEvents {
  const members = createListeners<[readonly Member[]]>();
  const boxes = createListeners<[Address, Bytes]>();
  const gone = createListeners<[Address]>();
  const statuses = createListeners<[SignalingStatus]>();
  let status: SignalingStatus | undefined;
  return {
    ...{ members, boxes, gone },
    get status() {
      return status;
    },
    setStatus(next) {
      if (status === next) return;
      status = next;
      statuses.emit(next);
    },
    hooks: {
      onMembers: members.add,
      onBox: boxes.add,
      onGone: gone.add,
      onStatus(f) {
        if (status) f(status);
        return statuses.add(f);
      },
    },
    clear() {
      for (const listeners of [members, boxes, gone, statuses]) listeners.clear();
    },
  };
}

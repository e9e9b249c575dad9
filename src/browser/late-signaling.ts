/** A way of signaling whose code is loaded only when it begins. */
import type { Bytes } from '../core/bytes.ts';
import { createListeners } from '../core/events.ts';
import type { SignalingStatus } from '../core/ports.ts';
import type { Address, Member, Signaling } from './signaling.ts';

/** Code that cannot be loaded is a way that is offline; `refresh` tries again. */
export function createLateSignaling(load: () => Promise<Signaling>): Signaling {
  const members = createListeners<[readonly Member[]]>();
  const boxes = createListeners<[Address, Bytes]>();
  const gone = createListeners<[Address]>();
  const statuses = createListeners<[SignalingStatus]>();
  let begin: (() => void) | undefined;
  let isLoading = false;
  let loaded: Signaling | undefined;
  let announced: Bytes | undefined;
  let status: SignalingStatus | undefined;
  let isClosed = false;

  function setStatus(next: SignalingStatus): void {
    status = next;
    statuses.emit(next);
  }

  return {
    onMembers: members.add,
    onBox: boxes.add,
    onGone: gone.add,
    onStatus(f) {
      if (status) f(status);
      return statuses.add(f);
    },
    start(topic) {
      if (begin) return;
      begin = () => {
        if (isLoading || loaded || isClosed) return;
        isLoading = true;
        load()
          .then(
            (signaling) => {
              if (isClosed) return signaling.close();
              loaded = signaling;
              signaling.onMembers(members.emit);
              signaling.onBox(boxes.emit);
              signaling.onGone(gone.emit);
              signaling.onStatus(setStatus);
              signaling.start(topic);
              if (announced) signaling.announce(announced);
            },
            () => setStatus('offline'),
          )
          .finally(() => (isLoading = false));
      };
      setStatus('connecting');
      begin();
    },
    announce(announce) {
      announced = announce;
      loaded?.announce(announce);
    },
    send: (to, box) => loaded?.send(to, box) ?? false,
    refresh() {
      if (loaded) loaded.refresh();
      else begin?.();
    },
    iceServers: () => loaded?.iceServers() ?? [],
    close() {
      isClosed = true;
      loaded?.close();
      for (const listeners of [members, boxes, gone, statuses]) listeners.clear();
    },
  };
}

/** A way of signaling whose code is loaded only when it begins. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { Signaling } from './signaling.ts';
import { createSignalingEvents } from './signaling-events.ts';

/** Code that cannot be loaded is a way that is offline; `refresh` tries again. */
export function createLazySignaling(load: () => Promise<Signaling>): Signaling {
  const events = createSignalingEvents();
  const { members, boxes, gone, setStatus } = events;
  let begin: (() => void) | undefined;
  let isLoading = false;
  let loaded: Signaling | undefined;
  let announced: Bytes | undefined;
  let isClosed = false;

  return {
    ...events.hooks,
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
      events.clear();
    },
  };
}

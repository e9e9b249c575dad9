/** Which signals were taken already: each link's only in rising order, in bounded memory. */
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { LINK_IDS_REMEMBERED_MAX } from '../../core/limits/webrtc.ts';
import { keepNewest } from '../../core/base/bounded-map.ts';

export interface SignalNumbers {
  /** Whether signal `n` of a sender's session about a link is later than what was taken; then it counts as taken. */
  take(session: string, linkId: string, n: number): boolean;
}

interface Sender {
  /** The last number of each link, the latest links last. */
  readonly byLink: Map<string, number>;
  /** The highest number of links that are not remembered any more: whatever is older is a copy of theirs. */
  floor: number;
}

/**
 * A session numbers all its signals in one rising row, so one number stands for every link that had to be
 * forgotten. Each sender has a memory of its own: nobody can flush what is remembered of somebody else.
 */
export function createSignalNumbers(): SignalNumbers {
  const senders = new Map<string, Sender>();
  return {
    take(session, linkId, n) {
      const sender = senders.get(session) ?? { byLink: new Map<string, number>(), floor: -1 };
      if (n <= (sender.byLink.get(linkId) ?? sender.floor)) return false;
      keepNewest(senders, session, sender, PEERS_KNOWN_MAX);
      for (const [, last] of keepNewest(sender.byLink, linkId, n, LINK_IDS_REMEMBERED_MAX)) {
        sender.floor = Math.max(sender.floor, last);
      }
      return true;
    },
  };
}

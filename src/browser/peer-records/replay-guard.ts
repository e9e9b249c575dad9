/** Which signals were taken already: each link's only in rising order, in bounded memory. */
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { LINK_IDS_REMEMBERED_MAX } from '../../core/limits/webrtc.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';

export interface SignalNumbers {
  /** Whether signal `n` of a sender's session about a link is later than what was taken; then it counts as taken. */
  take(session: string, linkId: string, n: number): boolean;
}

/** What was taken of one session. */
class Sender {
  /** The highest number of links that are not remembered any more: anything older is a copy of theirs. */
  #floor = -1;
  /** The last number of each link, the latest links last. */
  readonly #byLink = new BoundedMap<string, number>(LINK_IDS_REMEMBERED_MAX, (last) => {
    this.#floor = Math.max(this.#floor, last);
  });

  take(linkId: string, n: number): boolean {
    if (n <= (this.#byLink.get(linkId) ?? this.#floor)) return false;
    this.#byLink.set(linkId, n);
    return true;
  }
}

/**
 * A session numbers all its signals in one rising row, so one number stands for every link that had to be
 * forgotten. Each sender has a memory of its own: nobody can flush what is remembered of somebody else.
 */
export function createSignalNumbers(): SignalNumbers {
  const senders = new BoundedMap<string, Sender>(PEERS_KNOWN_MAX);
  return {
    take(session, linkId, n) {
      const sender = senders.get(session) ?? new Sender();
      if (!sender.take(linkId, n)) return false;
      senders.set(session, sender);
      return true;
    },
  };
}

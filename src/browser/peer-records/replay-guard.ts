/** Refuses signals that were taken before: takes each link's only in rising order, in bounded memory. */
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { LINK_IDS_REMEMBERED_MAX } from '../../core/limits/webrtc.ts';
import { BoundedMap } from '../../core/base/bounded-map.ts';

export interface ReplayGuard {
  /** Whether signal `n` of a sender's session about a link is later than those taken before. Then it counts as taken. */
  take(session: string, linkId: string, n: number): boolean;
}

/** What was taken of one session. */
class Sender {
  /** The highest number of the links that were forgotten. A signal up to it counts as a copy of theirs. */
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
 * A session numbers all its signals in one rising sequence, so one number stands for every link that had to be
 * forgotten. Each sender has its own memory: no sender can flush what is remembered about another.
 */
export function createReplayGuard(): ReplayGuard {
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

/** Refuses signals that were taken before: takes each link's only in rising order, in bounded memory. */
import { BoundedMap } from '../../core/base/bounded-map.ts';
import { FairMap, NO_SOURCE, type Source } from '../../core/base/fair-map.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../core/limits/mesh.ts';
import { LINK_IDS_REMEMBERED_MAX } from '../../core/limits/webrtc.ts';

export interface ReplayGuard {
  /** Whether signal `n` of a sender's session about a link is later than those taken before. Then it counts as taken. */
  take(session: string, linkId: string, n: number, source?: Source): boolean;
  /** A link has proven who is there: nobody else's signals flush what is remembered of the peer. */
  linked(peer: PeerId): void;
}

/** A session of a peer, as the guard knows it. */
export const sessionName = (peer: PeerId, session: string): string => `${peer} ${session}`;

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
 * forgotten. Each sender has its own memory, and each source its share: no sender can flush what is remembered about
 * another, and no crowd what is remembered about those who came another way or are linked.
 */
export function createReplayGuard(): ReplayGuard {
  const senders = new FairMap<string, Sender>(PEERS_KNOWN_MAX);
  return {
    take(session, linkId, n, source = NO_SOURCE) {
      const sender = senders.get(session) ?? new Sender();
      if (!sender.take(linkId, n)) return false;
      senders.set(session, sender, source);
      return true;
    },
    linked: (peer) => senders.markLinked((_, name) => name.startsWith(sessionName(peer, ''))),
  };
}

/** Who is linked with whom, as members tell each other, and the signals that they pass on for those who are not. */
import { equalBytes, type Bytes } from '../base/bytes.ts';
import { idBytes, peerId, type PeerId } from '../base/ids.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import {
  NEWS_AFTER_MS,
  NEWS_BURST,
  NEWS_PER_SECOND,
  SIGNALS_BURST,
  SIGNALS_PER_SECOND,
  FORWARDERS_PER_SIGNAL,
} from '../limits/forwarding.ts';
import { LINKS_MAX, PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { Clock, Link, Off } from '../ports.ts';
import { createTokenBucket, type TokenBucket } from '../base/token-bucket.ts';
import { encodeForwarding, type ForwardingMessage, type Of } from './forwarding-message.ts';
import type { MemberPostOffice } from './member-mail.ts';

/** Somebody whom we have a link of our own with. */
export interface Member {
  readonly peer: PeerId;
  readonly link: Link;
  /** Whom it says it is linked with; undefined: it has not said yet. */
  reach: ReadonlySet<PeerId>;
  hasTold: boolean;
  files: boolean;
  card: Bytes | undefined;
  /** What we have told it: cards by peer, and our own list. */
  readonly toldRecords: Map<PeerId, Bytes>;
  toldReach: string;
  readonly signals: TokenBucket;
  readonly news: TokenBucket;
  /** Asked for a carried link: by itself, or by others whom it carries for. */
  readonly asks: TokenBucket;
}

export const createMember = (link: Link): Member => ({
  peer: link.peer,
  link,
  reach: new Set(),
  hasTold: false,
  files: false,
  card: undefined,
  toldRecords: new BoundedMap(PEERS_KNOWN_MAX),
  toldReach: '',
  signals: createTokenBucket(SIGNALS_PER_SECOND, SIGNALS_BURST),
  news: createTokenBucket(NEWS_PER_SECOND, NEWS_BURST),
  asks: createTokenBucket(NEWS_PER_SECOND, NEWS_BURST),
});

export interface ReachabilityOptions {
  readonly self: PeerId;
  readonly clock: Clock;
  readonly post: MemberPostOffice;
  members(): Member[];
  member(peer: PeerId): Member | undefined;
  /** Whether we would carry files between members. */
  forwardsFiles(): boolean;
}

type News = Of<'card' | 'reach' | 'signal'>;

export interface Reachability {
  /** False for what `from` may not say, or says too often. */
  take(from: Member, message: News): boolean;
  left(member: Member): void;
  /** Tells what has changed, soon. */
  tellSoon(): void;
  close(): void;
}

const say = (member: Member, message: ForwardingMessage) =>
  member.link.send('control', encodeForwarding(message));

export function createReachability(options: ReachabilityOptions): Reachability {
  const { self, clock, post, members, member: memberOf } = options;
  /** Cards of those who are linked with members, by hearsay. */
  const heard = new BoundedMap<PeerId, Bytes>(PEERS_KNOWN_MAX);
  let own: Bytes | undefined;
  let stopTimer: Off | undefined;

  const isReached = (peer: PeerId) => members().some((it) => it.reach.has(peer));

  function tellSoon(): void {
    stopTimer ??= clock.after(NEWS_AFTER_MS, () => {
      stopTimer = undefined;
      for (const member of members()) tell(member);
    });
  }

  function tell(member: Member): void {
    const all = members();
    const peers = all.flatMap(({ peer }) => (peer === member.peer ? [] : [peer]));
    const files = options.forwardsFiles();
    const reach = `${files} ${[...peers].sort().join()}`;
    if (reach !== member.toldReach) {
      member.toldReach = reach;
      say(member, { t: 'reach', peers: peers.slice(0, LINKS_MAX).map(idBytes), files });
    }
    if (own) tellRecord(member, self, own);
    // Before its first list we would tell it of people it is about to say it is linked with.
    if (!member.hasTold) return;
    for (const { peer, card } of all) {
      if (card && peer !== member.peer && !member.reach.has(peer)) tellRecord(member, peer, card);
    }
  }

  function tellRecord(member: Member, peer: PeerId, card: Bytes): void {
    if (member.toldRecords.get(peer) === card) return;
    member.toldRecords.set(peer, card);
    say(member, { t: 'card', peer: idBytes(peer), card });
  }

  function onPeerRecord(from: Member, peer: PeerId, card: Bytes): void {
    if (peer === self) return;
    if (peer !== from.peer) {
      heard.set(peer, card.slice());
      post.tell.cards([{ peer, card: card.slice() }]);
    } else if (!from.card || !equalBytes(from.card, card)) {
      from.card = card.slice();
      tellSoon();
    }
  }

  function tellGone(peers: Iterable<PeerId>): void {
    for (const peer of peers)
      if (heard.has(peer) && !isReached(peer) && !memberOf(peer)) {
        heard.delete(peer);
        post.tell.gone(peer);
      }
  }

  function onSignal(from: Member, { from: sender, to: receiver, box }: Of<'signal'>): boolean {
    const [by, to] = [peerId(sender), peerId(receiver)];
    if (to === self) {
      if (by !== self) post.tell.box(by, box.slice());
      return true;
    }
    if (by !== from.peer) return false; // it has come through one member already
    const next = memberOf(to);
    if (next) say(next, { t: 'signal', from: sender, to: receiver, box });
    return true;
  }

  post.open({
    announce(card) {
      own = card;
      tellSoon();
    },
    send(to, box) {
      const ways = members().filter((it) => it.peer !== to && it.reach.has(to));
      const signal = { t: 'signal', from: idBytes(self), to: idBytes(to), box } as const;
      for (const way of ways.slice(0, FORWARDERS_PER_SIGNAL)) say(way, signal);
      return ways.length > 0;
    },
    refresh() {
      const cards = [...heard].flatMap(([peer, card]) => (isReached(peer) ? [{ peer, card }] : []));
      if (members().length > 0) post.tell.cards(cards);
    },
  });

  return {
    take(from, message) {
      const bucket = message.t === 'signal' ? from.signals : from.news;
      if (!bucket.take(clock.now())) return message.t === 'signal';
      if (message.t === 'signal') return onSignal(from, message);
      if (message.t === 'card') onPeerRecord(from, peerId(message.peer), message.card);
      else {
        const before = from.reach;
        from.reach = new Set(message.peers.map((it) => peerId(it)));
        from.files = message.files;
        from.hasTold = true;
        tellGone(before);
        tellSoon();
      }
      return true;
    },
    left(member) {
      tellGone(member.reach);
      tellSoon();
    },
    tellSoon,
    close() {
      stopTimer?.();
      stopTimer = () => undefined; // nothing is told any more
    },
  };
}

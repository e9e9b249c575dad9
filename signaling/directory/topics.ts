/** Who is a member of which topic, and with which peer record. Knows no sockets. */
import { NETWORK_SIZES } from '../address.ts';
import type { Networks } from '../address.ts';
import { Places } from '../places.ts';
import type { PerNetwork } from '../places.ts';
import type { JoinRefusal } from './directory.ts';

export interface Member {
  readonly sid: string;
  /** Its sealed peer record, under the name that it has on the wire. */
  readonly announce: string;
}

export interface TopicLimits {
  readonly topicsPerConnection: number;
  readonly membersPerTopic: number;
  readonly membersPerTopicPer: PerNetwork;
  readonly membersPer: PerNetwork;
}

export interface TopicsOptions {
  readonly limits: TopicLimits;
  /** Returns an integer in [0, n). */
  readonly randomBelow: (n: number) => number;
  readonly networksOf: (sid: string) => Networks;
  /** It has left the topic, which was full, to make room for one of another network. */
  readonly onPushedOut: (sid: string, topic: string) => void;
}

interface Topic {
  readonly members: Map<string, { readonly announce: string; readonly from: Networks }>;
  /** Who holds how much of it, once one network can hold too much. Small topics need no count. */
  places: Places | null;
}

/** A table of memberships, empty at first. An empty topic leaves nothing behind. */
export class Topics {
  readonly #options: TopicsOptions;
  readonly #topics = new Map<string, Topic>();
  readonly #topicsBySid = new Map<string, Set<string>>();
  /** Memberships beyond the first of a connection. There is no bound for all networks together. */
  readonly #held: Places;
  #memberships = 0;

  constructor(options: TopicsOptions) {
    this.#options = options;
    this.#held = new Places(Infinity, options.limits.membersPer);
  }

  /** How many topics have a member. */
  get size(): number {
    return this.#topics.size;
  }

  /** How many memberships there are in all topics together. */
  get memberships(): number {
    return this.#memberships;
  }

  /** Adds `sid`, or replaces its peer record. Otherwise returns the limit that it hits. */
  join(
    sid: string,
    name: string,
    announce: string,
    membersMax = this.#options.limits.membersPerTopic,
  ): 'ok' | JoinRefusal {
    const topic = this.#topics.get(name) ?? { members: new Map(), places: null };
    const joined = this.#topicsBySid.get(sid) ?? new Set<string>();
    const from = topic.members.get(sid)?.from ?? this.#options.networksOf(sid);
    if (!joined.has(name)) {
      const refusal = this.#enter(sid, name, topic, from, membersMax);
      if (refusal) return refusal;
    }
    this.#topics.set(name, topic);
    topic.members.set(sid, { announce, from });
    this.#topicsBySid.set(sid, joined.add(name));
    return 'ok';
  }

  leave(sid: string, name: string): void {
    const topic = this.#topics.get(name);
    if (topic?.members.delete(sid)) this.#memberships--;
    if (topic?.members.size === 0) this.#topics.delete(name);
    topic?.places?.release(sid);
    this.#held.release(sid + name);
    const joined = this.#topicsBySid.get(sid);
    joined?.delete(name);
    if (joined?.size === 0) this.#topicsBySid.delete(sid);
  }

  /** Leaves every topic, and returns them. */
  forget(sid: string): string[] {
    const left = [...(this.#topicsBySid.get(sid) ?? [])];
    for (const topic of left) this.leave(sid, topic);
    return left;
  }

  has(sid: string, topic: string): boolean {
    return this.#topicsBySid.get(sid)?.has(topic) ?? false;
  }

  /**
   * Up to `count` other members. Half of them are of different networks as far as there are any, so that one network
   * with many members hides nobody; with the other half, every choice is equally likely.
   */
  sample(sid: string, name: string, count: number): Member[] {
    const others = this.#othersOf(sid, name);
    shuffle(others, this.#options.randomBelow);
    if (others.length <= count) return others.map(memberOf);
    const drawn = new Set<(typeof others)[number]>();
    const blocks = new Set<string>();
    for (const other of others) {
      if (2 * drawn.size >= count) break;
      if (blocks.size < blocks.add(other[1].from.block).size) drawn.add(other);
    }
    for (const other of others) {
      if (drawn.size >= count) break;
      drawn.add(other);
    }
    return [...drawn].map(memberOf);
  }

  /** The topics that have a member. */
  topics(): string[] {
    return [...this.#topics.keys()];
  }

  members(topic: string): Member[] {
    return [...(this.#topics.get(topic)?.members ?? [])].map(memberOf);
  }

  #othersOf(sid: string, name: string) {
    return [...(this.#topics.get(name)?.members ?? [])].filter(([other]) => other !== sid);
  }

  /** Counts a new member, or returns the limit that it hits. */
  #enter(
    sid: string,
    name: string,
    topic: Topic,
    from: Networks,
    membersMax: number,
  ): JoinRefusal | null {
    const { topicsPerConnection, membersPerTopicPer } = this.#options.limits;
    const joined = this.#topicsBySid.get(sid)?.size ?? 0;
    if (joined >= topicsPerConnection) return 'too-many-topics';
    // The first is never refused: those who join many topics do not keep their neighbours out of one.
    if (joined > 0) {
      if (!this.#held.hasRoom(from)) return 'too-many-topics';
      this.#held.take(sid + name, from);
    }
    const { size } = topic.members;
    if (size >= membersMax || NETWORK_SIZES.some((it) => size >= membersPerTopicPer[it])) {
      topic.places ??= placesOf(topic, membersMax, membersPerTopicPer);
    }
    const place = topic.places ? topic.places.take(sid, from) : {};
    if (!place) {
      this.#held.release(sid + name);
      return 'topic-full';
    }
    this.#memberships++;
    if (place.pushedOut !== undefined) {
      this.leave(place.pushedOut, name);
      this.#topics.set(name, topic);
      this.#options.onPushedOut(place.pushedOut, name);
    }
    return null;
  }
}

function placesOf({ members }: Topic, max: number, perNetwork: PerNetwork): Places {
  const places = new Places(max, perNetwork);
  for (const [sid, { from }] of members) places.take(sid, from);
  return places;
}

const memberOf = ([sid, { announce }]: [string, { announce: string }]): Member => ({
  sid,
  announce,
});

/** Fisher–Yates, in place. */
function shuffle<T>(items: T[], randomBelow: (n: number) => number): void {
  for (let i = 0; i < items.length; i++) {
    const j = i + randomBelow(items.length - i);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

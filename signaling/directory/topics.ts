/** Who is a member of which topic, and with which peer record. Knows no sockets. */
import type { JoinRefusal } from './directory.ts';

export interface Member {
  readonly sid: string;
  /** Its sealed peer record, under the name that it has on the wire. */
  readonly announce: string;
}

export interface TopicLimits {
  readonly topicsPerConnection: number;
  readonly membersPerTopic: number;
}

/** A table of memberships, empty at first. An empty topic leaves nothing behind. */
export class Topics {
  readonly #limits: TopicLimits;
  readonly #randomBelow: (n: number) => number;
  readonly #recordsByTopic = new Map<string, Map<string, string>>();
  readonly #topicsBySid = new Map<string, Set<string>>();
  #memberships = 0;

  /** @param randomBelow returns an integer in [0, n) */
  constructor(limits: TopicLimits, randomBelow: (n: number) => number) {
    this.#limits = limits;
    this.#randomBelow = randomBelow;
  }

  /** How many topics have a member. */
  get size(): number {
    return this.#recordsByTopic.size;
  }

  /** How many memberships there are in all topics together. */
  get memberships(): number {
    return this.#memberships;
  }

  /** Adds `sid`, or replaces its peer record. Otherwise returns the limit that it hits. */
  join(
    sid: string,
    topic: string,
    record: string,
    membersMax = this.#limits.membersPerTopic,
  ): 'ok' | JoinRefusal {
    const members = this.#recordsByTopic.get(topic) ?? new Map<string, string>();
    const joined = this.#topicsBySid.get(sid) ?? new Set<string>();
    if (!joined.has(topic)) {
      if (joined.size >= this.#limits.topicsPerConnection) return 'too-many-topics';
      if (members.size >= membersMax) return 'topic-full';
      this.#memberships++;
    }
    this.#recordsByTopic.set(topic, members.set(sid, record));
    this.#topicsBySid.set(sid, joined.add(topic));
    return 'ok';
  }

  leave(sid: string, topic: string): void {
    const members = this.#recordsByTopic.get(topic);
    if (members?.delete(sid)) this.#memberships--;
    if (members?.size === 0) this.#recordsByTopic.delete(topic);
    const joined = this.#topicsBySid.get(sid);
    joined?.delete(topic);
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

  /** Up to `count` other members. Every choice is equally likely. */
  sample(sid: string, topic: string, count: number): Member[] {
    const others = this.members(topic).filter((member) => member.sid !== sid);
    return shuffledHead(others, count, this.#randomBelow);
  }

  /** The topics that have a member. */
  topics(): string[] {
    return [...this.#recordsByTopic.keys()];
  }

  members(topic: string): Member[] {
    const records = this.#recordsByTopic.get(topic) ?? [];
    return [...records].map(([sid, announce]) => ({ sid, announce }));
  }
}

/** The first `count` of a Fisher–Yates shuffle, done in place. */
function shuffledHead<T>(items: T[], count: number, randomBelow: (n: number) => number): T[] {
  const taken = Math.min(count, items.length);
  for (let i = 0; i < taken; i++) {
    const j = i + randomBelow(items.length - i);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items.slice(0, taken);
}

/** Who is a member of which topic, and with what announcement; knows no sockets. */

export interface Member {
  readonly sid: string;
  readonly announce: string;
}

export interface TopicLimits {
  readonly topicsPerConnection: number;
  readonly membersPerTopic: number;
}

export interface Topics {
  /** Adds `sid` or replaces its announcement; otherwise says which limit is in the way. */
  join(
    sid: string,
    topic: string,
    announce: string,
    membersMax?: number,
  ): 'ok' | 'too-many-topics' | 'topic-full';
  leave(sid: string, topic: string): void;
  /** Leaves every topic, and says which. */
  forget(sid: string): string[];
  has(sid: string, topic: string): boolean;
  /** Up to `count` other members, every choice equally likely. */
  sample(sid: string, topic: string, count: number): Member[];
  /** The topics that have a member, and the members of one. */
  topics(): string[];
  members(topic: string): Member[];
  /** How many topics have a member; an empty topic leaves nothing behind. */
  readonly size: number;
  /** How many memberships there are in all. */
  readonly memberships: number;
}

/** Makes an empty table. `randomBelow(n)` returns an integer in [0, n). */
export function createTopics(limits: TopicLimits, randomBelow: (n: number) => number): Topics {
  const announcesByTopic = new Map<string, Map<string, string>>();
  const topicsBySid = new Map<string, Set<string>>();
  let memberships = 0;

  const leave = (sid: string, topic: string): void => {
    const members = announcesByTopic.get(topic);
    if (members?.delete(sid)) memberships--;
    if (members?.size === 0) announcesByTopic.delete(topic);
    const joined = topicsBySid.get(sid);
    joined?.delete(topic);
    if (joined?.size === 0) topicsBySid.delete(sid);
  };

  return {
    join(sid, topic, announce, membersMax = limits.membersPerTopic) {
      const members = announcesByTopic.get(topic) ?? new Map<string, string>();
      const joined = topicsBySid.get(sid) ?? new Set<string>();
      if (!joined.has(topic)) {
        if (joined.size >= limits.topicsPerConnection) return 'too-many-topics';
        if (members.size >= membersMax) return 'topic-full';
        memberships++;
      }
      announcesByTopic.set(topic, members.set(sid, announce));
      topicsBySid.set(sid, joined.add(topic));
      return 'ok';
    },
    leave,
    forget(sid) {
      const left = [...(topicsBySid.get(sid) ?? [])];
      for (const topic of left) leave(sid, topic);
      return left;
    },
    has: (sid, topic) => topicsBySid.get(sid)?.has(topic) ?? false,
    sample(sid, topic, count) {
      const others: Member[] = [];
      for (const [other, announce] of announcesByTopic.get(topic) ?? []) {
        if (other !== sid) others.push({ sid: other, announce });
      }
      return shuffledHead(others, count, randomBelow);
    },
    topics: () => [...announcesByTopic.keys()],
    members: (topic) =>
      [...(announcesByTopic.get(topic) ?? [])].map(([sid, announce]) => ({ sid, announce })),
    get size() {
      return announcesByTopic.size;
    },
    get memberships() {
      return memberships;
    },
  };
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

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
  join(sid: string, topic: string, announce: string): 'ok' | 'too-many-topics' | 'topic-full';
  leave(sid: string, topic: string): void;
  /** Leaves every topic. */
  forget(sid: string): void;
  has(sid: string, topic: string): boolean;
  /** Up to `count` other members, every choice equally likely. */
  sample(sid: string, topic: string, count: number): Member[];
  /** How many topics have a member; an empty topic leaves nothing behind. */
  readonly size: number;
}

/** Makes an empty table. `randomBelow(n)` returns an integer in [0, n). */
export function createTopics(limits: TopicLimits, randomBelow: (n: number) => number): Topics {
  const announcesByTopic = new Map<string, Map<string, string>>();
  const topicsBySid = new Map<string, Set<string>>();

  const leave = (sid: string, topic: string): void => {
    const members = announcesByTopic.get(topic);
    members?.delete(sid);
    if (members?.size === 0) announcesByTopic.delete(topic);
    const joined = topicsBySid.get(sid);
    joined?.delete(topic);
    if (joined?.size === 0) topicsBySid.delete(sid);
  };

  return {
    join(sid, topic, announce) {
      const members = announcesByTopic.get(topic) ?? new Map<string, string>();
      const joined = topicsBySid.get(sid) ?? new Set<string>();
      if (!joined.has(topic)) {
        if (joined.size >= limits.topicsPerConnection) return 'too-many-topics';
        if (members.size >= limits.membersPerTopic) return 'topic-full';
      }
      announcesByTopic.set(topic, members.set(sid, announce));
      topicsBySid.set(sid, joined.add(topic));
      return 'ok';
    },
    leave,
    forget(sid) {
      for (const topic of [...(topicsBySid.get(sid) ?? [])]) leave(sid, topic);
    },
    has: (sid, topic) => topicsBySid.get(sid)?.has(topic) ?? false,
    sample(sid, topic, count) {
      const others: Member[] = [];
      for (const [other, announce] of announcesByTopic.get(topic) ?? []) {
        if (other !== sid) others.push({ sid: other, announce });
      }
      return shuffledHead(others, count, randomBelow);
    },
    get size() {
      return announcesByTopic.size;
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

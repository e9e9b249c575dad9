/** The directory of a relay that is alone: everybody is ours, and every answer is at hand. */
import { randomBytes } from 'node:crypto';
import type { Directory, DirectoryOptions } from './directory.ts';
import { createTopics } from './topics.ts';

/** Makes an empty directory. */
export function createMemoryDirectory(options: DirectoryOptions): Directory {
  const { limits, randomBelow, deliver } = options;
  const topics = createTopics(limits, randomBelow);
  return {
    newSid: () => randomBytes(12).toString('base64url'),
    join(sid, topic, announce, count, done, membersMax = limits.membersPerTopic) {
      const result = topics.join(sid, topic, announce, membersMax);
      done(result === 'ok' ? topics.sample(sid, topic, count) : result);
    },
    sample: (sid, topic, count, done) => done(topics.sample(sid, topic, count)),
    has: topics.has,
    signal(from, topic, to, box) {
      if (topics.has(to, topic)) deliver(to, { type: 'signal', topic, from, box });
      else deliver(from, { type: 'gone', topic, sid: to });
    },
    leave: topics.leave,
    forget: (sid) => void topics.forget(sid),
    counts: () => ({ topics: topics.size, members: topics.memberships, redis: 'off' }),
    close: () => Promise.resolve(),
  };
}

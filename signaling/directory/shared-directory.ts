/**
 * The directory that relay processes share through Redis. Our own members are also kept here, so that a Redis
 * that is down, slow or emptied costs only the sight of the others, and what it lost is put back.
 *
 * In Redis (see redis-scripts.ts) are topics, a lease for each process that it renews, and a channel for each
 * process. A sid begins with the tag of its process, so a signal costs one publish and no lookup; a process
 * that was killed is deaf at once, and so its members are gone. Who was answered without Redis, and so perhaps
 * told of nobody, is shown the others as soon as it is there.
 */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Directory, DirectoryOptions } from './directory.ts';
import { parsePassedOn } from './forwarded-message.ts';
import type { RelayMessage } from '../protocol.ts';
import { JOIN, RENEW, RESTORE, SAMPLE, TAG_CHARS } from './redis-scripts.ts';
import type { Script } from './redis-scripts.ts';
import { createLateIntroductions } from './late-introductions.ts';
import { createTopics } from './topics.ts';
import type { Member } from './topics.ts';

/** What is asked of Redis. Every promise rejects while there is no connection. */
export interface RedisConnection {
  /** Begins to connect and never gives up; `onUp` comes with each connection, `onDown` when there is none. */
  start(listeners: { onUp: () => void; onDown: () => void }): void;
  run(script: Script, keys: readonly string[], args: readonly string[]): Promise<unknown>;
  /** How many subscribers there were. */
  publish(channel: string, text: string): Promise<number>;
  /** Kept over a loss of connection. */
  subscribe(channel: string, listener: (text: string) => void): Promise<void>;
  removeFields(key: string, fields: readonly string[]): Promise<unknown>;
  removeKey(key: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface SharedDirectoryOptions extends DirectoryOptions {
  readonly redis: RedisConnection;
  readonly times?: SharedTimes;
  readonly onState?: (redis: 'up' | 'down') => void;
}

export interface SharedTimes {
  /** How often a process says that it lives: one command, whatever it holds. */
  readonly renewMs: number;
  /** How long its members are believed in without that: two lost renewals. */
  readonly leaseMs: number;
  /** How long a topic outlives the last process that renewed it; each does three times as often. */
  readonly topicMs: number;
}

const TIMES: SharedTimes = { renewMs: 2_000, leaseMs: 6_000, topicMs: 120_000 };
const PREFIX = 'swapmeet:1:';
const LEASES = `${PREFIX}lease:`;
const topicKey = (topic: string): string => `${PREFIX}topic:${topic}`;
const CHANNELS = `${PREFIX}to:`;
const channelOf = (tag: string): string => CHANNELS + tag;
const tagOf = (sid: string): string => sid.slice(0, TAG_CHARS);
const SID_CHARS = 16;

/** Makes a directory that begins alone and finds the others once Redis answers. */
export function createSharedDirectory(options: SharedDirectoryOptions): Directory {
  const { limits, randomBelow, deliver, redis } = options;
  const { renewMs, leaseMs, topicMs } = options.times ?? TIMES;
  const ours = createTopics(limits, randomBelow);
  const tag = randomBytes(9).toString('base64url').slice(0, TAG_CHARS);
  const lease = LEASES + tag;
  /** Answers that Redis owes; each can also be given without it. Oldest first. */
  const owed = new Map<() => void, number>();
  let state: 'up' | 'down' | 'closed' = 'down';
  let told: 'up' | 'down' | undefined;
  let isSubscribed = false;
  let renewals = 0;
  let topicsToRenew: string[] = [];

  const isInSight = (): boolean => state === 'up';
  const unshown = createLateIntroductions({ isInSight, has: ours.has, sample, deliver });

  redis.start({ onUp: begin, onDown: lose });
  const timer = setInterval(renew, renewMs);
  timer.unref();

  function begin(): void {
    // Others may have taken us for dead in between, so all of ours is put back.
    if (state === 'up') lose();
    const subscribed = isSubscribed || redis.subscribe(channelOf(tag), hear);
    isSubscribed = true;
    Promise.resolve(subscribed).then(renew, () => (isSubscribed = false));
  }

  function lose(): void {
    answerOwed(Infinity);
    setState('down');
  }

  function setState(next: 'up' | 'down'): void {
    if (state === 'closed') return;
    state = next;
    if (told !== next) options.onState?.((told = next));
  }

  /** The heartbeat: our lease and a share of our topics, in one command. */
  function renew(): void {
    if (state === 'closed') return;
    if (renewals > 0) lose(); // two beats without an answer: as good as away
    answerOwed(performance.now() - renewMs);
    if (topicsToRenew.length === 0) topicsToRenew = ours.topics();
    const beats = Math.max(1, Math.floor(topicMs / 3 / renewMs));
    const keys = topicsToRenew.splice(0, Math.ceil(ours.size / beats)).map(topicKey);
    renewals++;
    redis.run(RENEW, [lease, ...keys], [`${leaseMs}`, `${topicMs}`]).then(
      (result) => {
        renewals = 0;
        const [wasThere, ...missing] = result as [number, ...string[]];
        // Without the lease others have forgotten us, or Redis has forgotten all.
        if (wasThere === 0 || state === 'down') restore(ours.topics());
        else restore(missing.map((key) => key.slice(topicKey('').length)));
        setState('up');
        void unshown.show();
      },
      () => {
        renewals = 0;
        lose();
      },
    );
  }

  function restore(topics: readonly string[]): void {
    for (const topic of topics) {
      const members = ours.members(topic).flatMap(({ sid, announce }) => [sid, announce]);
      if (members.length > 0)
        ask(RESTORE, topic, [`${limits.membersPerTopic}`, `${topicMs}`, ...members]);
    }
  }

  /** A command whose answer nobody waits for, and whose loss the next restoring makes good. */
  function ask(script: Script, topic: string, args: string[]): void {
    redis.run(script, [topicKey(topic)], [LEASES, CHANNELS, ...args]).catch(() => undefined);
  }

  function remove(topic: string, sids: readonly string[]): void {
    if (state === 'up') redis.removeFields(topicKey(topic), sids).catch(() => undefined);
  }

  /** Gives the answer that Redis gives, or when it gives none in time, the one that we have without it. */
  function answer(
    script: Script,
    topic: string,
    args: string[],
    done: (result: Member[] | 'full') => void,
    alone: () => void,
  ): void {
    if (state !== 'up') return alone();
    owed.set(alone, performance.now());
    redis.run(script, [topicKey(topic)], [LEASES, CHANNELS, ...args]).then(
      (result) => {
        if (owed.delete(alone)) done(result === 'full' ? result : believed(topic, result));
      },
      () => {
        if (owed.delete(alone)) alone();
      },
    );
  }

  function answerOwed(untilMs: number): void {
    for (const [alone, askedAtMs] of owed) {
      if (askedAtMs > untilMs) return;
      owed.delete(alone);
      alone();
    }
  }

  /** What Redis says of who is there, without members of ours that left while it was away. */
  function believed(topic: string, sample: unknown): Member[] {
    const flat = sample as string[];
    const members: Member[] = [];
    const stale: string[] = [];
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const [sid, announce] = [flat[i] ?? '', flat[i + 1] ?? ''];
      if (tagOf(sid) === tag && !ours.has(sid, topic)) stale.push(sid);
      else members.push({ sid, announce });
    }
    if (stale.length > 0) remove(topic, stale);
    return members;
  }

  /** On our channel: the sid of ours, then a message of the relay for it. */
  function hear(text: string): void {
    const to = text.slice(0, SID_CHARS);
    const message = parsePassedOn(text.slice(SID_CHARS));
    if (!message) return;
    // Whoever wrote to a topic need not be in it.
    if (message.type === 'gone' || ours.has(to, message.topic)) return deliver(to, message);
    remove(message.topic, [to]);
    tell(message.from, { type: 'gone', topic: message.topic, sid: to }, () => undefined);
  }

  function sample(
    sid: string,
    topic: string,
    count: number,
    done: (members: Member[]) => void,
  ): void {
    const alone = (): void => {
      unshown.add(sid, topic);
      done(ours.sample(sid, topic, count));
    };
    answer(SAMPLE, topic, [sid, `${count}`], (found) => found !== 'full' && done(found), alone);
  }

  /** Passes a message on to the process that holds `to`; `absent` when it is not there, or cannot be seen. */
  function tell(to: string, message: RelayMessage, absent: (isSeen: boolean) => void): void {
    if (state !== 'up') return absent(false);
    redis.publish(channelOf(tagOf(to)), to + JSON.stringify(message)).then(
      (listeners) => listeners === 0 && absent(true),
      () => absent(false),
    );
  }

  return {
    newSid: () =>
      tag +
      randomBytes(9)
        .toString('base64url')
        .slice(0, SID_CHARS - TAG_CHARS),
    join(sid, topic, announce, count, done, membersMax = limits.membersPerTopic) {
      const result = ours.join(sid, topic, announce, membersMax);
      if (result !== 'ok') return done(result);
      answer(
        JOIN,
        topic,
        [sid, announce, `${membersMax}`, `${topicMs}`, `${count}`],
        (sample) => {
          if (sample !== 'full') return done(sample);
          ours.leave(sid, topic);
          done('topic-full');
        },
        () => {
          unshown.add(sid, topic);
          done(ours.sample(sid, topic, count));
        },
      );
    },
    sample,
    has: ours.has,
    signal(from, topic, to, box) {
      const gone = (isSeen = true): void => {
        if (!isSeen) unshown.add(from, topic);
        deliver(from, { type: 'gone', topic, sid: to });
      };
      if (ours.has(to, topic)) deliver(to, { type: 'signal', topic, from, box });
      else if (tagOf(to) === tag) gone();
      else tell(to, { type: 'signal', topic, from, box }, gone);
    },
    leave(sid, topic) {
      if (!ours.has(sid, topic)) return;
      ours.leave(sid, topic);
      unshown.delete(sid, topic);
      remove(topic, [sid]);
    },
    forget(sid) {
      for (const topic of ours.forget(sid)) {
        unshown.delete(sid, topic);
        remove(topic, [sid]);
      }
    },
    counts: () => ({
      topics: ours.size,
      members: ours.memberships,
      redis: state === 'up' ? 'up' : 'down',
    }),
    async close() {
      clearInterval(timer);
      answerOwed(Infinity);
      state = 'closed';
      await redis.removeKey(lease).catch(() => undefined);
      await redis.close();
    },
  };
}

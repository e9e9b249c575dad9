/**
 * The directory that relay processes share through Redis. It keeps its own members in memory too, so a Redis that
 * is down, slow or emptied only hides the members of other processes until it is back, and what Redis lost is
 * restored.
 *
 * Redis holds the topics (see redis-scripts.ts), and for each process a lease and a channel (see process-lease.ts).
 * A sid begins with the tag of its process, so a signal costs one publish and no lookup. A killed process stops
 * listening at once, so its members are gone at once. Members that were answered without Redis may have been told
 * of nobody: they are shown the others as soon as Redis is back.
 */
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Directory, DirectoryCounts, DirectoryOptions, JoinRefusal } from './directory.ts';
import { relayError } from '../relay-error.ts';
import { parseForwardedMessage, parseMembers, type ForwardedMessage } from './forwarded-message.ts';
import { LateIntroductions } from './late-introductions.ts';
import { boundArgs, networkNames } from './network-names.ts';
import { ProcessLease, type SharedTimes } from './process-lease.ts';
import type { RedisConnection } from './redis-connection.ts';
import {
  CHANNELS,
  channelOf,
  LEASES,
  SID_CHARS,
  TAG_CHARS,
  tagOf,
  topicKey,
} from './redis-keys.ts';
import { JOIN, LEAVE, SAMPLE } from './redis-scripts.ts';
import type { Script } from './redis-scripts.ts';
import { Topics, type Member } from './topics.ts';

export interface SharedDirectoryOptions extends DirectoryOptions {
  readonly redis: RedisConnection;
  /** Hides networks in Redis. The same for all processes that share it. */
  readonly secret?: string;
  readonly times?: SharedTimes;
  readonly onState?: (redis: 'up' | 'down') => void;
}

const TIMES: SharedTimes = { renewMs: 2_000, leaseMs: 6_000, topicMs: 120_000 };

const SEEDS = 2 ** 31;

/** A question that Redis answers, or this process alone when Redis does not. */
interface Question {
  readonly script: Script;
  readonly topic: string;
  readonly args: readonly string[];
  readonly done: (result: Member[] | 'full') => void;
  /** Answers from what this process knows. */
  readonly alone: () => void;
}

/** Starts alone, and finds the other processes once Redis answers. */
export class SharedDirectory implements Directory {
  readonly #limits: DirectoryOptions['limits'];
  readonly #randomBelow: DirectoryOptions['randomBelow'];
  readonly #deliver: DirectoryOptions['deliver'];
  readonly #redis: RedisConnection;
  readonly #times: SharedTimes;
  readonly #tag = randomText(TAG_CHARS);
  readonly #ours: Topics;
  readonly #networksIn: (topic: string, sid: string) => string;
  readonly #late: LateIntroductions;
  readonly #lease: ProcessLease;
  /** Questions that Redis has not answered yet, and when they were asked. Oldest first. */
  readonly #asked = new Map<Question, number>();

  constructor(options: SharedDirectoryOptions) {
    const { limits, randomBelow, deliver, redis, times = TIMES, onState } = options;
    const { networksOf, secret = '' } = options;
    this.#limits = limits;
    this.#randomBelow = randomBelow;
    this.#deliver = deliver;
    this.#redis = redis;
    this.#times = times;
    this.#ours = new Topics({
      limits,
      randomBelow,
      networksOf,
      onPushedOut: (sid, topic) => {
        this.#remove(topic, [sid]);
        this.#pushedOut(sid, topic);
      },
    });
    this.#networksIn = (topic, sid) => networkNames(secret, topic, networksOf(sid));
    this.#late = new LateIntroductions({
      isInSight: () => this.#lease.isUp,
      has: (sid, topic) => this.has(sid, topic),
      sample: (sid, topic, count, done) => this.sample(sid, topic, count, done),
      deliver,
    });
    this.#lease = new ProcessLease({
      redis,
      tag: this.#tag,
      ours: this.#ours,
      networksIn: this.#networksIn,
      bounds: boundArgs(limits.membersPerTopic, limits.membersPerTopicPer),
      times,
      onMessage: (text) => this.#hear(text),
      onBeat: () => this.#answerAlone(performance.now() - times.renewMs),
      onRenewed: () => void this.#late.show(),
      onLost: () => this.#answerAlone(Infinity),
      onState: (state) => onState?.(state),
    });
  }

  newSid(): string {
    return this.#tag + randomText(SID_CHARS - TAG_CHARS);
  }

  join(
    sid: string,
    topic: string,
    record: string,
    count: number,
    done: (result: Member[] | JoinRefusal) => void,
    membersMax = this.#limits.membersPerTopic,
  ): void {
    const result = this.#ours.join(sid, topic, record, membersMax);
    if (result !== 'ok') return done(result);
    this.#ask({
      script: JOIN,
      topic,
      args: [
        ...[sid, record, this.#networksIn(topic, sid), `${this.#times.topicMs}`],
        ...[`${count}`, this.#seed()],
        ...boundArgs(membersMax, this.#limits.membersPerTopicPer),
      ],
      done: (members) => {
        if (members !== 'full') return done(members);
        this.#ours.leave(sid, topic);
        done('topic-full');
      },
      alone: () => this.#sampleAlone(sid, topic, count, done),
    });
  }

  sample(sid: string, topic: string, count: number, done: (members: Member[]) => void): void {
    this.#ask({
      script: SAMPLE,
      topic,
      args: [sid, `${count}`, this.#seed()],
      done: (members) => members !== 'full' && done(members),
      alone: () => this.#sampleAlone(sid, topic, count, done),
    });
  }

  has(sid: string, topic: string): boolean {
    return this.#ours.has(sid, topic);
  }

  signal(from: string, topic: string, to: string, box: string): void {
    const gone = (isSeen = true): void => {
      if (!isSeen) this.#late.add(from, topic);
      this.#deliver(from, { type: 'gone', topic, sid: to });
    };
    const networks = this.#networksIn(topic, from);
    const signal = { type: 'signal', topic, from, box } as const;
    if (this.#ours.has(to, topic)) this.#deliver(to, signal, networks.split(' '));
    else if (tagOf(to) === this.#tag) gone();
    else this.#forward(to, { ...signal, networks }, gone);
  }

  leave(sid: string, topic: string): void {
    if (!this.#ours.has(sid, topic)) return;
    this.#ours.leave(sid, topic);
    this.#late.delete(sid, topic);
    this.#remove(topic, [sid]);
  }

  forget(sid: string): void {
    for (const topic of this.#ours.forget(sid)) {
      this.#late.delete(sid, topic);
      this.#remove(topic, [sid]);
    }
  }

  counts(): DirectoryCounts {
    const { size, memberships } = this.#ours;
    return { topics: size, members: memberships, redis: this.#lease.isUp ? 'up' : 'down' };
  }

  async close(): Promise<void> {
    this.#answerAlone(Infinity);
    await this.#lease.close();
  }

  #ask(question: Question): void {
    const { script, topic, args, done, alone } = question;
    if (!this.#lease.isUp) return alone();
    this.#asked.set(question, performance.now());
    this.#redis.run(script, [topicKey(topic)], [LEASES, CHANNELS, ...args]).then(
      (result) => {
        if (!this.#asked.delete(question)) return;
        done(result === 'full' ? result : this.#membersIn(topic, result));
      },
      () => {
        if (this.#asked.delete(question)) alone();
      },
    );
  }

  /** Answers without Redis what was asked until then. */
  #answerAlone(untilMs: number): void {
    for (const [question, askedAtMs] of this.#asked) {
      if (askedAtMs > untilMs) return;
      this.#asked.delete(question);
      question.alone();
    }
  }

  #sampleAlone(sid: string, topic: string, count: number, done: (members: Member[]) => void): void {
    this.#late.add(sid, topic);
    done(this.#ours.sample(sid, topic, count));
  }

  /** The members in an answer of Redis, without those of ours that left while it was away. */
  #membersIn(topic: string, answer: unknown): Member[] {
    const members = parseMembers(topic, answer);
    const isStale = ({ sid }: Member) => tagOf(sid) === this.#tag && !this.#ours.has(sid, topic);
    const stale = members.filter(isStale).map(({ sid }) => sid);
    if (stale.length > 0) this.#remove(topic, stale);
    return members.filter((it) => !isStale(it));
  }

  /** Redis has no random numbers of its own. */
  #seed(): string {
    return `${this.#randomBelow(SEEDS)}`;
  }

  #remove(topic: string, sids: readonly string[]): void {
    if (!this.#lease.isUp) return;
    const args = [LEASES, CHANNELS, ...sids];
    this.#redis.run(LEAVE, [topicKey(topic)], args).catch(() => undefined);
  }

  /** Ours has made room in a full topic. */
  #pushedOut(sid: string, topic: string): void {
    this.#late.delete(sid, topic);
    this.#deliver(sid, relayError('topic-full'));
  }

  /** On our channel: the sid of one of ours, then a message for it. */
  #hear(text: string): void {
    const to = text.slice(0, SID_CHARS);
    const message = parseForwardedMessage(text.slice(SID_CHARS));
    if (!message) return;
    if (message.type === 'full') {
      if (!this.#ours.has(to, message.topic)) return;
      this.#ours.leave(to, message.topic);
      return this.#pushedOut(to, message.topic);
    }
    // A sender need not be a member of the topic, so `gone` is for it in any case.
    if (message.type === 'gone') return this.#deliver(to, message);
    const { networks, ...signal } = message;
    if (this.#ours.has(to, signal.topic)) return this.#deliver(to, signal, networks.split(' '));
    this.#remove(signal.topic, [to]);
    this.#forward(signal.from, { type: 'gone', topic: signal.topic, sid: to }, () => undefined);
  }

  /** Forwards to the process that holds `to`. Calls `absent` when `to` is not there, or cannot be seen. */
  #forward(to: string, message: ForwardedMessage, absent: (isSeen: boolean) => void): void {
    if (!this.#lease.isUp) return absent(false);
    this.#redis.publish(channelOf(tagOf(to)), to + JSON.stringify(message)).then(
      (listeners) => listeners === 0 && absent(true),
      () => absent(false),
    );
  }
}

/** Characters of base64url. */
const randomText = (chars: number): string => randomBytes(9).toString('base64url').slice(0, chars);

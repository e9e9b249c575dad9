/** The port behind which relay processes share who is where: one process in memory, several through Redis. */
import type { Networks } from '../address.ts';
import type { RelayMessage } from '../protocol.ts';
import type { Member, TopicLimits } from './topics.ts';

export type JoinRefusal = 'too-many-topics' | 'topic-full';

/**
 * A `sid` names a connection; the connections of this process are "ours". What a member says takes effect
 * in order, whichever peer answers in between.
 */
export interface Directory {
  /** A name for a new connection of ours: 16 characters of base64url that nobody else has. */
  newSid(): string;
  /**
   * Makes ours a member, or replaces its sealed peer record. In a full topic, the network that holds most may lose a
   * member to a newcomer of another one; that member is told `topic-full`. Calls `done` once: with a random sample of the
   * others (at most `count`), or with the limit that it hits. `membersMax` is the one in the limits by default.
   */
  join(
    sid: string,
    topic: string,
    record: string,
    count: number,
    done: (result: Member[] | JoinRefusal) => void,
    membersMax?: number,
  ): void;
  /** Samples the others for one of ours, which need not be a member. Calls `done` once. */
  sample(sid: string, topic: string, count: number, done: (members: Member[]) => void): void;
  /** Whether ours is a member. */
  has(sid: string, topic: string): boolean;
  /** Takes a box from a member of ours to any member. Tells ours `gone` when that one is not there. */
  signal(from: string, topic: string, to: string, box: string): void;
  leave(sid: string, topic: string): void;
  /** Ours has disconnected: it leaves every topic. */
  forget(sid: string): void;
  counts(): DirectoryCounts;
  /** Leaves nothing of ours behind: no timer, no connection. */
  close(): Promise<void>;
}

export interface DirectoryCounts {
  /** Topics with a member of ours. */
  readonly topics: number;
  /** Memberships of ours. */
  readonly members: number;
  /** `off` without a Redis; otherwise whether Redis can be reached, and with it the other processes. */
  readonly redis: 'off' | 'up' | 'down';
}

export interface DirectoryOptions {
  readonly limits: TopicLimits;
  /** Returns an integer in [0, n). */
  readonly randomBelow: (n: number) => number;
  /** Where a connection of ours comes from, as long as it is there. */
  readonly networksOf: (sid: string) => Networks;
  /** Hands a message to a connection of ours, if it is still there. A box comes with the names of its sender's networks. */
  readonly deliver: (sid: string, message: RelayMessage, networks?: readonly string[]) => void;
}

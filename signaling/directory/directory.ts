/** The port behind which relay processes share who is where: in memory for one, through Redis for several. */
import type { RelayMessage } from '../protocol.ts';
import type { Member, TopicLimits } from './topics.ts';

export type JoinRefusal = 'too-many-topics' | 'topic-full';

/**
 * Connections are named by their `sid`; those of this process are "ours". What a member has said before
 * takes effect before what it says next, whoever answers in between.
 */
export interface Directory {
  /** A name for a new connection of ours: 16 characters of base64url that nobody else has. */
  newSid(): string;
  /**
   * Makes ours a member, or replaces its announcement. `done` is called once, with a random sample of the
   * others (at most `count`) or with the limit that is in the way; `membersMax` is as the limits say by default.
   */
  join(
    sid: string,
    topic: string,
    announce: string,
    count: number,
    done: (result: Member[] | JoinRefusal) => void,
    membersMax?: number,
  ): void;
  /** A sample of the others for one of ours, a member or not; `done` is called once. */
  sample(sid: string, topic: string, count: number, done: (members: Member[]) => void): void;
  /** Whether ours is a member. */
  has(sid: string, topic: string): boolean;
  /** Brings a box from a member of ours to any member; when it is not there, ours is told `gone`. */
  signal(from: string, topic: string, to: string, box: string): void;
  leave(sid: string, topic: string): void;
  /** Ours is no longer connected: it leaves every topic. */
  forget(sid: string): void;
  counts(): DirectoryCounts;
  /** Leaves nothing of ours behind; no timer, no connection. */
  close(): Promise<void>;
}

export interface DirectoryCounts {
  /** Topics with a member of ours. */
  readonly topics: number;
  /** Memberships of ours. */
  readonly members: number;
  /** Whether other processes are seen: there are none to see, they are, or Redis cannot be reached. */
  readonly redis: 'off' | 'up' | 'down';
}

export interface DirectoryOptions {
  readonly limits: TopicLimits;
  /** Returns an integer in [0, n). */
  readonly randomBelow: (n: number) => number;
  /** Hands a `signal` or `gone` to a connection of ours, if it is still there. */
  readonly deliver: (sid: string, message: RelayMessage) => void;
}

/** The directory of a relay that runs alone: every member is ours, and every answer is at hand. */
import { randomBytes } from 'node:crypto';
import type { Directory, DirectoryCounts, DirectoryOptions, JoinRefusal } from './directory.ts';
import { namesOf } from '../address.ts';
import { relayError } from '../relay-error.ts';
import { Topics, type Member } from './topics.ts';

export class MemoryDirectory implements Directory {
  readonly #deliver: DirectoryOptions['deliver'];
  readonly #networksOf: DirectoryOptions['networksOf'];
  readonly #topics: Topics;

  constructor({ limits, randomBelow, networksOf, deliver }: DirectoryOptions) {
    this.#deliver = deliver;
    this.#networksOf = networksOf;
    this.#topics = new Topics({
      limits,
      randomBelow,
      networksOf,
      onPushedOut: (sid) => deliver(sid, relayError('topic-full')),
    });
  }

  newSid(): string {
    return randomBytes(12).toString('base64url');
  }

  join(
    sid: string,
    topic: string,
    record: string,
    count: number,
    done: (result: Member[] | JoinRefusal) => void,
    membersMax?: number,
  ): void {
    const result = this.#topics.join(sid, topic, record, membersMax);
    done(result === 'ok' ? this.#topics.sample(sid, topic, count) : result);
  }

  sample(sid: string, topic: string, count: number, done: (members: Member[]) => void): void {
    done(this.#topics.sample(sid, topic, count));
  }

  has(sid: string, topic: string): boolean {
    return this.#topics.has(sid, topic);
  }

  signal(from: string, topic: string, to: string, box: string): void {
    if (this.#topics.has(to, topic))
      this.#deliver(to, { type: 'signal', topic, from, box }, namesOf(this.#networksOf(from)));
    else this.#deliver(from, { type: 'gone', topic, sid: to });
  }

  leave(sid: string, topic: string): void {
    this.#topics.leave(sid, topic);
  }

  forget(sid: string): void {
    this.#topics.forget(sid);
  }

  counts(): DirectoryCounts {
    const { size, memberships } = this.#topics;
    return { topics: size, members: memberships, redis: 'off' };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

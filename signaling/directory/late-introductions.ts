/** Members that were answered while the other processes were out of sight. They are shown the others afterwards. */
import { MEMBERS_SAMPLE_MAX } from '../protocol.ts';
import type { RelayMessage } from '../protocol.ts';
import type { Member } from './topics.ts';

/**
 * How often each member is shown the others: those may still be coming back, and are there at one of the next
 * beats. A Redis connection is retried every two seconds at least, which is one beat.
 */
const TIMES = 3;
/** How many members are shown the others at a time, so that their questions don't hold up the others'. */
const AT_ONCE = 100;

interface Waiting {
  readonly sid: string;
  readonly topic: string;
  timesLeft: number;
}

export interface LateIntroductionsOptions {
  /** Whether the other processes are in sight. */
  readonly isInSight: () => boolean;
  /** Whether it is a member of ours. */
  readonly has: (sid: string, topic: string) => boolean;
  /** Calls `done` once. Adds the member here again when the others are out of sight. */
  readonly sample: (
    sid: string,
    topic: string,
    count: number,
    done: (members: Member[]) => void,
  ) => void;
  readonly deliver: (sid: string, message: RelayMessage) => void;
}

/** A list of members, empty at first. It holds only members that the directory holds. */
export class LateIntroductions {
  readonly #options: LateIntroductionsOptions;
  readonly #waiting = new Map<string, Waiting>();

  constructor(options: LateIntroductionsOptions) {
    this.#options = options;
  }

  add(sid: string, topic: string): void {
    if (!this.#options.has(sid, topic)) return;
    this.#waiting.set(sid + topic, { sid, topic, timesLeft: TIMES });
  }

  delete(sid: string, topic: string): void {
    this.#waiting.delete(sid + topic);
  }

  /** Shows everybody the others, while those are in sight. Call it with each beat. */
  async show(): Promise<void> {
    const all = [...this.#waiting];
    while (this.#options.isInSight() && all.length > 0) {
      const some = all.splice(0, AT_ONCE).filter(([key]) => this.#waiting.has(key));
      for (const [key, member] of some) {
        if (--member.timesLeft === 0) this.#waiting.delete(key);
      }
      await Promise.all(some.map(([, member]) => this.#showTo(member)));
    }
  }

  #showTo({ sid, topic }: Waiting): Promise<void> {
    const { sample, deliver } = this.#options;
    return new Promise((resolve) =>
      sample(sid, topic, MEMBERS_SAMPLE_MAX, (members) => {
        if (members.length > 0) deliver(sid, { type: 'members', topic, members });
        resolve();
      }),
    );
  }
}

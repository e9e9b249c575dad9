/** Members who were answered while the other processes were out of sight, until they have been shown the others. */
import { MEMBERS_SAMPLE_MAX } from '../protocol.ts';
import type { RelayMessage } from '../protocol.ts';
import type { Member } from './topics.ts';

/**
 * How often each is shown the others: those may be coming back, too, and are there at one of the next beats. Redis
 * links try again every two seconds at least, which is a beat.
 */
const TIMES = 3;
/** How many are shown the others at a time: what they ask of Redis must not wait behind a whole process's. */
const AT_ONCE = 100;

export interface LateIntroductions {
  add(sid: string, topic: string): void;
  delete(sid: string, topic: string): void;
  /** Shows everybody the others, for as long as those are in sight; to be called with each beat. */
  show(): Promise<void>;
}

export interface ShownLateOptions {
  readonly isInSight: () => boolean;
  /** Whether it is a member of ours. */
  readonly has: (sid: string, topic: string) => boolean;
  /** Calls `done` once; adds the member again when the others are out of sight. */
  readonly sample: (
    sid: string,
    topic: string,
    count: number,
    done: (members: Member[]) => void,
  ) => void;
  readonly deliver: (sid: string, message: RelayMessage) => void;
}

/** Makes an empty list; it holds nobody whom the directory does not hold. */
export function createLateIntroductions(options: ShownLateOptions): LateIntroductions {
  const { isInSight, has, sample, deliver } = options;
  const waiting = new Map<string, { sid: string; topic: string; times: number }>();

  const showTo = ({ sid, topic }: { sid: string; topic: string }): Promise<void> =>
    new Promise((resolve) =>
      sample(sid, topic, MEMBERS_SAMPLE_MAX, (members) => {
        if (members.length > 0) deliver(sid, { type: 'members', topic, members });
        resolve();
      }),
    );

  return {
    add(sid, topic) {
      if (has(sid, topic)) waiting.set(sid + topic, { sid, topic, times: TIMES });
    },
    delete: (sid, topic) => void waiting.delete(sid + topic),
    async show() {
      const all = [...waiting];
      while (isInSight() && all.length > 0) {
        const some = all.splice(0, AT_ONCE).filter(([key]) => waiting.has(key));
        for (const [key, member] of some) if (--member.times === 0) waiting.delete(key);
        await Promise.all(some.map(([, member]) => showTo(member)));
      }
    },
  };
}

/** One store's transactions: carried out in order, acknowledged later, cut off anywhere by a crash. */
import type { Prng } from './prng.ts';
import type { Host } from './host.ts';

export interface Transactions {
  read<T>(label: string, act: () => T): Promise<T>;
  /** `partly` is what a crash in the middle may leave of it, for stores that are not atomic by call. */
  write(label: string, act: () => void, partly?: () => void): Promise<void>;
  idle(): boolean;
  /** Carries out some of the writes that were waiting, from the front, and forgets the rest. */
  crash(): void;
}

export function createTransactions(
  host: Host,
  store: string,
  latencyMs: number,
  prng: Prng,
): Transactions {
  const waiting: { carryOut(): void; writes: boolean; partly: (() => void) | undefined }[] = [];
  let lastMs = 0;
  let over = false;

  function enqueue<T>(
    label: string,
    act: () => T,
    writes: boolean,
    partly?: () => void,
  ): Promise<T> {
    const { timeline } = host;
    return new Promise((resolve, reject) => {
      const carryOut = () => {
        let tell: () => void;
        try {
          const value = act();
          tell = () => resolve(value);
        } catch (error) {
          tell = () => reject(error);
        }
        host.after(prng.next() * latencyMs * 0.5, `${store} ${label}`, tell);
      };
      waiting.push({ carryOut, writes, partly });
      const slow = prng.chance(0.02) ? 20 : 1;
      lastMs = Math.max(lastMs, timeline.nowMs() + prng.next() * latencyMs * slow);
      timeline.after(
        lastMs - timeline.nowMs(),
        `${store} ${label}`,
        () => {
          if (!over) waiting.shift()?.carryOut();
        },
        true,
      );
    });
  }

  return {
    read: (label, act) => enqueue(label, act, false),
    write: (label, act, partly) => enqueue(label, act, true, partly),
    idle: () => waiting.length === 0,
    crash() {
      over = true;
      const survivors = waiting.splice(0, prng.below(waiting.length + 1));
      for (const { carryOut, writes } of survivors) if (writes) carryOut();
      waiting[0]?.partly?.();
      waiting.length = 0;
    },
  };
}

/** One attempt at a link, from dial or offer until it is settled: what was offered, what waits, and its timers. */
import type { DialTrouble, SwapError } from '../../core/base/errors.ts';
import type { Off } from '../../core/ports.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';
import type { OpenedSignal } from '../peer-records/sealed-signal.ts';
import type { NegotiatedLink } from './negotiated-link.ts';

export interface Attempt {
  signaled: NegotiatedLink | undefined;
  /** Whether the other side has taken part in it. */
  isAnswered: boolean;
  /** When our last offer went out. */
  offeredAtMs: number;
  /** The other side's own offer, which ours outranks, and what followed it: used if ours comes to nothing. */
  parked: OpenedSignal[];
  readonly result: Promise<void>;
  /** Once; later calls do nothing. Its timers end with it. */
  settle(error?: SwapError): void;
  /** A timer that ends with the attempt, in place of the one of that name. */
  time(name: 'deadline' | 'crossed', stop: Off): void;
}

/** @param onSettled before whoever waits for the result is told */
export function createAttempt(nowMs: number, onSettled: () => void): Attempt {
  const timers = new Map<string, Off>();
  let isSettled = false;
  let tell: (error?: SwapError) => void = () => undefined;
  const result = new Promise<void>((resolve, reject) => {
    tell = (error) => (error ? reject(error) : resolve());
  });
  result.catch(() => undefined); // nobody waits for an attempt that the other side began
  return {
    signaled: undefined,
    isAnswered: false,
    offeredAtMs: nowMs,
    parked: [],
    result,
    settle(error) {
      if (isSettled) return;
      isSettled = true;
      for (const stop of timers.values()) stop();
      onSettled();
      tell(error);
    },
    time(name, stop) {
      timers.get(name)?.();
      timers.set(name, stop);
    },
  };
}

/** What an attempt's end says of the way to a peer. */
export function troubleOf(reason: string): DialTrouble {
  if (reason === 'refused: busy') return 'refused';
  if (reason.startsWith('refused: ')) return 'unanswered'; // the other side has given up, or knows nothing of it
  return /signed/.test(reason) ? 'unproven' : 'no-path';
}

/** Whether a presence is of another session than `current`, and by its own account of an earlier one. */
export const isOutdated = (peerRecord: PeerRecord, current: PeerRecord | undefined): boolean =>
  !!current && peerRecord.session !== current.session && peerRecord.notAfterMs < current.notAfterMs;

/** One attempt to link to a peer, from dial or offer until it is settled: its link, its parked signals, its timers. */
import { each } from '../../core/base/each.ts';
import { SwapError, type DialTrouble, type SwapErrorCode } from '../../core/base/errors.ts';
import type { Off } from '../../core/ports.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';
import type { OpenedSignal } from '../peer-records/sealed-signal.ts';
import { hasConnectionLeft } from './connection-budget.ts';
import { canConnect, type IcePolicy } from './ice-policy.ts';
import type { NegotiatedLink } from './negotiated-link.ts';

export class LinkAttempt {
  /** The link that is negotiated now. */
  link: NegotiatedLink | undefined;
  /** Whether the other side has taken part in it. */
  isAnswered = false;
  /** When our last offer went out. */
  offeredAtMs: number;
  /** The other side's own offer, which ours outranks, and the signals after it. Used if ours comes to nothing. */
  parked: OpenedSignal[] = [];
  /** Resolves when the link is open. @throws SwapError unreachable, timeout, closed */
  readonly result: Promise<void>;
  readonly #onSettled: () => void;
  readonly #timers = new Map<string, Off>();
  #isSettled = false;
  #tell: (error?: SwapError) => void = () => undefined;

  /** @param onSettled called before `result` settles */
  constructor(nowMs: number, onSettled: () => void) {
    this.offeredAtMs = nowMs;
    this.#onSettled = onSettled;
    this.result = new Promise<void>((resolve, reject) => {
      this.#tell = (error) => (error ? reject(error) : resolve());
    });
    this.result.catch(() => undefined); // nobody waits for an attempt that the other side began
  }

  /** Settles `result` and stops the timers. Later calls do nothing. */
  settle(error?: SwapError): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    each(this.#timers.values(), (stop) => stop());
    this.#onSettled();
    this.#tell(error);
  }

  /** Settles with an error, and ends the link that was negotiated. */
  fail(code: SwapErrorCode, message: string, trouble?: DialTrouble): void {
    this.settle(new SwapError(code, message, trouble && { trouble }));
    this.link?.end(message);
  }

  /** Sets a timer that ends with the attempt. Replaces the one of that name. */
  time(name: 'deadline' | 'crossed', stop: Off): void {
    this.#timers.get(name)?.();
    this.#timers.set(name, stop);
  }
}

/** Why no connection can be made now, if so. */
export function obstacleTo(ice: IcePolicy): SwapError | undefined {
  if (!canConnect(ice)) {
    const trouble = { trouble: 'hidden' } as const;
    return new SwapError('timeout', 'hidden, and no TURN server to hide behind', trouble);
  }
  if (hasConnectionLeft()) return undefined;
  const trouble = { trouble: 'crowded' } as const;
  return new SwapError('unreachable', 'too many connections in this page', trouble);
}

/** What the end of an attempt says about the path to a peer. */
export function troubleOf(reason: string): DialTrouble {
  if (reason === 'refused: busy') return 'refused';
  if (reason.startsWith('refused: ')) return 'unanswered'; // the other side gave up, or never knew of it
  return /signed/.test(reason) ? 'unproven' : 'no-path';
}

/** Whether a peer record is of another session than `current`, and by its own account of an earlier one. */
export const isOutdated = (peerRecord: PeerRecord, current: PeerRecord | undefined): boolean =>
  !!current && peerRecord.session !== current.session && peerRecord.notAfterMs < current.notAfterMs;

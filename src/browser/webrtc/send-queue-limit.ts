/** How much may wait in a bulk channel's send queue: what it sends in a quarter of a second. */
import {
  SEND_QUEUE_BYTES_MAX,
  SEND_QUEUE_BYTES_MIN,
  SEND_QUEUE_MS,
} from '../../core/limits/swarm.ts';

export interface SendPace {
  /** The most that may be queued now, in bytes. */
  limitBytes(): number;
  /** The queue was found full. */
  full(queuedBytes: number, nowMs: number): void;
  /** The queue has drained to this. */
  drained(queuedBytes: number, nowMs: number): void;
}

/**
 * Between full and drained the channel sends as fast as its path takes, and only then does what leaves the
 * queue tell the path's rate. A short queue keeps what shares the connection (chat) from waiting behind it.
 */
export function createSendPace(): SendPace {
  let limit = SEND_QUEUE_BYTES_MAX / 4;
  let fullAt: { queuedBytes: number; ms: number } | undefined;
  return {
    limitBytes: () => limit,
    full(queuedBytes, nowMs) {
      fullAt ??= { queuedBytes, ms: nowMs };
    },
    drained(queuedBytes, nowMs) {
      if (!fullAt) return;
      const bytesPerMs = (fullAt.queuedBytes - queuedBytes) / Math.max(1, nowMs - fullAt.ms);
      fullAt = undefined;
      const wanted = bytesPerMs * SEND_QUEUE_MS;
      limit = Math.min(SEND_QUEUE_BYTES_MAX, Math.max(SEND_QUEUE_BYTES_MIN, (limit + wanted) / 2));
    },
  };
}

/** What waits here for the ends of pairs: messages before files, pairs in turns, and no faster than allowed. */
import { attempt } from '../base/each.ts';
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import {
  FORWARDING_BURST_MS,
  FORWARD_QUEUE_BYTES_MAX,
  FORWARD_QUEUE_PIECES_MAX,
} from '../limits/forwarding.ts';
import type { Clock, Lane, Link, Off } from '../ports.ts';

export interface ForwardingQueuesOptions {
  readonly clock: Clock;
  linkTo(peer: PeerId): Link | undefined;
  /** Over all pairs. */
  bytesPerSecond(): number;
}

/** One lane of a pair in one direction. */
interface Queue {
  readonly key: string;
  readonly pair: string;
  readonly to: PeerId;
  readonly lane: Lane;
  readonly messages: Bytes[];
  bytes: number;
}

export class ForwardingQueues {
  readonly #options: ForwardingQueuesOptions;
  readonly #queues = new Map<string, Queue>();
  /** When we will have made up for what we have sent so far. */
  #paidUntilMs = 0;
  #stopTimer: Off | undefined;
  #isClosed = false;

  constructor(options: ForwardingQueuesOptions) {
    this.#options = options;
  }

  /** False: more waits now than honest ends, which keep a window, ever send. */
  push(pair: string, to: PeerId, lane: Lane, message: Bytes): boolean {
    const key = `${pair} ${to} ${lane}`;
    const queue = this.#queues.get(key) ?? { key, pair, to, lane, messages: [], bytes: 0 };
    queue.bytes += message.length;
    queue.messages.push(message);
    this.#queues.set(key, queue);
    if (queue.bytes > FORWARD_QUEUE_BYTES_MAX) return false;
    if (queue.messages.length > FORWARD_QUEUE_PIECES_MAX) return false;
    this.pump();
    return true;
  }

  /** The pair is over. */
  drop(pair: string): void {
    for (const [key, queue] of this.#queues) if (queue.pair === pair) this.#queues.delete(key);
  }

  /** Sends what may be sent now: messages first, then files, one of each pair in its turn. */
  pump(): void {
    for (const lane of ['control', 'bulk'] as const) {
      let isTaken: boolean;
      do {
        isTaken = false;
        for (const queue of [...this.#queues.values()])
          if (queue.lane === lane && this.#sendOne(queue)) isTaken = true;
      } while (isTaken);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#stopTimer?.();
    this.#queues.clear();
  }

  /** A queue that had its turn goes to the end of the line. */
  #sendOne(queue: Queue): boolean {
    const [message] = queue.messages;
    if (!message || this.#mustWait() || !this.#send(queue, message)) return false;
    // Sending may have ended a link, and with it the pair.
    if (this.#queues.delete(queue.key) && queue.messages.length > 0)
      this.#queues.set(queue.key, queue);
    return true;
  }

  /** Starts a timer if the allowed speed is used up. */
  #mustWait(): boolean {
    const { clock } = this.#options;
    const waitMs = this.#paidUntilMs - FORWARDING_BURST_MS - clock.now();
    if (waitMs <= 0) return false;
    // A clock that was set back must not hold anything up for long.
    if (waitMs > FORWARDING_BURST_MS * 60) this.#paidUntilMs = clock.now();
    this.#stopTimer ??= clock.after(Math.min(waitMs, FORWARDING_BURST_MS), () => {
      this.#stopTimer = undefined;
      if (!this.#isClosed) this.pump();
    });
    return true;
  }

  #send(queue: Queue, message: Bytes): boolean {
    // A link that throws takes nothing, and nothing waits for it.
    const isTaken = attempt(() => this.#options.linkTo(queue.to)?.send(queue.lane, message));
    if (isTaken === false && queue.lane === 'bulk') return false;
    queue.messages.shift();
    queue.bytes -= message.length;
    const costMs = (message.length / this.#options.bytesPerSecond()) * 1_000;
    this.#paidUntilMs = Math.max(this.#paidUntilMs, this.#options.clock.now()) + costMs;
    return true;
  }
}

/** A Link over two data channels. Its queues are bounded, it keeps early messages for the listener, and it ends once. */
import type { Bytes } from '../../core/base/bytes.ts';
import { EndEvent, MessageListener, SingleListener } from '../../core/base/link-events.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { BULK_MESSAGE_BYTES_MAX, CONTROL_QUEUE_BYTES_MAX } from '../../core/limits/shared.ts';
import {
  SEND_QUEUE_BYTES_MAX,
  SEND_QUEUE_BYTES_MIN,
  SEND_QUEUE_MS,
} from '../../core/limits/swarm.ts';
import { EARLY_BYTES_MAX, EARLY_MESSAGES_MAX } from '../../core/limits/webrtc.ts';
import type { Lane, Link, LinkPath, Off } from '../../core/ports.ts';

export interface DataChannelLinkOptions {
  readonly peer: PeerId;
  readonly invited: boolean;
  readonly control: RTCDataChannel;
  readonly bulk: RTCDataChannel;
  /** What the other side's SCTP takes. Asked when the link is first used. */
  readonly maxMessageBytes: () => number;
  readonly path: () => Promise<LinkPath>;
  /** The link has ended, by itself or by `close`: release what it uses. Called before `onClose` listeners. */
  readonly onEnd: (reason: string) => void;
}

/** The bulk lane asks for more when this part of the queue is left: early enough to never run dry. */
const DRAINED_FRACTION = 1 / 4;

export class DataChannelLink implements Link {
  readonly peer: PeerId;
  readonly invited: boolean;
  /** The first message of the control lane. `onMessage` does not show it. */
  readonly first: Promise<Bytes>;
  readonly #options: DataChannelLinkOptions;
  readonly #queueLimit = new SendQueueLimit();
  readonly #messages = new MessageListener<Lane>({
    messages: EARLY_MESSAGES_MAX,
    bytes: EARLY_BYTES_MAX,
  });
  readonly #drain = new SingleListener<[Lane]>();
  readonly #end = new EndEvent();
  #messagesHeard = 0;
  #maxMessageBytes = 0;
  #isBulkRefused = false;
  #resolveFirst: ((message: Bytes) => void) | undefined;

  constructor(options: DataChannelLinkOptions) {
    this.#options = options;
    this.peer = options.peer;
    this.invited = options.invited;
    this.first = new Promise<Bytes>((resolve) => (this.#resolveFirst = resolve));
    for (const lane of ['control', 'bulk'] as const) {
      options[lane].binaryType = 'arraybuffer';
      options[lane].onmessage = ({ data }: MessageEvent<unknown>) => this.#receive(lane, data);
    }
    options.bulk.onbufferedamountlow = () => this.#bulkDrained();
  }

  /** How many messages have come so far. It grows while the path works. */
  get messagesHeard(): number {
    return this.#messagesHeard;
  }

  get maxMessageBytes(): number {
    this.#maxMessageBytes ||= Math.min(this.#options.maxMessageBytes(), BULK_MESSAGE_BYTES_MAX);
    return this.#maxMessageBytes;
  }

  get queuedBytes(): number {
    return this.#options.control.bufferedAmount;
  }

  send(lane: Lane, message: Uint8Array): boolean {
    if (this.#end.isOver || message.length > this.maxMessageBytes) return false;
    const channel = this.#options[lane];
    const queuedBytes = channel.bufferedAmount + message.length;
    if (lane === 'bulk' && this.#isBulkFull(message.length)) {
      this.#isBulkRefused = true;
      return false;
    }
    if (lane === 'control' && queuedBytes > CONTROL_QUEUE_BYTES_MAX) {
      this.close('too slow');
      return false;
    }
    try {
      channel.send(message as Bytes);
      return true;
    } catch {
      this.close('channel closed'); // it is closing, and its event is still on the way
      return false;
    }
  }

  onMessage(f: (lane: Lane, message: Bytes) => void): Off {
    return this.#messages.set(f);
  }

  onDrain(f: (lane: Lane) => void): Off {
    return this.#drain.set(f);
  }

  onClose(f: (reason: string) => void): Off {
    return this.#end.onEnd(f);
  }

  path(): Promise<LinkPath> {
    return this.#options.path();
  }

  /** Ends the link. Later calls do nothing. */
  close(reason: string): void {
    if (this.#end.isOver) return;
    this.#end.end(reason, () => {
      this.#messages.clear();
      this.#options.onEnd(reason);
    });
  }

  #receive(lane: Lane, data: unknown): void {
    if (this.#end.isOver) return;
    if (!(data instanceof ArrayBuffer)) return this.close('sent text');
    if (data.byteLength > BULK_MESSAGE_BYTES_MAX) return this.close('sent too long a message');
    const message = new Uint8Array(data);
    this.#messagesHeard += 1;
    if (lane === 'control' && this.#resolveFirst) {
      this.#resolveFirst(message);
      this.#resolveFirst = undefined;
      return;
    }
    if (!this.#messages.call(lane, message)) this.close('sent too early');
  }

  /** A queue that is nearly empty takes any message: the browser would announce no further draining. */
  #isBulkFull(messageBytes: number): boolean {
    const { bulk } = this.#options;
    const limitBytes = this.#queueLimit.bytes;
    const low = limitBytes * DRAINED_FRACTION;
    if (bulk.bufferedAmount <= low) return false;
    if (bulk.bufferedAmount + messageBytes <= limitBytes) return false;
    bulk.bufferedAmountLowThreshold = low;
    this.#queueLimit.full(bulk.bufferedAmount, performance.now());
    return true;
  }

  #bulkDrained(): void {
    this.#queueLimit.drained(this.#options.bulk.bufferedAmount, performance.now());
    if (!this.#isBulkRefused || this.#end.isOver) return;
    this.#isBulkRefused = false;
    this.#drain.call('bulk');
  }
}

/**
 * How much may wait in a bulk channel's send queue: what the channel sends in a quarter of a second. Between full
 * and drained it sends as fast as its path allows, so only then does what leaves the queue show the path's rate.
 * A short queue keeps what shares the connection (chat) from waiting behind it.
 */
class SendQueueLimit {
  #bytes = SEND_QUEUE_BYTES_MAX / 4;
  #fullAt: { readonly queuedBytes: number; readonly ms: number } | undefined;

  get bytes(): number {
    return this.#bytes;
  }

  full(queuedBytes: number, nowMs: number): void {
    this.#fullAt ??= { queuedBytes, ms: nowMs };
  }

  drained(queuedBytes: number, nowMs: number): void {
    if (!this.#fullAt) return;
    const { queuedBytes: fullBytes, ms } = this.#fullAt;
    this.#fullAt = undefined;
    const wanted = ((fullBytes - queuedBytes) / Math.max(1, nowMs - ms)) * SEND_QUEUE_MS;
    const next = (this.#bytes + wanted) / 2;
    this.#bytes = Math.min(SEND_QUEUE_BYTES_MAX, Math.max(SEND_QUEUE_BYTES_MIN, next));
  }
}

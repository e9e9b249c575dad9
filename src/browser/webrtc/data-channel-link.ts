/** A Link over two data channels: queues with bounds, nothing lost before a listener comes, one end. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { BULK_MESSAGE_BYTES_MAX, CONTROL_QUEUE_BYTES_MAX } from '../../core/limits/shared.ts';
import { EARLY_BYTES_MAX, EARLY_MESSAGES_MAX } from '../../core/limits/webrtc.ts';
import type { Lane, Link, LinkPath, Off } from '../../core/ports.ts';
import { createSendPace } from './send-queue-limit.ts';

export interface DataChannelLinkOptions {
  readonly peer: PeerId;
  readonly control: RTCDataChannel;
  readonly bulk: RTCDataChannel;
  /** What the other side's SCTP takes; asked when the link is used first. */
  readonly maxMessageBytes: () => number;
  readonly path: () => Promise<LinkPath>;
  /** The link ended by itself or by its user: release what is under it. */
  readonly onEnd: (reason: string) => void;
}

export interface DataChannelLink {
  readonly link: Link;
  /** The first message of the control lane, which the link itself does not show. */
  readonly first: Promise<Bytes>;
  /** How many messages have come so far: it grows while the path works. */
  heard(): number;
  /** Ends the link because what is under it has ended. */
  end(reason: string): void;
}

/** The bulk lane asks for more when this part is left, early enough to never run dry. */
const DRAINED_FRACTION = 1 / 4;

export function createDataChannelLink(options: DataChannelLinkOptions): DataChannelLink {
  const channels = { control: options.control, bulk: options.bulk };
  const early: [Lane, Bytes][] = [];
  let earlyBytes = 0;
  let heard = 0;
  let onFirst: ((message: Bytes) => void) | undefined;
  const first = new Promise<Bytes>((resolve) => (onFirst = resolve));
  let onMessage: ((lane: Lane, message: Bytes) => void) | undefined;
  let onDrain: ((lane: Lane) => void) | undefined;
  let onClose: ((reason: string) => void) | undefined;
  let isBulkRefused = false;
  let endReason: string | undefined;
  let maxMessageBytes = 0;

  for (const lane of ['control', 'bulk'] as const) {
    channels[lane].binaryType = 'arraybuffer';
    channels[lane].onmessage = ({ data }: MessageEvent<unknown>) => receive(lane, data);
  }
  const pace = createSendPace();
  channels.bulk.onbufferedamountlow = () => {
    pace.drained(channels.bulk.bufferedAmount, performance.now());
    if (!isBulkRefused || endReason !== undefined) return;
    isBulkRefused = false;
    onDrain?.('bulk');
  };

  function receive(lane: Lane, data: unknown): void {
    if (endReason !== undefined) return;
    if (!(data instanceof ArrayBuffer)) return end('sent text');
    if (data.byteLength > BULK_MESSAGE_BYTES_MAX) return end('sent too long a message');
    const message = new Uint8Array(data);
    heard += 1;
    if (lane === 'control' && onFirst) {
      onFirst(message);
      onFirst = undefined;
      return;
    }
    if (onMessage && early.length === 0) return onMessage(lane, message);
    early.push([lane, message]);
    earlyBytes += message.length;
    if (early.length > EARLY_MESSAGES_MAX || earlyBytes > EARLY_BYTES_MAX) end('sent too early');
  }

  /** A queue that is nearly empty takes any message: it would announce no further draining. */
  function isFull(messageBytes: number): boolean {
    const { bulk } = channels;
    const low = pace.limitBytes() * DRAINED_FRACTION;
    if (bulk.bufferedAmount <= low) return false;
    if (bulk.bufferedAmount + messageBytes <= pace.limitBytes()) return false;
    bulk.bufferedAmountLowThreshold = low;
    pace.full(bulk.bufferedAmount, performance.now());
    return true;
  }

  function deliverEarly(): void {
    while (onMessage && early.length > 0) {
      const [lane, message] = early.shift() as [Lane, Bytes];
      earlyBytes -= message.length;
      onMessage(lane, message);
    }
  }

  function end(reason: string): void {
    if (endReason !== undefined) return;
    endReason = reason;
    early.length = 0;
    options.onEnd(reason);
    onClose?.(reason);
  }

  const link: Link = {
    peer: options.peer,
    get maxMessageBytes() {
      maxMessageBytes ||= Math.min(options.maxMessageBytes(), BULK_MESSAGE_BYTES_MAX);
      return maxMessageBytes;
    },
    send(lane, message) {
      if (endReason !== undefined) return false;
      if (message.length > link.maxMessageBytes) throw new RangeError('message too long for link');
      const channel = channels[lane];
      const queuedBytes = channel.bufferedAmount + message.length;
      if (lane === 'bulk' && isFull(message.length)) {
        isBulkRefused = true;
        return false;
      }
      if (lane === 'control' && queuedBytes > CONTROL_QUEUE_BYTES_MAX) {
        end('too slow');
        return false;
      }
      try {
        channel.send(message as Bytes);
        return true;
      } catch {
        end('channel closed'); // it is closing, and its event is still on the way
        return false;
      }
    },
    onMessage(f) {
      onMessage = f;
      // Not before this call has returned, and still before any event can bring a newer message.
      queueMicrotask(deliverEarly);
      return () => void (onMessage === f && (onMessage = undefined));
    },
    onDrain(f) {
      onDrain = f;
      return () => void (onDrain === f && (onDrain = undefined));
    },
    onClose(f): Off {
      onClose = f;
      const reason = endReason;
      if (reason !== undefined) queueMicrotask(() => onClose === f && f(reason));
      return () => void (onClose === f && (onClose = undefined));
    },
    path: options.path,
    close: end,
  };
  return { link, first, heard: () => heard, end };
}

/** A Link whose messages somebody else in the room passes on, who can read none of them. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { FORWARDED_MESSAGE_BYTES_MAX, FORWARDING_WINDOW_BYTES } from '../limits/forwarding.ts';
import { CONTROL_QUEUE_BYTES_MAX } from '../limits/shared.ts';
import { EARLY_BYTES_MAX, EARLY_MESSAGES_MAX } from '../limits/webrtc.ts';
import type { Crypto, Lane, Link } from '../ports.ts';
import type { LinkKeys } from './handshake.ts';
import { createSealedLane } from './sealed-lane.ts';

export interface ForwardedLinkOptions {
  readonly peer: PeerId;
  readonly link: Bytes;
  readonly through: { readonly peer: PeerId; readonly files: boolean };
  readonly keys: LinkKeys;
  readonly crypto: Crypto;
  /** Hands a sealed piece to whoever carries; false: later, and `resume` tells when. */
  carry(lane: Lane, box: Bytes): boolean;
  /** The first piece that opens: the other end has the keys and is there now. */
  proven(): void;
  /** It is over. `spoiled`: what came is not what was sent. */
  ended(reason: string, why: 'closed' | 'spoiled' | 'gone'): void;
}

export interface ForwardedLink {
  readonly link: Link;
  /** What names it. */
  readonly id: Bytes;
  receive(lane: Lane, box: Bytes): void;
  /** Whoever carries takes more of the bulk lane. */
  resume(): void;
  /** Ends it because what is under it has ended. */
  end(reason: string): void;
}

/** The bulk lane asks for more when this part is left. */
const DRAINED_BYTES = FORWARDING_WINDOW_BYTES / 4;

export function createForwardedLink(options: ForwardedLinkOptions): ForwardedLink {
  const { peer, through } = options;
  const early: [Lane, Bytes][] = [];
  let earlyBytes = 0;
  let onMessage: ((lane: Lane, message: Bytes) => void) | undefined;
  let onDrain: ((lane: Lane) => void) | undefined;
  let onClose: ((reason: string) => void) | undefined;
  let endReason: string | undefined;
  let isProven = false;
  let isRefused = false;

  const laneFor = (lane: Lane) =>
    createSealedLane({
      lane,
      link: options.link,
      keys: options.keys,
      crypto: options.crypto,
      carry: (box) => options.carry(lane, box),
      confirm: (bytes) => lanes.control.pushConfirmation(lane, bytes),
      confirmed(of, bytes) {
        prove();
        lanes[of].confirmed(bytes);
      },
      deliver(message) {
        prove();
        deliver(lane, message);
      },
      drained() {
        if (lane !== 'bulk' || !isRefused || lanes.bulk.queuedBytes() > DRAINED_BYTES) return;
        isRefused = false;
        onDrain?.('bulk');
      },
      spoiled: () => finish('altered or lost on the way', 'spoiled'),
    });
  const lanes = { control: laneFor('control'), bulk: laneFor('bulk') };

  function prove(): void {
    if (isProven || endReason !== undefined) return;
    isProven = true;
    options.proven();
  }

  function deliver(lane: Lane, message: Bytes): void {
    if (endReason !== undefined) return;
    if (onMessage) return onMessage(lane, message);
    early.push([lane, message]);
    earlyBytes += message.length;
    if (early.length > EARLY_MESSAGES_MAX || earlyBytes > EARLY_BYTES_MAX) {
      finish('sent too early', 'gone');
    }
  }

  function finish(reason: string, why: 'closed' | 'spoiled' | 'gone'): void {
    if (endReason !== undefined) return;
    endReason = reason;
    early.length = 0;
    lanes.control.stop();
    lanes.bulk.stop();
    options.ended(reason, why);
    onClose?.(reason);
  }

  function isFull(messageBytes: number): boolean {
    if (!through.files) return true;
    const queuedBytes = lanes.bulk.queuedBytes();
    return queuedBytes > 0 && queuedBytes + messageBytes > FORWARDING_WINDOW_BYTES;
  }

  const link: Link = {
    peer,
    through,
    maxMessageBytes: FORWARDED_MESSAGE_BYTES_MAX,
    send(lane, message) {
      if (endReason !== undefined) return false;
      if (message.length > FORWARDED_MESSAGE_BYTES_MAX) {
        throw new RangeError('message too long for link');
      }
      if (lane === 'bulk' && isFull(message.length)) {
        isRefused = true;
        return false;
      }
      if (lane === 'control' && lanes.control.queuedBytes() > CONTROL_QUEUE_BYTES_MAX) {
        finish('too slow', 'closed');
        return false;
      }
      lanes[lane].push(message);
      return true;
    },
    onMessage(f) {
      onMessage = f;
      for (const [lane, message] of early.splice(0)) f(lane, message);
      earlyBytes = 0;
      return () => void (onMessage === f && (onMessage = undefined));
    },
    onDrain(f) {
      onDrain = f;
      return () => void (onDrain === f && (onDrain = undefined));
    },
    onClose(f) {
      onClose = f;
      const reason = endReason;
      if (reason !== undefined) void Promise.resolve().then(() => onClose === f && f(reason));
      return () => void (onClose === f && (onClose = undefined));
    },
    path: () => Promise.resolve('member'),
    close: (reason) => finish(reason, 'closed'),
  };

  return {
    link,
    id: options.link,
    receive(lane, box) {
      if (endReason === undefined) lanes[lane].receive(box);
    },
    resume: () => lanes.bulk.resume(),
    end: (reason) => finish(reason, 'gone'),
  };
}

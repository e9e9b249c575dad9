/** A Link whose messages another member of the room forwards, who can read none of them. */
import type { Bytes } from '../base/bytes.ts';
import { EndEvent, MessageListener, SingleListener } from '../base/link-events.ts';
import type { PeerId } from '../base/ids.ts';
import { FORWARDED_MESSAGE_BYTES_MAX, FORWARDING_WINDOW_BYTES } from '../limits/forwarding.ts';
import { CONTROL_QUEUE_BYTES_MAX } from '../limits/shared.ts';
import { EARLY_BYTES_MAX, EARLY_MESSAGES_MAX } from '../limits/webrtc.ts';
import type { Crypto, Lane, Link, LinkPath, Off } from '../ports.ts';
import type { LinkKeys } from './handshake.ts';
import { SealedLane } from './sealed-lane.ts';

export interface ForwardedLinkOptions {
  readonly peer: PeerId;
  /** Names the link, 8 bytes. */
  readonly id: Bytes;
  readonly forwarder: { readonly peer: PeerId; readonly files: boolean };
  readonly keys: LinkKeys;
  readonly crypto: Crypto;
  /** Hands a sealed piece to the forwarder; false: not taken, and `resume` tells when to try again. */
  forward(lane: Lane, box: Bytes): boolean;
  /** The first piece opens: the other end has the keys and is there now. */
  onProven(): void;
  /** Once: we closed it, what came is not what was sent, or what is below it has ended. */
  onEnd(why: 'closed' | 'spoiled' | 'gone'): void;
}

/** The bulk lane asks for more when no more than this is queued. */
const DRAINED_BYTES = FORWARDING_WINDOW_BYTES / 4;

export class ForwardedLink implements Link {
  readonly peer: PeerId;
  readonly forwarder: { readonly peer: PeerId; readonly files: boolean };
  readonly invited = false;
  readonly maxMessageBytes = FORWARDED_MESSAGE_BYTES_MAX;
  readonly #options: ForwardedLinkOptions;
  readonly #lanes: Readonly<Record<Lane, SealedLane>>;
  readonly #messages = new MessageListener<Lane>({
    messages: EARLY_MESSAGES_MAX,
    bytes: EARLY_BYTES_MAX,
  });
  readonly #drain = new SingleListener<[Lane]>();
  readonly #ending = new EndEvent();
  #isProven = false;
  /** The bulk lane was full, so its listener waits for a drain. */
  #isBulkRefused = false;

  constructor(options: ForwardedLinkOptions) {
    this.peer = options.peer;
    this.forwarder = options.forwarder;
    this.#options = options;
    this.#lanes = { control: this.#createLane('control'), bulk: this.#createLane('bulk') };
  }

  get queuedBytes(): number {
    return this.#lanes.control.queuedBytes;
  }

  send(lane: Lane, message: Uint8Array): boolean {
    if (this.#ending.isOver || message.length > this.maxMessageBytes) return false;
    if (lane === 'bulk' && this.#isBulkFull(message.length)) {
      this.#isBulkRefused = true;
      return false;
    }
    if (lane === 'control' && this.#lanes.control.queuedBytes > CONTROL_QUEUE_BYTES_MAX) {
      this.#end('too slow', 'closed');
      return false;
    }
    this.#lanes[lane].push(message);
    return true;
  }

  onMessage(f: (lane: Lane, message: Bytes) => void): Off {
    return this.#messages.set(f);
  }

  onDrain(f: (lane: Lane) => void): Off {
    return this.#drain.set(f);
  }

  onClose(f: (reason: string) => void): Off {
    return this.#ending.onEnd(f);
  }

  path(): Promise<LinkPath> {
    return Promise.resolve('forwarded');
  }

  close(reason: string): void {
    this.#end(reason, 'closed');
  }

  /** A sealed piece came for it. */
  receive(lane: Lane, box: Bytes): void {
    if (!this.#ending.isOver) this.#lanes[lane].receive(box);
  }

  /** The forwarder takes more of the bulk lane. */
  resume(): void {
    this.#lanes.bulk.resume();
  }

  /** Ends it because what is below it has ended. */
  end(reason: string): void {
    this.#end(reason, 'gone');
  }

  #createLane(lane: Lane): SealedLane {
    const { id, keys, crypto, forward } = this.#options;
    return new SealedLane({
      ...{ lane, link: id, keys, crypto },
      forward: (box) => forward(lane, box),
      confirm: (bytes) => this.#lanes.control.pushConfirmation(lane, bytes),
      confirmed: (of, bytes) => {
        this.#prove();
        this.#lanes[of].confirmed(bytes);
      },
      deliver: (message) => {
        this.#prove();
        this.#deliver(lane, message);
      },
      drained: () => lane === 'bulk' && this.#bulkDrained(),
      spoiled: () => this.#end('altered or lost on the way', 'spoiled'),
    });
  }

  #isBulkFull(messageBytes: number): boolean {
    if (!this.forwarder.files) return true;
    const { queuedBytes } = this.#lanes.bulk;
    return queuedBytes > 0 && queuedBytes + messageBytes > FORWARDING_WINDOW_BYTES;
  }

  #bulkDrained(): void {
    if (!this.#isBulkRefused || this.#lanes.bulk.queuedBytes > DRAINED_BYTES) return;
    this.#isBulkRefused = false;
    this.#drain.call('bulk');
  }

  #prove(): void {
    if (this.#isProven || this.#ending.isOver) return;
    this.#isProven = true;
    this.#options.onProven();
  }

  #deliver(lane: Lane, message: Bytes): void {
    if (this.#ending.isOver) return;
    if (!this.#messages.call(lane, message)) this.#end('sent too early', 'gone');
  }

  #end(reason: string, why: 'closed' | 'spoiled' | 'gone'): void {
    if (this.#ending.isOver) return;
    this.#ending.end(reason, () => {
      this.#messages.clear();
      this.#lanes.control.stop();
      this.#lanes.bulk.stop();
      this.#options.onEnd(why);
    });
  }
}

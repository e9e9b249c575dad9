/**
 * What was sent to a client that it has not read yet, wherever it waits: in this process, in the system or on the way.
 * A ping follows every so many bytes, with a random payload, and its pong shows that what came before it was read.
 * Browsers answer pings by themselves, in the order in which they read.
 */
import { randomBytes } from 'node:crypto';
import type { RelayLimits } from '../limits.ts';

type UnreadLimits = Pick<
  RelayLimits,
  | 'unreadBytes'
  | 'unreadBoxBytes'
  | 'unreadSenderBytes'
  | 'unreadSenderShare'
  | 'unreadMarkBytes'
  | 'unreadSureBytes'
>;

const PING_BYTES = 8;

/** What waits for all connections of one block. */
export class BlockUnread {
  bytes = 0;
}

interface Stretch {
  bytes: number;
  readonly bySender: Map<string, number>;
}

/** A stretch that a ping follows. */
interface Mark extends Stretch {
  readonly ping: string;
  readonly sentAtMs: number;
}

export interface UnreadOptions {
  readonly limits: UnreadLimits & Pick<RelayLimits, 'unreadBytesPerBlock'>;
  readonly block: BlockUnread;
  readonly nowMs: () => number;
  readonly ping: (payload: Buffer) => void;
}

export class Unread {
  readonly #options: UnreadOptions;
  /** Of each sender, and of each network around one. */
  readonly #bySender = new Map<string, number>();
  readonly #marks: Mark[] = [];
  #latest: Stretch = newStretch();
  #bytes = 0;

  constructor(options: UnreadOptions) {
    this.#options = options;
  }

  /** When the oldest ping was sent that has no pong yet; null when all have one. */
  get waitingSinceMs(): number | null {
    return this.#marks[0]?.sentAtMs ?? null;
  }

  /**
   * Whether a message of this size may be sent; counts it if so. Call `sent` after sending it.
   * @param sender of a box; null for what the client gets from the relay itself
   * @param networks around the sender. Their names look like none of a sender.
   */
  take(bytes: number, sender: string | null, networks: readonly string[] = []): boolean {
    if (!this.#hasRoom(bytes, sender, networks)) return false;
    this.#bytes += bytes;
    this.#options.block.bytes += bytes;
    this.#latest.bytes += bytes;
    for (const name of sender === null ? [] : [...networks, sender]) {
      add(this.#bySender, name, bytes);
      add(this.#latest.bySender, name, bytes);
    }
    return true;
  }

  /** Pings, if enough was sent since the last ping. */
  sent(): void {
    const { limits, nowMs, ping } = this.#options;
    if (this.#latest.bytes < limits.unreadMarkBytes) return;
    const payload = randomBytes(PING_BYTES);
    this.#marks.push({ ...this.#latest, ping: payload.toString('hex'), sentAtMs: nowMs() });
    this.#latest = newStretch();
    ping(payload);
  }

  /** A pong: all up to its ping was read. Anything else says nothing, and gets false. */
  heard(payload: Buffer): boolean {
    if (payload.length !== PING_BYTES || this.#marks.length === 0) return false;
    const ping = payload.toString('hex');
    const last = this.#marks.findIndex((mark) => mark.ping === ping);
    for (const mark of this.#marks.splice(0, last + 1)) this.#release(mark);
    return last >= 0;
  }

  /** Nothing waits any more: the socket is gone. */
  clear(): void {
    this.#options.block.bytes -= this.#bytes;
    this.#bytes = 0;
    this.#marks.length = 0;
    this.#bySender.clear();
  }

  #hasRoom(bytes: number, sender: string | null, networks: readonly string[]): boolean {
    const { limits, block } = this.#options;
    const total = this.#bytes + bytes;
    if (total > limits.unreadBytes) return false;
    const isWithinBlock = block.bytes + bytes <= limits.unreadBytesPerBlock;
    if (!isWithinBlock && total > limits.unreadSureBytes) return false;
    if (sender === null) return true;
    const fromSender = this.#from(sender) + bytes;
    // The fuller it is, the less one may have in it. So many who fill it still leave room for the next, and however many of
    // one network do, they leave as much to others.
    const free = networks.reduce(
      (left, network) => left - this.#from(network),
      limits.unreadBoxBytes - this.#bytes,
    );
    return fromSender <= Math.min(limits.unreadSenderBytes, free * limits.unreadSenderShare);
  }

  #from(name: string): number {
    return this.#bySender.get(name) ?? 0;
  }

  #release({ bytes, bySender }: Stretch): void {
    this.#bytes -= bytes;
    this.#options.block.bytes -= bytes;
    for (const [sender, sent] of bySender) {
      add(this.#bySender, sender, -sent);
      if (this.#bySender.get(sender) === 0) this.#bySender.delete(sender);
    }
  }
}

const newStretch = (): Stretch => ({ bytes: 0, bySender: new Map() });

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/** What we carry for pairs of others: who, how fast, how much a day. We see who, when and how many bytes, nothing else. */
import { toBase64Url, type Bytes } from '../base/bytes.ts';
import { idBytes, peerId, type PeerId } from '../base/ids.ts';
import type { Clock, Lane, Link, Off } from '../ports.ts';
import {
  FORWARDING_BURST_MS,
  FORWARD_QUEUE_BYTES_MAX,
  FORWARD_QUEUE_PIECES_MAX,
  PAIR_IDLE_MS,
  PAIRS_MAX,
  PAIRS_PER_MEMBER_MAX,
} from '../limits/forwarding.ts';
import {
  encodeBulkPiece,
  encodeForwarding,
  type BulkPiece,
  type DropReason,
  type Of,
} from './forwarding-message.ts';

/** What the person here lets through; asked whenever something is to pass. */
export interface Allowance {
  /** Whether files may be carried just now: they are allowed, and today's share is not used up. */
  files(): boolean;
  /** Bytes of files were carried. */
  used(bytes: number): void;
  /** Over all pairs. */
  bytesPerSecond(): number;
}

export interface ForwarderOptions {
  readonly clock: Clock;
  readonly allowance: Allowance;
  /** The open link to a member. */
  linkTo(peer: PeerId): Link | undefined;
}

type Carried = Of<'ask' | 'answer' | 'piece' | 'drop'>;

export interface Forwarder {
  /** A message of `from` for somebody else. False when `from` may not say this. */
  take(from: PeerId, message: Carried): boolean;
  takeBulk(from: PeerId, piece: BulkPiece): boolean;
  /** A link's bulk lane takes more. */
  drained(): void;
  /** A member is no longer linked. */
  gone(peer: PeerId): void;
  tick(): void;
  close(): void;
}

interface Pair {
  /** Whoever asked comes first. */
  readonly ends: readonly [PeerId, PeerId];
  readonly link: Bytes;
  usedAtMs: number;
}
/** What waits to be passed on of one lane in one direction. */
interface Queue {
  readonly key: string;
  readonly pair: Pair;
  readonly to: PeerId;
  readonly lane: Lane;
  readonly messages: Bytes[];
  bytes: number;
}

export function createForwarder({ clock, allowance, linkTo }: ForwarderOptions): Forwarder {
  const pairs = new Map<string, Pair>();
  const queues = new Map<string, Queue>();
  /** When what was sent so far has used up what may be sent. */
  let paidUntilMs = 0;
  let stopTimer: Off | undefined;
  let isClosed = false;

  const nameOf = (a: PeerId, b: PeerId, link: Bytes) =>
    [...[a, b].sort(), toBase64Url(link)].join(' ');

  function say(to: PeerId, message: Parameters<typeof encodeForwarding>[0]): void {
    linkTo(to)?.send('control', encodeForwarding(message));
  }

  function drop(from: PeerId, to: PeerId, link: Bytes, reason: DropReason): void {
    say(to, { t: 'drop', from: idBytes(from), to: idBytes(to), link, reason });
  }

  function forget(name: string, pair: Pair): void {
    pairs.delete(name);
    for (const [key, queue] of queues) if (queue.pair === pair) queues.delete(key);
  }

  function end(name: string, pair: Pair, reason: DropReason): void {
    const [a, b] = pair.ends;
    forget(name, pair);
    drop(a, b, pair.link, reason);
    drop(b, a, pair.link, reason);
  }

  /** Whether we carry for one pair more; tells `from` if not. What `from` asked for there before is over. */
  function open(name: string, from: PeerId, to: PeerId, link: Bytes): Pair | undefined {
    for (const [before, pair] of pairs)
      if (pair.ends[0] === from && pair.ends[1] === to) forget(before, pair);
    const of = (peer: PeerId) => [...pairs.values()].filter(({ ends }) => ends.includes(peer));
    const isFull =
      pairs.size >= PAIRS_MAX ||
      of(from).length >= PAIRS_PER_MEMBER_MAX ||
      of(to).length >= PAIRS_PER_MEMBER_MAX;
    if (isFull || !linkTo(to)) {
      drop(to, from, link, isFull ? 'full' : 'unreached');
      return undefined;
    }
    const pair = { ends: [from, to] as const, link: link.slice(), usedAtMs: clock.now() };
    pairs.set(name, pair);
    return pair;
  }

  function push(name: string, pair: Pair, to: PeerId, lane: Lane, message: Bytes): void {
    const key = `${name} ${to} ${lane}`;
    const queue = queues.get(key) ?? { key, pair, to, lane, messages: [], bytes: 0 };
    pair.usedAtMs = clock.now();
    queue.bytes += message.length;
    queue.messages.push(message);
    queues.set(key, queue);
    // Honest ends keep a window.
    const isTooMuch =
      queue.bytes > FORWARD_QUEUE_BYTES_MAX || queue.messages.length > FORWARD_QUEUE_PIECES_MAX;
    if (isTooMuch) end(name, pair, 'full');
    else pump();
  }

  /** Passes on what may be, small things first, a message of each pair in its turn. */
  function pump(): void {
    for (const lane of ['control', 'bulk'] as const) {
      let isTaken: boolean;
      do {
        isTaken = false;
        for (const queue of [...queues.values()])
          if (queue.lane === lane && sendOne(queue)) isTaken = true;
      } while (isTaken);
    }
  }

  /** Whoever had a turn is the last to have the next. */
  function sendOne(queue: Queue): boolean {
    const [message] = queue.messages;
    if (!message || !send(queue, message)) return false;
    // Sending may have ended a link, and with it the pair.
    if (queues.delete(queue.key) && queue.messages.length > 0) queues.set(queue.key, queue);
    return true;
  }

  function send(queue: Queue, message: Bytes): boolean {
    const waitMs = paidUntilMs - FORWARDING_BURST_MS - clock.now();
    if (waitMs > 0) {
      // A clock that was set back must not hold anything up for long.
      if (waitMs > FORWARDING_BURST_MS * 60) paidUntilMs = clock.now();
      stopTimer ??= clock.after(Math.min(waitMs, FORWARDING_BURST_MS), () => {
        stopTimer = undefined;
        if (!isClosed) pump();
      });
      return false;
    }
    if (linkTo(queue.to)?.send(queue.lane, message) === false && queue.lane === 'bulk')
      return false;
    queue.messages.shift();
    queue.bytes -= message.length;
    const costMs = (message.length / allowance.bytesPerSecond()) * 1_000;
    paidUntilMs = Math.max(paidUntilMs, clock.now()) + costMs;
    return true;
  }

  return {
    take(from, message) {
      const to = peerId(message.to);
      if (peerId(message.from) !== from || to === from) return false;
      const name = nameOf(from, to, message.link);
      const known = pairs.get(name);
      if (message.t === 'drop') {
        if (!known) return true;
        forget(name, known);
        say(to, message);
        return true;
      }
      const pair = known ?? (message.t === 'ask' ? open(name, from, to, message.link) : undefined);
      if (!pair) {
        if (message.t !== 'ask') drop(to, from, message.link, 'unknown');
        return true;
      }
      const own = message.t === 'piece' ? message : { ...message, files: allowance.files() };
      push(name, pair, to, 'control', encodeForwarding(own));
      return true;
    },
    takeBulk(from, piece) {
      const { to, link } = piece;
      if (piece.from !== from || to === from) return false;
      const name = nameOf(from, to, link);
      const pair = pairs.get(name);
      if (!pair) drop(to, from, link, 'unknown');
      else if (!allowance.files()) end(name, pair, 'spent');
      else {
        allowance.used(piece.body.length);
        push(name, pair, to, 'bulk', encodeBulkPiece(piece));
      }
      return true;
    },
    drained: pump,
    gone(peer) {
      for (const [name, pair] of [...pairs])
        if (pair.ends.includes(peer)) end(name, pair, 'unreached');
    },
    tick() {
      for (const [name, pair] of [...pairs])
        if (clock.now() - pair.usedAtMs > PAIR_IDLE_MS) forget(name, pair);
      pump();
    },
    close() {
      isClosed = true;
      stopTimer?.();
      pairs.clear();
      queues.clear();
    },
  };
}

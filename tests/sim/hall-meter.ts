/** Reads what passes on the links of a large room: copies of entries and the way they took, bytes, new connections. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { isForwarding } from '../../src/core/forwarding/forwarding-message.ts';
import type { Lane } from '../../src/core/ports.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import { entriesOf } from '../rigs/messages.ts';
import type { World } from './world.ts';

/** An entry on its way. */
interface Travel {
  readonly begunAtMs: number;
  copies: number;
  /** How many hops it took to each. */
  readonly hops: Map<PeerId, number>;
  readonly missing: Set<PeerId>;
  /** When the last one had it. */
  doneAtMs: number | undefined;
}

export interface TravelFigures {
  readonly entries: number;
  /** Copies that reached a peer, mean. */
  readonly copies: number;
  readonly hops: number;
  /** Until the last one had it, of the slowest entry; Infinity: it never had. */
  readonly seconds: number;
}

/** The type of a message, read from its first bytes: most are not looked at any further. */
export function typeOf(message: Uint8Array): string {
  const isTyped = message[1] === 0xa1 && message[2] === 0x74; // a map that begins with the key `t`
  const length = (message[3] ?? 0) & 0x1f;
  return isTyped ? String.fromCharCode(...message.subarray(4, 4 + length)) : '';
}

export class HallMeter {
  readonly #world: World;
  #receivers: ReadonlySet<PeerId> | undefined;
  readonly #travels = new Map<string, Travel>();
  /** Bytes on control lanes, by type of message. */
  readonly #controlBytes = new Map<string, number>();
  #connections = 0;
  #sharer: PeerId | undefined;
  #sharedBytes = 0;

  constructor(world: World) {
    const { watch } = world;
    this.#world = world;
    const { sent, linked } = watch;
    watch.linked = (a, b) => {
      this.#connections += 1;
      linked?.(a, b);
    };
    watch.sent = (from, to, lane, message, pair) => {
      if (lane === 'control') this.#count(lane, message);
      else if (from === this.#sharer) this.#sharedBytes += message.length;
      sent?.(from, to, lane, message, pair);
    };
    watch.received = (from, to, lane, message) => this.#received(from, to, lane, message);
  }

  /** From now on, entries that nobody has sent yet are followed on their way to these. */
  follow(receivers: Iterable<PeerId>): void {
    this.#travels.clear();
    this.#receivers = new Set(receivers);
  }

  /** Whether each of so many entries is with everyone. */
  haveArrived(entries: number): boolean {
    const travels = [...this.#travels.values()];
    return travels.length >= entries && travels.every((it) => it.doneAtMs !== undefined);
  }

  travelled(): TravelFigures {
    const travels = [...this.#travels.values()];
    const others = (this.#receivers?.size ?? 1) - 1;
    this.#receivers = undefined;
    const copies = travels.reduce((sum, it) => sum + it.copies, 0) / (travels.length * others);
    const hops = Math.max(0, ...travels.map((it) => Math.max(0, ...it.hops.values())));
    const seconds = Math.max(
      0,
      ...travels.map((it) => ((it.doneAtMs ?? Infinity) - it.begunAtMs) / 1_000),
    );
    return { entries: travels.length, copies, hops, seconds };
  }

  /** Bytes on all control lanes, and connections made, since the last call. */
  since(): { controlBytes: ReadonlyMap<string, number>; connections: number } {
    const since = { controlBytes: new Map(this.#controlBytes), connections: this.#connections };
    this.#controlBytes.clear();
    this.#connections = 0;
    return since;
  }

  watchSharer(peer: PeerId): void {
    this.#sharer = peer;
    this.#sharedBytes = 0;
  }

  /** What has left the watched sharer on bulk lanes. */
  sharedBytes(): number {
    return this.#sharedBytes;
  }

  #count(lane: Lane, message: Bytes): void {
    const type = isForwarding(lane, message) ? 'forwarding' : typeOf(message);
    this.#controlBytes.set(type, (this.#controlBytes.get(type) ?? 0) + message.length);
  }

  #received(from: PeerId, to: PeerId, lane: Lane, message: Bytes): void {
    if (!this.#receivers || lane !== 'control') return;
    const type = typeOf(message);
    if (type !== 'push' && type !== 'entries') return;
    const decoded = decodeMessage(message);
    for (const { sig } of decoded ? entriesOf(decoded) : []) this.#follow(from, to, sig);
  }

  #follow(from: PeerId, to: PeerId, sig: Uint8Array): void {
    const key = Buffer.from(sig.buffer, sig.byteOffset, 16).toString('latin1');
    const nowMs = this.#world.timeline.nowMs();
    let travel = this.#travels.get(key);
    if (!travel) {
      const missing = new Set(this.#receivers);
      missing.delete(from); // it is its author's
      const begunAtMs = nowMs - this.#world.weather.latencyMs; // the first one was on its way
      travel = { begunAtMs, copies: 0, hops: new Map(), missing, doneAtMs: undefined };
      travel.hops.set(from, 0);
      this.#travels.set(key, travel);
    }
    if (this.#receivers?.has(to)) travel.copies += 1;
    if (!travel.hops.has(to)) travel.hops.set(to, (travel.hops.get(from) ?? 0) + 1);
    travel.missing.delete(to);
    if (travel.missing.size === 0) travel.doneAtMs ??= nowMs;
  }
}

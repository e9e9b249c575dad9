/** One lane of a link in one direction: a bounded queue, a rate, a delay, and a valve that a partition shuts. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { Prng } from '../fakes/prng.ts';
import type { Host } from '../fakes/host.ts';
import type { Weather } from './weather.ts';

export interface SimPipe {
  /** False when the queue is full; the message is copied. */
  send(message: Uint8Array): boolean;
  queuedBytes(): number;
  /** Tries again what a partition held back. */
  pump(): void;
  /** Forgets what has not left yet; what is under way arrives or not, by the weather. */
  stop(): void;
}

export interface PipeEnds {
  readonly label: string;
  /** How many bytes may wait. */
  capacityBytes(): number;
  readonly from: Host;
  readonly to: Host;
  blocked(): boolean;
  deliver(message: Bytes): void;
  drain(): void;
}

/** `push`, `presence` and `prune`, known by their first bytes: most of what goes to many. */
const isGossip = (it: Uint8Array): boolean =>
  it[1] === 0xa1 && it[2] === 0x74 && it[4] === 0x70 && (it[5] === 0x75 || it[5] === 0x72);

export function createPipe(ends: PipeEnds, weather: Weather, prng: Prng): SimPipe {
  const { timeline } = ends.from;
  const queue: Bytes[] = [];
  let queuedBytes = 0;
  let lastArrivalMs = 0;
  let [busy, refused, stopped] = [false, false, false];

  const arrive = (message: Bytes) => {
    const wishedMs = timeline.nowMs() + weather.latencyMs + prng.next() * weather.jitterMs;
    lastArrivalMs = Math.max(lastArrivalMs, wishedMs);
    ends.to.after(lastArrivalMs - timeline.nowMs(), ends.label, () => {
      if (!stopped || weather.flushesOnClose) ends.deliver(message);
    });
  };

  const sent = () => {
    busy = false;
    if (stopped) return;
    const message = queue.shift();
    if (!message) return;
    queuedBytes -= message.length;
    arrive(message);
    if (refused && queuedBytes <= ends.capacityBytes() / 2) {
      refused = false;
      ends.from.after(0, `${ends.label} drain`, () => {
        if (!stopped) ends.drain();
      });
    }
    pump();
  };

  const pump = () => {
    const head = queue[0];
    if (busy || stopped || !head || ends.blocked()) return;
    busy = true;
    timeline.after((head.length / weather.bytesPerSecond) * 1_000, ends.label, sent, true);
  };

  return {
    send(message) {
      if (queuedBytes > 0 && queuedBytes + message.length > ends.capacityBytes()) {
        refused = true;
        return false;
      }
      queue.push((weather.sharesGossip && isGossip(message) ? message : message.slice()) as Bytes);
      queuedBytes += message.length;
      pump();
      return true;
    },
    queuedBytes: () => queuedBytes,
    pump,
    stop() {
      stopped = true;
      queue.length = 0;
    },
  };
}

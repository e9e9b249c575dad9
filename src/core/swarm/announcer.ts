/** Tells peers which chunks of a file we hold. */
import { idBytes, type FileId, type PeerId } from '../base/ids.ts';
import { HAVES_AT_ONCE, HAVES_EVERY_MS, HAVES_PER_MESSAGE } from '../limits/swarm.ts';
import type { SwarmMessage } from '../wire/message.ts';
import type { Clock } from '../ports.ts';
import { createBitfield } from './cache/bitfield.ts';

export interface AnnouncerOptions {
  readonly file: FileId;
  readonly clock: Clock;
  readonly chunksMax: number;
  /** Bytes of the bitfield of stored chunks. */
  stored(): Uint8Array;
  /** Checked chunks that are not stored yet; served from memory. */
  unstored(): Iterable<number>;
  /** Peers that fetch the file, too: they hold some of it, and may want from us what is new. */
  leechers(): ReadonlySet<PeerId>;
  linked(): readonly PeerId[];
  send(peer: PeerId, message: SwarmMessage): void;
}

export interface Announcer {
  /** All we hold, to one peer or to everyone; replaces what was said before. */
  all(peer?: PeerId): void;
  /** We hold this in addition; told when it is settled. */
  note(index: number): void;
  /**
   * The same, and to fellows soon, for they may want it: at once when they have not heard of us lately,
   * else together with what comes next.
   */
  spread(index: number): void;
  /** Tells everyone what not all were told yet: most only want to know how far we are. */
  settle(): void;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const file = idBytes(options.file);
  const untold: number[] = [];
  /** How many of these the fellows were told of, and when. */
  let spread = 0;
  let spreadAtMs = -Infinity;

  function tell(peers: readonly PeerId[], indexes: readonly number[]): void {
    for (let at = 0; at < indexes.length; at += HAVES_PER_MESSAGE) {
      const chunks = indexes.slice(at, at + HAVES_PER_MESSAGE);
      for (const peer of peers) options.send(peer, { t: 'have', file, chunks });
    }
  }

  return {
    all(peer) {
      const bits = createBitfield(options.chunksMax, options.stored());
      for (const index of options.unstored()) bits.set(index);
      const message: SwarmMessage = { t: 'bitfield', file, bits: bits.toBytes() };
      for (const it of peer ? [peer] : options.linked()) options.send(it, message);
    },
    note: (index) => void untold.push(index),
    spread(index) {
      untold.push(index);
      // A message costs both sides about as much whether it names one chunk or ten.
      const nowMs = options.clock.now();
      const isSoon = nowMs - spreadAtMs < HAVES_EVERY_MS;
      if (isSoon && untold.length - spread < HAVES_AT_ONCE) return;
      tell([...options.leechers()], untold.slice(spread));
      spread = untold.length;
      spreadAtMs = nowMs;
    },
    settle() {
      // Fellows again, at the price of one message: who is one may have changed since.
      tell(options.linked(), untold.splice(0));
      spread = 0;
    },
  };
}

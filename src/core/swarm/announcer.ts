/** Tells peers which chunks of a file we hold. */
import { each } from '../base/each.ts';
import type { Bytes } from '../base/bytes.ts';
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
  /** Checked chunks that are not stored yet; we serve them from memory. */
  unstored(): Iterable<number>;
  /** Peers that hold some of the file, but not all: they may want what we have just got. */
  leechers(): ReadonlySet<PeerId>;
  linked(): readonly PeerId[];
  /** Whether a `have` may be sent now: a swarm of tiny chunks must not make us a flood. */
  mayTell(): boolean;
  send(peer: PeerId, message: SwarmMessage): void;
}

export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #file: Bytes;
  /** Chunks that we have not told everyone of. */
  readonly #untold: number[] = [];
  /** How many of these the leechers know of, and since when. */
  #spread = 0;
  #spreadAtMs = -Infinity;
  #restated = true;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#file = idBytes(options.file);
  }

  /** Everything we hold. Replaces what we said before. */
  bitfield(): SwarmMessage {
    const { chunksMax, stored, unstored } = this.#options;
    const bits = createBitfield(chunksMax, stored());
    for (const index of unstored()) bits.set(index);
    return { t: 'bitfield', file: this.#file, bits: bits.toBytes() };
  }

  /** Everything we hold, to everyone. */
  all(): void {
    const message = this.bitfield();
    this.#restated = true;
    this.#untold.length = 0;
    this.#spread = 0;
    each(this.#options.linked(), (it) => this.#options.send(it, message));
  }

  /** The same at the next tick: chunks that turn out to be gone are often many. */
  allSoon(): void {
    this.#restated = false;
  }

  /** Call it every TICK_MS. */
  tick(): void {
    if (!this.#restated) this.all();
    this.settle(true);
  }

  /** We hold this chunk as well: `settle` tells everyone. */
  note(index: number): void {
    this.#untold.push(index);
  }

  /**
   * The same, and leechers hear it soon, since they may want it: at once when they have heard nothing from us
   * lately, else together with the next chunks.
   */
  spread(index: number): void {
    const untold = this.#untold;
    untold.push(index);
    // A message costs both sides about as much whether it names one chunk or ten.
    const nowMs = this.#options.clock.now();
    const isSoon = nowMs - this.#spreadAtMs < HAVES_EVERY_MS;
    if (isSoon && untold.length - this.#spread < HAVES_AT_ONCE) return;
    if (!this.#options.mayTell()) return;
    this.#tell([...this.#options.leechers()], untold.slice(this.#spread));
    this.#spread = untold.length;
    this.#spreadAtMs = nowMs;
  }

  /** Tells everyone what they have not heard yet: most only want to know how far we are. What may not go waits for a tick. */
  settle(now = false): void {
    if (this.#untold.length === 0 || !(now || this.#options.mayTell())) return;
    // Leechers hear it twice, which costs one message: which peers are leechers may have changed meanwhile.
    this.#tell(this.#options.linked(), this.#untold.splice(0));
    this.#spread = 0;
  }

  #tell(peers: readonly PeerId[], indexes: readonly number[]): void {
    for (let at = 0; at < indexes.length; at += HAVES_PER_MESSAGE) {
      const chunks = indexes.slice(at, at + HAVES_PER_MESSAGE);
      each(peers, (peer) => this.#options.send(peer, { t: 'have', file: this.#file, chunks }));
    }
  }
}

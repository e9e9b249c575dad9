/** The receiving side of a swarm: puts frames together into chunks and checks each chunk against its hash. */
import type { Bytes } from '../../base/bytes.ts';
import { chunkHash, type PeerId } from '../../base/ids.ts';
import { FRAME_BYTES_MIN } from '../../limits/swarm.ts';
import type { Clock, Crypto } from '../../ports.ts';
import type { CheckedChunk } from '../cache/chunk-writer.ts';
import type { DataFrame } from '../data-frame.ts';
import type { Chunk } from '../manifest/leaves.ts';
import { createRate } from '../rate.ts';
import { receive, type Wire } from '../wire.ts';
import type { Wires } from '../wires.ts';
import type { Requester } from './requester.ts';

export interface ReceiverOptions {
  readonly chunks: readonly Chunk[];
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly wires: Wires;
  readonly requester: Requester;
  /** A frame came that we did not ask for. */
  unasked(peer: PeerId): void;
  /** Chunk bytes came from a peer. */
  took(peer: PeerId, bytes: number): void;
  /** A chunk came whole, and is what its hash says. */
  checked(chunk: CheckedChunk): void;
  /** The peer sent bytes that no honest peer sends. */
  bad(wire: Wire, index: number): void;
}

export class Receiver {
  readonly #options: ReceiverOptions;
  readonly #rate = createRate();
  readonly #checking = new Set<number>();
  #checkingBytes = 0;

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  /** Chunks that are being checked. */
  get checking(): number {
    return this.#checking.size;
  }

  isChecking(index: number): boolean {
    return this.#checking.has(index);
  }

  get checkingBytes(): number {
    return this.#checkingBytes;
  }

  bytesPerSecond(): number {
    return this.#rate.bytesPerSecond(this.#options.clock.now());
  }

  onData(peer: PeerId, frame: DataFrame): void {
    const { wires, requester, clock } = this.#options;
    const wire = wires.get(peer);
    const request = wire?.requests.get(frame.chunk);
    if (!wire || !request) {
      if (!wire?.cancelled.has(frame.chunk)) this.#options.unasked(peer);
      return;
    }
    const nowMs = clock.now();
    const state = receive(wire, request, frame, nowMs);
    if (state === 'bad') return this.#options.bad(wire, frame.chunk);
    if (state === 'late') return;
    this.#options.took(peer, frame.bytes.length);
    this.#rate.add(frame.bytes.length, nowMs);
    // A shorter piece is of a sender that wants us to look often.
    if (state === 'partial')
      return frame.bytes.length < FRAME_BYTES_MIN ? undefined : requester.refill();
    wire.slow = false;
    wire.timeouts = 0;
    requester.settle(wire, frame.chunk);
    void this.#check(wire, frame.chunk, request.assembly.bytes());
    requester.refill();
  }

  async #check(wire: Wire, index: number, bytes: Bytes): Promise<void> {
    this.#checking.add(index);
    this.#checkingBytes += bytes.length;
    const hash = chunkHash(await this.#options.crypto.hash(bytes));
    this.#checking.delete(index);
    this.#checkingBytes -= bytes.length;
    if (hash === this.#options.chunks[index]?.hash) {
      return this.#options.checked({ index, hash, bytes, giver: wire.peer });
    }
    this.#options.requester.want(index);
    this.#options.bad(wire, index);
  }
}

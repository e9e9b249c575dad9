/** Bob's swarm for one file of Alice's; records everything it sends and does. */
import type { SwapErrorCode } from '../../src/core/base/errors.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import type { SwarmMessage } from '../../src/core/wire/message.ts';
import type { ChunkStore } from '../../src/core/ports.ts';
import { createBitfield } from '../../src/core/swarm/cache/bitfield.ts';
import { Swarm } from '../../src/core/swarm/swarm.ts';
import type { SwarmOptions } from '../../src/core/swarm/swarm-options.ts';
import { createMemoryChunkStore } from '../../src/core/storage/memory-stores.ts';
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { freeFlow } from '../fakes/free-flow.ts';
import { shareBytes, type SharedBytes } from './manifests.ts';
import { crypto, randomOf, settled } from '../fakes/people.ts';

/** Stands for all linked peers: what is sent to it goes to everyone. */
export const EVERYONE = 'everyone' as PeerId;

export interface SwarmRig {
  readonly swarm: Swarm;
  readonly shared: SharedBytes;
  readonly chunks: ChunkStore;
  readonly clock: ManualClock;
  readonly sent: { to: PeerId; message: SwarmMessage }[];
  readonly faults: [PeerId, string][];
  readonly refusals: SwapErrorCode[];
  completions(): number;
  /** Chunks it has asked of a peer and not cancelled, in order, including those that came. */
  asked(peer: PeerId): number[];
  /** The peer announces these chunks, or all of them. */
  has(peer: PeerId, indexes?: Iterable<number>): void;
  /** The peer sends a chunk, or other bytes instead, in frames of this size. */
  gives(peer: PeerId, chunk: number, bytes?: Uint8Array, frameBytes?: number): Promise<void>;
  frame(peer: PeerId, chunk: number, offset: number, bytes: Uint8Array): void;
  stored(): Promise<number[]>;
}

export async function createSwarmRig(
  sizes: readonly number[],
  change: Partial<SwarmOptions> = {},
): Promise<SwarmRig> {
  const shared = await shareBytes('shared', sizes);
  const { file, manifest, parts } = shared;
  const chunks = change.chunks ?? createMemoryChunkStore();
  const clock = createManualClock();
  const sent: SwarmRig['sent'] = [];
  const faults: SwarmRig['faults'] = [];
  const refusals: SwapErrorCode[] = [];
  let completions = 0;
  const swarm = new Swarm({
    file,
    manifest,
    chunks,
    crypto,
    clock,
    random: randomOf('swarm'),
    flow: freeFlow,
    send: (to, message) => void sent.push({ to, message }),
    linked: () => [EVERYONE],
    unasked: (peer) => void faults.push([peer, 'unasked']),
    suspect: (peer) => void faults.push([peer, 'bad-chunk']),
    heldOpenly: () => true,
    askAgain: () => undefined,
    mayRead: () => true,
    mayTell: () => true,
    held: () => undefined,
    took: () => undefined,
    refused: (code) => void refusals.push(code),
    changed: () => undefined,
    completed: () => void (completions += 1),
    ...change,
  });
  await swarm.extended(0);
  const frame: SwarmRig['frame'] = (peer, chunk, offset, bytes) =>
    swarm.receiver.onData(peer, { file: file.id, chunk, offset, bytes: new Uint8Array(bytes) });
  return {
    swarm,
    shared,
    chunks,
    clock,
    sent,
    faults,
    refusals,
    completions: () => completions,
    asked(peer) {
      const open: number[] = [];
      for (const { to, message } of sent) {
        if (to !== peer) continue;
        if (message.t === 'request') open.push(...message.chunks);
        if (message.t === 'cancel') {
          for (const chunk of message.chunks) open.splice(open.indexOf(chunk), 1);
        }
      }
      return open;
    },
    has(peer, indexes = sizes.keys()) {
      const bits = createBitfield(sizes.length);
      for (const index of indexes) bits.set(index);
      swarm.onBitfield(peer, bits.toBytes());
    },
    async gives(peer, chunk, bytes = parts[chunk] ?? new Uint8Array(0), frameBytes = 1 << 20) {
      for (let at = 0; at < bytes.length; at += frameBytes) {
        frame(peer, chunk, at, bytes.subarray(at, at + frameBytes));
      }
      await settled();
    },
    frame,
    async stored() {
      const here = await chunks.has(manifest.chunks.map((chunk) => chunk.hash));
      return here.flatMap((is, index) => (is ? [index] : []));
    },
  };
}

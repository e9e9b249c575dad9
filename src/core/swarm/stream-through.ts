/** A file that the cache cannot hold, fetched in order and handed on chunk by chunk, kept nowhere. */
import type { Bytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import { STREAM_AHEAD_CHUNKS } from '../limits/swarm.ts';
import type { Manifest } from './manifest/manifest.ts';
import type { Swarm } from './swarm.ts';

/** What wakes a stream that waits for its next chunk. */
export interface StreamThrough {
  /** The chunks in order; each is asked for shortly before it is read. @throws SwapError closed */
  chunks(): AsyncGenerator<Bytes>;
  /** The manifest grew. */
  extended(): void;
  /** Ends the stream; its reader gets an error. */
  stop(): void;
}

/**
 * @param read a chunk that is here already
 * @param passed called for every chunk that went through, with the bytes so far
 * @param ended called once when the reader is done, gave up, or was stopped
 */
export function createStreamThrough(
  { swarm, manifest }: { readonly swarm: Swarm; readonly manifest: Manifest },
  read: (index: number) => Promise<Bytes | undefined>,
  passed: (bytes: number) => void,
  ended: () => void,
): StreamThrough {
  const arrived = new Map<number, Bytes>();
  let stopped = false;
  let wake: () => void = () => undefined;
  const woken = () => new Promise<void>((resolve) => (wake = resolve));

  async function* chunks(): AsyncGenerator<Bytes> {
    let bytesSoFar = 0;
    swarm.setSink((index, bytes) => {
      arrived.set(index, bytes);
      wake();
    });
    try {
      for (let index = 0; ; index++) {
        swarm.setSequence({ from: index, ahead: STREAM_AHEAD_CHUNKS });
        swarm.setFetching(true);
        while (index >= manifest.chunks.length && !manifest.closed() && !stopped) await woken();
        if (index >= manifest.chunks.length && manifest.closed()) return;
        let bytes = swarm.holdings.have.has(index) ? await read(index) : undefined;
        while (!bytes && !stopped) {
          bytes = arrived.get(index);
          if (!bytes) await woken();
        }
        if (!bytes) throw new SwapError('closed', 'the download was stopped');
        arrived.delete(index);
        bytesSoFar += bytes.length;
        passed(bytesSoFar);
        yield bytes;
      }
    } finally {
      swarm.setFetching(false);
      swarm.setSequence(undefined);
      swarm.setSink(undefined);
      ended();
    }
  }

  return {
    chunks,
    extended: () => wake(),
    stop() {
      stopped = true;
      wake();
    },
  };
}

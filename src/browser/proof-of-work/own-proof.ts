/** Our proof of work for a room: found once, in a worker, and stored with the room. */
import type { Bytes } from '../../core/base/bytes.ts';
import { openRecord, plainBytes } from '../../core/base/stored-record.ts';
import { PROOF_AFTER_MS } from '../../core/limits/mesh.ts';
import type { Clock, Crypto, KeyValueStore } from '../../core/ports.ts';
import { isProof } from '../../core/identity/proof-of-work.ts';
import { trustedScriptUrl } from '../platform/trusted-script-url.ts';
import type { ProofTask } from '../../core/identity/proof-search.ts';
import workerUrl from './proof-worker.ts?worker&url';

const KEY = 'work';
/** The worker's script could not be fetched. */
const SEARCH_AGAIN_MS = 60_000;

export interface OwnProofOptions extends ProofTask {
  readonly records: KeyValueStore;
  readonly crypto: Crypto;
  readonly clock: Clock;
}

export interface OwnProof {
  /** Never settles where there are no workers, or after `stop`. */
  readonly found: Promise<Bytes>;
  stop(): void;
}

export function openOwnProof(options: OwnProofOptions): OwnProof {
  const { roomId, peer, records, crypto, clock } = options;
  let stopped = false;
  let stopSearch = () => {};

  const search = (): Promise<Bytes> =>
    new Promise((resolve) => {
      const begin = () => {
        if (typeof Worker === 'undefined') return;
        const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
        stopSearch = () => worker.terminate();
        worker.onmessage = ({ data }) => {
          worker.terminate();
          resolve(data as Bytes);
        };
        worker.onerror = (event) => {
          event.preventDefault();
          worker.terminate();
          stopSearch = clock.after(SEARCH_AGAIN_MS, begin); // the page's server may be back
        };
        worker.postMessage({ roomId, peer } satisfies ProofTask);
      };
      stopSearch = clock.after(PROOF_AFTER_MS, begin);
    });

  async function find(): Promise<Bytes> {
    const record = await openRecord(records, KEY, plainBytes);
    // A new identity needs a new proof.
    if (record.stored && (await isProof(crypto, roomId, peer, record.stored))) return record.stored;
    if (stopped) return new Promise(() => undefined);
    const nonce = await search();
    await record.keep(nonce);
    return nonce;
  }

  return {
    found: find(),
    stop() {
      stopped = true;
      stopSearch();
    },
  };
}

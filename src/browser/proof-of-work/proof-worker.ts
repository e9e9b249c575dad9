/** The dedicated worker that finds one proof of work and reports it. */
import { searchProof, type ProofTask } from '../../core/identity/proof-search.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;

worker.onmessage = ({ data }) => worker.postMessage(searchProof(data as ProofTask));

/** The dedicated worker that finds one proof of work and says it. */
import { searchWork, type WorkTask } from './proof-search.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;

worker.onmessage = ({ data }) => worker.postMessage(searchWork(data as WorkTask));

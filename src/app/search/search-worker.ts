/** The dedicated worker that keeps what was said in memory, and looks through it. */
import { SearchEngine } from './search-engine.ts';
import type { SearchReply, SearchRequest } from './search-messages.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;
const reply = (it: SearchReply) => worker.postMessage(it);
const engine = new SearchEngine(reply);

worker.onmessage = ({ data }) => engine.hear(data as SearchRequest);
reply({ type: 'ready' });

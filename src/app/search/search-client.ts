/** The search's worker, as the page sees it. Where it cannot start, the page does its work. */
import { trustedScriptUrl } from '../../browser/platform/trusted-script-url.ts';
import { SearchEngine } from './search-engine.ts';
import type { SearchReply, SearchRequest } from './search-messages.ts';
import workerUrl from './search-worker.ts?worker&url';

type Answer = Exclude<SearchReply, { type: 'ready' }>;
type Question = Extract<SearchRequest, { readonly ask: number }>;
type Unnumbered<Q> = Q extends Question ? Omit<Q, 'ask'> : never;

/** A worker that has not begun by then waits for its script, which the page's server may never send. */
const SEARCH_SCRIPT_MS = 5_000;

export class SearchClient {
  readonly #hear: (request: SearchRequest) => void;
  readonly #end: () => void;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  /** @param broke the worker did not start, or ended: all that was told is lost. Undefined: use no worker. */
  constructor(broke: (() => void) | undefined) {
    if (broke && typeof Worker !== 'undefined') {
      const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'search' });
      const late = setTimeout(broke, SEARCH_SCRIPT_MS);
      worker.onmessage = ({ data }) => {
        clearTimeout(late);
        this.#heard(data as SearchReply);
      };
      worker.onmessageerror = broke;
      worker.onerror = (event) => {
        event.preventDefault();
        broke();
      };
      this.#hear = (request) => worker.postMessage(request);
      this.#end = () => {
        clearTimeout(late);
        worker.terminate();
      };
    } else {
      const engine = new SearchEngine((reply) => this.#heard(reply));
      this.#hear = (request) => engine.hear(request);
      this.#end = () => undefined;
    }
  }

  tell(request: Exclude<SearchRequest, Question>): void {
    this.#hear(request);
  }

  find(question: Unnumbered<Extract<Question, { type: 'find' }>>): Promise<Answer> {
    return this.#ask({ ...question, ask: this.#asked++ });
  }
  keep(question: Unnumbered<Extract<Question, { type: 'keep' }>>): Promise<Answer> {
    return this.#ask({ ...question, ask: this.#asked++ });
  }

  /** Gives all memory back. What was asked is never answered. */
  close(): void {
    this.#end();
    this.#answers.clear();
  }

  #ask(question: Question): Promise<Answer> {
    return new Promise((resolve) => {
      this.#answers.set(question.ask, resolve);
      this.#hear(question);
    });
  }

  #heard(reply: SearchReply): void {
    if (reply.type === 'ready') return;
    this.#answers.get(reply.ask)?.(reply);
    this.#answers.delete(reply.ask);
  }
}

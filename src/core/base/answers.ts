/**
 * Answers to what peers ask. A small question can have a large answer, so each peer has a budget of bytes, all answers count
 * against the upload limit, and what cannot go yet waits as a question: its answer is made piece by piece as it leaves.
 */
import { BoundedMap } from './bounded-map.ts';
import { Budget } from './budget.ts';
import { encode } from './codec.ts';
import type { Off } from './events.ts';

export interface AnswersOptions<Who, Message> {
  /** Of one peer. */
  readonly bytesPerSecond: number;
  readonly burstBytes: number;
  /** A shorter message counts as so much: it is a message for the asker's bound on messages, too. */
  readonly messageBytesMin: number;
  /** While more than this waits in the link's queue, nothing is added to it. */
  readonly queueBytesMax: number;
  /** How long until we look at the queue again. */
  readonly retryMs: number;
  /** Questions of one peer that wait; further ones are dropped, and asked again. */
  readonly waitingMax: number;
  /** Peers whose budgets we remember, so that a new link is no new budget. */
  readonly peersMax: number;
  readonly clock: { now(): number; after(ms: number, f: () => void): Off };
  readonly peers: { queuedBytes(peer: Who): number; send(peer: Who, message: Message): boolean };
}

interface Asker<Message> {
  /** Each makes its answer when its turn comes. */
  readonly questions: (() => Iterable<Message>)[];
  current: Iterator<Message> | undefined;
  next: { readonly message: Message; readonly bytes: number } | undefined;
  retry: Off | undefined;
  answering: boolean;
}

export class Answers<Who, Message> {
  readonly #options: AnswersOptions<Who, Message>;
  readonly #askers = new Map<Who, Asker<Message>>();
  readonly #budgets: BoundedMap<Who, Budget>;
  /** Whether the upload limit lets bytes pass; if not, `resume` is called when it does. */
  mayUpload: (peer: Who, bytes: number) => boolean = () => true;

  constructor(options: AnswersOptions<Who, Message>) {
    this.#options = options;
    this.#budgets = new BoundedMap(options.peersMax);
  }

  /** Answers `peer`, now or when it may. False: too many of its questions wait. */
  give(peer: Who, answer: () => Iterable<Message>): boolean {
    const it = this.#askerOf(peer);
    if (it.questions.length >= this.#options.waitingMax) return false;
    it.questions.push(answer);
    this.resume(peer);
    return true;
  }

  /** Goes on where it waited. */
  resume(peer: Who): void {
    const it = this.#askers.get(peer);
    if (!it || it.answering) return;
    it.retry?.();
    it.retry = undefined;
    it.answering = true;
    this.#answer(peer, it);
    it.answering = false;
  }

  /** The peer is gone. */
  forget(peer: Who): void {
    this.#askers.get(peer)?.retry?.();
    this.#askers.delete(peer);
  }

  close(): void {
    for (const peer of [...this.#askers.keys()]) this.forget(peer);
  }

  #answer(peer: Who, it: Asker<Message>): void {
    const { clock, peers, messageBytesMin } = this.#options;
    while (this.#askers.get(peer) === it) {
      const waitMs = this.#waitMs(peer);
      it.next ??= waitMs === 0 ? nextOf(it) : undefined;
      if (waitMs > 0 && (it.current || it.questions.length > 0)) {
        it.retry = clock.after(waitMs, () => this.resume(peer));
        return;
      }
      if (!it.next || !this.mayUpload(peer, it.next.bytes)) return;
      const { message, bytes } = it.next;
      it.next = undefined;
      this.#budgetOf(peer).spend(clock.now(), Math.max(bytes, messageBytesMin));
      peers.send(peer, message);
    }
  }

  #waitMs(peer: Who): number {
    const { clock, peers, queueBytesMax, retryMs } = this.#options;
    if (peers.queuedBytes(peer) > queueBytesMax) return retryMs;
    return this.#budgetOf(peer).waitMs(clock.now());
  }

  #askerOf(peer: Who): Asker<Message> {
    const known = this.#askers.get(peer);
    if (known) return known;
    const rest = { current: undefined, next: undefined, retry: undefined, answering: false };
    const it: Asker<Message> = { questions: [], ...rest };
    this.#askers.set(peer, it);
    return it;
  }

  #budgetOf(peer: Who): Budget {
    const known = this.#budgets.get(peer);
    if (known) return known;
    const budget = new Budget(this.#options.bytesPerSecond, this.#options.burstBytes);
    this.#budgets.set(peer, budget);
    return budget;
  }
}

/** The next message of the answers that wait, one answer after another. */
function nextOf<Message>(it: Asker<Message>): Asker<Message>['next'] {
  for (;;) {
    it.current ??= it.questions.shift()?.()[Symbol.iterator]();
    const step = it.current?.next();
    if (!step) return undefined;
    if (!step.done) return { message: step.value, bytes: encode(step.value).length };
    it.current = undefined;
  }
}

/** Asks members by routes, answers them, and passes on what is for others. */
import type { Lookup } from '../api/overlay.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import { attempt, each, report } from '../base/each.ts';
import { equalBytes, fromBase64Url, toBase64Url, type Bytes } from '../base/bytes.ts';
import { idBytes, peerId, type PeerId } from '../base/ids.ts';
import { steadyClock } from '../base/steady-clock.ts';
import {
  ANSWERS_KEPT_MAX,
  LOOK_UP_TRIES,
  ROUTE_HOPS_MAX,
  ROUTE_TICK_MS,
  SUBJECTS_MAX,
} from '../limits/routing.ts';
import type { Peers } from '../peers.ts';
import type { Clock, Off, Random } from '../ports.ts';
import { ASK_BYTES, type RoutingMessage } from '../wire/message.ts';
import { Router } from './route.ts';
import type { RoutedSent, RouteSent, Step } from './route-steps.ts';
import type { AskOptions, OnAsk, RoutedKind, Routes } from './routes.ts';

export interface RoomRoutesOptions {
  readonly self: PeerId;
  readonly peers: Pick<
    Peers,
    'linked' | 'send' | 'fault' | 'onLinked' | 'onUnlinked' | 'onMessage'
  >;
  readonly clock: Clock;
  readonly random: Random;
}

/** What we answered to an ask: a second way of it gets the same. */
interface Answered {
  readonly question: Bytes;
  readonly answer: Promise<Bytes | undefined>;
}

export class RoomRoutes implements Routes {
  readonly #options: RoomRoutesOptions;
  readonly #router: Router<RoutedKind>;
  readonly #asked = new Map<string, (body: Bytes | undefined) => void>();
  /** By receiver and subject, the ask that failed last: its repetition goes by other links. */
  readonly #failed = new BoundedMap<string, string>(SUBJECTS_MAX);
  /** By receiver and subject, the ask that was answered last. */
  readonly #believed = new BoundedMap<string, string>(SUBJECTS_MAX);
  readonly #onAsk = new Map<RoutedKind, OnAsk>();
  readonly #answered = new BoundedMap<string, Answered>(ANSWERS_KEPT_MAX);
  readonly #offs: Off[];
  #stopTimer: Off | undefined;
  #closed = false;

  constructor(options: RoomRoutesOptions) {
    const { self, peers, random } = options;
    const clock = steadyClock(options.clock);
    this.#options = { self, peers, clock, random };
    this.#router = new Router(self, random);
    each(peers.linked(), (peer) => this.#router.linked(peer));
    this.#offs = [
      peers.onLinked((peer) => this.#router.linked(peer)),
      peers.onUnlinked((peer) => this.#do(this.#router.unlinked(peer, clock.now()))),
      peers.onMessage((peer, message) => {
        if (message.t === 'route' || message.t === 'routed') this.#hear(peer, message);
      }),
    ];
  }

  ask(
    to: PeerId,
    kind: RoutedKind,
    body: Bytes,
    { apart, about }: AskOptions = {},
  ): Promise<Bytes | undefined> {
    const { self, clock, random } = this.#options;
    if (this.#closed || to === self) return Promise.resolve(undefined);
    const subject = subjectOf(to, about);
    const ask = this.#failed.get(subject) ?? toBase64Url(random.bytes(ASK_BYTES));
    this.#failed.delete(subject);
    return new Promise((resolve) => {
      this.#asked.set(ask, (answer) => {
        (answer ? this.#believed : this.#failed).set(subject, ask);
        resolve(answer);
      });
      this.#do(this.#router.ask({ to, from: self, ask, kind, body }, clock.now(), apart));
    });
  }

  disbelieve(to: PeerId, about?: string): void {
    const subject = subjectOf(to, about);
    const ask = this.#believed.get(subject);
    if (ask === undefined) return;
    this.#believed.delete(subject);
    this.#failed.set(subject, ask);
    this.#router.disbelieve(to);
  }

  /** Finds out whether `to` answers, and over how many links. */
  async lookUp(to: PeerId): Promise<Lookup | undefined> {
    const { clock } = this.#options;
    for (let tries = 0; tries < LOOK_UP_TRIES; tries++) {
      const begunAtMs = clock.now();
      const answer = await this.ask(to, 'trace', new Uint8Array());
      const hops = answer?.length === 1 ? (answer[0] ?? 0) : 0;
      if (hops >= 1 && hops <= ROUTE_HOPS_MAX) return { hops, ms: clock.now() - begunAtMs };
      if (answer) this.disbelieve(to);
    }
    return undefined;
  }

  onAsk(kind: RoutedKind, answer: OnAsk): Off {
    this.#onAsk.set(kind, answer);
    return () => {
      if (this.#onAsk.get(kind) === answer) this.#onAsk.delete(kind);
    };
  }

  close(): void {
    this.#closed = true;
    this.#stopTimer?.();
    each(this.#offs, (off) => off());
    for (const resolve of this.#asked.values()) resolve(undefined);
    this.#asked.clear();
  }

  #hear(peer: PeerId, message: RoutingMessage): void {
    const { peers, clock } = this.#options;
    const nowMs = clock.now();
    if (message.t === 'routed') {
      const { t, n, body } = message;
      return this.#do(this.#router.routed(peer, { t, n, body }, nowMs));
    }
    const [to, from, ask] = [peerId(message.to), peerId(message.from), toBase64Url(message.ask)];
    const steps = this.#router.route(peer, { ...message, to, from, ask }, nowMs);
    if (steps) this.#do(steps);
    else peers.fault(peer, 'malformed');
  }

  #do(steps: readonly Step<RoutedKind>[]): void {
    const left = [...steps];
    for (let step = left.shift(); step && !this.#closed; step = left.shift()) {
      if (step.t === 'answered') this.#end(step.ask, step.body);
      else if (step.t === 'deliver') void this.#answer(step.link, step.route).catch(report);
      else left.push(...this.#send(step.to, step.message));
    }
    this.#wait();
  }

  /** What is to be done when it is not taken. */
  #send(to: PeerId, message: RouteSent<RoutedKind> | RoutedSent): Step<RoutedKind>[] {
    const { peers, clock } = this.#options;
    if (message.t === 'routed') {
      const { t, n, body } = message;
      peers.send(to, body ? { t, n, body } : { t, n });
      return [];
    }
    const ask = fromBase64Url(message.ask) ?? new Uint8Array(ASK_BYTES);
    const ids = { to: idBytes(message.to), from: idBytes(message.from), ask };
    if (peers.send(to, { ...message, ...ids })) return [];
    return this.#router.notTaken(to, message.n, clock.now());
  }

  #end(ask: string, body: Bytes | undefined): void {
    const resolve = this.#asked.get(ask);
    this.#asked.delete(ask);
    resolve?.(body);
  }

  async #answer(link: PeerId, route: RouteSent<RoutedKind>): Promise<void> {
    const { peers, clock } = this.#options;
    const body = await this.#answerTo(link, route);
    if (!body || this.#closed || !this.#router.mayAnswer(link, body, clock.now())) return;
    peers.send(link, { t: 'routed', n: route.n, body });
  }

  #answerTo(
    link: PeerId,
    { from, ask, kind, hops, body }: RouteSent<RoutedKind>,
  ): Promise<Bytes | undefined> {
    if (kind === 'trace') return Promise.resolve(Uint8Array.of(hops));
    const name = `${from} ${ask} ${kind}`;
    const known = this.#answered.get(name);
    // A peer on the first way might have put in words of its own.
    if (known && equalBytes(known.question, body)) return known.answer;
    const question = body.slice();
    const answer = Promise.resolve(attempt(() => this.#onAsk.get(kind)?.(from, question, link)));
    this.#answered.set(name, { question, answer });
    return answer;
  }

  #wait(): void {
    if (this.#stopTimer || this.#closed || !this.#router.isWaiting()) return;
    this.#stopTimer = this.#options.clock.after(ROUTE_TICK_MS, () => {
      this.#stopTimer = undefined;
      this.#do(this.#router.due(this.#options.clock.now()));
      this.#wait();
    });
  }
}

const subjectOf = (to: PeerId, about: string | undefined): string => `${to} ${about ?? ''}`;

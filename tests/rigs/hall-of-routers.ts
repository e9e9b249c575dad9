/** Many routers that hand each other what they say, without a network: links as members choose them, and liars among them. */
import { idBytes, peerId, type PeerId } from '../../src/core/base/ids.ts';
import { ROUTE_TICK_MS, ROUTE_WAIT_MS } from '../../src/core/limits/routing.ts';
import { Router } from '../../src/core/routing/route.ts';
import type { RoutedSent, RouteSent, Step } from '../../src/core/routing/route-steps.ts';
import { bytesOf } from '../fakes/people.ts';
import { createPrng, type Prng } from '../fakes/prng.ts';

export type Sent = RouteSent<'word'> | RoutedSent;

interface Mail {
  readonly from: PeerId;
  readonly to: PeerId;
  readonly sent: Sent;
}

const bucketOf = (a: Uint8Array, b: Uint8Array): number => {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return 8 * at + Math.clz32((a[at] ?? 0) ^ (b[at] ?? 0)) - 24;
};

export class Hall {
  readonly routers = new Map<PeerId, Router<'word'>>();
  readonly links = new Map<PeerId, Set<PeerId>>();
  /** Asks that are over, by name, and whether they were answered. */
  readonly over = new Map<string, boolean>();
  /** Of each word that arrived. */
  readonly hops: number[] = [];
  /** Every message, with who sent it to whom. */
  onSent: (from: PeerId, to: PeerId, sent: Sent) => void = () => undefined;
  /** Hostile members drop what they should pass on. */
  readonly liars = new Set<PeerId>();
  nowMs = 0;
  #mail: Mail[] = [];
  #asks = 0;

  constructor(peers: readonly PeerId[]) {
    for (const peer of peers) this.add(peer);
  }

  /** Somebody comes, without links. */
  add(peer: PeerId): void {
    this.routers.set(peer, new Router(peer, createPrng(`router ${peer}`)));
    this.links.set(peer, new Set());
  }

  /** Everyone has a link with one of each k-bucket, a second one in the nearest, and with three at random. */
  static of(count: number, seed: string): Hall {
    const all = Array.from({ length: count }, (_, i) => bytesOf(`${seed} ${i}`, 16));
    const hall = new Hall(all.map(peerId));
    const prng = createPrng(seed);
    for (const own of all) {
      const buckets: PeerId[][] = [];
      for (const id of all) if (id !== own) (buckets[bucketOf(own, id)] ??= []).push(peerId(id));
      const full = buckets.filter((it) => it.length > 0);
      for (const bucket of [...full, ...full.slice(-1)]) hall.link(peerId(own), prng.pick(bucket));
      for (let i = 0; i < 3; i++) hall.link(peerId(own), peerId(prng.pick(all)));
    }
    return hall;
  }

  get honest(): PeerId[] {
    return [...this.routers.keys()].filter((it) => !this.liars.has(it));
  }

  /** Two different members of good will. */
  pair(prng: Prng): [from: PeerId, to: PeerId] {
    const { honest } = this;
    const from = prng.pick(honest);
    return [from, prng.pick(honest.filter((it) => it !== from))];
  }

  link(a: PeerId, b: PeerId): void {
    if (a === b || this.links.get(a)?.has(b)) return;
    for (const [one, other] of both(a, b)) {
      this.links.get(one)?.add(other);
      this.routers.get(one)?.linked(other);
    }
  }

  cut(a: PeerId, b: PeerId): void {
    for (const [one, other] of both(a, b)) {
      this.links.get(one)?.delete(other);
      this.#do(one, this.routers.get(one)?.unlinked(other, this.nowMs));
    }
  }

  /** Returns its name, by which a failed one is repeated. */
  ask(from: PeerId, to: PeerId, ask = `ask ${this.#asks++}`): string {
    const words = { to, from, ask, kind: 'word', body: idBytes(to) } as const;
    this.#do(from, this.routers.get(from)?.ask(words, this.nowMs));
    return ask;
  }

  /** Until everything is over. */
  settle(): void {
    for (let ms = 0; ms <= 2 * ROUTE_WAIT_MS; ms += ROUTE_TICK_MS) this.pass(ROUTE_TICK_MS);
  }

  /** What is said now arrives, and then so much time passes. */
  pass(ms: number): void {
    while (this.#mail.length > 0) for (const it of this.#mail.splice(0)) this.#deliver(it);
    this.nowMs += ms;
    for (const [peer, router] of this.routers)
      if (router.isWaiting()) this.#do(peer, router.due(this.nowMs));
  }

  #deliver({ from, to, sent }: Mail): void {
    const router = this.routers.get(to);
    if (!router || !this.links.get(to)?.has(from)) return;
    const { nowMs } = this;
    this.#do(
      to,
      sent.t === 'route' ? router.route(from, sent, nowMs) : router.routed(from, sent, nowMs),
    );
  }

  #do(peer: PeerId, steps: readonly Step<'word'>[] = []): void {
    for (const step of steps) {
      if (step.t === 'send') this.#send(peer, step.to, step.message);
      else if (step.t === 'answered') this.over.set(step.ask, step.body !== undefined);
      else {
        const { n, body, hops } = step.route;
        this.hops.push(hops);
        this.#send(peer, step.link, { t: 'routed', n, body });
      }
    }
  }

  #send(from: PeerId, to: PeerId, sent: Sent): void {
    this.onSent(from, to, sent);
    if (!this.liars.has(from)) this.#mail.push({ from, to, sent });
  }
}

const both = (a: PeerId, b: PeerId): readonly (readonly [PeerId, PeerId])[] => [
  [a, b],
  [b, a],
];

/**
 * Words between any two members: each hop passes them to its link that is closest to the receiver by XOR distance, and strictly
 * closer than itself (the routing of Kademlia: Maymounkov and Mazières, 2002, but over existing links, as in Freenet). A member with
 * a link in each k-bucket always has a closer one. Answers go back the way that the words came. If none comes, the asker tries
 * further ways, each by another first link, and a member that sees two ways of one ask passes them to different links (disjoint
 * paths against hostile members: S/Kademlia, Baumgart and Mies, 2007).
 *
 * A state machine without I/O: it is told what came, and says what to do. What it passes on gets a new number for each link, so
 * that nobody elsewhere in the room can answer, or get in the way of, what did not pass by them.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import type { Bytes } from '../base/bytes.ts';
import { each } from '../base/each.ts';
import type { PeerId } from '../base/ids.ts';
import { compareCloseness } from '../base/xor.ts';
import {
  ANSWERED_MAX,
  ASKS_MAX,
  PASSED_PER_LINK_MAX,
  REVERSE_WAYS_TRIED,
  ROUTE_HOPS_MAX,
  ROUTE_MISSES_MAX,
  ROUTE_MISSES_MS,
  ROUTE_WAIT_MS,
  ROUTE_WAY_MS,
  ROUTE_WAYS_MAX,
} from '../limits/routing.ts';
import type { Random } from '../ports.ts';
import { PassedAsks } from './passed-asks.ts';
import { ReverseWays } from './reverse-ways.ts';
import { RouteBudgets } from './route-budgets.ts';
import type { Ask, Passed, RouteLink } from './route-state.ts';
import type { RoutedSent, RouteSent, Step, Way, Words } from './route-steps.ts';

const N_MAX = 2 ** 32;

export class Router<Kind extends string> {
  readonly #self: PeerId;
  readonly #random: Pick<Random, 'next'>;
  readonly #links = new Map<PeerId, RouteLink>();
  readonly #asks = new Map<string, Ask<Kind>>();
  readonly #passedAsks: PassedAsks;
  /** The same for ways that go back: they keep apart from each other, and change no way by distance. */
  readonly #passedBack: PassedAsks;
  readonly #budgets: RouteBudgets;
  readonly #reverse = new ReverseWays();
  /** By receiver, the link by which it answered us last. */
  readonly #answeredBy = new BoundedMap<PeerId, PeerId>(ANSWERED_MAX);
  #lastN = 0;

  constructor(self: PeerId, random: Pick<Random, 'next'>) {
    this.#self = self;
    this.#random = random;
    this.#passedAsks = new PassedAsks(self);
    this.#passedBack = new PassedAsks(self);
    this.#budgets = new RouteBudgets(self);
  }

  linked(peer: PeerId): void {
    const none = { passed: new Map<number, Passed>(), waiting: new Set<Passed>() };
    this.#links.set(peer, { ...none, misses: 0, missedAtMs: 0 });
  }

  /** Nobody will answer what went along this link. */
  unlinked(peer: PeerId, nowMs: number): Step<Kind>[] {
    const link = this.#links.get(peer);
    if (!link) return [];
    this.#links.delete(peer);
    each([this.#passedAsks, this.#passedBack, this.#reverse], (it) => it.unlinked(peer));
    for (const passed of link.waiting) this.#links.get(passed.next)?.passed.delete(passed.n);
    return [...link.passed.values()].flatMap((it) => this.#noWay(it, nowMs));
  }

  /** Begins an ask of ours. It ends at once if too many wait. */
  ask(words: Words<Kind>, nowMs: number, apart = new Set<PeerId>()): Step<Kind>[] {
    const { ask } = words;
    if (this.#asks.size >= ASKS_MAX) return [{ t: 'answered', ask, body: undefined }];
    const untilMs = nowMs + ROUTE_WAIT_MS;
    const links = { firstLinks: new Set<PeerId>(), reverseLinks: new Set<PeerId>(), apart };
    this.#asks.set(ask, { words, ...links, deadEnds: 0, nextWayAtMs: nowMs, untilMs });
    return this.#nextWay(ask, nowMs);
  }

  /** `peer` gives us a route. Undefined: no honest member sends that. */
  route(peer: PeerId, route: RouteSent<Kind>, nowMs: number): Step<Kind>[] | undefined {
    const link = this.#links.get(peer);
    if (!link || !this.#budgets.takesRoute(peer, route.body, nowMs)) return [];
    const { to, from, hops, n } = route;
    if (hops === 1 ? from !== peer : hops > ROUTE_HOPS_MAX) return undefined;
    if (from === this.#self) return []; // a loop
    if (hops > 1) this.#reverse.heard(from, peer, nowMs);
    if (to === this.#self) return [{ t: 'deliver', link: peer, route }];
    const next = hops < ROUTE_HOPS_MAX && this.#nextLink(route, peer, nowMs);
    if (!next) return [sendTo(peer, { t: 'routed', n, body: undefined })];
    const { step, passed } = this.#pass(
      { ...route, hops: hops + 1 },
      next,
      { link: peer, n },
      nowMs,
    );
    link.waiting.add(passed);
    const [oldest] = link.waiting.size > PASSED_PER_LINK_MAX ? link.waiting : [];
    if (oldest) this.#forget(oldest);
    return [step];
  }

  /** `peer` brings an answer, or says that there is no way from there. */
  routed(peer: PeerId, { n, body }: RoutedSent, nowMs: number): Step<Kind>[] {
    const link = this.#links.get(peer);
    const passed = link?.passed.get(n);
    if (!link || !passed) return []; // late, or never asked for
    if (body && !this.#budgets.takesAnswer(peer, body, nowMs)) return [];
    link.misses = 0;
    this.#forget(passed);
    const own = passed.back ? undefined : this.#asks.get(passed.ask);
    if (own && !passed.reverse) {
      own.deadEnds += 1;
      if (body) this.#answeredBy.set(own.words.to, peer);
    }
    return body ? this.#answered(passed, body, nowMs) : this.#noWay(passed, nowMs);
  }

  /** Whether we may give this answer of ours to `link`. */
  mayAnswer(link: PeerId, body: Bytes, nowMs: number): boolean {
    return this.#budgets.mayAnswer(this.#self, link, body, nowMs);
  }

  /** The link by which `to` seemed to answer is no longer our first choice. */
  disbelieve(to: PeerId): void {
    this.#answeredBy.delete(to);
  }

  /** `peer` did not take what we gave it: that goes another way. */
  notTaken(peer: PeerId, n: number, nowMs: number): Step<Kind>[] {
    const passed = this.#links.get(peer)?.passed.get(n);
    if (!passed) return [];
    this.#forget(passed);
    return this.#noWay(passed, nowMs);
  }

  /** Call it every ROUTE_TICK_MS while `isWaiting`: it begins further ways, and ends what nobody answers. */
  due(nowMs: number): Step<Kind>[] {
    for (const link of this.#links.values())
      for (const passed of [...link.passed.values()]) {
        if (passed.untilMs > nowMs) break;
        this.#forget(passed);
        // Others can ask anyone, or write any sender. They must not make us shun the link that passes it on.
        if (passed.back || passed.reverse) continue;
        link.misses += 1;
        link.missedAtMs = nowMs;
      }
    return [...this.#asks].flatMap(([ask, it]) => {
      if (it.untilMs <= nowMs) return this.#end(ask, undefined);
      return it.nextWayAtMs <= nowMs ? this.#nextWay(ask, nowMs) : [];
    });
  }

  /** Whether `due` has something to do, now or later. */
  isWaiting(): boolean {
    return this.#asks.size > 0 || [...this.#links.values()].some(({ passed }) => passed.size > 0);
  }

  #nextWay(ask: string, nowMs: number): Step<Kind>[] {
    const it = this.#asks.get(ask);
    if (!it) return [];
    const { words, firstLinks, reverseLinks } = it;
    const isBackDue = reverseLinks.size < Math.min(it.deadEnds, REVERSE_WAYS_TRIED);
    const back = isBackDue ? this.#reverseLink(it, nowMs) : undefined;
    const hasFurther = firstLinks.size < ROUTE_WAYS_MAX;
    const next = back ?? (hasFurther && this.#firstLink(it, nowMs));
    if (!next) {
      it.nextWayAtMs = it.untilMs;
      // While a way may still answer, the ask goes on.
      return this.#isUnderWay(ask) ? [] : this.#end(ask, undefined);
    }
    (back ? reverseLinks : firstLinks).add(next);
    if (!back) it.apart.add(next);
    // No way by distance waits longer than a beat for one that goes back: anybody may have led it there.
    it.nextWayAtMs = nowMs + (back ? 0 : ROUTE_WAY_MS);
    const way = { ...words, hops: 1, reverse: back && (true as const) };
    return [this.#pass(way, next, undefined, nowMs).step];
  }

  #isUnderWay(ask: string): boolean {
    for (const { passed } of this.#links.values())
      for (const it of passed.values()) if (it.ask === ask && !it.back) return true;
    return false;
  }

  #pass(
    { to, from, ask, kind, hops, body, reverse }: Way<Kind>,
    next: PeerId,
    back: Passed['back'],
    nowMs: number,
  ): { readonly step: Step<Kind>; readonly passed: Passed } {
    this.#lastN = (this.#lastN + 1) % N_MAX;
    const n = this.#lastN;
    const isReverse = reverse === true;
    const untilMs = nowMs + ROUTE_WAIT_MS;
    const passed: Passed = { ask, back, next, n, reverse: isReverse, untilMs };
    this.#links.get(next)?.passed.set(n, passed);
    const passedAsks = isReverse ? this.#passedBack : this.#passedAsks;
    passedAsks.add({ to, from, ask }, back?.link ?? this.#self, next);
    const way = { ...{ to, from, ask, kind, hops, body }, ...(reverse && { reverse }) };
    return { step: sendTo<Kind>(next, { t: 'route', n, ...way }), passed };
  }

  /** The best link for what came from `peer`: one strictly closer than we are; on a way back, one by which words of the receiver came. */
  #nextLink(way: Way<Kind>, peer: PeerId, nowMs: number): PeerId | undefined {
    const { to, from, reverse } = way;
    const used = (reverse ? this.#passedBack : this.#passedAsks).linksOf(way);
    const leads = (it: PeerId) =>
      reverse
        ? it === to || this.#reverse.leads(it, to, nowMs)
        : compareCloseness(to, it, this.#self) < 0;
    const isPossible = (it: PeerId) => it !== peer && it !== from && leads(it);
    const rank = reverse ? this.#drawn(used) : (it: PeerId) => (used.has(it) ? 2 : 0);
    return this.#best(way, isPossible, rank, peer, nowMs);
  }

  /** The best link for a way of our own: the one that led there last, else the closest. Links that this ask took before come last. */
  #firstLink({ words, firstLinks, apart }: Ask<Kind>, nowMs: number): PeerId | undefined {
    const used = this.#passedAsks.linksOf(words);
    const proven = this.#answeredBy.get(words.to);
    const rank = (it: PeerId) => (used.has(it) ? 4 : apart.has(it) ? 2 : it === proven ? -1 : 0);
    return this.#best(words, (it) => !firstLinks.has(it), rank, this.#self, nowMs);
  }

  /** One by which words of the receiver came, if there is any. Links by which this ask went back before come last. */
  #reverseLink({ words, reverseLinks }: Ask<Kind>, nowMs: number): PeerId | undefined {
    const used = this.#passedBack.linksOf(words);
    const leads = (it: PeerId) => !reverseLinks.has(it) && this.#reverse.leads(it, words.to, nowMs);
    return this.#best(words, leads, this.#drawn(used), this.#self, nowMs);
  }

  /** Ranks in random order, but used ones last: a peer that claims to lead somewhere can make ids that are close to it. */
  #drawn(used: ReadonlySet<PeerId>): (peer: PeerId) => number {
    const lots = new Map([...this.#links.keys()].map((it) => [it, this.#random.next()]));
    return (it) => (used.has(it) ? 2 : 0) + (lots.get(it) ?? 0);
  }

  #best(
    { to, from: origin, body }: Words<Kind>,
    isPossible: (peer: PeerId) => boolean,
    rankOf: (peer: PeerId) => number,
    link: PeerId,
    nowMs: number,
  ): PeerId | undefined {
    const isSilent = ({ misses, missedAtMs }: RouteLink) =>
      misses >= ROUTE_MISSES_MAX && nowMs - missedAtMs < ROUTE_MISSES_MS;
    const rank = (peer: PeerId, link: RouteLink) =>
      peer === to ? -1 : rankOf(peer) + Number(isSilent(link));
    const possible = [...this.#links].filter(([peer]) => isPossible(peer));
    possible.sort(
      ([a, one], [b, other]) => rank(a, one) - rank(b, other) || compareCloseness(to, a, b),
    );
    const of = { link, origin };
    return possible.find(([peer]) => this.#budgets.mayPass(of, peer, body, nowMs))?.[0];
  }

  #answered({ ask, back, next }: Passed, given: Bytes, nowMs: number): Step<Kind>[] {
    if (!back) return this.#end(ask, given);
    // An answer that is too much becomes "no way", so that the asker tries another one.
    const body = this.#budgets.mayAnswer(next, back.link, given, nowMs) ? given : undefined;
    return [sendTo(back.link, { t: 'routed', n: back.n, body })];
  }

  #noWay({ ask, back, reverse }: Passed, nowMs: number): Step<Kind>[] {
    // The end of a way that went back hurries none of the others.
    if (!back) return reverse && this.#isUnderWay(ask) ? [] : this.#nextWay(ask, nowMs);
    if (!this.#links.has(back.link)) return [];
    return [sendTo(back.link, { t: 'routed', n: back.n, body: undefined })];
  }

  #end(ask: string, body: Bytes | undefined): Step<Kind>[] {
    return this.#asks.delete(ask) ? [{ t: 'answered', ask, body }] : [];
  }

  #forget(passed: Passed): void {
    this.#links.get(passed.next)?.passed.delete(passed.n);
    if (passed.back) this.#links.get(passed.back.link)?.waiting.delete(passed);
  }
}

const sendTo = <Kind extends string>(
  to: PeerId,
  message: RouteSent<Kind> | RoutedSent,
): Step<Kind> => ({ t: 'send', to, message });

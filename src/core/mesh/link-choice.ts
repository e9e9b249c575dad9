/** Keeps up to date which links we want, tells the other sides, and lets links that neither side wants fade while they are idle. */
import { each } from '../base/each.ts';
import type { PeerId } from '../base/ids.ts';
import { commonBits } from '../base/xor.ts';
import {
  CHOOSE_FROM,
  LINKS_MAX,
  LINKS_RESERVED,
  LINKS_TARGET,
  MEET_EVERY_MS,
  MEET_FROM_MAX,
  NEEDED_MAX,
  NEEDED_MS,
  SERVED_MAX,
  SPARE_IDLE_MS,
  SURPLUS_EVERY_MS,
  SURPLUS_IDLE_MS,
} from '../limits/mesh.ts';
import type { Clock, Random } from '../ports.ts';
import type { Message } from '../wire/message.ts';
import { anchors, compareStandings, isCrowded, weakest } from './admission.ts';
import { chooseLinks, type Choosable } from './choose-links.ts';
import { isKnown } from './known-peers.ts';
import { isGreeted, isIdle, isNeeded, isServed, isSurplus, type Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface LinkChoiceOptions {
  readonly self: PeerId;
  readonly roster: Roster;
  readonly clock: Clock;
  readonly random: Random;
  /** A crowd asks for links. */
  isPressed(): boolean;
  say(it: Neighbour, message: Message): void;
  /** Ends the link of a peer that stays in the room. */
  part(it: Neighbour, reason: string): void;
}

export class LinkChoice {
  readonly #options: LinkChoiceOptions;
  /** What never changes of each peer; nobody else knows its lot. */
  readonly #drawn = new WeakMap<Neighbour, { readonly bucket: number; readonly lot: number }>();
  #chooses = false;
  /** Those whom we last decided about, and how they were then: in a quiet room there is nothing to decide at each beat. */
  #reviewed: readonly Neighbour[] | undefined;
  #state = 0;
  #fadedAtMs = -Infinity;
  #metAtMs = -Infinity;

  constructor(options: LinkChoiceOptions) {
    this.#options = options;
  }

  /** Decides anew whom we want to be linked with: everyone who is here, until there are too many. */
  review(): void {
    const nowMs = this.#options.clock.now();
    const all = this.#options.roster.all();
    const state = stateOf(all, nowMs);
    const isPressed = this.#isPressed(this.#options.roster.links(), nowMs);
    if (all === this.#reviewed && state === this.#state && !isPressed) return;
    let here = 0;
    for (const it of all) if (it.open ?? !it.lost) here += 1;
    if (here >= CHOOSE_FROM) this.#chooses = true;
    if (here <= LINKS_TARGET) this.#chooses = false;
    const chosen = this.#chooses ? this.#choose(all, nowMs) : undefined;
    if (chosen) for (const it of this.#standing(all, chosen)) chosen.add(it.peer);
    for (const it of all) it.chosen = isNeeded(it, nowMs) || (chosen ? chosen.has(it.peer) : true);
    this.#reviewed = all;
    this.#state = stateOf(all, nowMs);
  }

  /** A part of the room needs a link with a peer that is here, for a while. */
  need(peer: PeerId): void {
    const nowMs = this.#options.clock.now();
    const { roster } = this.#options;
    const needed = roster.all().filter(({ neededUntilMs }) => neededUntilMs > nowMs);
    if (needed.length >= NEEDED_MAX && !needed.some((it) => it.peer === peer)) return;
    // In a large room we may not have heard of them by any other way.
    const it = roster.meet(peer, 'linked');
    if (!it) return;
    // What kept us from dialling it was about a link that neither of us needed.
    if (it.neededUntilMs <= nowMs && !it.dialing) it.dialAtMs = nowMs;
    it.neededUntilMs = nowMs + NEEDED_MS;
  }

  /** Another peer can be needed in its place. A link made by an invitation stays needed. */
  needNoMore(peer: PeerId): void {
    const it = this.#options.roster.get(peer);
    if (it) it.neededUntilMs = Math.min(it.neededUntilMs, it.safeUntilMs);
  }

  /**
   * A peer that is here needs a link with us. What we dial takes no place of those who knock, so it gets one though all of these
   * are taken, and if need be that of a link which only its other end wants and by which no bytes of a file go. As anybody may
   * ask, a few have such places at once, and while a crowd presses nobody is moved for them.
   */
  serve(peer: PeerId): boolean {
    const nowMs = this.#options.clock.now();
    const { roster } = this.#options;
    const it = roster.look(peer);
    if (!it) return false;
    if (it.open || it.dialing) return true;
    const all = roster.all().filter((other) => other !== it);
    const served = all.filter((other) => isServed(other, nowMs));
    if (served.length >= SERVED_MAX && !this.#partIdle(served, nowMs)) return false;
    const links = all.filter(({ open }) => open);
    if (
      links.length >= LINKS_MAX &&
      (this.#isPressed(links, nowMs) || !this.#partIdle(links, nowMs))
    )
      return false;
    const met = roster.meet(peer, 'linked');
    if (met) met.servedAtMs = met.dialAtMs = nowMs;
    return met !== undefined;
  }

  /**
   * Somebody to be linked with for a moment, so that we have met them: where few are here, we know most of them when a crowd
   * comes another day. A crowd of a thousand is not met so, and brings us to dial nobody.
   */
  toMeet(): Neighbour | undefined {
    const nowMs = this.#options.clock.now();
    const all = this.#options.roster.all();
    if (!this.#chooses || all.length > MEET_FROM_MAX) return undefined;
    if (nowMs - this.#metAtMs < MEET_EVERY_MS || all.some(({ dialing }) => dialing))
      return undefined;
    const links = all.filter(({ open }) => open);
    if (isCrowded(links, nowMs) && !links.some((it) => isSurplus(it, SPARE_IDLE_MS, nowMs)))
      return undefined;
    const unmet = all.filter(
      (it) => !it.open && it.metAtMs === undefined && it.failures === 0 && it.dialAtMs <= nowMs,
    );
    const [first] = unmet.sort((a, b) => this.#choosable(a).lot - this.#choosable(b).lot);
    if (first) this.#metAtMs = nowMs;
    return first;
  }

  /** Call it with each heartbeat. */
  tick(): void {
    const links = this.#options.roster.links().filter(isGreeted);
    each(links, (it) => this.#tell(it));
    this.#fade(links);
  }

  /**
   * Links that we chose before, one for each that is still to be made, our own first: what stands is let go when what takes its place
   * stands. Else people whom somebody invented would cost us links whenever we dial them.
   */
  #standing(all: readonly Neighbour[], chosen: ReadonlySet<PeerId>): Neighbour[] {
    const missing = all.filter((it) => !it.open && chosen.has(it.peer)).length;
    if (missing === 0) return [];
    const standing = all.filter((it) => it.open && it.chosen && !chosen.has(it.peer));
    return standing.sort((a, b) => Number(b.outbound) - Number(a.outbound)).slice(0, missing);
  }

  #choose(here: readonly Neighbour[], nowMs: number): Set<PeerId> {
    // One that failed a moment ago is passed over: the next one in its bucket takes its place.
    const possible = here.filter((it) => it.open || it.dialing || it.dialAtMs <= nowMs);
    const all = possible.map((it) => this.#choosable(it));
    const links = this.#options.roster.links();
    if (!this.#isPressed(links, nowMs)) return peersOf(chooseLinks(all, nowMs));
    // A crowd presses: we want as many of those whom we know for long as in a small room.
    const known = all.filter((it) => isKnown(it, nowMs));
    const best = known.sort((a, b) => compareStandings(a, b, nowMs)).slice(0, LINKS_TARGET);
    // With enough of them linked, what is left is for those who wait, and we dial none of the crowd.
    const isSafe = links.filter((it) => isKnown(it, nowMs)).length >= LINKS_RESERVED;
    const others = isSafe ? all.filter((it) => it.linked || isKnown(it, nowMs)) : all;
    return peersOf([...best, ...anchors(links, nowMs), ...chooseLinks(others, nowMs)]);
  }

  /** Parts from one that we did not choose and that gives and takes nothing, newcomers first. */
  #partIdle(links: readonly Neighbour[], nowMs: number): boolean {
    const idle = links.filter((it) => !it.chosen && isIdle(it, SURPLUS_IDLE_MS, nowMs));
    const leaving = weakest(idle, nowMs);
    if (leaving) this.#options.part(leaving, 'full');
    return leaving !== undefined;
  }

  #isPressed(links: readonly Neighbour[], nowMs: number): boolean {
    return this.#options.isPressed() && isCrowded(links, nowMs);
  }

  #choosable(it: Neighbour): Choosable {
    const { bucket, lot } = this.#drawn.get(it) ?? this.#draw(it);
    const { peer, metAtMs, hasProof, chosen, open, dialing } = it;
    const linked = open !== undefined || dialing;
    const [outbound, kept] = [dialing || it.outbound, open?.theyKeep === true];
    return { peer, metAtMs, hasProof, chosen, linked, outbound, kept, bucket, lot };
  }

  #draw(it: Neighbour): { readonly bucket: number; readonly lot: number } {
    const { self, random } = this.#options;
    const drawn = { bucket: commonBits(self, it.peer), lot: random.next() };
    this.#drawn.set(it, drawn);
    return drawn;
  }

  #tell(it: Neighbour): void {
    if (!it.open || it.open.toldKeep === it.chosen) return;
    it.open.toldKeep = it.chosen;
    this.#options.say(it, { t: 'keep', on: it.chosen });
  }

  /** A few at a time, so that those who come meanwhile find the room as it is. Where a crowd presses, every link counts. */
  #fade(links: readonly Neighbour[]): void {
    const nowMs = this.#options.clock.now();
    if (nowMs - this.#fadedAtMs < SURPLUS_EVERY_MS || this.#isPressed(links, nowMs)) return;
    const idle = links.filter((it) => isSurplus(it, SURPLUS_IDLE_MS, nowMs));
    const surplus = weakest(idle, nowMs); // known ones last
    if (!surplus) return;
    this.#fadedAtMs = nowMs;
    this.#options.part(surplus, 'not needed');
  }
}

const peersOf = (all: Iterable<{ readonly peer: PeerId }>): Set<PeerId> =>
  new Set([...all].map((it) => it.peer));

/** Mixes all that a choice depends on. */
function stateOf(all: readonly Neighbour[], nowMs: number): number {
  let state = 0;
  for (const it of all) {
    const { open, metAtMs } = it;
    const link = open ? (open.theyKeep ? 2 : 1) : 0;
    const hasMet = metAtMs === undefined ? 0 : isKnown(it, nowMs) ? 2 : 1;
    const flags =
      Number(it.lost) +
      2 * Number(it.dialing) +
      4 * Number(it.outbound) +
      8 * Number(it.hasProof) +
      16 * Number(it.chosen) +
      32 * Number(it.dialAtMs <= nowMs) +
      64 * Number(isNeeded(it, nowMs));
    state = Math.imul(state ^ (flags + 128 * (link + 3 * hasMet)), 0x01000193);
  }
  return state;
}

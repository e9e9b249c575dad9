/** The heartbeat of the mesh: notices silent links, forgets peers that have left, and looks for others. */
import { each } from '../base/each.ts';
import { REFRESH_MS, SILENT_TICKS_MAX, STIRRED_MS, PING_ALL_MS } from '../limits/mesh.ts';
import { SLEPT_MS, TICK_MS } from '../limits/shared.ts';
import type { Clock, Transport } from '../ports.ts';
import type { Dialer } from './dialer.ts';
import type { KnownPeers } from './known-peers.ts';
import { isForgettable, isGreeted, type Neighbour, type OpenLink } from './neighbour.ts';
import { isPingDue, type Pings } from './pings.ts';
import type { Roster } from './roster.ts';

export interface HeartbeatOptions {
  readonly transport: Pick<Transport, 'refresh' | 'doubt'>;
  readonly clock: Clock;
  readonly knownPeers: KnownPeers;
  readonly roster: Roster;
  readonly pings: Pings;
  readonly dialer: Dialer;
  changed(): void;
}

export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #refreshedAtMs = 0;
  #pingedAllAtMs = 0;
  #tickedAtMs: number;
  /** Whom we were linked with at the last beat, and when that was another list. */
  #links = '';
  #stirredAtMs = -Infinity;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#tickedAtMs = options.clock.now();
  }

  /** We have just asked signaling who is here. */
  refreshed(): void {
    this.#refreshedAtMs = this.#options.clock.now();
  }

  /** Asks signaling who is here, at most once a tick. */
  refreshSoon(): void {
    if (this.#options.clock.now() - this.#refreshedAtMs < TICK_MS) return;
    this.refreshed();
    this.#options.transport.refresh();
  }

  /** Call it every TICK_MS. */
  tick(): void {
    const { clock, knownPeers, roster, dialer } = this.#options;
    const nowMs = clock.now();
    const hasSlept = nowMs - this.#tickedAtMs >= SLEPT_MS;
    this.#tickedAtMs = nowMs;
    const pingAll = nowMs - this.#pingedAllAtMs >= PING_ALL_MS;
    if (pingAll) this.#pingedAllAtMs = nowMs;
    void knownPeers.save(); // soon: colours follow from the order in which people were met
    if (hasSlept) this.#doubt(SILENT_TICKS_MAX - 3); // this heartbeat counts too
    each(roster.all(), (it) => this.#visit(it, nowMs, pingAll));
    const everyMs = this.#isSearching(nowMs) ? REFRESH_MS / 4 : REFRESH_MS;
    if (nowMs - this.#refreshedAtMs >= everyMs) this.refreshSoon();
    dialer.tick();
  }

  /** The network changed, or the device woke: each link has two heartbeats to show that it works. */
  doubt(): void {
    this.#doubt(SILENT_TICKS_MAX - 2);
  }

  /** A peer that we want is not linked, or links came and went in the last minute: then there are other places to be had, too. */
  #isSearching(nowMs: number): boolean {
    const { roster } = this.#options;
    const links = roster
      .links()
      .map(({ peer }) => peer)
      .join();
    if (links !== this.#links) this.#stirredAtMs = nowMs;
    this.#links = links;
    const isStirred = Math.abs(nowMs - this.#stirredAtMs) < STIRRED_MS;
    return roster.all().some(({ open, chosen }) => !open && (chosen || isStirred));
  }

  #visit(it: Neighbour, nowMs: number, isTimeForAll: boolean): void {
    if (it.open) return this.#beat(it, it.open, nowMs, isTimeForAll);
    if (!isForgettable(it, nowMs)) return;
    this.#options.roster.forget(it.peer);
    this.#options.changed();
  }

  #beat(it: Neighbour, open: OpenLink, nowMs: number, isTimeForAll: boolean): void {
    const { pings } = this.#options;
    open.silentTicks = open.heard ? 0 : open.silentTicks + 1;
    open.heard = false;
    if (open.silentTicks >= SILENT_TICKS_MAX) return open.link.close('silent');
    if (!open.greeted) return;
    if (isPingDue(open, isTimeForAll, nowMs)) pings.ask(it);
    if (open.path === 'unknown' || isTimeForAll) void pings.learnPath(it);
  }

  /** Treats every link as silent for this many heartbeats: it has the rest of SILENT_TICKS_MAX to answer. */
  #doubt(silentTicks: number): void {
    const { roster, pings, transport, dialer } = this.#options;
    each(roster.links(), (it) => {
      if (!it.open) return;
      it.open.silentTicks = Math.max(it.open.silentTicks, silentTicks);
      it.open.heard = false;
      if (isGreeted(it)) pings.ask(it);
    });
    transport.doubt();
    dialer.dialAll();
  }
}

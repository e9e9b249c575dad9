/** Dials peers that we want to be linked with: a few at a time, and again with backoff. */
import { errorCode, SwapError } from '../base/errors.ts';
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { BACKOFF_BASE_MS, CHOOSE_FROM, DECIDE_MS, PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { Clock, Off, Random, Transport } from '../ports.ts';
import type { Message } from '../wire/message.ts';
import { dueDials } from './admission.ts';
import { backoffMs } from './backoff.ts';
import { LinkChoice } from './link-choice.ts';
import type { LinkLottery } from './link-lottery.ts';
import { isNeeded, type Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';

export interface DialerOptions {
  readonly roster: Roster;
  readonly lottery: LinkLottery;
  readonly transport: Pick<Transport, 'self' | 'dial'>;
  readonly clock: Clock;
  readonly random: Random;
  say(it: Neighbour, message: Message): void;
  /** Ends the link of a peer that stays in the room. */
  part(it: Neighbour, reason: string): void;
  /** Signaling works, so it knows who is not there. */
  online(): boolean;
  /** Signaling knows no peer of that id. */
  gone(it: Neighbour): void;
  changed(): void;
}

/** Somebody whom signaling did not know. */
interface Absent {
  /** How often, one after another. */
  readonly times: number;
  /** Whatever members say. */
  readonly dialAtMs: number;
}

/** A peer that was shown: what it means for us. */
type Seen = 'news' | 'due' | 'known';

export class Dialer {
  readonly #options: DialerOptions;
  readonly #choice: LinkChoice;
  readonly #absent = new BoundedMap<PeerId, Absent>(PEERS_KNOWN_MAX);
  #dialedAtMs = -Infinity;
  #stopTimer: Off | undefined;
  #stopped = false;

  constructor(options: DialerOptions) {
    const { roster, lottery, transport, clock, random, say, part } = options;
    this.#options = options;
    const isPressed = () => lottery.isPressed();
    const { self } = transport;
    this.#choice = new LinkChoice({ self, roster, clock, random, isPressed, say, part });
  }

  /** A peer is here: signaling shows it. */
  sighted(peer: PeerId, hasProof: boolean): void {
    this.#absent.delete(peer);
    this.#decide([this.#see(peer, hasProof)]);
  }

  /** Members say that these peers are here. */
  told(peers: readonly PeerId[], hasProof: (peer: PeerId) => boolean): void {
    if (this.#stopped) return;
    this.#decide(peers.map((peer) => this.#see(peer, hasProof(peer))));
  }

  /** A part of the room needs a link with a peer that is here. */
  need(peer: PeerId): void {
    this.#choice.need(peer);
    this.dialDue();
  }

  /** See `Peers.needNoMore`. */
  needNoMore(peer: PeerId): void {
    this.#choice.needNoMore(peer);
  }

  /** A peer that is here needs a link with us, and may find no place by knocking. */
  serve(peer: PeerId): boolean {
    const hasPlace = !this.#stopped && this.#choice.serve(peer);
    this.dialDue();
    return hasPlace;
  }

  /** Dials every peer that is due, within the limits. */
  dialDue(): void {
    if (this.#stopped) return;
    const { roster, clock } = this.#options;
    this.#dialedAtMs = clock.now();
    this.#choice.review();
    const nowMs = clock.now();
    const due = dueDials(roster.all(), nowMs, (it) => isNeeded(it, nowMs));
    for (const it of due) void this.#dial(it);
  }

  /** Makes every peer due, because earlier failures no longer count. */
  dialAll(): void {
    const { roster, clock } = this.#options;
    for (const it of roster.all()) it.dialAtMs = Math.min(it.dialAtMs, clock.now());
    this.dialDue();
  }

  /** Called with each heartbeat: dials every peer that is due, and one that the lottery draws. */
  tick(): void {
    this.dialDue();
    this.#choice.tick();
    if (this.#stopped) return;
    const drawn = this.#options.lottery.draw();
    if (drawn) return void this.#dial(drawn);
    const unmet = this.#choice.toMeet();
    if (unmet) void this.#dial(unmet, false);
  }

  stop(): void {
    this.#stopped = true;
    this.#stopTimer?.();
  }

  /** People of a large room are seen again all the time: most of what is seen is known. */
  #see(peer: PeerId, hasProof: boolean): Seen {
    const { roster, transport, clock } = this.#options;
    const isNew = !roster.get(peer);
    const it = peer === transport.self ? undefined : roster.meet(peer);
    if (!it) return 'known';
    if (isNew) it.dialAtMs = Math.max(it.dialAtMs, this.#absent.get(peer)?.dialAtMs ?? 0);
    const { lost, hasProof: hadProof } = it;
    it.seenAtMs = clock.now();
    if (!it.chosen) it.lost = false; // we do not try to reach it, and it is here
    it.hasProof ||= hasProof;
    if (isNew || it.lost !== lost || it.hasProof !== hadProof) return 'news';
    const isDue = it.chosen && !it.open && !it.dialing && it.dialAtMs <= clock.now();
    return isDue ? 'due' : 'known';
  }

  /** Where many are here, what is seen within a moment is decided together: each decision looks at all of them. */
  #decide(seen: readonly Seen[]): void {
    const { roster, clock, changed } = this.#options;
    if (seen.every((it) => it === 'known')) return;
    if (seen.includes('news')) changed();
    const isSoon = Math.abs(clock.now() - this.#dialedAtMs) < DECIDE_MS;
    if (!isSoon || roster.all().length < CHOOSE_FROM) return this.dialDue();
    this.#stopTimer ??= clock.after(DECIDE_MS, () => {
      this.#stopTimer = undefined;
      this.dialDue();
    });
  }

  /** @param isWanted so much that a link of the crowd may make room for it */
  async #dial(it: Neighbour, isWanted = true): Promise<void> {
    const { lottery, transport, clock, changed } = this.#options;
    it.dialing = true;
    if (isWanted) lottery.choose(it.peer);
    changed();
    try {
      await transport.dial(it.peer);
      // While a link that we let go still ends, a dial is over at once: to dial again at once would never end.
      if (!it.open) it.dialAtMs = Math.max(it.dialAtMs, clock.now() + BACKOFF_BASE_MS);
    } catch (error) {
      this.#failed(it, error);
    }
    it.dialing = false;
    if (this.#stopped) return;
    changed();
    this.dialDue();
  }

  #failed(it: Neighbour, error: unknown): void {
    const { clock, random, online, gone } = this.#options;
    it.failures += 1;
    it.trouble = error instanceof SwapError ? error.trouble : undefined;
    it.dialAtMs = clock.now() + backoffMs(it.failures, random.next());
    // It left. If it is here after all, signaling or members show it again.
    const left = online() && errorCode(error) === 'unreachable';
    if (!left || it.open) return;
    // Members may go on saying that it is here, as where one of them has invented it.
    const times = (this.#absent.get(it.peer)?.times ?? 0) + 1;
    const dialAtMs = clock.now() + backoffMs(times, random.next());
    this.#absent.set(it.peer, { times, dialAtMs });
    gone(it);
  }
}

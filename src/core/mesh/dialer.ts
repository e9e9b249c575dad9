/** Dials whom we know of and are not linked with, few at a time, again with backoff. */
import { errorCode, SwapError } from '../base/errors.ts';
import type { PeerId } from '../base/ids.ts';
import type { Clock, Random, Transport } from '../ports.ts';
import { dueDials } from './admission.ts';
import { backoffMs } from './backoff.ts';
import type { Neighbour } from './neighbour.ts';
import type { Roster } from './roster.ts';
import type { LinkLottery } from './link-lottery.ts';

export interface DialerOptions {
  readonly roster: Roster;
  readonly turns: LinkLottery;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Signaling works, so that its word on who is not there counts. */
  online(): boolean;
  /** Signaling knows nobody of that id. */
  gone(it: Neighbour): void;
  changed(): void;
}

export interface Dialer {
  /** Somebody was seen on signaling. */
  sighted(peer: PeerId, worked: boolean): void;
  /** Dials everyone who is due, as far as the limits allow. */
  dialDue(): void;
  /** Makes everyone due: what failed so far says nothing about now. */
  dialAll(): void;
  /** The heartbeat: whoever is due, and one whom the lot falls on. */
  tick(): void;
  stop(): void;
}

export function createDialer(options: DialerOptions): Dialer {
  const { roster, turns, transport, clock, random } = options;
  let stopped = false;

  function dialDue(): void {
    if (stopped) return;
    for (const it of dueDials(roster.all(), clock.now())) void dial(it);
  }

  async function dial(it: Neighbour): Promise<void> {
    it.dialing = true;
    turns.choose(it.peer);
    options.changed();
    try {
      await transport.dial(it.peer);
    } catch (error) {
      it.failures += 1;
      it.trouble = error instanceof SwapError ? error.trouble : undefined;
      it.dialAtMs = clock.now() + backoffMs(it.failures, random.next());
      // It left; were it here, signaling would show it again.
      const left = options.online() && errorCode(error) === 'unreachable';
      if (left && !it.link) options.gone(it);
    }
    it.dialing = false;
    if (stopped) return;
    options.changed();
    dialDue();
  }

  return {
    sighted(peer, worked) {
      const it = peer === transport.self ? undefined : roster.meet(peer);
      if (!it) return;
      it.seenAtMs = clock.now();
      it.worked ||= worked;
      dialDue();
      options.changed();
    },
    dialDue,
    dialAll() {
      for (const it of roster.all()) it.dialAtMs = Math.min(it.dialAtMs, clock.now());
      dialDue();
    },
    tick() {
      dialDue();
      const drawn = stopped ? undefined : turns.draw();
      if (drawn) void dial(drawn);
    },
    stop() {
      stopped = true;
    },
  };
}

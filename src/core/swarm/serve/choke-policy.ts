/**
 * Which peers may take from us when more want to than there are slots. Pure: plain data and random numbers
 * in, a choice out.
 *
 * Slots count per room, over all files, because all files share one uplink. While we fetch, peers earn slots
 * by what they gave us lately (tit for tat: Cohen, Incentives Build Robustness in BitTorrent, 2003; BEP 3).
 * A seeder gets nothing back, so fast takers keep their slot longer and slots rotate (Legout et al., Rarest
 * First and Choke Algorithms Are Enough, 2006). One optimistic slot is drawn at random, so that newcomers
 * get a first chunk to give and we find better partners.
 */
import type { PeerId } from '../../base/ids.ts';
import {
  CREDIT_BYTES,
  NEWCOMER_WEIGHT,
  OPTIMISTIC_MS,
  REGULAR_SLOTS,
  TAKER_WEIGHT,
  TURN_MAX_MS,
  TURN_MIN_MS,
} from '../../limits/swarm.ts';
import type { Totals } from './traffic.ts';

/** A peer that wants chunks of ours. */
export interface Contender {
  readonly peer: PeerId;
  /** In the last GIVING_SPAN_S seconds. */
  readonly lately: Totals;
  readonly ever: Totals;
  /** Undefined while it is choked. */
  readonly unchokedAtMs: number | undefined;
  /** Since when it has been interested and choked; meaningless while it is unchoked. */
  readonly waitsSinceMs: number;
}

export interface Optimistic {
  readonly peer: PeerId;
  readonly sinceMs: number;
}

export interface Contest {
  readonly contenders: readonly Contender[];
  /** We fetch nothing, so nobody can give us anything. */
  readonly seeding: boolean;
  readonly optimistic: Optimistic | undefined;
  readonly nowMs: number;
  /** A round is due: all slots are assigned again. Otherwise only free slots are filled. */
  readonly round: boolean;
  /** Numbers in [0, 1). */
  random(): number;
  readonly regularSlots?: number;
}

export interface Choice {
  readonly unchoked: ReadonlySet<PeerId>;
  readonly optimistic: Optimistic | undefined;
}

/** Assigns the regular slots and one optimistic slot. */
export function chooseUnchoked(contest: Contest): Choice {
  const { contenders, optimistic: before, regularSlots = REGULAR_SLOTS } = contest;
  if (contenders.length <= regularSlots + 1) {
    return { unchoked: new Set(contenders.map((it) => it.peer)), optimistic: undefined };
  }
  const holders = (contest.seeding ? takeTurns : rewardGivers)(contest, regularSlots);
  const regular = new Set(holders.map((it) => it.peer));
  const others = contenders.filter((it) => !regular.has(it.peer));
  const stays =
    before &&
    others.some((it) => it.peer === before.peer) &&
    !(contest.round && isOver(before.sinceMs, OPTIMISTIC_MS, contest.nowMs));
  const optimistic = stays ? before : drawOptimistic(candidates(others, contest.round), contest);
  return { unchoked: optimistic ? regular.add(optimistic.peer) : regular, optimistic };
}

/**
 * Between rounds nobody loses a slot: without that, one more peer that comes and goes would have us choke and unchoke another as
 * often.
 */
function candidates(others: readonly Contender[], round: boolean): readonly Contender[] {
  const holding = others.filter((it) => it.unchokedAtMs !== undefined);
  return round || holding.length === 0 ? others : holding;
}

/** A clock that was set back must not keep a peer in a slot for a day. */
const isOver = (sinceMs: number, forMs: number, nowMs: number): boolean =>
  nowMs < sinceMs || nowMs - sinceMs >= forMs;

const debtBytes = ({ ever }: Contender): number => ever.tookBytes - ever.gaveBytes;

/** The contenders that hold a regular slot, and those that wait for one. */
function divide({ contenders, optimistic }: Contest) {
  const holding = contenders.filter(
    (it) => it.unchokedAtMs !== undefined && it.peer !== optimistic?.peer,
  );
  const waiting = contenders.filter((it) => it.unchokedAtMs === undefined);
  return { holding, waiting };
}

/**
 * Fetching: the peers that gave us most lately get the slots. Slots left over go to the peers that owe us
 * least, but not to a peer that owes us more than the credit: a peer that only takes can only get the
 * optimistic slot.
 */
function rewardGivers(contest: Contest, slots: number): Contender[] {
  const byMerit = (a: Contender, b: Contender) =>
    b.lately.gaveBytes - a.lately.gaveBytes ||
    debtBytes(a) - debtBytes(b) ||
    a.waitsSinceMs - b.waitsSinceMs;
  const deserves = (it: Contender) => it.lately.gaveBytes > 0 || debtBytes(it) <= CREDIT_BYTES;
  if (contest.round) return contest.contenders.filter(deserves).sort(byMerit).slice(0, slots);
  const { holding, waiting } = divide(contest);
  return [...holding.sort(byMerit), ...waiting.filter(deserves).sort(byMerit)].slice(0, slots);
}

/**
 * Seeding: a turn lasts between TURN_MIN_MS and TURN_MAX_MS while others wait. In each round, the slowest
 * taker that has had TURN_MIN_MS makes room for the peer that has waited longest. So fast takers stay
 * longest, and no peer waits for ever.
 */
function takeTurns(contest: Contest, slots: number): Contender[] {
  const { nowMs, round } = contest;
  const { holding, waiting } = divide(contest);
  const since = (it: Contender) => it.unchokedAtMs ?? nowMs;
  const isDone = (it: Contender) => isOver(since(it), TURN_MAX_MS, nowMs);
  const isYoung = (it: Contender) => !isOver(since(it), TURN_MIN_MS, nowMs);
  const rank = (it: Contender) => (isYoung(it) ? 0 : isDone(it) ? 2 : 1);
  holding.sort((a, b) => rank(a) - rank(b) || b.lately.tookBytes - a.lately.tookBytes);
  waiting.sort((a, b) => a.waitsSinceMs - b.waitsSinceMs);
  const done = holding.filter(isDone).length;
  const leaves = round ? Math.max(done, holding.some((it) => !isYoung(it)) ? 1 : 0) : 0;
  const free = Math.max(0, slots - holding.length);
  const enter = waiting.slice(0, Math.min(slots, free + leaves));
  return [...holding.slice(0, slots - enter.length), ...enter];
}

/** At random: newcomers more likely, peers that only take less likely, and never the same peer twice in a row. */
function drawOptimistic(others: readonly Contender[], contest: Contest): Optimistic | undefined {
  const fresh = others.filter((it) => it.peer !== contest.optimistic?.peer);
  const drawn = fresh.length > 0 ? fresh : others;
  const weigh = (it: Contender) => weightOf(it, contest.seeding);
  let at = contest.random() * drawn.reduce((sum, it) => sum + weigh(it), 0);
  const next = drawn.find((it) => (at -= weigh(it)) < 0) ?? drawn.at(-1);
  return next && { peer: next.peer, sinceMs: contest.nowMs };
}

function weightOf(it: Contender, seeding: boolean): number {
  if (it.ever.tookBytes === 0) return NEWCOMER_WEIGHT;
  if (seeding || debtBytes(it) <= CREDIT_BYTES) return 1;
  return Math.max(TAKER_WEIGHT, it.ever.gaveBytes / it.ever.tookBytes);
}

/** What each peer gave us and took from us, in all and lately: for the people list and for choking. */
import type { PeerId } from '../../base/ids.ts';
import { GIVING_SPAN_S } from '../../limits/swarm.ts';
import type { Clock } from '../../ports.ts';
import { createRate, type Rate } from '../rate.ts';

/** Chunk bytes since the room was opened. */
export interface Totals {
  readonly gaveBytes: number;
  readonly tookBytes: number;
}

export interface Traffic {
  gave(peer: PeerId, bytes: number): void;
  took(peer: PeerId, bytes: number): void;
  totals(peer: PeerId): Totals;
  /** The same over the last GIVING_SPAN_S seconds. */
  lately(peer: PeerId): Totals;
}

interface Count {
  totalBytes: number;
  readonly rate: Rate;
}

export function createTraffic(clock: Clock): Traffic {
  const given = new Map<PeerId, Count>();
  const taken = new Map<PeerId, Count>();

  function add(counts: Map<PeerId, Count>, peer: PeerId, bytes: number): void {
    const count = counts.get(peer) ?? { totalBytes: 0, rate: createRate(GIVING_SPAN_S) };
    counts.set(peer, count);
    count.totalBytes += bytes;
    count.rate.add(bytes, clock.now());
  }
  const total = (counts: Map<PeerId, Count>, peer: PeerId) => counts.get(peer)?.totalBytes ?? 0;
  const late = (counts: Map<PeerId, Count>, peer: PeerId) =>
    counts.get(peer)?.rate.bytes(clock.now()) ?? 0;

  return {
    gave: (peer, bytes) => add(given, peer, bytes),
    took: (peer, bytes) => add(taken, peer, bytes),
    totals: (peer) => ({ gaveBytes: total(given, peer), tookBytes: total(taken, peer) }),
    lately: (peer) => ({ gaveBytes: late(given, peer), tookBytes: late(taken, peer) }),
  };
}

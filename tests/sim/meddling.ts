/** Members who spoil what they carry: pieces that are left out, altered, repeated, or held back behind the next. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { forwardedBody } from './forwarding-checker.ts';
import type { Prng } from '../fakes/prng.ts';
import type { NetworkWatch } from './sim-network.ts';

export interface Meddling {
  /** From now on this one does, until it is stopped. */
  begin(peer: PeerId): void;
  stop(peer: PeerId): void;
  stopAll(): void;
  /** Whether it ever did: for the next ten minutes nobody asks it, then. */
  hasMeddled(peer: PeerId): boolean;
  readonly meddle: NonNullable<NetworkWatch['meddle']>;
}

export function createMeddling(prng: Prng, spoiled: () => void): Meddling {
  const now = new Set<PeerId>();
  const ever = new Set<PeerId>();
  const held = new Map<string, Bytes>();

  function spoil(way: string, message: Bytes): Bytes[] {
    spoiled();
    const trick = prng.pick(['leave out', 'alter', 'repeat', 'hold back']);
    if (trick === 'leave out') return [];
    if (trick === 'repeat') return [message, message];
    if (trick === 'hold back') {
      held.set(way, message.slice());
      return [];
    }
    const altered = message.slice();
    const at = altered.length - 1 - prng.below(16); // within the tag, so that it stays a piece
    altered[at] = (altered[at] ?? 0) ^ (1 << prng.below(8));
    return [altered];
  }

  return {
    begin: (peer) => void (now.add(peer) && ever.add(peer)),
    stop: (peer) => void now.delete(peer),
    stopAll: () => now.clear(),
    hasMeddled: (peer) => ever.has(peer),
    meddle(from, to, lane, message) {
      if (!now.has(from) || !forwardedBody(from, lane, message)) return [message];
      const way = `${from} ${to} ${lane}`;
      const before = held.get(way);
      held.delete(way);
      if (before) return [message, before];
      return prng.chance(0.3) ? spoil(way, message) : [message];
    },
  };
}

/** Forwarders that spoil pieces: leave them out, alter them, repeat them, or hold them back behind the next. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { forwardedBody } from './forwarding-checker.ts';
import type { Prng } from '../fakes/prng.ts';
import type { NetworkWatch } from './sim-network.ts';

export interface Meddling {
  /** This one does from now on. */
  begin(peer: PeerId): void;
  stop(peer: PeerId): void;
  stopAll(): void;
  /** Whether it ever did: then nobody asks it for the next ten minutes. */
  hasMeddled(peer: PeerId): boolean;
  readonly meddle: NonNullable<NetworkWatch['meddle']>;
}

export function createMeddling(prng: Prng, spoiled: () => void): Meddling {
  const now = new Set<PeerId>();
  const ever = new Set<PeerId>();
  const held = new Map<string, Bytes>();

  function spoil(key: string, message: Bytes): Bytes[] {
    spoiled();
    const trick = prng.pick(['leave out', 'alter', 'repeat', 'hold back']);
    if (trick === 'leave out') return [];
    if (trick === 'repeat') return [message, message];
    if (trick === 'hold back') {
      held.set(key, message.slice());
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
      const key = `${from} ${to} ${lane}`;
      const before = held.get(key);
      held.delete(key);
      if (before) return [message, before];
      return prng.chance(0.3) ? spoil(key, message) : [message];
    },
  };
}

/** Which members did not bring a link to somebody about, and for how long they are not asked again. */
import type { PeerId } from '../ids.ts';
import { keepNewest } from '../keep-newest.ts';
import type { Clock } from '../ports.ts';
import { FORWARDER_REST_MS, FORWARDER_SPOILED_MS, GRUDGES_MAX } from '../carry-limits.ts';

export interface Grudges {
  /** `spoiled`: it altered, lost or reordered what it carried. */
  bear(forwarder: PeerId, to: PeerId, spoiled: boolean): void;
  has(forwarder: PeerId, to: PeerId): boolean;
}

export function createGrudges(clock: Clock): Grudges {
  const untilMs = new Map<string, number>();
  const nameOf = (forwarder: PeerId, to: PeerId) => `${forwarder} ${to}`;
  return {
    bear(forwarder, to, spoiled) {
      const name = nameOf(forwarder, to);
      const ms = clock.now() + (spoiled ? FORWARDER_SPOILED_MS : FORWARDER_REST_MS);
      keepNewest(untilMs, name, Math.max(ms, untilMs.get(name) ?? 0), GRUDGES_MAX);
    },
    has(forwarder, to) {
      const until = untilMs.get(nameOf(forwarder, to));
      // A clock that was set back makes nobody wait for years.
      return (
        until !== undefined && until > clock.now() && until <= clock.now() + FORWARDER_SPOILED_MS
      );
    },
  };
}

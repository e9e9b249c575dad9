/** Which of several relays to try next, and how long to wait first, so that clients of a lost relay spread over the others. */
import { BACKOFF_BASE_MS } from '../../../core/limits/mesh.ts';
import { RELAY_WAIT_MS_MAX } from '../../../core/limits/signaling.ts';
import type { Random } from '../../../core/ports.ts';
import { shuffled } from '../../../core/base/shuffle.ts';

export interface RelayRotation {
  /** The relay to try now. */
  readonly url: string;
  /** It works. */
  served(): void;
  /** It failed or ended. Turns to another, and returns how many ms to wait before trying that. */
  failed(): number;
}

/**
 * The first relay is tried first. After that each round tries every relay once, in a random order. Waits are random:
 * up to BACKOFF_BASE_MS between relays, doubled with each round in which all of them failed.
 */
export function createRelayRotation(urls: readonly string[], random: Random): RelayRotation {
  let url = urls[0] ?? '';
  let untried = shuffled(urls.slice(1), random);
  let roundsFailed = 0;
  return {
    get url() {
      return url;
    },
    served() {
      roundsFailed = 0;
      const others = urls.filter((other) => other !== url);
      untried = shuffled(others, random);
    },
    failed() {
      const isRoundOver = untried.length === 0;
      if (isRoundOver) untried = shuffled(urls, random);
      url = untried.shift() ?? url;
      const ceilingMs = BACKOFF_BASE_MS * 2 ** (isRoundOver ? Math.min(roundsFailed++, 10) : 0);
      return random.next() * Math.min(RELAY_WAIT_MS_MAX, ceilingMs);
    },
  };
}

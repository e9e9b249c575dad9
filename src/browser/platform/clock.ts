/** Core's Clock and Random over the browser's own time and randomness. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { Clock, Random } from '../../core/ports.ts';

export const platformClock: Clock = {
  now: () => Date.now(),
  after(ms, f) {
    const timer = setTimeout(f, ms);
    return () => clearTimeout(timer);
  },
  every(ms, f) {
    const timer = setInterval(f, ms);
    return () => clearInterval(timer);
  },
};

/** The most that one call of `getRandomValues` gives (Web Cryptography API, 10.1.1). */
const QUOTA_BYTES = 65_536;

export const platformRandom: Random = {
  next: () => Math.random(),
  bytes(length) {
    const bytes: Bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += QUOTA_BYTES) {
      crypto.getRandomValues(bytes.subarray(at, at + QUOTA_BYTES));
    }
    return bytes;
  },
};

/** The Random port over the simulator's seed. */
import type { Random } from '../../src/core/ports.ts';
import type { Prng } from './prng.ts';

export const createRandom = (prng: Prng): Random => ({
  next: prng.next,
  bytes: prng.bytes,
});

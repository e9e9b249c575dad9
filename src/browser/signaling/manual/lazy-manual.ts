/** The way of signaling by hand, whose code is loaded when somebody wants to invite or was invited. */
import type { ManualPairing } from '../../../core/api/manual-pairing.ts';
import type { Clock, Random } from '../../../core/ports.ts';
import type { ManualSignaling } from './manual-signaling.ts';
import { createLazySignaling } from '../lazy-signaling.ts';
import { MANUAL, type Medium } from '../combined-signaling.ts';

export interface LazyManual {
  readonly medium: Medium;
  /** @throws when its code cannot be loaded; the next call tries again */
  open(): Promise<ManualPairing>;
}

export function createLazyManual(world: { clock: Clock; random: Random }): LazyManual {
  let want: (signaling: ManualSignaling) => void = () => undefined;
  const wanted = new Promise<ManualSignaling>((resolve) => (want = resolve));
  let made: ManualSignaling | undefined;
  return {
    medium: { name: MANUAL, signaling: createLazySignaling(() => wanted), isPartial: true },
    async open() {
      const { createManualSignaling } = await import('./manual-signaling.ts');
      made ??= createManualSignaling(world);
      want(made);
      return made.manualPairing;
    },
  };
}

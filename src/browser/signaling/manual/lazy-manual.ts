/** The way of signaling by hand, whose code is loaded when somebody wants to invite or was invited. */
import type { ByHand } from '../../../core/api/manual-pairing.ts';
import type { Clock, Random } from '../../../core/ports.ts';
import type { InvitationSignaling } from './manual-signaling.ts';
import { createLateSignaling } from '../lazy-signaling.ts';
import { BY_HAND, type Way } from '../combined-signaling.ts';

export interface InvitedWay {
  readonly way: Way;
  /** @throws when its code cannot be loaded; the next call tries again */
  open(): Promise<ByHand>;
}

export function createInvitedWay(world: { clock: Clock; random: Random }): InvitedWay {
  let want: (signaling: InvitationSignaling) => void = () => undefined;
  const wanted = new Promise<InvitationSignaling>((resolve) => (want = resolve));
  let made: InvitationSignaling | undefined;
  return {
    way: { name: BY_HAND, signaling: createLateSignaling(() => wanted), isPartial: true },
    async open() {
      const { createInvitationSignaling } = await import('./manual-signaling.ts');
      made ??= createInvitationSignaling(world);
      want(made);
      return made.byHand;
    },
  };
}

/** What is lost when a person leaves a room now. Leaving cannot be undone then, so it is asked first. */
import type { RoomStatus, SharedFile } from './views.ts';

export type Loss =
  /** Something is being sent, read or downloaded. */
  | { readonly kind: 'busy' }
  /** Nobody else here has all of these, or nobody is known to, as people without a link to us do not say what they have. */
  | {
      readonly kind: 'only-copy';
      readonly files: readonly [SharedFile, ...SharedFile[]];
      readonly known: 'of-all' | 'of-some';
    };

type Reached = Pick<RoomStatus, 'here' | 'linked' | 'linking' | 'unreached'>;

/** Everyone in the room is linked with us, and so tells us what they have. */
export const isEveryoneLinked = ({ here, linked, linking, unreached }: Reached): boolean =>
  here <= linked && linking + unreached === 0;

/**
 * A file of ours counts from its offer on, before it is read. One whose source is gone is lost already, and what was only looked at
 * is nobody's to keep.
 */
const isOnlyHere = ({ state, own, looked, copiesElsewhere }: SharedFile): boolean =>
  !looked &&
  (state === 'complete' || state === 'sharing' || (own && state === 'offered')) &&
  copiesElsewhere === 0;

/** Undefined: nothing is lost. @param busy something is being sent, read or downloaded */
export function lossOnLeaving(
  files: readonly SharedFile[],
  busy: boolean,
  reached: Reached,
): Loss | undefined {
  if (busy) return { kind: 'busy' };
  const [first, ...more] = files.filter(isOnlyHere);
  const known = isEveryoneLinked(reached) ? 'of-all' : 'of-some';
  return first && { kind: 'only-copy', files: [first, ...more], known };
}

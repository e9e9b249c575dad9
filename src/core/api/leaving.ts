/** What is lost when a person leaves a room now. Leaving cannot be undone then, so it is asked first. */
import type { SharedFile } from './views.ts';

export type Loss =
  /** Something is being sent, read or downloaded. */
  | { readonly kind: 'busy' }
  /** Nobody else here has all of these. */
  | { readonly kind: 'only-copy'; readonly files: readonly [SharedFile, ...SharedFile[]] };

const isOnlyHere = ({ state, copiesElsewhere }: SharedFile): boolean =>
  (state === 'complete' || state === 'sharing') && copiesElsewhere === 0;

/** Undefined: nothing is lost. @param busy something is being sent, read or downloaded */
export function lossOnLeaving(files: readonly SharedFile[], busy: boolean): Loss | undefined {
  if (busy) return { kind: 'busy' };
  const [first, ...more] = files.filter(isOnlyHere);
  return first && { kind: 'only-copy', files: [first, ...more] };
}

/** What the question says before you leave a room with something to lose. */
import type { Loss } from '../../core/api/leaving.ts';
import { words } from '../words/en/leaving.ts';
import { visibleName } from './visible-name.ts';

export interface LeavingWords {
  readonly what: string;
  readonly next: string;
}

export function leavingWords(loss: Loss): LeavingWords {
  if (loss.kind === 'busy') return { what: words.stillMoving, next: words.stillMovingHint };
  const [first, ...more] = loss.files;
  const name = visibleName(first.name);
  if (loss.known === 'of-some')
    return more.length > 0
      ? { what: words.onlyKnownOf(name, more.length), next: words.onlyKnownOfHint }
      : { what: words.onlyKnown(name), next: words.onlyKnownHint };
  return more.length > 0
    ? { what: words.onlyCopies(name, more.length), next: words.onlyCopiesHint }
    : { what: words.onlyCopy(name), next: words.onlyCopyHint };
}

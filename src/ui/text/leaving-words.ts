/** What the question says before you leave a room with something to lose. */
import type { Loss } from '../../core/api/leaving.ts';
import { plural } from '../words/format.ts';
import { visibleName } from './visible-name.ts';

export interface LeavingWords {
  readonly what: string;
  readonly next: string;
}

export function leavingWords(loss: Loss): LeavingWords {
  if (loss.kind === 'busy')
    return {
      what: 'Files are still on their way.',
      next: 'If you leave now, they stop. What has arrived is kept, and goes on when you come back.',
    };
  const [first, ...more] = loss.files;
  const name = `“${visibleName(first.name)}”`;
  const names =
    more.length > 0 ? `${name} and ${plural(more.length, 'other file', 'other files')}` : name;
  return {
    what: `Nobody else here has all of ${names}.`,
    next:
      more.length > 0
        ? 'If you leave now, the others cannot get them until you come back.'
        : 'If you leave now, the others cannot get it until you come back.',
  };
}

/** The words of the page that a file's link leads to. */
import type { Joining } from '../../core/api/joining.ts';
import { waitingWords } from './joining-words.ts';

export const SAVED = 'Done. Saved to your downloads.';

/** What screen readers are told once of a saved file. */
export const savedWords = (name: string): string => `${name}: ${SAVED}`;

/** While a link's file is not known. */
export function fileWaitingWords(joining: Joining, slow: boolean): string {
  switch (joining.state) {
    case 'loading':
      return 'Asking those who are here what it is…';
    case 'with':
      return 'Nobody here knows this file. As soon as somebody who has it opens the room, its name and size stand here.';
    case 'alone':
      return 'Nobody else is here. As soon as somebody who has it opens the room, its name and size stand here.';
    default:
      return waitingWords(joining, slow);
  }
}

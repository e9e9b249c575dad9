/** What the page of a file's link says while the file is not known. */
import type { Joining } from '../../../core/api/joining.ts';
import { waitingWords } from '../../chat/joining-words.ts';

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

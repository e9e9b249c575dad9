/** What the page of a file's link says while the file is not known. */
import type { Joining } from '../../../core/api/joining.ts';
import { waitingWords } from '../../chat/joining-words.ts';
import { words } from '../../words/en/file-state.ts';

/** While a link's file is not known. */
export function fileWaitingWords(joining: Joining, slow: boolean): string {
  switch (joining.state) {
    case 'loading':
      return words.askingWhat;
    case 'with':
      return words.unknownHere;
    case 'alone':
      return words.unknownAlone;
    default:
      return waitingWords(joining, slow);
  }
}

/** What is said of a note, by its state. */
import type { NoteState } from '../../core/api/notes.ts';
import { words } from '../words/en/notes/notes.ts';

export function stateWords(state: NoteState): string {
  if (state === 'saving') return words.saving;
  if (state === 'failed') return words.failed;
  return state === 'full' ? words.full : words.saved;
}

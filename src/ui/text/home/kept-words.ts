/** What this device keeps of a room, in a few words. */
import { bytes } from '../../words/format.ts';
import { words } from '../../words/en/home/recent.ts';

interface Kept {
  readonly files: number;
  readonly bytes: number;
  readonly messages: number;
}

export function keptWords(room: Kept): string {
  if (room.files > 0) return words.keptFiles(room.files, bytes(room.bytes));
  return room.messages > 0 ? words.keptMessages : words.keptNothing;
}

/** The history of a note: what each person changed within some minutes is one version. Pure. */
import type { NoteVersion } from '../../api/notes.ts';
import { NOTE_VERSION_MS, NOTE_VERSIONS_MAX } from '../../limits/notes.ts';
import type { Counted } from '../../notes/counted.ts';

type Version = Omit<NoteVersion, 'name' | 'own'>;

/** The newest first. */
export function versionsOf(counted: readonly Counted[]): Version[] {
  const versions: Version[] = [];
  for (const [at, { told, update, deletes }] of counted.entries()) {
    const { author, timeMs } = told;
    const added = update.pieces.reduce((sum, { text }) => sum + text.length, 0);
    const last = versions.at(-1);
    const isSame = last?.author === author && Math.abs(timeMs - last.timeMs) < NOTE_VERSION_MS;
    if (isSame)
      versions[versions.length - 1] = {
        ...{ at, author, timeMs },
        added: last.added + added,
        removed: last.removed + deletes,
      };
    else versions.push({ at, author, timeMs, added, removed: deletes });
  }
  return versions.slice(-NOTE_VERSIONS_MAX).toReversed();
}

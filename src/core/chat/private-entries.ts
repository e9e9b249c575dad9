/** The private entries of the log that are for us, opened once each and kept in memory alone. */
import type { EntryId } from '../base/ids.ts';
import type { Entry } from './entry.ts';
import type { RevealedEntry } from './sealed.ts';

export interface PrivateEntries {
  /** Tries to open an entry; what it says if that is for us. */
  take(entry: Entry): Promise<RevealedEntry | null>;
  /** An entry as we may read it. */
  read(entry: Entry): RevealedEntry | undefined;
  /** `entries` as we may read them: private ones opened, those for others left out. */
  reveal(entries: readonly Entry[]): RevealedEntry[];
  /** What has left the log leaves memory, too. */
  forget(entries: readonly Entry[]): void;
}

export function createPrivateEntries(
  open: (entry: Entry) => Promise<RevealedEntry | null>,
): PrivateEntries {
  const opened = new Map<EntryId, RevealedEntry>();
  const read = (entry: Entry) => (entry.body.k === 'sealed' ? opened.get(entry.id) : entry);
  return {
    read,
    async take(entry) {
      const revealed = opened.get(entry.id) ?? (await open(entry));
      if (revealed) opened.set(entry.id, revealed);
      return revealed;
    },
    reveal: (entries) =>
      entries.flatMap((entry) => {
        const shown = read(entry);
        return shown ? [shown] : [];
      }),
    forget(entries) {
      for (const { id } of entries) opened.delete(id);
    },
  };
}

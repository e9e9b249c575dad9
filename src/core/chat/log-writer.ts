/**
 * Keeps the store in step with the log. A full disk must not stop the conversation: what it refused goes with
 * the next flush, and the log in memory goes on.
 */
import type { PeerId } from '../base/ids.ts';
import type { KeyValueStore } from '../ports.ts';
import type { Entry } from './entry.ts';
import type { Log } from './log.ts';
import { deleteEntries, saveEntries, saveFork, saveHeads, type Kept } from './log-store.ts';

export interface LogWriter {
  added(entries: readonly Entry[], atMs: number): void;
  removed(entries: readonly Entry[]): void;
  dropped(author: PeerId, entries: readonly Entry[]): void;
  forked(author: PeerId): void;
  /** Never rejects. */
  flush(): Promise<void>;
}

export function createLogWriter(store: KeyValueStore, log: Log): LogWriter {
  let unsaved: Kept[] = [];
  let gone: Entry[] = [];
  const dropped = new Set<PeerId>();
  const forked = new Set<PeerId>();

  function removed(entries: readonly Entry[]): void {
    for (const entry of entries) gone.push(entry);
  }

  async function flush(): Promise<void> {
    const batch = unsaved.filter(({ entry }) => log.get(entry.id) === entry);
    const going = gone;
    const heads = [...dropped].flatMap((author) => {
      const chain = log.chain(author);
      return chain?.head ? [{ head: chain.head, floor: chain.floor }] : [];
    });
    const forks = [...forked].flatMap((author) => log.chain(author)?.fork ?? []);
    [unsaved, gone] = [[], []];
    dropped.clear();
    forked.clear();
    try {
      if (batch.length > 0) await saveEntries(store, batch);
      for (const fork of forks) await saveFork(store, fork);
      if (heads.length > 0) await saveHeads(store, heads);
      if (going.length > 0) await deleteEntries(store, going);
    } catch {
      // Not spread into arguments: there may be as many as a log has.
      unsaved = [...batch, ...unsaved];
      gone = [...going, ...gone];
      for (const { head } of heads) dropped.add(head.author);
      for (const fork of forks) forked.add(fork.claims[0].author);
    }
  }

  return {
    added(entries, atMs) {
      for (const entry of entries) unsaved.push({ entry, atMs });
    },
    removed,
    dropped(author, entries) {
      dropped.add(author);
      removed(entries);
    },
    forked: (author) => void forked.add(author),
    flush,
  };
}

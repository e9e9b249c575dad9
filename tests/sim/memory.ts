/** What a device must still know after a reload or a crash: noted when the tab ends, checked when it opens. */
import type { ChatMessage } from '../../src/core/api/views.ts';
import type { EntryId, FileId, PeerId } from '../../src/core/base/ids.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import type { Disk } from '../fakes/disk.ts';

export interface Memory {
  /** `say` or `share` resolved: a text, or a file's id. */
  promise(kept: string): void;
  /** The person changes or takes back what was said. */
  unsay(text: string): void;
  /** `withdraw` resolved: a file is taken back for good. */
  withdrew(id: FileId): void;
  /** `download` resolved, and nothing was refused while it ran. */
  expectFetching(id: FileId): void;
  /** The person changed their mind about a file. */
  release(id: FileId): void;
  /** What it had may be gone: it grew old, or the person deleted it. */
  lapse(): void;
  /** A view of messages changed. */
  seen(messages: readonly ChatMessage[], nowMs: number): void;
  /** The tab is about to end. */
  ends(room: Room, nowMs: number): void;
  /** What a room that was opened on the same disk has forgotten. */
  missing(room: Room): string[];
}

/** How long after it was shown an entry must be on its way to the disk. */
const FIRM_MS = 5_000;

export function createMemory(disk: Disk): Memory {
  const kept = new Set<string>();
  const withdrawn = new Set<FileId>();
  const fetching = new Set<FileId>();
  /** When an entry was first shown, and how often the disk had refused before that. */
  const shown = new Map<EntryId, { atMs: number; refusals: number }>();
  /** At the look before: the store may have refused what is shown since. */
  let refusalsSeen = 0;
  let firm = new Map<EntryId, PeerId>();
  let progress = new Map<FileId, number>();

  return {
    promise: (it) => void kept.add(it),
    unsay: (text) => void kept.delete(text),
    withdrew: (id) => void withdrawn.add(id),
    expectFetching: (id) => void fetching.add(id),
    release(id) {
      fetching.delete(id);
      progress.delete(id);
    },
    lapse() {
      kept.clear();
      withdrawn.clear();
      fetching.clear();
      shown.clear();
      firm.clear();
      progress.clear();
    },
    seen(messages, nowMs) {
      for (const it of messages) {
        // A file shows later than its entry came, when the store may have refused it already.
        const isFile = it.kind === 'file' || (it.kind === 'deleted' && it.file);
        if (isFile || shown.has(it.id)) continue;
        shown.set(it.id, { atMs: nowMs, refusals: refusalsSeen });
      }
      refusalsSeen = disk.refusals();
    },
    ends(room, nowMs) {
      firm = new Map();
      progress = new Map();
      if (!disk.idle()) return;
      for (const { id, author } of room.chat.messages()) {
        const first = shown.get(id);
        if (!first || nowMs - first.atMs < FIRM_MS) continue;
        if (first.refusals === disk.refusals()) firm.set(id, author);
      }
      // A manifest that could not be stored is fetched again before old chunks count.
      if (disk.refusals() > 0) return;
      for (const { id, haveChunks, own } of room.files.list())
        if (!own) progress.set(id, haveChunks);
    },
    missing(room) {
      const messages = room.chat.messages();
      const ids = new Set(messages.map((it) => it.id));
      const own = new Set(
        messages.flatMap((it) => {
          if (!it.own || (it.kind !== 'text' && it.kind !== 'file')) return [];
          return [it.kind === 'text' ? it.text : it.file];
        }),
      );
      // The room is open by now, and may have learned of a fork, which voids an author's entries.
      const forked = new Set(messages.filter((it) => it.kind === 'forked').map((it) => it.author));
      const isGone = ([id, author]: [EntryId, PeerId]) => !ids.has(id) && !forked.has(author);
      // Somebody who is set aside is hidden, not forgotten.
      const hides = room.people.blocklist().length > 0;
      return [
        ...[...withdrawn]
          .filter((it) => !room.files.isWithdrawn(it))
          .map((id) => `that ${id} is withdrawn`),
        ...[...kept]
          .filter((it) => !own.has(it) && !withdrawn.has(it as FileId))
          .map((it) => `its own ${it.slice(0, 40)}`),
        ...[...firm].filter((it) => !hides && isGone(it)).map(([id]) => `entry ${id}`),
        ...[...fetching]
          .filter((id) => room.files.get(id)?.state === 'offered')
          .map((id) => `that it wants ${id}`),
        ...[...progress]
          .filter(([id]) => !hides && !room.files.isWithdrawn(id))
          .filter(([id, chunks]) => (room.files.get(id)?.haveChunks ?? 0) < chunks)
          .map(([id, chunks]) => `some of ${chunks} chunks of ${id}`),
      ];
    },
  };
}

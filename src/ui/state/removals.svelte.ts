/** What a person deletes, or takes back. */
import type { EntryId, FileId } from '../../core/base/ids.ts';
import type { OfferedFile, SharedFile } from '../../core/api/views.ts';
import type { Room } from '../../core/api/room-api.ts';
import { fewWords } from '../text/visible-name.ts';
import type { Alerts, Attempt } from './alerts.svelte.ts';
import type { Shell } from './shell.svelte.ts';
import { words } from '../words/en/files-pane.ts';

export class Removals {
  /** Cached files that are about to be deleted. */
  #leaving = $state.raw<ReadonlySet<string>>(new Set());
  /** Downloads that are about to be deleted. */
  #cancelled = $state.raw<ReadonlySet<FileId>>(new Set());
  readonly #shell: Shell;
  readonly #room: Room;
  readonly #alerts: Alerts;

  constructor(shell: Shell, room: Room, alerts: Alerts) {
    this.#shell = shell;
    this.#room = room;
    this.#alerts = alerts;
  }

  message(id: EntryId, text: string): void {
    const attempt: Attempt = { doing: 'unsay', id };
    void this.#alerts.attempt(attempt, () => this.#room.chat.deleteLater(id));
    this.#shell.toasts.add(() => words.messageDeleted(fewWords(text)), {
      act: () => this.#alerts.attempt(attempt, () => this.#room.chat.delete(id)),
      undo: () => this.#room.chat.keep(id),
    });
  }

  /** Whether a cached file is about to be deleted: it is listed no more. */
  isLeaving(key: string): boolean {
    return this.#leaving.has(key);
  }
  cached(key: string, name: string): void {
    const attempt: Attempt = { doing: 'delete', id: key, about: name };
    const stays = () =>
      void (this.#leaving = new Set([...this.#leaving].filter((it) => it !== key)));
    this.#leaving = new Set([...this.#leaving, key]);
    void this.#room.files.setLeaving(key, true);
    this.#shell.toasts.add(() => words.fileDeleted(fewWords(name)), {
      act: async () => {
        await this.#alerts.attempt(attempt, () => this.#room.files.evict(key));
        stays();
      },
      undo: () => {
        stays();
        void this.#room.files.setLeaving(key, false);
      },
    });
  }

  /** The file, as not begun while its download is about to be deleted. */
  shown(file: SharedFile): SharedFile {
    if (!this.#cancelled.has(file.id)) return file;
    return { ...file, state: 'offered', problem: undefined };
  }
  /** Stops a download now. What has come of it is deleted when nobody can undo that any more. */
  cancelDownload({ id, name, state }: Pick<SharedFile, 'id' | 'name' | 'state'>): void {
    const wasMoving = state === 'fetching';
    const attempt: Attempt = { doing: 'download', id, about: name };
    this.#cancelled = new Set([...this.#cancelled, id]);
    if (wasMoving) void this.#alerts.attempt(attempt, () => this.#room.files.pause(id));
    this.#shell.toasts.add(() => words.downloadCancelled(fewWords(name)), {
      act: async () => {
        if (!this.#cancelled.has(id)) return; // it was begun again meanwhile
        await this.#alerts.attempt(attempt, () => this.#room.files.cancel(id));
        this.keepDownload(id);
      },
      undo: () => {
        this.keepDownload(id);
        if (wasMoving) void this.#alerts.attempt(attempt, () => this.#room.files.download(id));
      },
    });
  }
  /** The download goes on after all. */
  keepDownload(id: FileId): void {
    this.#cancelled = new Set([...this.#cancelled].filter((it) => it !== id));
  }

  /** Takes back a file of ours, at once: somebody may be about to download it. */
  async stopSharing({ file: id }: Pick<OfferedFile, 'file'>): Promise<void> {
    const about = this.#room.files.get(id)?.name;
    const again = () => void this.stopSharing({ file: id });
    const attempt: Attempt = { doing: 'withdraw', id, about, again };
    if (await this.#alerts.attempt(attempt, () => this.#room.files.withdraw(id)))
      this.#shell.toast(() => words.noLongerShared);
  }
}

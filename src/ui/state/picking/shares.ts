/** What a person shares in a room: a file, or a batch of them. */
import type { FileId, PeerId } from '../../../core/base/ids.ts';
import type { FileToShare, Room } from '../../../core/api/room-api.ts';
import type { SharedFile } from '../../../core/api/views.ts';
import { visibleName } from '../../text/visible-name.ts';
import { words } from '../../words/en/files/batches.ts';
import { nameList } from '../../words/lists.ts';
import type { Alerts, Attempt } from '../alerts.svelte.ts';
import type { Shell } from '../shell.svelte.ts';
import { batchAgain, batchToShare, isBatch, topNames } from './batches.ts';
import type { Picked } from './picked.ts';

/** How many names an alert lists. */
const NAMED_MAX = 3;

export class Shares {
  readonly #shell: Shell;
  readonly #room: Room;
  readonly #alerts: Alerts;

  constructor(shell: Shell, room: Room, alerts: Alerts) {
    this.#shell = shell;
    this.#room = room;
    this.#alerts = alerts;
  }

  /** What was picked together is one message. Undefined: it was not shared, and an alert says why. */
  async share(picked: Picked, to: readonly PeerId[] | undefined): Promise<FileId | undefined> {
    this.#tellUnread(picked.unread);
    const about = nameList(topNames(picked).map(visibleName), NAMED_MAX);
    if (!about) return undefined;
    const again = () => void this.share(picked, to);
    const attempt: Attempt = { doing: 'share', id: about, about, again };
    let id: FileId | undefined;
    await this.#alerts.attempt(attempt, async () => {
      const file = isBatch(picked)
        ? await batchToShare(picked, this.#shell.services)
        : this.#file(picked);
      id = await this.#room.files.share({ ...file, to });
    });
    return id;
  }

  #file({ files: [only] }: Picked): FileToShare {
    if (!only) throw new Error('it is no batch');
    const { name, type: mime } = only.file;
    return { source: this.#shell.services.source(only.file), name, mime };
  }

  #tellUnread(paths: readonly string[]): void {
    const [first] = paths;
    if (first === undefined) return;
    this.#alerts.add(
      { doing: 'share', id: `/${first}`, about: nameList(paths.map(visibleName), NAMED_MAX) },
      { what: words.unread(paths.length), next: words.unreadHint },
    );
  }

  /** Gives a file of ours its source again, after a reload. */
  async reattach(file: SharedFile, picked: Picked): Promise<void> {
    const { id, name } = file;
    const attempt: Attempt = { doing: 'reattach', id, about: name };
    await this.#alerts.attempt(attempt, async () => {
      const { services } = this.#shell;
      const [only] = picked.files;
      const source = file.batch
        ? await batchAgain(file, picked, this.#room.files, services)
        : only && services.source(only.file);
      if (source && (await this.#room.files.reattach(id, source))) return;
      const other = nameList(topNames(picked).map(visibleName), NAMED_MAX);
      this.#alerts.add(attempt, {
        what: file.batch ? words.otherFiles : words.otherFile,
        next: words.otherFileHint(other),
      });
    });
  }
}

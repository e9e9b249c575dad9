/** What a person deletes, or takes back. */
import type { FileId } from '../../core/base/ids.ts';
import type { OfferedFile } from '../../core/api/views.ts';
import type { Room } from '../../core/api/room-api.ts';
import type { Alerts } from './alerts.svelte.ts';
import type { Shell } from './shell.svelte.ts';

const NO_LONGER_SHARED = 'No longer shared. Copies that others have saved cannot be called back.';

export class Removals {
  readonly #shell: Shell;
  readonly #room: Room;
  readonly #alerts: Alerts;

  constructor(shell: Shell, room: Room, alerts: Alerts) {
    this.#shell = shell;
    this.#room = room;
    this.#alerts = alerts;
  }

  /** Takes back files of ours, at once: somebody may be about to download them. */
  async stopSharing(...files: readonly Pick<OfferedFile, 'file'>[]): Promise<void> {
    const done = await Promise.all(files.map(({ file }) => this.#withdraw(file)));
    if (done.includes(true)) this.#shell.toast(NO_LONGER_SHARED);
  }

  #withdraw(id: FileId): Promise<boolean> {
    const about = this.#room.files.get(id)?.name;
    const again = () => void this.stopSharing({ file: id });
    return this.#alerts.attempt({ doing: 'withdraw', id, about, again }, () =>
      this.#room.files.withdraw(id),
    );
  }
}

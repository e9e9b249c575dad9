/** What a person deletes, or takes back. */
import type { FileId } from '../../core/base/ids.ts';
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

  /** Takes back a file of ours, at once: somebody may be about to download it. */
  async stopSharing(id: FileId): Promise<void> {
    const about = this.#room.files.get(id)?.name;
    const again = () => void this.stopSharing(id);
    const done = await this.#alerts.attempt({ doing: 'withdraw', id, about, again }, () =>
      this.#room.files.withdraw(id),
    );
    if (done) this.#shell.toast(NO_LONGER_SHARED);
  }
}

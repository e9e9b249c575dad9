/** What a person does with a batch, beside what they do with any file. */
import type { FileId } from '../../core/base/ids.ts';
import type { SharedFile } from '../../core/api/views.ts';
import type { RoomActions } from '../state/room-actions.svelte.ts';
import type { Shell } from '../state/shell.svelte.ts';
import { Shares } from '../state/picking/shares.ts';
import type { Picked } from '../state/picking/picked.ts';

export class BatchActions {
  readonly #shell: Shell;
  readonly #actions: RoomActions;

  constructor(shell: Shell, actions: RoomActions) {
    this.#shell = shell;
    this.#actions = actions;
  }

  /** Of a batch all files, whatever was chosen before. @param folder where they go; undefined: to the browser's downloads */
  downloadAll(
    { id, batch, chosen }: SharedFile,
    folder?: FileSystemDirectoryHandle,
  ): Promise<boolean> {
    this.#actions.session.saveInto(id, folder);
    return this.#actions.download(id, batch && chosen && [...Array(batch.count).keys()]);
  }

  /** The browser lets us save into a folder. */
  get takesFolders(): boolean {
    return this.#shell.services.chooseFolder !== undefined;
  }
  /** Downloads a batch, and saves its files into a folder that the person chooses now. */
  downloadInto(file: SharedFile): Promise<boolean> {
    return this.#withFolder(file, async (folder) => {
      await this.downloadAll(file, folder);
    });
  }
  /** Saves a batch into a folder that the person chooses now. */
  saveInto(file: SharedFile): Promise<boolean> {
    return this.#withFolder(file, (folder) => this.#actions.session.save(file.id, folder));
  }
  #withFolder(
    { id, name: about }: { readonly id: FileId; readonly name: string },
    run: (folder: FileSystemDirectoryHandle) => Promise<void>,
  ): Promise<boolean> {
    return this.#actions.alerts.attempt({ doing: 'save', id, about }, async () => {
      const folder = await this.#shell.services.chooseFolder?.();
      if (folder) await run(folder);
    });
  }

  /** Gives a file or batch of ours its source again, after a reload. */
  reattach(file: SharedFile, picked: Picked): Promise<void> {
    const screen = this.#actions;
    return new Shares(this.#shell, screen.view.room, screen).reattach(file, picked);
  }
}

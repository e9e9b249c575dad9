/** What a person shares in a room: a file, or a batch of them. */
import type { FileId, PeerId } from '../../../core/base/ids.ts';
import type { ByteSource, FileToShare, Room } from '../../../core/api/room-api.ts';
import type { SharedFile } from '../../../core/api/views.ts';
import { visibleName } from '../../text/visible-name.ts';
import { words } from '../../words/en/files/batches.ts';
import { nameList } from '../../words/lists.ts';
import type { Alerts, Attempt } from '../alerts.svelte.ts';
import type { Shell } from '../shell.svelte.ts';
import { cleanPictures, preparePictures, thumbnailOf } from '../preview/prepare-pictures.ts';
import type { OpenDialog } from '../room-parts.ts';
import { batchAgain, batchToShare, isBatch, topNames } from './batches.ts';
import type { Picked } from './picked.ts';

/** How many names an alert lists. */
const NAMED_MAX = 3;

/** Where a person hears of it, and is asked. */
interface Screen {
  readonly alerts: Alerts;
  dialog: OpenDialog | undefined;
}

export class Shares {
  readonly #shell: Shell;
  readonly #room: Room;
  readonly #screen: Screen;
  readonly #alerts: Alerts;

  constructor(shell: Shell, room: Room, screen: Screen) {
    this.#shell = shell;
    this.#room = room;
    this.#screen = screen;
    this.#alerts = screen.alerts;
  }

  /** What was picked together is one message. Undefined: it was not shared. An alert says why, unless the person wanted that. */
  async share(picked: Picked, to: readonly PeerId[] | undefined): Promise<FileId | undefined> {
    this.#tellUnread(picked.unread);
    const about = nameList(topNames(picked).map(visibleName), NAMED_MAX);
    if (!about) return undefined;
    const again = () => void this.share(picked, to);
    const attempt: Attempt = { doing: 'share', id: about, about, again };
    let id: FileId | undefined;
    await this.#alerts.attempt(attempt, async () => {
      const ready = await this.#prepared(picked);
      if (!ready) return;
      const file = isBatch(ready)
        ? await batchToShare(ready, this.#shell.services)
        : await this.#file(ready);
      id = await this.#room.files.share({ ...file, to });
    });
    return id;
  }

  /** Its pictures lose what cameras wrote beside them, if the person wants that. Undefined: they rather share nothing. */
  async #prepared(picked: Picked): Promise<Picked | undefined> {
    const files = picked.files.map(({ file }) => file);
    const open = (dialog: OpenDialog) => (this.#screen.dialog = dialog);
    const ready = await preparePictures(this.#shell.services, files, open);
    return ready.length < files.length ? undefined : withFiles(picked, ready);
  }

  async #file({ files: [only] }: Picked): Promise<FileToShare> {
    if (!only) throw new Error('it is no batch');
    const { file } = only;
    const { services } = this.#shell;
    const thumb = await thumbnailOf(services, file);
    return { source: services.source(file), name: file.name, mime: file.type, thumb };
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
      for await (const form of this.#forms(picked)) {
        const source = await this.#again(file, form);
        if (source && (await this.#room.files.reattach(id, source))) return;
      }
      const other = nameList(topNames(picked).map(visibleName), NAMED_MAX);
      this.#alerts.add(attempt, {
        what: file.batch ? words.otherFiles : words.otherFile,
        next: words.otherFileHint(other),
      });
    });
  }

  async #again(file: SharedFile, picked: Picked): Promise<ByteSource | undefined> {
    const { services } = this.#shell;
    const [only] = picked.files;
    if (file.batch) return batchAgain(file, picked, this.#room.files, services);
    return only && services.source(only.file);
  }

  /** What was picked, as it is, and then as it was shared if its pictures were cleaned. */
  async *#forms(picked: Picked): AsyncIterable<Picked> {
    yield picked;
    const files = picked.files.map(({ file }) => file);
    yield withFiles(picked, await cleanPictures(this.#shell.services, files));
  }
}

const withFiles = (picked: Picked, files: readonly File[]): Picked => ({
  ...picked,
  files: picked.files.map((it, n) => ({ ...it, file: files[n] ?? it.file })),
});

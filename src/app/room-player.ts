/** Gives players the files of a room: through the service worker while they come, or else as a Blob of all of it. */
import type { PlayRange } from '../browser/playing/play-messages.ts';
import { PlayServer } from '../browser/playing/play-server.ts';
import { within } from '../browser/platform/within.ts';
import { blobOf } from '../browser/saving/save-blob.ts';
import { mediaType } from '../core/api/media-type.ts';
import type { RoomFiles } from '../core/api/room-api.ts';
import { SwapError } from '../core/base/errors.ts';
import type { FileId } from '../core/base/ids.ts';
import type { FilePart, Playing } from '../ui/services.ts';

/** On the first visit the worker fetches the whole app first. */
const WORKER_READY_MS = 10_000;

export class RoomPlayer {
  readonly #files: RoomFiles;
  readonly #worker: () => Promise<ServiceWorkerRegistration | undefined>;
  readonly #closing = new AbortController();
  #server: PlayServer | undefined;

  constructor(files: RoomFiles, worker: () => Promise<ServiceWorkerRegistration | undefined>) {
    this.#files = files;
    this.#worker = worker;
  }

  /** See `RoomSession.play`. */
  async play(id: FileId, part?: FilePart): Promise<Playing | undefined> {
    const file = this.#files.get(id);
    const [name, mime] = part ? [part.name, ''] : [file?.name ?? '', file?.mime ?? ''];
    const isOne = file && (part !== undefined) === (file.batch !== undefined);
    const type = isOne && mediaType(name, mime);
    if (!type) throw new SwapError('unsupported', 'not a file that a player takes');
    const { from, sizeBytes } = part ?? { from: 0, sizeBytes: file.sizeBytes };
    const scope = await this.#scope();
    if (this.#closing.signal.aborted) throw new SwapError('closed', 'the room was closed');
    if (scope !== undefined) {
      this.#server ??= new PlayServer(scope, navigator.serviceWorker);
      const read = (range: PlayRange, signal: AbortSignal) =>
        this.#files.read(
          id,
          { from: from + range.from, to: from + Math.min(range.to, sizeBytes) },
          signal,
        );
      return this.#server.open({ type, sizeBytes, read });
    }
    const { state } = this.#files.get(id) ?? file;
    if (state !== 'complete' && state !== 'sharing') return undefined;
    const range = { from, to: from + sizeBytes };
    const whole = this.#files.read(id, range, this.#closing.signal);
    const url = URL.createObjectURL(await blobOf(whole, type));
    return { url, hasBroken: () => false, end: () => URL.revokeObjectURL(url) };
  }

  /** No player gets anything more. */
  close(): void {
    this.#closing.abort();
    this.#server?.close();
  }

  /** Of the worker that answers this page's requests. A page that was reloaded past its worker has none. */
  async #scope(): Promise<string | undefined> {
    const registration = await within(WORKER_READY_MS, this.#worker());
    return registration && navigator.serviceWorker.controller ? registration.scope : undefined;
  }
}

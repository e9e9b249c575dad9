/** The records that one link brought, by provider: to find the one with most costs little, however many there are. */
import type { FileId, PeerId } from '../base/ids.ts';

export class BroughtRecords {
  count = 0;
  /** The files of each provider, the oldest record first. */
  readonly #files = new Map<PeerId, Set<FileId>>();
  /** Providers by how many records they have. */
  readonly #bySize: Set<PeerId>[] = [];

  add(provider: PeerId, file: FileId): void {
    const files = this.#files.get(provider) ?? new Set();
    this.#files.set(provider, files);
    this.#change(provider, files, () => files.add(file));
    this.count += 1;
  }

  remove(provider: PeerId, file: FileId): void {
    const files = this.#files.get(provider);
    if (!files?.has(file)) return;
    this.#change(provider, files, () => files.delete(file));
    if (files.size === 0) this.#files.delete(provider);
    this.count -= 1;
  }

  /** The oldest record of the provider that has most: of this one, if it is one of those. */
  oldestOfMost(first: PeerId): { provider: PeerId; file: FileId } | undefined {
    const most = this.#bySize.findLast((it) => it.size > 0);
    const [other] = most ?? [];
    const provider = most?.has(first) ? first : other;
    if (provider === undefined) return undefined;
    const [file] = this.#files.get(provider) ?? [];
    return file === undefined ? undefined : { provider, file };
  }

  #change(provider: PeerId, files: Set<FileId>, change: () => void): void {
    this.#bySize[files.size]?.delete(provider);
    change();
    if (files.size > 0) (this.#bySize[files.size] ??= new Set()).add(provider);
  }
}

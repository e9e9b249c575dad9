/** What this visit has saved to the browser's downloads, and what screen readers are told of it. */
import type { FileId } from '../../core/base/ids.ts';
import { visibleName } from '../text/visible-name.ts';
import { words } from '../words/en/files-pane.ts';

export class Saves {
  #done = $state.raw<ReadonlySet<FileId>>(new Set());
  #news = $state.raw('');

  has(id: FileId): boolean {
    return this.#done.has(id);
  }

  /** About the last file; empty: there was none. */
  get news(): string {
    return this.#news;
  }

  add(id: FileId, name: string): void {
    this.#done = new Set([...this.#done, id]);
    this.#news = words.savedNews(visibleName(name));
  }
}

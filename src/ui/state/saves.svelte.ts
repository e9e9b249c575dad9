/** What this visit has saved to the browser's downloads, and what screen readers are told of it. */
import type { FileId } from '../../core/base/ids.ts';
import type { Saved } from '../services.ts';
import { visibleName } from '../text/visible-name.ts';
import { words } from '../words/en/files-pane.ts';

export class Saves {
  #done = $state.raw<ReadonlyMap<FileId, Saved>>(new Map());
  #news = $state.raw('');

  has(id: FileId): boolean {
    return this.#done.has(id);
  }

  /** About the last file; empty: there was none. */
  get news(): string {
    return this.#news;
  }

  /** How it was saved. */
  of(id: FileId): Saved | undefined {
    return this.#done.get(id);
  }

  add(id: FileId, name: string, saved: Saved): void {
    this.#done = new Map([...this.#done, [id, saved]]);
    this.#news =
      saved.folder === undefined
        ? words.savedNews(visibleName(name))
        : words.savedIntoNews(visibleName(name), visibleName(saved.folder));
  }
}

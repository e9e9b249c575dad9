/** What this visit saves and has saved, and what screen readers are told of it. */
import type { FileId } from '../../core/base/ids.ts';
import type { Saved, SaveNews } from '../services.ts';
import { visibleName } from '../text/visible-name.ts';
import { words } from '../words/en/files-pane.ts';

/** `folder`: the name of the chosen one; undefined: the browser's downloads. */
type Going = Pick<SaveNews, 'folder'> & { readonly id: FileId };

export class Saves {
  #done = $state.raw<ReadonlyMap<FileId, Saved>>(new Map());
  #going = $state.raw<readonly Going[]>([]);
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

  /** Where it is being saved to: the latest of several. */
  going(id: FileId): Pick<SaveNews, 'folder'> | undefined {
    return this.#going.findLast((it) => it.id === id);
  }

  take(id: FileId, name: string, news: SaveNews): void {
    const { folder, kind } = news;
    if (kind === 'saving') this.#going = [...this.#going, { id, folder }];
    if (kind === 'saved' || kind === 'stopped') this.#end(id, folder);
    if (kind !== 'saved') return;
    this.#done = new Map([...this.#done, [id, news.saved]]);
    this.#news =
      folder === undefined
        ? words.savedNews(visibleName(name))
        : words.savedIntoNews(visibleName(name), visibleName(folder));
  }

  #end(id: FileId, folder: string | undefined): void {
    const at = this.#going.findIndex((it) => it.id === id && it.folder === folder);
    this.#going = this.#going.filter((_, n) => n !== at);
  }
}

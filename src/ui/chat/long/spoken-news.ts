/** Says what comes, to screen readers: a log of which only a part is drawn cannot tell what is new from what comes into view. */
import type { ChatMessage } from '../../../core/api/views.ts';
import { newsIn } from './news.ts';

export class SpokenNews {
  readonly #log: HTMLElement;
  #said: HTMLElement | undefined;

  constructor(log: HTMLElement) {
    this.#log = log;
  }

  /** @param isLong only a part of the log is drawn; otherwise it speaks for itself */
  tell(before: readonly ChatMessage[], now: readonly ChatMessage[], isLong: boolean): void {
    this.#log.ariaLive = isLong ? 'off' : null;
    if (!isLong) return;
    const said = (this.#said ??= this.#region());
    said.replaceChildren(
      ...newsIn(before, now).map((words) => {
        const line = document.createElement('p');
        line.textContent = words;
        return line;
      }),
    );
  }

  #region(): HTMLElement {
    const region = document.createElement('div');
    region.className = 'vh';
    region.ariaLive = 'polite';
    this.#log.after(region);
    return region;
  }
}

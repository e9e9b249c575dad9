/** The rows of a timeline that grows: those before the first message that changed are not made again. */
import type { ChatMessage } from '../../../core/api/views.ts';
import { timelineRows, type NewFrom, type Row } from '../../text/timeline-rows.ts';
import { dayNumber } from '../../words/format.ts';
import { perLanguage } from '../../words/language.ts';

const spoken = perLanguage((language) => language);

export class GrownRows {
  #messages: readonly ChatMessage[] = [];
  #rows: readonly Row[] = [];
  #newFrom: string | undefined;
  #today = NaN;
  /** Days have names in it. */
  #language = '';

  of(messages: readonly ChatMessage[], nowMs: number, from?: NewFrom): readonly Row[] {
    const today = dayNumber(nowMs);
    const language = spoken();
    const isOther = today !== this.#today || language !== this.#language;
    if (isOther || from?.id !== this.#newFrom) this.#messages = [];
    let same = 0;
    while (same < messages.length && messages[same] === this.#messages[same]) same++;
    const isAll = same === messages.length && same === this.#messages.length;
    if (!isAll || same === 0) {
      const last = messages[same - 1];
      const kept = last ? this.#rows.findLastIndex(({ key }) => key === last.id) + 1 : 0;
      const made = timelineRows(messages.slice(same), nowMs, from, last);
      this.#rows = [...this.#rows.slice(0, kept), ...made];
    }
    [this.#messages, this.#newFrom] = [messages, from?.id];
    [this.#today, this.#language] = [today, language];
    return this.#rows;
  }
}

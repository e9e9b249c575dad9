/** The rows of a timeline that grows: those before the first message that changed are not made again. */
import type { ChatMessage } from '../../../core/api/views.ts';
import { timelineRows, type NewFrom, type Row } from '../../text/timeline-rows.ts';
import { dayNumber } from '../../words/format.ts';

export class GrownRows {
  #messages: readonly ChatMessage[] = [];
  #rows: readonly Row[] = [];
  #newFrom: string | undefined;
  #today = NaN;

  of(messages: readonly ChatMessage[], nowMs: number, from?: NewFrom): readonly Row[] {
    const today = dayNumber(nowMs);
    if (today !== this.#today || from?.id !== this.#newFrom) this.#messages = [];
    let same = 0;
    while (same < messages.length && messages[same] === this.#messages[same]) same++;
    const isAll = same === messages.length && same === this.#messages.length;
    if (!isAll || same === 0) {
      const last = messages[same - 1];
      const kept = last ? this.#rows.findLastIndex(({ key }) => key === last.id) + 1 : 0;
      const made = timelineRows(messages.slice(same), nowMs, from, last);
      this.#rows = [...this.#rows.slice(0, kept), ...made];
    }
    [this.#messages, this.#newFrom, this.#today] = [messages, from?.id, today];
    return this.#rows;
  }
}

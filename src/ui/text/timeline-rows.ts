/** Messages as the rows of a timeline, grouped by author, with a line for each day and one for new messages. */
import type { ChatMessage, Notice } from '../../core/api/views.ts';
import { words } from '../words/en/chat.ts';
import { day, dayNumber, time } from '../words/format.ts';

export type NoticeMessage = Extract<ChatMessage, Notice>;
export type Row =
  | { readonly kind: 'notice'; readonly key: string; readonly notice: NoticeMessage }
  | { readonly kind: 'day'; readonly key: string; readonly label: string }
  | { readonly kind: 'new'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Exclude<ChatMessage, Notice>;
      /** Shows the author. Further messages of the same person soon after do not. */
      readonly first: boolean;
    };

/** The last message before the page was hidden. */
export interface Seen {
  readonly id: string | undefined;
  readonly atMs: number;
}

const GROUP_MS = 5 * 60_000;

export function timelineRows(
  messages: readonly ChatMessage[],
  nowMs: number,
  seen?: Seen,
): readonly Row[] {
  const rows: Row[] = [];
  let before: ChatMessage | undefined;
  let unread = seen !== undefined && !messages.some((message) => message.id === seen.id);
  let marked = false;
  for (const message of messages) {
    const newDay = !before || dayNumber(before.timeMs) !== dayNumber(message.timeMs);
    if (newDay)
      rows.push({ kind: 'day', key: `day-${message.id}`, label: day(message.timeMs, nowMs) });
    const mark = seen !== undefined && unread && !marked && !message.own;
    if (mark) {
      rows.push({ kind: 'new', key: 'new', label: words.newSince(time(seen.atMs)) });
      marked = true;
    }
    const first = newDay || mark || !before || !continues(before, message);
    if (isNotice(message)) rows.push({ kind: 'notice', key: message.id, notice: message });
    else rows.push({ kind: 'message', key: message.id, message, first });
    if (message.id === seen?.id) unread = true;
    before = message;
  }
  return rows;
}

const isNotice = (message: ChatMessage): message is NoticeMessage =>
  message.kind === 'lock' || message.kind === 'titled' || message.kind === 'renamed';

const recipientsOf = ({ to }: ChatMessage) => to?.map((it) => it.peer).join();

function continues(before: ChatMessage, message: ChatMessage): boolean {
  return (
    !isNotice(before) &&
    before.author === message.author &&
    before.name === message.name &&
    recipientsOf(before) === recipientsOf(message) &&
    Math.abs(message.timeMs - before.timeMs) < GROUP_MS
  );
}

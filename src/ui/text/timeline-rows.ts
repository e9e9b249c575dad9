/** Messages as the rows of a timeline, grouped by author, with a line for each day and one for new messages. */
import type { ChatMessage, Notice } from '../../core/api/views.ts';
import type { EntryId } from '../../core/base/ids.ts';
import type { ReadMark } from '../../core/api/read-mark.ts';
import { words } from '../words/en/chat.ts';
import { dateAndTime, day, dayNumber, time } from '../words/format.ts';

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

/** How far the messages were read. */
export interface Seen extends Omit<ReadMark, 'id'> {
  /** Undefined: there was none. */
  readonly id: string | undefined;
  /** What was written from then on, by its author's clock, is seen as it comes. Without it: nothing. */
  readonly untilMs?: number;
}

/** Where the line for new messages stands: before this message. */
export interface NewFrom {
  readonly id: EntryId;
  /** The messages before were read then. */
  readonly seenAtMs: number;
}

const GROUP_MS = 5 * 60_000;

/** Where messages begin that were not seen. Where the last one that was seen is gone, their times tell. */
export function newFrom(messages: readonly ChatMessage[], seen?: Seen): NewFrom | undefined {
  if (!seen) return undefined;
  const { id, atMs, untilMs = Infinity } = seen;
  const last = messages.findLastIndex((it) => it.id === id);
  for (let at = last + 1; at < messages.length; at++) {
    const message = messages[at];
    if (!message || message.own || message.timeMs >= untilMs) continue;
    if (last >= 0 || message.timeMs >= atMs) return { id: message.id, seenAtMs: atMs };
  }
  return undefined;
}

/** @param before the message before them, if its rows are there already */
export function timelineRows(
  messages: readonly ChatMessage[],
  nowMs: number,
  from?: NewFrom,
  before?: ChatMessage,
): readonly Row[] {
  const rows: Row[] = [];
  for (const message of messages) {
    const newDay = !before || dayNumber(before.timeMs) !== dayNumber(message.timeMs);
    if (newDay)
      rows.push({ kind: 'day', key: `day-${message.id}`, label: day(message.timeMs, nowMs) });
    const mark = message.id === from?.id;
    if (mark) {
      const label = newSince(from.seenAtMs, nowMs);
      rows.push({ kind: 'new', key: `new-${message.id}`, label });
    }
    const first = newDay || mark || !before || !continues(before, message);
    if (isNotice(message)) rows.push({ kind: 'notice', key: message.id, notice: message });
    else rows.push({ kind: 'message', key: message.id, message, first });
    before = message;
  }
  return rows;
}

function newSince(ms: number, nowMs: number): string {
  const isToday = dayNumber(ms) === dayNumber(nowMs);
  return words.newSince(isToday ? time(ms) : dateAndTime(ms));
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

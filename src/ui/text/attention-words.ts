/** What the tab's title and icon, and notifications, say of a room that is not in view. */
import type { ChatMessage } from '../../core/api/views.ts';
import { words } from '../words/en/dialogs.ts';
import { count, percent, percentFigure } from '../words/format.ts';
import { visibleName } from './visible-name.ts';

/** What goes before the title: "(3) 64 % ". */
export function titleMarks(unread: number, fraction: number | undefined): string {
  const marks = [
    ...(unread > 0 ? [`(${count(unread)})`] : []),
    ...(fraction === undefined ? [] : [percent(fraction)]),
  ];
  return marks.map((mark) => `${mark} `).join('');
}

/** The app's icon with a mark in its corner, and with the part of it filled that is here, in steps of a tenth. */
export function markedIcon(svg: string, unread: number, fraction: number | undefined): string {
  const tenths = fraction === undefined ? 0 : Math.floor(percentFigure(fraction) / 10);
  const bar =
    fraction === undefined
      ? ''
      : `<path fill="#fdfcf8" d="M-2 21h33v10h-33z"/><path fill="#1a2230" d="M-1 23h31v6h-31z"/><path fill="#f5a800" d="M0 24h${(29 * tenths) / 10}v4h-${(29 * tenths) / 10}z"/>`;
  const dot =
    unread > 0
      ? '<path fill="#fdfcf8" d="M13 -2h18v18h-18z"/><path fill="#a32d1b" d="M15 -2h16v16h-16z"/>'
      : '';
  return svg.replace('</svg>', `${bar}${dot}</svg>`);
}

type Said = Extract<ChatMessage, { kind: 'text' | 'file' }>;
const WORDS_CHARS_MAX = 200;

/** @param quiet no words: the room leaves no traces, and notifications may be kept by the system */
export function notificationWords(fresh: readonly Said[], quiet: boolean): string {
  const last = fresh.at(-1);
  if (!last) return '';
  const who = visibleName(last.name);
  if (fresh.length > 1) return words.newMessages(fresh.length, who);
  if (last.to) return words.wrotePrivately(who);
  if (quiet) return words.wrote(who);
  if (last.kind === 'file') return words.sharedFile(who);
  const chars = [...last.text.slice(0, 2 * WORDS_CHARS_MAX)];
  const text = chars.slice(0, WORDS_CHARS_MAX).join('');
  return words.said(who, text.length < last.text.length ? `${text}…` : text);
}

/** Figures as people read them: sizes, speeds, times and percentages, with no-break spaces inside. */
import { isLeftward } from './direction.ts';
import { words } from './en/figures.ts';
import { perLanguage } from './language.ts';

const NBSP = '\u00a0';
const whole = perLanguage((_, it) => new Intl.NumberFormat(it, { maximumFractionDigits: 0 }));
const oneDigit = perLanguage((_, it) => new Intl.NumberFormat(it, { maximumFractionDigits: 1 }));
/** In English only numbers with thousands to group need the browser's formatter. */
const isPlain = perLanguage((language) => language === 'en');

export const count = (n: number): string =>
  isPlain() && Math.abs(n) < 999.5 ? String(Math.round(n)) : whole().format(n);

const tenths = (n: number): string =>
  isPlain() ? String(Math.round(n * 10) / 10) : oneDigit().format(n);

export const plural = (n: number, one: string, many: string): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/**
 * In a page from right to left a figure and its unit keep the order of the unit's script: "2.4 GB", not "GB 2.4", and a time in
 * Arabic from right to left.
 */
const isolated = (figure: string): string => (isLeftward() ? `\u2068${figure}\u2069` : figure);

/** At most three digits: "212 kB", "61.7 MB", "2.4 GB". */
export const bytes = (n: number): string => isolated(size(n));

function size(n: number): string {
  let value = Math.max(0, n);
  let unit = 0;
  // 999.5 kB would round up to 1,000 kB: it is 1 MB.
  while (value >= 999.5 && unit < words.bytes.length - 1) {
    value /= 1000;
    unit++;
  }
  const figure = unit === 0 || value >= 99.95 ? count(value) : tenths(value);
  return `${figure}${NBSP}${words.bytes[unit]}`;
}

export const speed = (bytesPerSecond: number): string =>
  isolated(words.perSecond(size(bytesPerSecond)));

/** Rounds down, so that 100 means all of it. */
export const percentFigure = (fraction: number): number =>
  Math.min(100, Math.max(0, Math.floor(fraction * 100 + 1e-9)));

export const percent = (fraction: number): string =>
  isolated(words.percent(percentFigure(fraction)));

export function duration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds > 172_800) return words.days;
  const s = Math.max(1, Math.round(seconds));
  if (s < 60) return isolated(words.seconds(s));
  const minutes = Math.round(s / 60);
  if (minutes < 60) return isolated(words.minutes(minutes));
  const rest = minutes % 60;
  const hours = words.hours(Math.floor(minutes / 60));
  return isolated(rest ? `${hours} ${words.minutes(rest)}` : hours);
}

/** Of a link: "12 ms". */
export const milliseconds = (ms: number): string =>
  isolated(words.milliseconds(count(Math.round(ms))));

export const timeLeft = (seconds: number): string => words.left(duration(seconds));

const clock = perLanguage((_, it) => new Intl.DateTimeFormat(it, { timeStyle: 'short' }));
const exact = perLanguage(
  (_, it) => new Intl.DateTimeFormat(it, { dateStyle: 'full', timeStyle: 'medium' }),
);
const short = perLanguage(
  () => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
);
const dayMonth: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
const thisYear = perLanguage((_, it) => new Intl.DateTimeFormat(it, dayMonth));
const anyYear = perLanguage(
  (_, it) => new Intl.DateTimeFormat(it, { ...dayMonth, year: 'numeric' }),
);

/** Other people's clocks may say anything. An invalid time becomes the epoch. */
const date = (ms: number): Date => {
  const made = new Date(ms);
  return Number.isNaN(made.getTime()) ? new Date(0) : made;
};

export const time = (ms: number): string => isolated(clock().format(date(ms)));
export const exactTime = (ms: number): string => exact().format(date(ms));
export const dateAndTime = (ms: number): string => isolated(short().format(date(ms)));
export const isoTime = (ms: number): string => date(ms).toISOString();

/** Numbers the local calendar days. */
export function dayNumber(ms: number): number {
  const d = date(ms);
  return Math.round(Date.UTC(d.getFullYear(), d.getMonth(), d.getDate()) / 86_400_000);
}

export function day(ms: number, nowMs: number): string {
  const ago = dayNumber(nowMs) - dayNumber(ms);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  const sameYear = date(ms).getFullYear() === date(nowMs).getFullYear();
  return (sameYear ? thisYear : anyYear)().format(date(ms));
}

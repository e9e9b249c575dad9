/** Units, and words for times and lists. */

const NBSP = '\u00a0';

export const words = {
  today: 'Today',
  yesterday: 'Yesterday',
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as readonly string[],
  perSecond: (size: string) => `${size}/s`,
  percent: (figure: number) => `${figure}${NBSP}%`,
  milliseconds: (figure: string) => `${figure}${NBSP}ms`,
  seconds: (n: number) => `${n}${NBSP}s`,
  minutes: (n: number) => `${n}${NBSP}min`,
  hours: (n: number) => `${n}${NBSP}h`,
  days: 'days',
  left: (duration: string) => `${duration} left`,
  nobody: 'nobody',
  more: (figure: string) => `${figure} more`,
};

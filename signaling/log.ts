/** What the program logs: sentences for people, or one JSON object a line. Never an address or a secret. */

export type LogEvent =
  | { readonly event: 'ready'; readonly url: string }
  | { readonly event: 'redis'; readonly state: 'up' | 'down' }
  | { readonly event: 'draining'; readonly connections: number }
  | { readonly event: 'stopped' };

export type Log = (event: LogEvent) => void;

const LEVELS: Record<LogEvent['event'], (event: LogEvent) => 'info' | 'warn'> = {
  ready: () => 'info',
  redis: (event) => ('state' in event && event.state === 'down' ? 'warn' : 'info'),
  draining: () => 'info',
  stopped: () => 'info',
};

/** The log writes whole lines. */
export function createLog(
  format: 'text' | 'json',
  write: { out: (line: string) => void; err: (line: string) => void },
  now: () => Date,
): Log {
  if (format === 'json') {
    return (event) => {
      const time = now().toISOString();
      write.out(JSON.stringify({ time, level: LEVELS[event.event](event), ...event }));
    };
  }
  return (event) => {
    if (event.event === 'ready') write.out(`Swapmeet is ready: ${event.url}`);
    if (event.event !== 'redis') return;
    write.err(
      event.state === 'up'
        ? 'Redis is connected: rooms are shared with the other relays.'
        : 'Redis does not answer: until it does, people see only members on this relay.',
    );
  };
}

import { expect, test } from 'vitest';
import { createLog, type LogEvent } from '../../signaling/log.ts';

const EVENTS: LogEvent[] = [
  { event: 'ready', url: 'http://localhost:8080' },
  { event: 'redis', state: 'down' },
  { event: 'redis', state: 'up' },
  { event: 'draining', connections: 3 },
  { event: 'stopped' },
];

function lines(format: 'text' | 'json') {
  const out: string[] = [];
  const err: string[] = [];
  const write = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const log = createLog(format, write, () => new Date(0));
  for (const event of EVENTS) log(event);
  return { out, err };
}

test('as JSON every line is complete, with its time and level', () => {
  const { out, err } = lines('json');
  expect(err).toEqual([]);
  expect(out.map((line) => JSON.parse(line) as unknown)).toEqual(
    EVENTS.map((event) => ({
      time: '1970-01-01T00:00:00.000Z',
      level: event.event === 'redis' && event.state === 'down' ? 'warn' : 'info',
      ...event,
    })),
  );
});

test('as text it prints the address on stdout, and on stderr when Redis comes and goes', () => {
  const { out, err } = lines('text');
  expect(out).toEqual(['Swapmeet is ready: http://localhost:8080']);
  expect(err).toEqual([
    expect.stringMatching(/^Redis does not answer: [^\n]+\.$/),
    expect.stringMatching(/^Redis is connected: [^\n]+\.$/),
  ]);
});

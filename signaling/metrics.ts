/** The relay's figures for Prometheus, and who may read them. */
import type { IncomingMessage } from 'node:http';
import { createHash, timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Meter } from './meter.ts';
import type { RelayCounts } from './relay.ts';

export interface Metrics {
  readonly meter: Meter;
  /** Tells the gauges what to read. Call it once. */
  watch(counts: () => RelayCounts): void;
  readonly contentType: string;
  text(): Promise<string>;
}

/** All counters start at zero. Includes gauges for this process: event loop, memory, processor time. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `swapmeet_relay_${name}`, help, labelNames, registers });
  const received = counter('messages_received_total', 'Messages from clients.', [
    'type',
    'outcome',
  ]);
  const sent = counter('messages_sent_total', 'Messages to clients.', ['type']);
  const errors = counter('errors_total', 'Errors sent to clients.', ['code']);
  const dropped = counter('messages_dropped_total', 'Messages to clients that did not read.', []);
  const refused = counter('refused_total', 'Connections refused.', ['reason']);
  const closed = counter('closed_total', 'Connections closed by the relay.', ['code']);

  return {
    meter: {
      received: (type, outcome) => received.inc({ type, outcome }),
      sent: (type) => sent.inc({ type }),
      error: (code) => errors.inc({ code }),
      dropped: () => dropped.inc(),
      refused: (reason) => refused.inc({ reason }),
      closed: (code) => closed.inc({ code }),
    },
    watch(counts) {
      const gauge = (name: string, help: string, read: (now: RelayCounts) => number): void => {
        const options = { name: `swapmeet_relay_${name}`, help, registers };
        new Gauge({
          ...options,
          collect() {
            this.set(read(counts()));
          },
        });
      };
      gauge('connections', 'Open connections.', (now) => now.connections);
      gauge('topics', 'Topics with a member connected here.', (now) => now.topics);
      gauge('members', 'Memberships of connections here.', (now) => now.members);
      gauge('addresses', 'Network addresses counted against limits.', (now) => now.addresses);
      gauge('redis_configured', '1 when rooms are shared.', (now) => Number(now.redis !== 'off'));
      gauge('redis_up', '1 while Redis answers.', (now) => Number(now.redis === 'up'));
      gauge('draining', '1 while the relay is stopping.', (now) => Number(now.isDraining));
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/**
 * Whether a request at the public port may read the metrics. With a token configured, it must carry the token.
 * Without one, it must come from this machine and through no proxy.
 */
export function mayReadMetrics(
  request: IncomingMessage,
  { token, trustedProxies }: { token?: string | undefined; trustedProxies: number },
): boolean {
  const { authorization = '', 'x-forwarded-for': forwarded, forwarded: standard } = request.headers;
  if (token) return isSame(authorization, `Bearer ${token}`);
  if (trustedProxies > 0 || forwarded !== undefined || standard !== undefined) return false;
  return /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

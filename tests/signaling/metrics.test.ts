/** The metrics for Prometheus are correct, name no rooms or addresses, and are not public. */
import { expect, test } from 'vitest';
import { connect, openSocket, topicOf, until } from '../rigs/relay-client.ts';
import { startServer } from '../rigs/relay-server.ts';

const ROOM = topicOf('room');

async function read(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/metrics`, { headers });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

/** The value of a series, or 0 if there is none. */
const valueOf = (body: string, series: string): number =>
  Number(
    body
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')[1] ?? 0,
  );

test('connections, members, topics, messages and refusals are counted', async () => {
  const { url } = await startServer({
    limits: {
      connectionsPer: { address: 2, site: 2, block: 2 },
      badMessages: { perSecond: 0, burst: 0 },
    },
  });
  const [alice, bob] = [await connect(url), await connect(url)];
  await alice.join(ROOM, 'record-of-alice');
  await bob.join(ROOM);
  bob.send({ type: 'signal', topic: ROOM, to: alice.sid, box: 'x' });
  await alice.next('signal');
  await openSocket(url).closed;
  const { body, headers } = await read(url);
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  for (const [series, value] of Object.entries({
    swapmeet_relay_connections: 2,
    swapmeet_relay_topics: 1,
    swapmeet_relay_members: 2,
    swapmeet_relay_addresses: 1,
    swapmeet_relay_redis_configured: 0,
    swapmeet_relay_draining: 0,
    'swapmeet_relay_messages_received_total{type="join",outcome="handled"}': 2,
    'swapmeet_relay_messages_received_total{type="signal",outcome="handled"}': 1,
    'swapmeet_relay_messages_sent_total{type="members"}': 2,
    'swapmeet_relay_refused_total{reason="too-many-connections"}': 1,
    'swapmeet_relay_errors_total{code="too-many-connections"}': 1,
  })) {
    expect([series, valueOf(body, series)]).toEqual([series, value]);
  }
  expect(valueOf(body, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(body).toContain('nodejs_eventloop_lag_p99_seconds');
  for (const secret of [ROOM, alice.sid, 'record-of-alice', '127.0.0.1']) {
    expect(body).not.toContain(secret);
  }
  bob.send('?');
  await bob.closed;
  alice.close();
  await until(() => alice.socket.readyState === alice.socket.CLOSED);
  const after = (await read(url)).body;
  expect(valueOf(after, 'swapmeet_relay_closed_total{code="4400"}')).toBe(1);
  expect(
    valueOf(after, 'swapmeet_relay_messages_received_total{type="unknown",outcome="bad"}'),
  ).toBe(1);
});

test('other machines cannot see the metrics', async () => {
  const { url } = await startServer();
  expect((await read(url)).status).toBe(200);
  for (const name of ['X-Forwarded-For', 'Forwarded']) {
    expect((await read(url, { [name]: '127.0.0.1' })).status).toBe(404);
  }
  const behindProxy = await startServer({ trustedProxies: 1 });
  expect((await read(behindProxy.url)).status).toBe(404);
});

test('with a token the metrics are for those who have it, from anywhere, and for nobody else', async () => {
  const { url } = await startServer({ metricsToken: 'a-long-enough-token', trustedProxies: 1 });
  const ask = async (authorization: string) => (await read(url, { authorization })).status;
  expect(await ask('Bearer a-long-enough-token')).toBe(200);
  expect(await ask('Bearer a-long-enough-tokem')).toBe(404);
  expect(await ask('a-long-enough-token')).toBe(404);
  expect((await read(url)).status).toBe(404);
});

test('with a port of their own the metrics are only there', async () => {
  const { url, metricsPort } = await startServer({ metricsPort: 0 });
  expect((await read(url)).status).toBe(404);
  const own = await read(`http://localhost:${metricsPort}`);
  expect(own.status).toBe(200);
  expect(own.body).toContain('swapmeet_relay_connections 0');
  expect((await fetch(`http://localhost:${metricsPort}/`)).status).toBe(404);
});

test('figures that cannot be read fail one request, on whichever port, and not the process', async () => {
  for (const options of [{ metricsPort: 0 }, {}]) {
    const server = await startServer(options);
    const counts = server.relay.counts.bind(server.relay);
    const broken = Object.assign(server.relay, {
      counts: (): ReturnType<typeof counts> => {
        throw new Error('no figures');
      },
    });
    const url = `http://localhost:${server.metricsPort ?? server.port}`;
    expect((await read(url)).status).toBe(500);
    broken.counts = counts;
    expect((await read(url)).status).toBe(200);
  }
});

/** Nearby offers are for one network, and end when their owner leaves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NEARBY_OFFERS_MAX } from '../../../signaling/nearby/nearby-protocol.ts';
import { RedisConnection } from '../../../signaling/directory/redis-connection.ts';
import { SharedDirectory } from '../../../signaling/directory/shared-directory.ts';
import { connect, topicOf, until, type RelayClient } from '../../rigs/relay-client.ts';
import { startRedis, whyNoRedis, type RedisServer } from '../../rigs/redis-server.ts';
import { startServer } from '../../rigs/relay-server.ts';

const HERE = '192.0.2.7';
const THERE = '198.51.100.9';
const KEY = 'K'.repeat(43);
const noRedis = whyNoRedis();

const from = (address: string) => ({ 'X-Forwarded-For': address });

async function untilShown(client: RelayClient, names: string[]): Promise<void> {
  for (;;) {
    client.send({ type: 'nearby' });
    const { invitations } = await client.next('nearby');
    if (invitations.map(({ name }) => name).join() === names.join()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

let redis: RedisServer | undefined;
beforeAll(async () => {
  if (noRedis === null) redis = await startRedis();
}, 300_000);
afterAll(() => redis?.stop());

/** Two addresses for the same rooms: one relay, or two that share a Redis. */
const SETUPS = {
  async 'one relay'() {
    const { url } = await startServer({ trustedProxies: 1 });
    return [url, url] as const;
  },
  async 'two relays and Redis'() {
    const redisUrl = redis?.url ?? '';
    const start = () =>
      startServer({
        trustedProxies: 1,
        nearbySecret: 'of both',
        directory: (options) =>
          new SharedDirectory({ ...options, redis: new RedisConnection(redisUrl) }),
      });
    const servers = [await start(), await start()] as const;
    await until(() => servers.every(({ relay }) => relay.counts().redis === 'up'));
    return [servers[0].url, servers[1].url] as const;
  },
};

describe.each(Object.entries(SETUPS))('%s', (name, open) => {
  const run = test.skipIf(name.includes('Redis') && noRedis !== null);

  run('[V1] a nearby offer is shown on its network, nowhere else, until it ends', async () => {
    const [one, other] = await open();
    const [ann, bob, eve] = [
      await connect(one, from(HERE)),
      await connect(other, from(HERE)),
      await connect(other, from(THERE)),
    ];
    expect(ann.nearby).toBe(true);
    ann.send({ type: 'invite', name: 'Ann', key: KEY });
    expect((await ann.next('nearby')).invitations).toEqual([]);
    bob.send({ type: 'nearby' });
    const shown = (await bob.next('nearby')).invitations;
    expect(shown).toEqual([{ sid: ann.sid, name: 'Ann', key: KEY }]);
    await untilShown(eve, []);
    ann.send({ type: 'invite', name: 'Anna', key: KEY });
    await ann.next('nearby');
    await untilShown(bob, ['Anna']);
    ann.send({ type: 'uninvite' });
    await untilShown(bob, []);
    ann.send({ type: 'invite', name: 'Ann', key: KEY });
    await ann.next('nearby');
    await untilShown(bob, ['Ann']);
    ann.socket.terminate();
    await untilShown(bob, []);
  });

  run('[V2] a request reaches the owner of the offer, and only the owner can answer', async () => {
    const [one, other] = await open();
    const [ann, bob, eve] = [
      await connect(one, from(HERE)),
      await connect(other, from(HERE)),
      await connect(other, from(THERE)),
    ];
    ann.send({ type: 'invite', name: 'Ann', key: KEY });
    await ann.next('nearby');
    bob.send({ type: 'ask', to: ann.sid, box: 'let-me-in' });
    expect(await ann.next('asked')).toEqual({ type: 'asked', from: bob.sid, box: 'let-me-in' });
    ann.send({ type: 'answer', to: bob.sid, box: 'come' });
    expect(await bob.next('answered')).toEqual({ type: 'answered', from: ann.sid, box: 'come' });

    // From another network eve can ask nobody, and without an offer she can answer nobody.
    eve.send({ type: 'ask', to: ann.sid, box: 'let-me-in' });
    expect(await eve.next('absent')).toEqual({ type: 'absent', sid: ann.sid });
    eve.send({ type: 'answer', to: bob.sid, box: 'come' });
    expect((await eve.next('error')).code).toBe('not-a-member');
    // Nobody can answer a person who did not ask.
    bob.send({ type: 'invite', name: 'Bob', key: KEY });
    await bob.next('nearby');
    bob.send({ type: 'answer', to: ann.sid, box: 'come' });
    expect(await bob.next('absent')).toEqual({ type: 'absent', sid: ann.sid });
    ann.close();
    await ann.closed;
    bob.send({ type: 'ask', to: ann.sid, box: 'again' });
    expect(await bob.next('absent')).toEqual({ type: 'absent', sid: ann.sid });
  });

  run('[V1] a network shows a limited number of offers', async () => {
    const [one, other] = await open();
    const crowd = await Promise.all(
      Array.from({ length: NEARBY_OFFERS_MAX }, (_, i) => connect(i % 2 ? one : other, from(HERE))),
    );
    for (const [i, client] of crowd.entries()) {
      client.send({ type: 'invite', name: `n${i}`, key: KEY });
      await client.next('nearby');
    }
    const late = await connect(one, from(HERE));
    late.send({ type: 'invite', name: 'late', key: KEY });
    expect((await late.next('error')).code).toBe('nearby-full');
    late.send({ type: 'nearby' });
    expect((await late.next('nearby')).invitations).toHaveLength(NEARBY_OFFERS_MAX);
    const elsewhere = await connect(one, from(THERE));
    elsewhere.send({ type: 'invite', name: 'elsewhere', key: KEY });
    await elsewhere.next('nearby');
  });
});

test('[V1] where a proxy hides the network, no offers are shown and nobody can ask', async () => {
  for (const [trustedProxies, headers] of [
    [0, from(HERE)], // a proxy that nobody configured, or a client that claims one
    [1, {}], // a proxy that does not name its client
    [2, from(HERE)],
    [1, from('unknown')],
  ] as const) {
    const { url } = await startServer({ trustedProxies });
    const ann = await connect(url, headers);
    expect(ann.nearby).toBe(false);
    for (const message of [
      { type: 'invite', name: 'Ann', key: KEY },
      { type: 'nearby' },
      { type: 'ask', to: ann.sid, box: 'x' },
    ]) {
      ann.send(message);
      expect((await ann.next('error')).code).toBe('not-nearby');
    }
  }
  const { url } = await startServer({ nearby: false });
  expect((await connect(url)).nearby).toBe(false);
});

const LAN = ['192.168.1.7', '10.1.2.3', '172.16.0.9', '100.64.3.2', '127.0.0.1', '169.254.1.1'];
const LAN_V6 = ['::1', 'fd00::1', 'fe80::1', '::ffff:192.168.1.7', '64:ff9b::10.0.0.1'];

test('[V1] a private address is no network, unless the relay serves one of its own', async () => {
  // As if a proxy were in front that names nobody: everybody would come from its address.
  expect((await connect((await startServer()).url)).nearby).toBe(false);
  const behindTwo = await startServer({ trustedProxies: 1 });
  const onLan = await startServer({ trustedProxies: 1, nearby: 'lan' });
  for (const address of [...LAN, ...LAN_V6]) {
    expect((await connect(behindTwo.url, from(address))).nearby).toBe(false);
    expect((await connect(onLan.url, from(address))).nearby).toBe(true);
  }
  for (const address of ['172.32.0.1', '100.128.0.1', '192.169.0.1', '2001:db8::1']) {
    expect((await connect(behindTwo.url, from(address))).nearby).toBe(true);
  }
  const direct = await startServer({ nearby: 'lan' });
  expect((await connect(direct.url)).nearby).toBe(true);
  for (const sign of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP', 'X-Forwarded-Proto']) {
    expect((await connect(direct.url, { [sign]: HERE })).nearby).toBe(false);
  }
});

test('[V1] a page of another site sees no nearby offers, shows none and asks nobody', async () => {
  const { url, port } = await startServer({ trustedProxies: 1 });
  const page = (origin: string, more: Record<string, string> = {}) =>
    connect(url, { ...from(HERE), Host: 'swap.example.org', Origin: origin, ...more });
  const ann = await page('https://swap.example.org');
  expect(ann.nearby).toBe(true);
  ann.send({ type: 'invite', name: 'Ann', key: KEY });
  await ann.next('nearby');
  for (const origin of [
    ...['https://news.example.com', 'null', 'https://swap.example.org.evil.example', ''],
    ...['https://swap.example.org:8443', 'chrome-extension://swap.example.org', 'https://evil'],
  ]) {
    const eve = await page(origin);
    expect(eve.nearby).toBe(false);
    for (const message of [
      { type: 'nearby' },
      { type: 'invite', name: 'Eve', key: KEY },
      { type: 'ask', to: ann.sid, box: 'x' },
    ]) {
      eve.send(message);
      expect((await eve.next('error')).code).toBe('not-nearby');
    }
    eve.close();
  }
  await ann.settle();
  // A proxy may name the host that the page has, and one that is not trusted may not.
  const named = { Host: `localhost:${port}`, 'X-Forwarded-Host': 'swap.example.org' };
  expect((await page('https://swap.example.org', named)).nearby).toBe(true);
  const direct = await startServer({ nearby: 'lan' });
  const claimed = { ...named, Origin: 'https://swap.example.org' };
  expect((await connect(direct.url, claimed)).nearby).toBe(false);
});

test('[V1] a page whose name leads to a private address sees no nearby offers there', async () => {
  const { url, port } = await startServer({ nearby: 'lan' });
  const nearby = async (host: string) =>
    (await connect(url, { Host: host, Origin: `http://${host}` })).nearby;
  for (const host of ['192.168.1.2', '[fd00::2]', 'localhost', 'relay', 'relay.local']) {
    expect(await nearby(`${host}:${port}`)).toBe(true);
  }
  for (const host of ['evil.example', 'local.evil.example', '192.168.1.2.evil.example']) {
    expect(await nearby(`${host}:${port}`)).toBe(false);
  }
});

test('[V1] with a list of origins, their pages see nearby offers wherever they are served', async () => {
  const { url } = await startServer({ trustedProxies: 1, allowedOrigins: ['https://a.example'] });
  const ann = await connect(url, {
    ...from(HERE),
    Origin: 'https://a.example',
    Host: 'relay.example',
  });
  expect(ann.nearby).toBe(true);
});

test('[V1] an IPv6 network is a /64', async () => {
  const { url } = await startServer({ trustedProxies: 1 });
  const [ann, bob, eve] = [
    await connect(url, from('2001:db8:1:2::7')),
    await connect(url, from('2001:db8:1:2:99::1')),
    await connect(url, from('2001:db8:1:3::7')),
  ];
  ann.send({ type: 'invite', name: 'Ann', key: KEY });
  await ann.next('nearby');
  await untilShown(bob, ['Ann']);
  await untilShown(eve, []);
});

test('[V2] a client that keeps asking is stopped', async () => {
  const { url } = await startServer({ nearby: 'lan' });
  const [ann, bob] = [await connect(url), await connect(url)];
  ann.send({ type: 'invite', name: 'Ann', key: KEY });
  await ann.next('nearby');
  for (let i = 0; i < 100; i++) bob.send({ type: 'ask', to: ann.sid, box: 'x' });
  let heard = 0;
  const errors: string[] = [];
  for (let i = 0; i < 90; i++) errors.push((await bob.next('error')).code);
  expect(new Set(errors)).toEqual(new Set(['rate']));
  ann.send({ type: 'ping' });
  while (heard <= 100) {
    const next = await ann.next('asked').catch(() => null);
    if (!next) break;
    heard++;
  }
  expect(heard).toBeGreaterThanOrEqual(4);
  expect(heard).toBeLessThan(10);
});

test('[V1] no client reaches the topics of nearby offers, and malformed messages are refused', async () => {
  const { url } = await startServer({ nearby: 'lan', nearbySecret: '' });
  const ann = await connect(url);
  for (const message of [
    { type: 'join', v: 1, topic: `open:${'a'.repeat(22)}`, announce: 'x' },
    { type: 'invite', name: '', key: KEY },
    { type: 'invite', name: 'x'.repeat(81), key: KEY },
    { type: 'invite', name: 'Ann', key: 'short' },
  ]) {
    ann.send(message);
    expect((await ann.next('error')).code).toBe('bad-message');
  }
  // Topics of rooms still work.
  expect(await ann.join(topicOf('room'))).toEqual([]);
});

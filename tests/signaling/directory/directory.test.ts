/** Both directories keep the contract. The shared one also survives trouble with Redis and with other processes. */
import { createClient } from '@redis/client';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Directory, DirectoryOptions } from '../../../signaling/directory/directory.ts';
import { MemoryDirectory } from '../../../signaling/directory/memory-directory.ts';
import type { RelayMessage } from '../../../signaling/protocol.ts';
import { networksAround } from '../../../signaling/address.ts';
import { RELAY_LIMITS } from '../../../signaling/limits.ts';
import { RedisConnection } from '../../../signaling/directory/redis-connection.ts';
import type { SharedTimes } from '../../../signaling/directory/process-lease.ts';
import { SharedDirectory } from '../../../signaling/directory/shared-directory.ts';
import type { Member } from '../../../signaling/directory/topics.ts';
import { directoryCases } from '../../contract/directory.ts';
import { until, topicOf } from '../../rigs/relay-client.ts';
import { startRedis, whyNoRedis, type RedisServer } from '../../rigs/redis-server.ts';

const ROOM = topicOf('room');
/** Quick, so that tests don't wait for seconds, but with leases that outlast the pauses of a busy machine. */
const TIMES: SharedTimes = { renewMs: 100, leaseMs: 1_000, topicMs: 1_500 };
const noRedis = whyNoRedis();

describe('in memory', () => {
  const cases = directoryCases({
    async open(options) {
      const directory = new MemoryDirectory(options);
      return [directory, directory];
    },
  });
  test.each(cases)('$name', ({ run }) => run());
});

describe.skipIf(noRedis !== null)(`through Redis${noRedis ? ` (skipped: ${noRedis})` : ''}`, () => {
  let redis: RedisServer;
  let admin: ReturnType<typeof createClient>;
  beforeAll(async () => {
    redis = await startRedis();
  }, 300_000);
  afterAll(() => redis.stop());
  beforeEach(async () => {
    admin = createClient({ url: redis.url });
    admin.on('error', () => undefined);
    await admin.connect();
    await admin.flushAll();
    return () => admin.destroy();
  });

  // With the relay's own times: with quick ones, a busy machine is answered without Redis.
  const share = (options: DirectoryOptions): Directory =>
    new SharedDirectory({ ...options, redis: new RedisConnection(redis.url) });
  const isUp = (directory: Directory): boolean => directory.counts().redis === 'up';

  test.each(
    directoryCases({
      async open(options) {
        const pair: [Directory, Directory] = [share(options), share(options)];
        await until(() => pair.every(isUp));
        return pair;
      },
    }),
  )('$name', ({ run }) => run());

  /** A process with one person in the room. */
  function process(announce: string, options: Partial<DirectoryOptions> = {}, times = TIMES) {
    const heard: RelayMessage[] = [];
    const link = new RedisConnection(redis.url);
    const directory = new SharedDirectory({
      limits: { ...RELAY_LIMITS, membersPer: { address: 1e9, site: 1e9, block: 1e9 } },
      networksOf: () => networksAround('192.0.2.7'),
      randomBelow: () => 0,
      deliver: (_sid, message) => heard.push(message),
      times,
      redis: link,
      ...options,
    });
    const sid = directory.newSid();
    onTestFinished(() => directory.close());
    const join = () =>
      new Promise<Member[]>((resolve) =>
        directory.join(sid, ROOM, announce, 24, (result) => {
          if (Array.isArray(result)) resolve(result);
        }),
      );
    const sees = () =>
      new Promise<string[]>((resolve) =>
        directory.sample(sid, ROOM, 24, (members) =>
          resolve(members.map((member) => member.announce).sort()),
        ),
      );
    return { directory, link, sid, heard, join, sees };
  }

  const untilSees = async (person: ReturnType<typeof process>, expected: string[]) => {
    while ((await person.sees()).join() !== expected.join()) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test('[S18] a process that dies is forgotten at once, even while its lease lasts', async () => {
    const [alice, bob] = [process('alice'), process('bob', {}, { ...TIMES, leaseMs: 600_000 })];
    await until(() => isUp(alice.directory) && isUp(bob.directory));
    await alice.join();
    await bob.join();
    await untilSees(alice, ['bob']);
    await bob.link.close(); // like a kill: the connection ends, the lease stays
    alice.directory.signal(alice.sid, ROOM, bob.sid, 'x');
    await until(() => alice.heard.length > 0);
    expect(alice.heard).toEqual([{ type: 'gone', topic: ROOM, sid: bob.sid }]);
    expect(await alice.sees()).toEqual([]);
    expect(await admin.hLen(`swapmeet:1:topic:${ROOM}`)).toBe(1);
  });

  test('[S18] a process that hangs on an open connection is forgotten when its lease ends', async () => {
    const [alice, bob] = [process('alice'), process('bob', {}, { ...TIMES, renewMs: 600_000 })];
    await until(() => isUp(alice.directory) && isUp(bob.directory));
    await alice.join();
    await bob.join();
    expect(await alice.sees()).toEqual(['bob']);
    await untilSees(alice, []);
    expect(bob.directory.counts().redis).toBe('up');
  });

  test('[S18] without Redis from the start a process serves its own members, and shares once Redis is there', async () => {
    await redis.stop();
    const [alice, bob] = [process('alice'), process('bob')];
    expect(await alice.join()).toEqual([]);
    expect(await bob.join()).toEqual([]);
    expect(alice.directory.counts().redis).toBe('down');
    const carol = alice.directory.newSid();
    alice.directory.join(carol, ROOM, 'carol', 24, (result) =>
      expect(result).toEqual([{ sid: alice.sid, announce: 'alice' }]),
    );
    alice.directory.signal(alice.sid, ROOM, carol, 'x');
    alice.directory.signal(alice.sid, ROOM, bob.sid, 'x');
    expect(alice.heard.map(({ type }) => type)).toEqual(['signal', 'gone']);
    await redis.start();
    // Nobody asks again: the second to come is shown the first.
    const shown = ({ heard }: typeof alice) =>
      heard.flatMap((message) =>
        message.type === 'members' ? message.members.map(({ announce }) => announce) : [],
      );
    await until(() => shown(alice).includes('bob') || shown(bob).includes('alice'));
    await untilSees(bob, ['alice', 'carol']);
    await untilSees(alice, ['bob', 'carol']);
  });

  test('[S18] members hidden by a lost connection are shown again once it is back, to those who missed them', async () => {
    const [alice, bob] = [process('alice'), process('bob')];
    await until(() => isUp(alice.directory) && isUp(bob.directory));
    await alice.join();
    await bob.join();
    // The connection may be back before we look, so it is cut until we see it lost.
    while (isUp(alice.directory)) await admin.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    alice.directory.signal(alice.sid, ROOM, bob.sid, 'x');
    expect(alice.heard).toEqual([{ type: 'gone', topic: ROOM, sid: bob.sid }]);
    await until(() => alice.heard.length > 1);
    const members = [{ sid: bob.sid, announce: 'bob' }];
    expect(alice.heard[1]).toEqual({ type: 'members', topic: ROOM, members });
    await untilSees(bob, ['alice']);
  });

  test('everything is restored in a Redis that lost it', async () => {
    const [alice, bob] = [process('alice'), process('bob')];
    await until(() => isUp(alice.directory) && isUp(bob.directory));
    await alice.join();
    await bob.join();
    await admin.flushAll();
    await untilSees(alice, ['bob']);
    await redis.stop();
    await until(() => !isUp(alice.directory) && !isUp(bob.directory));
    expect(await alice.sees()).toEqual([]);
    await redis.start();
    await untilSees(alice, ['bob']);
    bob.directory.signal(bob.sid, ROOM, alice.sid, 'after-all');
    await until(() => alice.heard.some(({ type }) => type === 'signal'));
    expect(alice.heard).toContainEqual(
      expect.objectContaining({ type: 'signal', box: 'after-all' }),
    );
  });

  test('a Redis that hangs delays nobody for long', async () => {
    const [alice, bob] = [process('alice'), process('bob')];
    await until(() => isUp(alice.directory) && isUp(bob.directory));
    await alice.join();
    redis.pause();
    expect(await bob.join()).toEqual([]);
    await until(() => bob.directory.counts().redis === 'down');
    redis.resume();
    await untilSees(bob, ['alice']);
  });

  test('[S18] a single lost topic key is restored, and keys that nobody renews expire', async () => {
    const alice = process('alice');
    await until(() => isUp(alice.directory));
    await alice.join();
    const key = `swapmeet:1:topic:${ROOM}`;
    await admin.del(key);
    while ((await admin.exists(key)) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const name of await admin.keys('*')) {
      expect(await admin.pTTL(name)).toBeGreaterThan(0);
      expect(name).toMatch(
        /^swapmeet:1:(topic:[A-Za-z0-9_-]{22}(:from|:shares)?|lease:[A-Za-z0-9_-]{6})$/,
      );
    }
    await alice.directory.close();
    while ((await admin.keys('*')).length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  test('[S18] what Redis holds names no network, and tells nobody that two topics have one in common', async () => {
    const alice = process('alice');
    await until(() => isUp(alice.directory));
    await alice.join();
    const answer = await new Promise((resolve) =>
      alice.directory.join(alice.sid, topicOf('garden'), 'alice', 24, resolve),
    );
    expect(answer).toEqual([]);
    const from = async (topic: string) =>
      (await admin.hGet(`swapmeet:1:topic:${topic}:from`, alice.sid)) ?? '';
    const [room, garden] = [await from(ROOM), await from(topicOf('garden'))];
    for (const names of [room, garden]) expect(names).toMatch(/^b[\w-]{8} a[\w-]{8}$/);
    expect(garden.split(' ').filter((name) => room.includes(name))).toEqual([]);
    expect(await admin.zRange(`swapmeet:1:topic:${ROOM}:shares`, 0, -1)).toEqual(
      room.split(' ').reverse(),
    );
  });

  test('[S18] records in Redis that no client would take are shown to nobody', async () => {
    const [alice, bob] = [process('alice'), process('bob')];
    await until(() => isUp(alice.directory) && isUp(bob.directory));
    await alice.join();
    const tag = alice.sid.slice(0, 6);
    const poison: [string, string][] = [
      [`${tag}aaaaaaaaaa`, '<'],
      [`${tag}bbbbbbbbbb`, 'x'.repeat(100_000)],
      [`${tag} no sid`, 'x'],
    ];
    for (const [sid, record] of poison) {
      await admin.hSet(`swapmeet:1:topic:${ROOM}`, sid, record);
      await admin.hSet(`swapmeet:1:topic:${ROOM}:from`, sid, 'b12345678 a12345678');
    }
    expect(await bob.join()).toEqual([{ sid: alice.sid, announce: 'alice' }]);
  });

  test('10,000 members are renewed with one command a beat', { timeout: 60_000 }, async () => {
    const alice = process('alice', {}, { renewMs: 400, leaseMs: 8_000, topicMs: 6_000 });
    await until(() => isUp(alice.directory));
    for (let i = 0; i < 10_000; i += 500) {
      const joins = Array.from({ length: 500 }, (_, k) => topicOf(`t${(i + k) >> 1}`));
      let answered = 0;
      for (const topic of joins) {
        alice.directory.join(alice.directory.newSid(), topic, 'x', 24, () => answered++);
      }
      await until(() => answered === joins.length);
    }
    const calls = async (name: string) => {
      const stats = await admin.info('commandstats');
      return Number(new RegExp(`cmdstat_${name}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
    };
    // Every topic is renewed within a third of its life: five beats of a thousand, three keys each, and one or two more. On a busy
    // machine a beat may go unanswered, and then everything is restored: only an undisturbed third counts.
    do {
      await admin.configResetStat();
      while ((await calls('pexpire')) < 15_000)
        await new Promise((resolve) => setTimeout(resolve, 20));
    } while ((await calls('evalsha')) >= 10 || (await calls('hset')) > 0);
  });

  test('whatever arrives on a channel, only a signal for a member is delivered', async () => {
    const alice = process('alice');
    await until(() => isUp(alice.directory));
    await alice.join();
    const channel = `swapmeet:1:to:${alice.sid.slice(0, 6)}`;
    const signal = { type: 'signal', topic: ROOM, from: 'f'.repeat(16), box: 'x' };
    for (const text of [
      '',
      'x'.repeat(100_000),
      `${alice.sid}{"type":"pong"}`,
      `${alice.sid}{"type":"error","code":"rate","message":""}`,
      `${alice.sid}${JSON.stringify({ ...signal, box: '<' })}`,
      `${alice.sid}${JSON.stringify({ ...signal, topic: topicOf('other') })}`,
      `${alice.sid}${JSON.stringify(signal)}`,
      `${alice.sid}${JSON.stringify({ ...signal, networks: 'a12345678 and more' })}`,
      `${alice.sid}${JSON.stringify({ ...signal, networks: 'b12345678 a12345678' })}`,
    ]) {
      expect(await admin.publish(channel, text)).toBe(1);
    }
    await until(() => alice.heard.length > 0);
    expect(alice.heard).toEqual([signal]);
  });
});

/** The short form of `npm run relay:kill`. */
import { expect, onTestFinished, test } from 'vitest';
import { killRun } from './kill-run.ts';
import { startRedis, whyNoRedis } from './redis-server.ts';

const noRedis = whyNoRedis();

test.skipIf(noRedis !== null)(
  `S16: relays are killed, and no room loses a member for more than 10 s${noRedis ? ` (skipped: ${noRedis})` : ''}`,
  { timeout: 60_000 },
  async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const size = { relays: 3, rooms: 5, membersPerRoom: 3 };
    const result = await killRun({ redisUrl: redis.url, ...size, kills: 4 });
    expect(result.reconnects).toBeGreaterThan(4);
    expect(result.longestSilenceMs).toBeLessThan(10_000);
  },
);

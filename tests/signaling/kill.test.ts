/** The short form of `npm run relay:kill`. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { killRun } from './kill-run.ts';
import { startRedis, whyNoRedis } from '../rigs/redis-server.ts';

const RELAY = join(import.meta.dirname, '../../signaling/main.ts');
// Other systems have one loopback address, and the relay limits each address.
const noRedis = process.platform === 'linux' ? whyNoRedis() : 'it needs Linux';

test.skipIf(noRedis !== null)(
  `[S16] relays are killed, and no room loses a member for more than 10 s${noRedis ? ` (skipped: ${noRedis})` : ''}`,
  { timeout: 60_000 },
  async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const size = { relays: 3, rooms: 5, membersPerRoom: 3 };
    const program = ['--import', import.meta.resolve('tsx'), RELAY];
    const result = await killRun({ redisUrl: redis.url, program, ...size, kills: 4 });
    expect(result.reconnects).toBeGreaterThan(4);
    expect(result.longestSilenceMs).toBeLessThan(10_000);
  },
);

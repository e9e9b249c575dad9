/** `npm run relay:kill`: 3 relays serve 30 rooms of three, and each second a relay is killed, for a minute. */
import { join } from 'node:path';
import process from 'node:process';
import { killRun } from '../tests/signaling/kill-run.ts';
import { startRedis, whyNoRedis } from '../tests/rigs/redis-server.ts';
import { root, runTool } from './run.mjs';

const noRedis = whyNoRedis();
if (noRedis !== null) {
  console.error(`Not run: ${noRedis}.`);
  process.exit(1);
}
// The built relay, as it is deployed: from its sources it starts too slowly to be killed every three seconds.
const built = await runTool('typescript:tsc', ['-p', 'signaling/tsconfig.build.json'], {
  timeoutMs: 60_000,
});
if (built.code !== 0) throw new Error(built.output);
const program = [join(root, 'build/relay/main.js')];
const ALLOWED_MS = 10_000;
const redis = await startRedis();
try {
  const size = { relays: 3, rooms: 30, membersPerRoom: 3 };
  const result = await killRun({ redisUrl: redis.url, program, ...size, kills: 60 });
  const { kills, reconnects, boxes, longestSilenceMs } = result;
  const seconds = (longestSilenceMs / 1_000).toFixed(1);
  console.log(`${size.rooms} rooms of ${size.membersPerRoom} over ${size.relays} relays.`);
  console.log(`${kills} kills, ${reconnects} reconnects, ${boxes} boxes received.`);
  console.log(`No member missed another for longer than ${seconds} s.`);
  process.exitCode = longestSilenceMs <= ALLOWED_MS ? 0 : 1;
} finally {
  await redis.stop();
}

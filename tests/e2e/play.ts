/** A video of 200 MB: it plays at once wherever people go, two of them watch it, and then they download it. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { sha256 } from './disk.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';
import { countTraffic, trafficOf } from './traffic.ts';
import { play, seek } from './watching.ts';

test.use({ serviceWorkers: 'allow' });

const MINUTES = 10;
const KILOBITS_PER_S = 2_700;
const PLAYS_MS_MAX = 2_000;
const FETCHED_MAX = 0.05;
const COPIES_MAX = 1.3;

const run = promisify(execFile);

/** Noise moves in each picture, so that no two chunks are equal. */
async function makeVideo(path: string, indexAt: 'start' | 'end'): Promise<void> {
  const rate = `${KILOBITS_PER_S}k`;
  await run('ffmpeg', [
    ...['-loglevel', 'error', '-y', '-f', 'lavfi'],
    ...['-i', `testsrc2=size=640x360:rate=25:duration=${MINUTES * 60},noise=alls=30:allf=t`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50'],
    ...['-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate],
    ...(indexAt === 'start' ? ['-movflags', '+faststart'] : []),
    path,
  ]);
}

const figure = (name: string, value: number) => console.log(`  ${name}: ${value.toFixed(3)}`);

for (const indexAt of ['start', 'end'] as const) {
  test(`with its index at the ${indexAt}`, async ({ person }, info) => {
    const name = `${indexAt}.mp4`;
    const path = info.outputPath(name);
    await makeVideo(path, indexAt);
    const { size } = await stat(path);
    expect(size).toBeGreaterThan(190e6);

    const [alice, bob, cleo] = [await person('alice'), await person('bob'), await person('cleo')];
    const watchers: Person[] = [bob, cleo];
    for (const { context } of [alice, ...watchers]) await countTraffic(context);
    const room = await alice.newRoom();
    for (const it of watchers) await it.join(room);
    for (const it of watchers) await it.waitConnected(2);
    await alice.share(path);
    await alice.waitShared(name);
    const before = (await trafficOf(alice.page)).sentBytes;

    const players = await Promise.all(
      watchers.map(async (it) => {
        const received = async () => (await trafficOf(it.page)).receivedBytes / size;
        const began = performance.now();
        const player = await play(it, name);
        figure('seconds from Play until it plays', (performance.now() - began) / 1_000);
        figure('part of it fetched by then', await received());
        const ms = await seek(player, 0.95);
        const fetched = await received();
        figure('seconds from the seek to 95 % until it plays', ms / 1_000);
        figure('part of it fetched by then', fetched);
        return { ms, fetched };
      }),
    );
    for (const { ms, fetched } of players) {
      expect(ms).toBeLessThan(PLAYS_MS_MAX);
      expect(fetched).toBeLessThan(FETCHED_MAX);
    }

    const saved = await Promise.all(watchers.map((it) => it.download(name)));
    const hash = await sha256(path);
    expect(saved.map((it) => it.sha256)).toEqual([hash, hash]);
    const copies = ((await trafficOf(alice.page)).sentBytes - before) / size;
    figure('copies that left the sharer', copies);
    expect(copies).toBeLessThanOrEqual(COPIES_MAX);
  });
}

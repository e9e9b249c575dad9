/** `npm run bench:relay`: the relay beside other signaling servers, idle and while people come in. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTool } from '../../scripts/run.mjs';
import { installPackages, versionOf } from './packages.ts';
import { CONTENDERS } from './relay/contenders.ts';
import { load, type LoadResult } from './relay/load.ts';

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
  },
});
await installPackages();
const built = await runTool('typescript:tsc', ['-p', 'signaling/tsconfig.build.json'], {
  timeoutMs: 60_000,
});
if (built.code !== 0) throw new Error(built.output);

const appDir = await mkdtemp(join(tmpdir(), 'swapmeet-bench-'));
await writeFile(join(appDir, 'index.html'), '<!doctype html>');
const options = {
  connections: Number(values.connections),
  joinsPerSecond: Number(values.rate),
  joinSeconds: Number(values.seconds),
  appDir,
};
try {
  console.log(
    `${options.connections} connections, then ${options.joinsPerSecond} joins a second.\n`,
  );
  console.log(
    '| server | kB a connection, resident | kB, heap | join p50 ms | p99 | connect and join p50 | p99 |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const contender of CONTENDERS) {
    if (!contender.name.includes(values.only)) continue;
    const result = await load(contender, options);
    const version =
      contender.package === 'swapmeet' ? '' : ` ${await versionOf(contender.package)}`;
    console.log(row(`${result.name}${version}`, result));
  }
} finally {
  await rm(appDir, { recursive: true, force: true });
}

function row(name: string, { rssBytes, heapBytes, joinMs, arriveMs }: LoadResult): string {
  const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
  const ms = (value: number) => value.toFixed(1);
  const times = [joinMs.p50, joinMs.p99, arriveMs.p50, arriveMs.p99].map(ms);
  return `| ${[name, kB(rssBytes), kB(heapBytes), ...times].join(' | ')} |`;
}

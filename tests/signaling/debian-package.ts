/** Programs that tests need and that Debian has: found, or installed where that is ours to do. */
import { execFileSync, spawnSync } from 'node:child_process';

const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 10_000 }).error === undefined;

/** Why `program` cannot be had here, or null. */
export function whyMissing(program: string, packageName: string): string | null {
  if (has(program)) return null;
  if (process.getuid?.() !== 0 || !has('apt-get')) return `there is no ${program} to be found`;
  // Another test file may be installing just now.
  for (let tries = 0; tries < 3 && !has(program); tries++) install(packageName);
  return has(program) ? null : `${packageName} could not be installed`;
}

function install(packageName: string): void {
  // The package's own service is not wanted; in runlevel 1 it is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const lock = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', packageName]]) {
    try {
      execFileSync('apt-get', [...lock, ...args], { env, stdio: 'ignore', timeout: 120_000 });
    } catch {
      // Whether it is there is asked above.
    }
  }
}

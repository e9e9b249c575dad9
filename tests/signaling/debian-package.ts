/** Finds programs that tests need, or installs their Debian packages where we may. */
import { execFileSync, spawnSync } from 'node:child_process';

const has = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 10_000 }).error === undefined;

/** Why `program` is not available here, or null. */
export function whyMissing(program: string, packageName: string): string | null {
  if (has(program)) return null;
  if (process.getuid?.() !== 0 || !has('apt-get')) return `${program} is not installed`;
  // Another test file may be installing it right now.
  for (let tries = 0; tries < 3 && !has(program); tries++) install(packageName);
  return has(program) ? null : `${packageName} could not be installed`;
}

function install(packageName: string): void {
  // We don't want the package's own service. In runlevel 1 it is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const lock = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', packageName]]) {
    try {
      execFileSync('apt-get', [...lock, ...args], { env, stdio: 'ignore', timeout: 120_000 });
    } catch {
      // whyMissing looks whether the program is there
    }
  }
}

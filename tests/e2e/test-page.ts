/** Pages that only tests have: each is built once in a run, for all workers, and served as the relay serves the app. */
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { createApp } from '../../signaling/app.ts';

/** The part of Playwright's WorkerInfo that counts. It empties the folder when a run begins. */
interface Run {
  readonly project: { readonly outputDir: string };
}

export interface TestPage {
  /** With a slash at the end. */
  readonly url: string;
  close(): void;
}

/** @param name of its folder @param configure gives what Vite needs but the place where it goes, to the one who builds */
export async function serveTestPage(
  run: Run,
  name: string,
  configure: () => InlineConfig | Promise<InlineConfig>,
): Promise<TestPage> {
  const outDir = await buildOnce(join(run.project.outputDir, `page-${name}`), configure);
  const server = createServer(createApp(outDir));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The process that makes the lock builds; the others wait for the folder. Returns its path. */
async function buildOnce(
  path: string,
  configure: () => InlineConfig | Promise<InlineConfig>,
): Promise<string> {
  const lock = `${path}.lock`;
  const failed = join(lock, 'failed');
  await mkdir(join(path, '..'), { recursive: true });
  const isOurs = await mkdir(lock).then(
    () => true,
    () => false,
  );
  if (isOurs) {
    try {
      // Every process of the tests would load it otherwise.
      const { build } = await import('vite');
      const config = await configure();
      const outDir = join(lock, 'built');
      const options = {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        minify: false,
        ...config.build,
      };
      await build({ configFile: false, logLevel: 'warn', ...config, build: options });
      await rename(outDir, path);
    } catch (error) {
      await writeFile(failed, '');
      throw error;
    }
  }
  while (!(await isThere(path))) {
    if (await isThere(failed)) throw new Error(`${path} could not be built: see the first failure`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return path;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** What every end-to-end test gets: a running app, people to use it, and some bytes to swap. */
import { test as base } from '@playwright/test';
import { startAppServer, type AppServer } from './app-server.ts';
import { Person, type PersonOptions } from './peers.ts';
import { largeFile, type DiskFile } from './disk.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** A person with their own browser profile. */
  person: (name: string, options?: PersonOptions) => Promise<Person>;
}
interface WorkerFixtures {
  app: AppServer;
  /** Browsers that earlier tests have left as new, by whether they have service workers. */
  left: Map<string, Person[]>;
  /** 12 MiB, different in every run: more than a page holds in memory or has under way, short enough to wait for. */
  large: DiskFile;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  app: [
    async ({}, use) => {
      const app = await startAppServer();
      await use(app);
      await app.kill();
    },
    { scope: 'worker' },
  ],
  left: [
    async ({}, use) => {
      const left = new Map<string, Person[]>();
      await use(left);
      await Promise.all([...left.values()].flat().map((one) => one.leave()));
    },
    { scope: 'worker' },
  ],
  large: [
    async ({}, use) => {
      const file = await largeFile(12);
      await use(file);
      await file.remove();
    },
    { scope: 'worker' },
  ],
  person: async ({ app, browser, left, serviceWorkers }, use) => {
    const everybody: Person[] = [];
    const idle = left.get(serviceWorkers) ?? [];
    left.set(serviceWorkers, idle);
    await use(async (name, options) => {
      const person =
        (options?.searchesProof ? undefined : idle.pop()?.next(name)) ??
        (await Person.in(await browser.newContext(), name, app.url, options));
      everybody.push(person);
      return person;
    });
    const complaints = everybody.flatMap((person) => person.complaints());
    await Promise.all(
      everybody.map(async (person) => {
        if (await person.forget()) idle.push(person);
        else await person.leave();
      }),
    );
    base.expect(complaints, 'nothing odd happened in any page').toEqual([]);
  },
});

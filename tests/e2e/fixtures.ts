/** What every end-to-end test gets: a running app, people to use it, and some bytes to swap. */
import { test as base } from '@playwright/test';
import { startAppServer, type AppServer } from './app-server.ts';
import { Person } from './peers.ts';
import { largeFile, type DiskFile } from './disk.ts';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** A person with their own browser profile. */
  person: (name: string) => Promise<Person>;
}
interface WorkerFixtures {
  app: AppServer;
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
  large: [
    async ({}, use) => {
      const file = await largeFile(12);
      await use(file);
      await file.remove();
    },
    { scope: 'worker' },
  ],
  person: async ({ app, browser }, use) => {
    const everybody: Person[] = [];
    await use(async (name) => {
      const person = await Person.in(await browser.newContext(), name, app.url);
      everybody.push(person);
      return person;
    });
    const complaints = everybody.flatMap((person) => person.complaints());
    await Promise.all(everybody.map((person) => person.leave()));
    base.expect(complaints, 'nothing odd happened in any page').toEqual([]);
  },
});

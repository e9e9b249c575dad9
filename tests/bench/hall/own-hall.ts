/** The built app with its own relay, as people open it. */
import { startAppServer } from '../../e2e/app-server.ts';
import type { HallApp } from './hall-app.ts';

export async function openOwnHall(): Promise<HallApp> {
  const server = await startAppServer();
  let link = '';
  return {
    name: 'Swapmeet',
    hasFiles: true,
    async enter(page, isFirst) {
      await page.goto(isFirst ? server.url : link);
      if (!isFirst) return;
      await page.getByRole('button', { name: 'New room', exact: true }).click();
      await page.waitForURL(/#\/./);
      link = page.url();
    },
    close: () => server.kill(),
  };
}

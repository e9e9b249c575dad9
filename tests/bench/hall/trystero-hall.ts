/** Trystero with its default strategy, over a Nostr relay on this machine. */
import { startServer } from '../server.ts';
import type { HallApp } from './hall-app.ts';
import { startNostrRelay } from './nostr-relay.ts';

/** @param pageDir the built pages; the folder goes when the hall is closed */
export async function openTrysteroHall(pageDir: string): Promise<HallApp> {
  const relay = await startNostrRelay();
  const server = await startServer({ pageDir, others: false });
  let rooms = 0;
  return {
    name: 'Trystero',
    hasFiles: false,
    async enter(page, isFirst) {
      if (isFirst) rooms += 1;
      const hash = `${encodeURIComponent(relay.url)}/room-${rooms}`;
      await page.goto(server.pageUrl('hall', `trystero.html#${hash}`));
    },
    async close() {
      await Promise.all([server.close(), relay.close()]);
    },
  };
}

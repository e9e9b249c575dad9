/** Rooms that are reached without our relay. */
import { test } from './fixtures.ts';

test('[S24] with no relay at all, a second tab comes in as somebody new and they talk', async ({
  person,
}) => {
  const ana = await person('Ana');
  await ana.context.routeWebSocket(/\/relay/, (socket) => socket.close());
  const link = await ana.newRoom();
  const second = await ana.newTab();
  await second.page.goto(link);
  await second.page.getByRole('button', { name: 'Come in as somebody new' }).click();
  await ana.waitConnected(1);
  await second.say('from tab to tab');
  await ana.hears('from tab to tab');
});

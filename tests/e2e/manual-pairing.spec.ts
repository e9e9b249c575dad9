/** Manual pairing: people link by texts that they pass on, without a relay. */
import { pairManually, offline } from './manual-pairing.ts';
import { expect, test } from './fixtures.ts';

test('[S27] [S28] two people with no server at all link by three texts and talk', async ({
  person,
}) => {
  const ana = await person('Ana');
  const bo = await person('Bo');
  for (const who of [ana, bo]) await offline(who);
  const link = await ana.newRoom();
  await pairManually(ana, bo);
  await ana.waitConnected(1);
  await bo.waitConnected(1);
  expect(bo.page.url(), 'a reload does not answer again').toBe(link);
  await ana.say('by hand');
  await bo.hears('by hand');
  await bo.say('and back');
  await ana.hears('and back');
});

test(
  '[S27] after the relay is gone for good, a member brings in a third person by manual pairing',
  { tag: '@long' },
  async ({ person }) => {
    const ana = await person('Ana');
    const bo = await person('Bo');
    const cy = await person('Cy');
    await offline(cy);
    const sockets: { close(): Promise<void> }[] = [];
    let isDead = false;
    for (const who of [ana, bo])
      await who.context.routeWebSocket(/\/relay/, (socket) => {
        if (isDead) return void socket.close();
        socket.connectToServer();
        sockets.push(socket);
      });
    await bo.join(await ana.newRoom());
    await ana.waitConnected(1);
    isDead = true;
    for (const socket of sockets) await socket.close();
    await ana.say('the relay is gone');
    await bo.hears('the relay is gone');
    await pairManually(ana, cy);
    await cy.hears('the relay is gone');
    await cy.say('let in by hand');
    await ana.hears('let in by hand');
    await bo.hears('let in by hand');
  },
);

/** People on one network see each other's nearby offers; people on another network do not. */
import { startAppServer } from './app-server.ts';
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';
import { startProxy } from './proxy.ts';

test('[V1] [V3] a person nearby asks and is accepted, and finds nothing after the offer has ended', async ({
  browser,
}) => {
  const app = await startAppServer({ TRUST_PROXY: '1' });
  const [here, there] = [
    await startProxy(app.url, '192.0.2.7'),
    await startProxy(app.url, '198.51.100.9'),
  ];
  const at = async (name: string, url: string) => Person.in(await browser.newContext(), name, url);
  const [ann, bob, eve] = [
    await at('ann', here.url),
    await at('bob', here.url),
    await at('eve', there.url),
  ];
  try {
    await ann.newRoom();
    await ann.say('said before anybody came');
    await ann.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await ann.page.getByRole('textbox', { name: 'Name shown nearby' }).fill('Ann');
    await ann.page.getByRole('checkbox', { name: 'Show this room to people nearby' }).check();
    await expect(ann.page.getByText('People nearby see it now.')).toBeVisible();
    await ann.page.getByRole('button', { name: 'Done', exact: true }).click();

    // On another network the relay answers, and there is no offer.
    const answered = eve.page
      .waitForEvent('websocket')
      .then((socket) =>
        socket.waitForEvent('framereceived', ({ payload }) =>
          String(payload).includes('"type":"nearby"'),
        ),
      );
    await eve.goHome();
    await answered;
    await expect(eve.page.getByRole('heading', { name: 'Nearby' })).toHaveCount(0);

    await bob.goHome();
    const list = bob.page.getByRole('list', { name: 'Nearby' });
    await expect(list.getByRole('listitem')).toHaveText([/Ann/]);
    await bob.page.getByRole('button', { name: 'Ask Ann' }).click();
    await bob.page.getByRole('textbox', { name: 'Your name' }).fill('Bob');
    await bob.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(bob.page.getByText('Waiting for Ann to let you in.')).toBeVisible();

    await expect(ann.alert).toContainText('Bob is nearby and asks to come in.');
    const codes = [];
    for (const { page } of [ann, bob]) {
      await page.getByText('Make sure that it is them').click();
      codes.push(await page.getByRole('list', { name: 'Code' }).innerText());
    }
    expect(codes[0]).toBe(codes[1]);
    await ann.page.getByRole('button', { name: 'Accept Bob' }).click();
    await ann.waitConnected(1);
    await bob.hears('said before anybody came');
    expect(bob.page.url().replace(here.url, '')).toBe(ann.page.url().replace(here.url, ''));
    await expect(ann.people.filter({ hasText: 'Bob' })).toBeVisible();

    const carol = await at('carol', here.url);
    await carol.goHome();
    await carol.page.getByRole('button', { name: 'Ask Ann' }).click();
    await carol.page.getByRole('textbox', { name: 'Your name' }).fill('Carol');
    await carol.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await ann.page.getByRole('button', { name: 'Decline Carol' }).click();
    await expect(carol.page.getByText('Ann declined.')).toBeVisible();
    await ann.leave();
    await expect(carol.page.getByRole('list', { name: 'Nearby' })).toHaveCount(0);
    for (const person of [bob, carol, eve]) {
      expect(person.complaints()).toEqual([]);
      await person.leave();
    }
  } finally {
    here.close();
    there.close();
    await app.kill();
  }
});

/** Rooms without our relay. */
import { expect, test } from './fixtures.ts';
import { Person } from './peers.ts';
import { startStaticHost } from './static-host.ts';

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

test('[S25] on a static host with a PeerServer and no relay, three people chat and swap a file', async ({
  browser,
}) => {
  const host = await startStaticHost();
  const everybody: Person[] = [];
  try {
    for (const name of ['Ana', 'Bo', 'Cy'])
      everybody.push(await Person.in(await browser.newContext(), name, host.url));
    const [ana, bo, cy] = everybody as [Person, Person, Person];
    const link = await ana.newRoom();
    await bo.join(link);
    await cy.join(link);
    for (const one of everybody) await one.waitConnected(2);
    await ana.say('no relay here');
    await bo.hears('no relay here');
    await cy.hears('no relay here');
    const buffer = Buffer.alloc(400_000, 'bytes that only peers carry ');
    await bo.share({ name: 'notes.txt', mimeType: 'text/plain', buffer });
    await expect(cy.file('notes.txt')).toBeVisible();
    expect((await cy.download('notes.txt')).sizeBytes).toBe(buffer.length);
    const doctor = await ana.openDoctor();
    await expect(doctor.getByRole('list', { name: 'How people are found' })).toContainText(
      'PeerServer: works',
    );
    await doctor.getByRole('button', { name: 'Test this device' }).click();
    const results = doctor.getByRole('status', { name: 'Test results' });
    await expect(results).toContainText(/PeerServer: answers in [\d,]+ ms/, { timeout: 20_000 });
    await expect(results).toContainText('Relay: no answer');
    await expect(doctor, 'nothing stands in the way').not.toContainText('nobody new can be found');
    const heard = host.heard.join('\n');
    expect(heard, 'the PeerServer carried it').toContain('box');
    for (const secret of [
      link.split('#/')[1] ?? link,
      'notes.txt',
      'a=fingerprint',
      'no relay here',
    ])
      expect(heard).not.toContain(secret);
    expect(everybody.flatMap((one) => one.complaints())).toEqual([]);
  } finally {
    await Promise.all(everybody.map((one) => one.leave()));
    host.close();
  }
});

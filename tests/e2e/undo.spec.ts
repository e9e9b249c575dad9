/** What was done by mistake: a file is taken back, a deletion and a way out of the room are undone, and the only copy is asked for. */
import { expect, test } from './fixtures.ts';

const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });

test('[F22] a file is taken back, messages and rooms come back, and leaving with the only copy asks', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  const undo = (one: typeof alice) => one.page.getByRole('button', { name: 'Undo', exact: true });

  await alice.share(file('mistake.txt'));
  const row = bob.page.getByRole('listitem', { name: 'mistake.txt' });
  await expect(row).toBeVisible();
  const fileLink = await bob.linkTo('mistake.txt');

  // Nobody else has it: following the logo asks, and staying stays. While it is still read, that is what is asked about.
  const question = alice.page.getByRole('dialog', { name: 'Leave the room?' });
  await expect(async () => {
    if (await question.isVisible()) await alice.page.keyboard.press('Escape');
    await alice.page.getByRole('link', { name: 'Swapmeet, home' }).press('Enter');
    await expect(question).toContainText('mistake.txt', { timeout: 1_000 });
  }).toPass();
  await expect(alice.page).toHaveURL(link);
  await expect(question.getByRole('button', { name: 'Stay', exact: true })).toBeFocused();
  await alice.page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  // So does going back, and again when it is pressed again. The browser knows a moment after the page where in its history it is.
  const session = await alice.context.newCDPSession(alice.page);
  const inHistory = async () => (await session.send('Page.getNavigationHistory')).currentIndex;
  const room = await inHistory();
  for (const answer of ['Stay', 'Stay here']) {
    await alice.page.evaluate(() => history.back());
    await question.getByRole('button', { name: answer, exact: true }).click();
    await expect(question).toBeHidden();
    await expect(alice.page).toHaveURL(link);
    await expect.poll(inHistory).toBe(room);
  }
  const asksOnClosing = () =>
    alice.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  await expect.poll(asksOnClosing).toBe(true);

  await alice.page.getByRole('button', { name: 'Stop sharing mistake.txt' }).first().click();
  await expect(row).toHaveCount(0);
  await expect(bob.messages.filter({ hasText: 'File no longer shared' })).toBeVisible();
  await expect(alice.page.getByText('cannot be called back')).toBeVisible();
  await expect.poll(asksOnClosing).toBe(false); // what shows follows what is done
  await bob.page.goto(fileLink);
  await expect(bob.page.getByRole('heading', { level: 1 })).toHaveText(
    'This file is no longer shared',
  );
  await bob.page.getByRole('button', { name: 'Go to the room' }).click();

  await alice.say('not deleted');
  await bob.hears('not deleted');
  const said = alice.messages.filter({ hasText: 'not deleted' });
  await said.hover();
  await said.getByRole('button', { name: /Actions/ }).click();
  await alice.page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(said).toHaveCount(0);
  await expect(alice.page.getByRole('group', { name: 'Note' })).toContainText('“not deleted”');
  await undo(alice).press('Enter');
  await expect(said).toBeVisible();
  await expect(said).toBeFocused();
  await alice.page.keyboard.press('Enter');
  await alice.page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(said).toHaveCount(0);
  await alice.page.keyboard.press('Control+z');
  await expect(said).toBeVisible();

  // Bob leaves and comes back before anybody notices.
  await bob.page.getByRole('link', { name: 'Swapmeet, home' }).press('Enter');
  await expect(bob.page.getByRole('button', { name: 'New room' })).toBeVisible();
  await undo(bob).click();
  await bob.waitConnected(1);
  expect(bob.page.url()).toBe(link);
  await bob.say('still here');
  await alice.hears('still here');
});

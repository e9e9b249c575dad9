/** One list of all that moves: its order, what one can do with it, and who has what one shared. */
import { violations } from './axe.ts';
import { largeFile } from './disk.ts';
import { expect, test } from './fixtures.ts';

test('downloads are put in an order by keys and by dragging, paused and resumed, and the sharer sees who has what', async ({
  person,
}) => {
  const files = [await largeFile(4), await largeFile(5), await largeFile(6)];
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await alice.limitUpload(0.2); // the first is not done before the others were moved
  await bob.join(link);
  await bob.waitConnected(1);
  for (const { path } of files) await alice.share(path);
  for (const { name } of files) await bob.button('Download', name).click();

  await bob.page.getByRole('button', { name: 'Transfers', exact: true }).click();
  const dialog = bob.page.getByRole('dialog', { name: 'Transfers' });
  const coming = dialog.getByRole('list', { name: 'Coming to you' });
  const rows = coming.locator('> li');
  const names = files.map(({ name }) => name) as [string, string, string];
  const [one, two, three] = names;
  await expect(dialog).toContainText('3 files coming');
  await expect.poll(() => labels()).toEqual(names);
  async function labels(): Promise<(string | null)[]> {
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
  }

  await dialog.getByRole('button', { name: `Put ${three} first` }).click();
  await expect.poll(() => labels()).toEqual([three, one, two]);
  const handle = dialog.getByRole('button', { name: `Move ${two}` });
  await handle.press('ArrowUp');
  await expect(handle).toBeFocused();
  await handle.press('Home');
  await expect.poll(() => labels()).toEqual([two, three, one]);
  await expect(dialog.getByRole('status')).toContainText(`${two} is 1 of 3.`);
  await expect(coming.getByRole('listitem', { name: three })).toContainText('waits for its turn');
  expect(await violations(bob.page, { inside: 'dialog[open]' })).toEqual([]);

  const from = await dialog.getByRole('button', { name: `Move ${one}` }).boundingBox();
  const to = await rows.nth(0).boundingBox();
  if (!from || !to) throw new Error('no rows');
  await bob.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await bob.page.mouse.down();
  await bob.page.mouse.move(from.x, to.y + to.height / 2, { steps: 5 });
  await bob.page.mouse.move(from.x, to.y + 4, { steps: 5 });
  await bob.page.mouse.up();
  await expect.poll(() => labels()).toEqual([one, two, three]);

  await dialog.getByRole('button', { name: 'Pause all' }).click();
  await expect(dialog).toContainText('3 downloads paused');
  await dialog.getByRole('button', { name: `Resume ${one}`, exact: true }).click();
  await dialog.getByRole('button', { name: 'Resume all' }).click();
  await expect(dialog).toContainText('3 files coming');

  // The order outlasts the page, and the first one comes first.
  const saved = bob.saved();
  await bob.page.reload();
  await bob.waitConnected(1);
  await bob.page.getByRole('button', { name: 'Transfers', exact: true }).click();
  await expect.poll(() => labels()).toEqual([one, two, three]);
  await expect(coming.getByRole('listitem', { name: three })).toContainText('waits for its turn');

  await alice.page.getByRole('button', { name: 'Transfers', exact: true }).click();
  const sent = alice.page.getByRole('dialog', { name: 'Transfers' });
  const going = sent.getByRole('list', { name: 'Going to others' });
  await expect(going.getByRole('listitem').first()).toContainText(/has \d+.%.*B\/s/);
  await alice.page.keyboard.press('Escape');
  await alice.limitUpload(undefined);
  expect((await saved).name).toBe(one);
  await expect(rows).toHaveCount(0);
  await alice.page.getByRole('button', { name: 'Transfers', exact: true }).click();
  const receipts = sent.getByRole('list', { name: 'What you shared' });
  for (const name of names)
    await expect(receipts.getByRole('listitem', { name })).toContainText('has all of it');
  await Promise.all(files.map((file) => file.remove()));
});

/** Shared notes in a real browser, under the page's policy: two people write at once, one without a network, a third one comes later. */
import type { Locator } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

test.use({ serviceWorkers: 'allow' });

const dialog = ({ page }: Person): Locator => page.getByRole('dialog');
const text = (one: Person): Locator => dialog(one).getByRole('textbox', { name: 'Text of List' });
/** Line by line: a mark of where somebody wrote last is no part of it. */
const lines = async (one: Person): Promise<string> =>
  (await text(one).locator('.cm-line').allTextContents()).join('\n');

/** Opens the note by what the chat says of it. */
async function openNote(one: Person): Promise<void> {
  await one.message('Opened a note:').getByRole('button', { name: 'List' }).click();
  await expect(text(one)).toBeVisible();
}

async function createNote(one: Person): Promise<void> {
  await one.page.getByRole('button', { name: 'Notes', exact: true }).click();
  await dialog(one).getByRole('textbox', { name: 'Title of the note' }).fill('List');
  await dialog(one).getByRole('button', { name: 'Create note' }).click();
  await expect(text(one)).toBeFocused();
}

/** Types a line at the beginning, or at the end. */
async function type(one: Person, line: string, where: 'Home' | 'End'): Promise<void> {
  await text(one).press(`ControlOrMeta+${where}`);
  await text(one).pressSequentially(where === 'Home' ? `${line}\n` : `\n${line}`);
}

/** Two in a room, of whom one has made a note and has it open. */
async function twoWithNote(person: (name: string) => Promise<Person>) {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.rename('Alice');
  await createNote(alice);
  return { alice, bob, link };
}

test('two people write in one note, one of them without a network for a while; who comes later has the same text', async ({
  person,
}) => {
  const { alice, bob, link } = await twoWithNote(person);
  await text(alice).pressSequentially('milk');
  await openNote(bob);
  await expect(text(bob)).toContainText('milk');
  expect(await violations(bob.page)).toEqual([]);

  await Promise.all([type(alice, 'bread', 'End'), type(bob, 'eggs', 'Home')]);
  await expect.poll(() => lines(alice)).toContain('eggs');
  await expect.poll(() => lines(bob)).toBe(await lines(alice));

  // Bob goes on alone, from what his device has.
  await bob.page.evaluate(() => navigator.serviceWorker.ready);
  await bob.context.setOffline(true);
  await bob.page.reload();
  await openNote(bob);
  await expect(text(bob)).toContainText('bread');
  await type(bob, 'written on the train', 'End');
  await expect(dialog(bob).getByText('All changes are saved')).toBeVisible();
  await type(alice, 'written at home', 'End');
  await bob.context.setOffline(false);
  await expect(text(alice)).toContainText('written on the train');
  await expect(text(bob)).toContainText('written at home');
  await expect.poll(() => lines(bob)).toBe(await lines(alice));

  // Carol comes when Alice has left, and never saw anybody type.
  const words = await lines(alice);
  await alice.leave();
  const carol = await person('carol');
  await carol.join(link);
  await openNote(carol);
  await expect.poll(() => lines(carol)).toBe(words);
  await dialog(carol).getByRole('button', { name: 'Who wrote what' }).click();
  await expect(
    dialog(carol).getByRole('list', { name: 'People who wrote this text' }),
  ).toContainText('Alice');
  await dialog(carol).getByRole('button', { name: 'History' }).click();
  await dialog(carol).getByRole('button', { name: 'Alice' }).last().click();
  await expect(
    dialog(carol).getByRole('region', { name: 'The text as it was then' }),
  ).toContainText('milk');
  expect(await violations(carol.page)).toEqual([]);

  // What is typed as marks is drawn where the note is read.
  await dialog(carol).getByRole('radio', { name: 'Edit' }).check();
  await type(carol, '**loud** words', 'End');
  await dialog(carol).getByRole('radio', { name: 'Edit' }).press('ArrowRight');
  const page = dialog(carol).getByRole('region', { name: 'Text of List' });
  await expect(page.locator('strong')).toHaveText('loud');
  await expect(text(carol)).toBeHidden();

  const saving = carol.page.waitForEvent('download');
  await dialog(carol).getByRole('button', { name: 'Save as .md' }).click();
  expect((await saving).suggestedFilename()).toBe('List.md');
});

test('whose cursor is where is seen as it moves, and not of who does not tell it', async ({
  person,
}) => {
  const { alice, bob } = await twoWithNote(person);
  await text(alice).pressSequentially('milk and bread');
  await openNote(bob);
  const here = dialog(bob).getByText('Also in this note: Alice');
  await expect(here).toBeVisible();
  await expect(text(bob)).toHaveText('milk and bread');
  await text(alice).press('ControlOrMeta+Shift+ArrowLeft');
  await expect(text(bob).locator('.chosen')).toHaveText('bread');
  await expect(text(bob).locator('.caret')).toHaveAttribute('data-name', 'Alice');
  // It stays with its word while somebody else writes before it.
  await type(bob, 'buy', 'Home');
  await expect(text(bob).locator('.chosen')).toHaveText('bread');
  expect(await violations(bob.page)).toEqual([]);

  await dialog(alice).getByRole('radio', { name: 'Read' }).check();
  await expect(here).toBeHidden();
  await dialog(alice).getByRole('radio', { name: 'Edit' }).check();
  await expect(here).toBeVisible();
  await alice.page.keyboard.press('Escape');
  await expect(here).toBeHidden();
  await expect(text(bob).locator('.caret')).toHaveCount(0);

  await alice.page.getByRole('button', { name: 'Settings' }).click();
  await alice.page.getByRole('checkbox', { name: 'Tell others when you are typing' }).uncheck();
  await alice.page.getByRole('button', { name: 'Done' }).click();
  await openNote(alice);
  await type(alice, 'in silence', 'End');
  await expect(text(bob)).toContainText('in silence');
  await expect(here).toBeHidden();
  // She hears of his all the same.
  await expect(dialog(alice).getByText('Also in this note:')).toBeVisible();
});

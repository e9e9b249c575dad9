/** Who can enter, and who is who: passwords, locks, equal names, comparing codes. */
import { expect, test } from './fixtures.ts';
import type { Person } from './peers.ts';

/** What a person waits for without wondering. */
const SECONDS_MS = 10_000;

async function typePassword(person: Person, password: string, action: string): Promise<void> {
  await person.page.getByRole('textbox', { name: 'Room password' }).fill(password);
  await person.page.getByRole('button', { name: action, exact: true }).click();
}

// The longest files come last: their tests share all workers.
test.describe.configure({ mode: 'parallel' });

test('[R8] [R9] a wrong password shows within seconds, and the right one opens the room', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await alice.goHome();
  await alice.page.getByText('Set a password too').click();
  await typePassword(alice, 'tram depot at dawn', 'New room');
  const link = await alice.roomLink();
  expect(link).toMatch(/#\/![\w-]{22}$/);
  await alice.say('only for those who know it');

  await bob.page.goto(link);
  await typePassword(bob, 'Tram depot at dawn', 'Open the room');
  await expect(bob.status).toBeVisible();
  await expect(bob.alert).toContainText('does not open', { timeout: SECONDS_MS });
  await expect(bob.messages).toHaveCount(0);

  await typePassword(bob, 'tram depot at dawn', 'Try this one');
  await bob.waitConnected(1);
  await bob.hears('only for those who know it');
  await bob.page.reload(); // asks no second time in this tab
  await bob.waitConnected(1);

  // A link without the mark works, too: its owner is told, and enters with the password.
  const carol = await person('carol');
  await carol.page.goto(link.replace('!', ''));
  await expect(carol.alert).toContainText('does not open', { timeout: SECONDS_MS });
  await typePassword(carol, 'tram depot at dawn', 'Try this one');
  await carol.hears('only for those who know it');
  expect(carol.page.url()).toBe(link);
});

test('[R10] a locked room keeps a newcomer out and tells them, until it is unlocked', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  const press = async (name: string) => {
    await alice.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await alice.page.getByRole('button', { name, exact: true }).click();
    await alice.page.keyboard.press('Escape');
  };
  await press('Lock the room');
  await expect(alice.page.getByText('locked the room')).toBeVisible();
  await bob.join(link);
  await expect(bob.alert).toContainText('may be locked', { timeout: 3 * SECONDS_MS });
  await expect(alice.people).toHaveCount(1);
  await press('Unlock the room');
  await bob.waitConnected(1);
  await expect(bob.page.getByText('unlocked the room')).toBeVisible();
});

test('[R11] people who follow a room handoff meet again, and people who come by the old link meet nobody', async ({
  person,
}) => {
  const [alice, bob, mallory] = [
    await person('alice'),
    await person('bob'),
    await person('mallory'),
  ];
  const old = await alice.newRoom();
  await bob.join(old);
  await Promise.all([alice.waitConnected(1), bob.waitConnected(1)]);
  await alice.say('somebody passed our link on');
  await alice.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await alice.page.getByRole('button', { name: 'New link', exact: true }).click();
  await alice.page.getByRole('button', { name: 'Open it and tell them', exact: true }).click();
  await expect(alice.page.getByText('1 person sees it now')).toBeVisible();
  await alice.page.getByRole('button', { name: 'Go to the new room', exact: true }).click();
  await bob.page.getByRole('button', { name: 'Go there', exact: true }).click();
  await bob.page.waitForURL((url) => url.href !== old);
  await Promise.all([alice.waitConnected(1), bob.waitConnected(1)]);
  const fresh = alice.page.url();
  expect(fresh).not.toBe(old);
  expect(bob.page.url()).toBe(fresh);
  await expect(bob.messages).toHaveCount(0); // what was said there stays there
  await bob.say('here we are');
  await alice.hears('here we are');

  await mallory.join(old);
  await expect(mallory.status).toContainText('Nobody else is here yet', { timeout: SECONDS_MS });
  await expect(mallory.messages).toHaveCount(0);
  await expect(alice.people).toHaveCount(2);
});

test('[R13] after a profile transfer the others see the same person', async ({ person }) => {
  const [alice, bob, phone] = [await person('alice'), await person('bob'), await person('phone')];
  const press = ({ page }: Person, name: string) =>
    page.getByRole('button', { name, exact: true }).click();
  await bob.join(await alice.newRoom());
  await Promise.all([alice.waitConnected(1), bob.waitConnected(1)]);
  await alice.rename('Ana');
  await alice.say('from the old device');
  await bob.hears('from the old device');
  await press(bob, 'More about Ana');
  await press(bob, 'Verify Ana');
  await press(bob, 'They match');

  await press(alice, 'Settings');
  await press(alice, 'Move your profile');
  await alice.page.getByRole('textbox', { name: 'New passphrase' }).fill('four words of mine');
  const downloading = alice.page.waitForEvent('download');
  await press(alice, 'Save the file');
  const file = await (await downloading).path();
  await press(alice, 'Give it up on this device');
  await expect(alice.page.getByText('It is given up here.')).toBeVisible();
  await alice.waitConnected(1); // as somebody new, whom Bob has not verified
  await expect(bob.people.filter({ hasText: 'verified' })).toHaveCount(0);
  await alice.page.close();

  await phone.goHome();
  await press(phone, 'Move your profile');
  await phone.page.getByLabel('Profile file').setInputFiles(file);
  await phone.page.getByLabel('Passphrase of the file').fill('four words of yours');
  await press(phone, 'Open the file');
  await expect(phone.alert).toContainText('The passphrase is wrong');
  await phone.page.getByLabel('Passphrase of the file').fill('four words of mine');
  await press(phone, 'Open the file');
  await expect(phone.page.getByText('replaces nothing')).toBeVisible();
  await press(phone, 'Bring it to this device');
  await phone.page.getByRole('link', { name: 'Go to the room' }).click();
  await phone.waitConnected(1);
  await phone.hears('from the old device');
  await phone.say('from the new device');
  await bob.hears('from the new device');
  await expect(bob.people.filter({ hasText: 'Ana' }).filter({ hasText: 'verified' })).toHaveCount(
    1,
  );
  await expect(bob.messages.filter({ hasText: 'from the' })).toHaveCount(2); // no fork voided them
});

test('[R12] two people with one name are told apart and verify each other', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  await bob.join(await alice.newRoom());
  await Promise.all([alice.waitConnected(1), bob.waitConnected(1)]);
  await alice.rename('Ana');
  await bob.rename('Ana');
  const marks = alice.people.locator('.mark');
  await expect(marks).toHaveCount(2);
  const [one, other] = await marks.allTextContents();
  expect(one).not.toBe(other);
  const codes = [alice, bob].map(async ({ page }) => {
    await page.getByRole('button', { name: 'More about Ana', exact: true }).click();
    await page.getByRole('button', { name: 'Verify Ana', exact: true }).click();
    const symbols = page.getByRole('list', { name: 'Code' }).getByRole('listitem');
    await expect(symbols).toHaveCount(12);
    return symbols.allTextContents();
  });
  const [here, there] = await Promise.all(codes);
  expect(here).toEqual(there);
  await alice.page.getByRole('button', { name: 'They match', exact: true }).click();
  await expect(alice.people.filter({ hasText: 'verified' })).toHaveCount(1);
});

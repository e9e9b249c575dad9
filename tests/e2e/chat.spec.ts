/** Chat in a real browser: everyone sees all messages in one order, also later. */
import { readDisk } from './eavesdropper.ts';
import { expect, test } from './fixtures.ts';

test('three people chat in all directions and see one order', async ({ person }) => {
  const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
  const everybody = [alice, bob, carol];
  const link = await alice.newRoom();
  await Promise.all([bob.join(link), carol.join(link)]);
  await Promise.all(everybody.map((one) => one.waitConnected(2)));

  const rounds = [1, 2, 3, 4];
  const said = rounds.flatMap((n) => [`alice ${n}`, `bob ${n}`, `carol ${n}`]);
  await Promise.all(
    [alice, bob, carol].map(async (one, index) => {
      for (const n of rounds) await one.say(`${['alice', 'bob', 'carol'][index]} ${n}`);
    }),
  );

  for (const one of everybody) await expect(one.messages).toHaveCount(said.length);
  const orders = await Promise.all(
    everybody.map(async ({ messages }) =>
      (await messages.allTextContents()).map((text) => said.find((line) => text.includes(line))),
    ),
  );
  expect([...(orders[0] ?? [])].sort()).toEqual([...said].sort());
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[2]).toEqual(orders[0]);
});

test('a late joiner sees what was said alone, also of somebody who has left', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await alice.rename('Alice of the first hour');
  await alice.say('said before anybody came');
  await bob.join(link);
  await bob.hears('said before anybody came');
  await alice.say('said to bob');
  await bob.hears('said to bob');
  await alice.leave();

  const carol = await person('carol');
  await carol.join(link);
  await carol.hears('said before anybody came', 'said to bob');
  await expect(carol.messages.filter({ hasText: 'Alice of the first hour' }).first()).toBeVisible();
});

test('a text keeps its line breaks and its links, and nothing in it becomes markup', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  const name = '<img src=x onerror=alert(1)>';
  await alice.rename(name);

  const markup = '<b>bold</b> <img src=x onerror=alert(2)> <script>alert(3)</script>';
  await alice.say(markup);
  await bob.hears(markup);
  await alice.say('look: https://example.org/a?b=1 and javascript:alert(4) there');
  await bob.hears('javascript:alert(4)');
  await alice.field.fill('first line');
  await alice.field.press('Shift+Enter');
  await alice.field.pressSequentially('second line');
  await alice.field.press('Enter');
  await bob.hears('second line');
  expect(await bob.message('second line').innerText()).toContain('first line\nsecond line');

  const log = bob.page.getByRole('log', { name: 'Messages' });
  await expect(log).toContainText(name);
  await expect(bob.people.filter({ hasText: name })).toBeVisible();
  await expect(log.locator('img, script')).toHaveCount(0);
  await expect(log.locator('b').getByText('bold', { exact: true })).toHaveCount(0);
  await expect(bob.page.locator('img[src=x]')).toHaveCount(0);
  const links = bob.message('javascript:alert(4)').getByRole('link');
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('href', 'https://example.org/a?b=1');
  await expect(links).toHaveAttribute('rel', /noopener|noreferrer/);
});

test('a text of 10,000 characters is sent, and a longer one is refused with words', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);

  const tooLong = 'x'.repeat(10_001);
  await alice.field.fill(tooLong);
  await alice.field.press('Enter');
  await expect(alice.alert.filter({ hasText: '10,000' })).toBeVisible();
  await expect(alice.field).toHaveValue(tooLong);
  await alice.say('y'.repeat(10_000));
  await bob.hears('y'.repeat(10_000));
  await expect(bob.message('xxxx')).toHaveCount(0);
  await expect(alice.message('xxxx')).toHaveCount(0);
});

test('people reply, react, edit and delete, also with the keyboard alone', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.say('cake at four?');
  await bob.hears('cake at four?');
  const act = async (one: typeof alice, message: string, name: string) => {
    const article = one.message(message).first();
    await article.getByRole('button', { name: 'Actions for ' }).focus();
    await one.page.keyboard.press('Enter');
    await article.getByRole('button', { name, exact: true }).press('Enter');
  };

  await act(bob, 'cake at four?', 'Reply');
  await expect(bob.field).toBeFocused();
  await bob.page.keyboard.type('yes please');
  await bob.page.keyboard.press('Enter');
  await alice.hears('yes please');
  await expect(alice.message('yes please').getByRole('blockquote')).toContainText('cake at four?');

  await act(bob, 'cake at four?', 'React with heart');
  const reaction = alice
    .message('cake at four?')
    .first()
    .getByRole('button', { name: /^❤️, 1/ });
  await expect(reaction).toBeVisible();

  await act(alice, 'cake at four?', 'Edit');
  await expect(alice.field).toHaveValue('cake at four?');
  await alice.say('cake at five?');
  await expect(bob.message('cake at five?').first()).toContainText('edited');
  await expect(bob.message('yes please').getByRole('blockquote')).toContainText('cake at five?');

  await act(alice, 'cake at five?', 'Delete');
  await expect(bob.message('Message deleted')).toBeVisible();
  await expect(bob.messages.filter({ hasText: 'cake' })).toHaveCount(0);
});

test('a room that leaves no trace is not on the disk, and stays so after a reload', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.say('between you and me');
  await bob.hears('between you and me');
  const rooms = async () => {
    const all = await bob.page.evaluate(() => indexedDB.databases());
    return all.filter(({ name }) => name?.startsWith('swapmeet-room-')).length;
  };
  expect(await rooms()).toBe(1);
  const choice = bob.page.getByRole('checkbox', { name: 'Leave no trace on this device' });
  await bob.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(choice).toBeVisible();
  await bob.page.keyboard.press('Escape');
  await bob.field.fill('half a sen');
  await bob.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await choice.click();
  await bob.page.getByRole('button', { name: 'Keep them' }).click();
  await expect(choice).not.toBeChecked();
  expect(await rooms()).toBe(1);
  // The room is reopened without its records, and the dialog closes with it.
  await choice.click();
  await bob.page.getByRole('button', { name: 'Delete and leave no trace' }).click();
  await expect(choice).toBeHidden();
  await bob.waitConnected(1);
  await bob.hears('between you and me');
  await expect(bob.field).toHaveValue('half a sen');
  await bob.field.pressSequentially('tence');
  expect(await rooms()).toBe(0);
  await bob.page.reload();
  await bob.hears('between you and me');
  await bob.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(choice).toBeChecked();
  expect(await rooms()).toBe(0);
});

test('what is being written is there after a reload, and when the room is entered again', async ({
  person,
}) => {
  const alice = await person('alice');
  const link = await alice.newRoom();
  const kept = async () => (await readDisk(alice.page)).map(({ key }) => key);
  const draft = expect.stringMatching(/draft$/);
  await alice.say('cake at four?');
  await alice.hears('cake at four?');
  await expect.poll(kept).not.toContainEqual(draft);
  await alice.field.fill('half a sen');
  await expect.poll(kept).toContainEqual(draft);
  await alice.page.reload();
  await expect(alice.field).toHaveValue('half a sen');
  await alice.field.pressSequentially('tence');
  await alice.page.getByRole('link', { name: 'Swapmeet, home' }).click();
  await alice.page.getByRole('button', { name: 'New room', exact: true }).click();
  await expect(alice.field).toHaveValue('');
  await alice.join(link); // in the same page: only the fragment changes
  await expect(alice.field).toHaveValue('half a sentence');
});

/** What people write and how it shows: marks, mentions, emoji, and texts that are too long for a message. */
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('marks are drawn, code gets colours, and hostile marks make no element and no link', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);

  await alice.say(
    [
      '**bold** and _soft_ in snake_case, ~~old~~ `*code*`',
      '> they said',
      '- one',
      '- [two](https://example.org/a)',
      '```js',
      'const answer = 42; // so',
      '```',
    ].join('\n'),
  );
  await bob.hears('they said');
  const message = bob.message('they said');
  await expect(message.locator('strong')).toHaveText('bold');
  await expect(message.locator('em')).toHaveText('soft');
  await expect(message.locator('s')).toHaveText('old');
  await expect(message.locator('p code')).toHaveText('*code*');
  await expect(message.getByRole('blockquote')).toHaveText('they said');
  await expect(message.getByRole('listitem')).toHaveText(['one', 'two\u00a0(example.org)']);
  await expect(message.getByRole('link')).toHaveAttribute('href', 'https://example.org/a');
  await expect(message.locator('pre')).toHaveText('const answer = 42; // so');
  await expect(message.locator('pre .word')).toHaveText('const');
  await expect(message.locator('pre .comment')).toHaveText('// so');
  expect(await violations(bob.page)).toEqual([]);

  const hostile = [
    '[a](javascript:alert(1)) [b](data:text/html,x) [https://bank.example](https://evil.example)',
    '**<img src=x onerror=alert(2)>** `<script>alert(3)</script>`',
    '> > > > > > > deep',
    '```"><b onclick=alert(4)>',
    'x',
    '```',
  ].join('\n');
  await alice.say(hostile);
  await bob.hears('deep');
  const drawn = bob.message('deep');
  await expect(drawn.locator('strong')).toHaveText('<img src=x onerror=alert(2)>');
  const hrefs = await drawn
    .getByRole('link')
    .evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  expect(hrefs).toEqual(['https://bank.example/', 'https://evil.example/']);
  const names = await drawn
    .locator('.body *')
    .evaluateAll((all) => [...new Set(all.map((it) => it.localName))]);
  const known = [
    'p',
    'a',
    'strong',
    'code',
    'pre',
    'blockquote',
    'div',
    'span',
    'button',
    'svg',
    'path',
  ];
  expect(names.filter((it) => !known.includes(it))).toEqual([]);
});

test('a person is mentioned by the keys alone, and sees it', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await alice.rename('Alice B');
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.say('hello');
  await bob.hears('hello');

  await expect(bob.page.getByRole('button', { name: 'Add an emoji' })).toBeVisible();
  await bob.field.focus();
  await bob.page.keyboard.type('well, @ali');
  const people = bob.page.getByRole('listbox', { name: 'People to mention' });
  await expect(people.getByRole('option')).toHaveText([/Alice B/]);
  expect(await violations(bob.page)).toEqual([]);
  await bob.page.keyboard.press('Enter');
  await expect(bob.field).toHaveValue('well, @Alice B ');
  await expect(people).toBeHidden();
  await bob.page.keyboard.type('look :tada');
  await expect(bob.page.getByRole('option', { name: /party popper/ })).toBeVisible();
  await bob.page.keyboard.press('Tab');
  await expect(bob.field).toHaveValue('well, @Alice B look 🎉 ');
  await bob.page.keyboard.press('Enter');
  await expect(alice.message('look 🎉').locator('mark')).toHaveText('@Alice B');
  await expect(bob.message('look 🎉').locator('mark')).toHaveCount(0);
  const mention = { name: '@Alice B', exact: true };
  await bob.message('look 🎉').getByRole('button', mention).click();
  await expect(bob.page.getByRole('dialog', { name: 'Alice B' })).toBeVisible();
  await bob.page.keyboard.press('Escape');

  await alice.rename('Somebody else');
  await alice.say('still me');
  await bob.hears('still me');
  await expect(alice.message('look 🎉').locator('mark')).toHaveText('@Alice B');
});

test('any emoji of the picker is a reaction that others see, and the text of a message is copied', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await alice.say('**cake** at four?');
  await bob.hears('at four?');
  const message = bob.message('at four?').first();
  await message.getByRole('button', { name: 'Actions for ' }).click();
  await message.getByRole('button', { name: 'React with another emoji' }).click();
  const picker = bob.page.getByRole('dialog', { name: 'Choose an emoji' });
  await expect(picker.getByRole('button', { name: 'grinning face', exact: true })).toBeVisible();
  expect(await violations(bob.page)).toEqual([]);
  await picker.getByRole('searchbox', { name: 'Search emoji' }).fill('birthday cake');
  await bob.page.keyboard.press('ArrowDown');
  await expect(picker.getByRole('button', { name: 'birthday cake' })).toBeFocused();
  await bob.page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await expect(
    alice
      .message('at four?')
      .first()
      .getByRole('button', { name: /^🎂, 1/ }),
  ).toBeVisible();

  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const own = alice.message('at four?').first();
  await own.getByRole('button', { name: 'Actions for ' }).click();
  await own.getByRole('button', { name: 'Copy text' }).click();
  await expect(alice.page.getByText('Text copied.')).toBeVisible();
  expect(await alice.page.evaluate(() => navigator.clipboard.readText())).toBe('**cake** at four?');

  await bob.page.getByRole('button', { name: 'Add an emoji' }).click();
  await picker.getByRole('button', { name: 'Skin tone: Default' }).click();
  const tones = picker.getByRole('group', { name: 'Skin tone' });
  await tones.getByRole('button', { name: 'Medium', exact: true }).click();
  await expect(picker.getByRole('button', { name: 'Skin tone: Medium' })).toBeFocused();
  await picker.getByRole('searchbox', { name: 'Search emoji' }).fill('waving hand');
  await bob.page.keyboard.press('Enter');
  await expect(bob.field).toHaveValue(/👋🏽/u);
  await bob.page.reload();
  await expect(bob.page.getByRole('button', { name: 'Add an emoji' })).toBeVisible();
  await bob.field.fill('');
  await bob.field.pressSequentially(':thumbsup');
  await expect(bob.page.getByRole('option', { name: /thumbs up/ })).toContainText('👍🏽');
});

test('a long text that is pasted becomes a file, and comes back by Undo', async ({ person }) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const link = await alice.newRoom();
  await bob.join(link);
  await bob.waitConnected(1);
  await expect(alice.page.getByRole('button', { name: 'Add an emoji' })).toBeVisible();
  const log = Array.from({ length: 60 }, (_, n) => `line ${n} of the log`).join('\n');
  await alice.field.fill('look at this: ');
  await alice.field.press('End');
  await alice.page.keyboard.insertText(log);
  await alice.page.getByRole('button', { name: 'Send as a text file' }).click();
  await expect(alice.field).toHaveValue('look at this: ');
  const file = bob.page.getByRole('list', { name: 'Files' }).getByRole('listitem').first();
  await expect(file).toContainText(/Text [\d-]+ [\d.]+\.txt/);
  await alice.page.getByRole('button', { name: 'Undo' }).click();
  await expect(alice.field).toHaveValue(`look at this: ${log}`);
  await expect(bob.message('File no longer shared')).toBeVisible();
});

/** What the screen says while people join: nothing that is not true at its time, and nothing jumps. `npm run joins` has more. */
import { expect, test } from './fixtures.ts';
import { expectCalm, onPhone, slowDown, untrueLines } from './join-facts.ts';
import { linesOf, recorded, type Recording } from './sentence-recorder.ts';

const ALONE = /nobody else|first one|alone/i;
const QUIET = /nothing was said/i;
const EVERYONE = /everyone here/i;
const ARE_IN = /open it and are in/i;
/** For a dial that nobody answers to time out. */
const UNANSWERED_MS = 40_000;

/** None of what was shown claims this. */
function expectNever(recording: Recording, ...claims: readonly RegExp[]): void {
  const claimed = linesOf(recording).filter((line) => claims.some((it) => it.test(line)));
  expect(claimed).toEqual([]);
}

test('who comes first is told so once the relay has answered, and not before', async ({
  person,
}) => {
  const alice = await person('alice');
  let answer: () => void = () => undefined;
  const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
  await alice.context.routeWebSocket(/\/relay/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const isMembers = String(message).includes('"members"');
      void (isMembers ? mayAnswer : Promise.resolve()).then(() => socket.send(message));
    });
  });
  const page = await onPhone(alice);
  await alice.newRoom();
  await expect(alice.status).toHaveText('Looking for the others…');
  await expect(page.getByRole('log')).toContainText('Looking for the others…');
  expectNever(await recorded(page), ALONE, QUIET, EVERYONE, ARE_IN);
  answer();
  await expect(page.getByRole('heading', { name: 'Nobody else is here yet.' })).toBeVisible();
  await expect(page.getByText('They open it and are in.')).toBeVisible();
  expectNever(await recorded(page), QUIET, EVERYONE);
  expectCalm(await recorded(page));
});

test(
  'newcomers to a full room, and then to a locked one, read only what is true',
  { tag: '@long' },
  async ({ person }) => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    const link = await alice.newRoom();
    await bob.join(link);
    await Promise.all([alice.waitConnected(1), bob.waitConnected(1)]);
    await alice.say('said before');
    await bob.say('and answered');
    await alice.share({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') });
    await bob.hears('said before');

    await test.step('a slow phone comes to people who have talked', async () => {
      const carol = await person('carol');
      const page = await onPhone(carol);
      await slowDown(page);
      await carol.join(link);
      await carol.waitConnected(2);
      await carol.hears('said before', 'and answered');
      const recording = await recorded(page);
      expect(untrueLines(recording, { others: () => 2, said: true })).toEqual([]);
      expect(linesOf(recording)).toContain('Looking for the others…');
      expectCalm(recording);
      await carol.leave();
    });

    await test.step('a newcomer comes to a locked room', async () => {
      await alice.page.getByRole('button', { name: 'Settings', exact: true }).click();
      await alice.page.getByRole('button', { name: 'Lock the room' }).click();
      const dave = await person('dave');
      const page = await onPhone(dave);
      await dave.join(link);
      await expect(page.getByRole('log')).toContainText('2 people are here. Connecting…');
      await expect(dave.alert).toContainText('does not answer', { timeout: UNANSWERED_MS });
      const recording = await recorded(page);
      const facts = { others: () => 2, said: true, locked: true };
      expect(untrueLines(recording, facts)).toEqual([]);
      expectCalm(recording);
    });
  },
);

test('without the relay, and with a password, no link promises more than it does', async ({
  person,
}) => {
  const ana = await person('ana');
  const page = await onPhone(ana);
  await test.step('a room that a password guards', async () => {
    await page.goto(`${ana.homeUrl()}#/!${'A'.repeat(21)}Q`);
    await page.getByLabel('Room password').fill('a long password of a choir');
    await page.getByRole('button', { name: 'Open the room' }).click();
    await expect(page.getByText('tell them the password another way')).toBeVisible();
    const recording = await recorded(page);
    expectNever(recording, QUIET, EVERYONE, ARE_IN);
    expectCalm(recording);
  });
  await test.step('the relay is away', async () => {
    await page.goto('about:blank');
    await ana.context.routeWebSocket(/\/relay/, (socket) => socket.close());
    await ana.newRoom();
    await expect(page.getByText('cannot be reached').first()).toBeVisible();
    await expect(page.getByText('kept here and sent then')).toBeVisible();
    const recording = await recorded(page);
    expectNever(recording, ALONE, QUIET, EVERYONE, ARE_IN);
    expectCalm(recording);
  });
});

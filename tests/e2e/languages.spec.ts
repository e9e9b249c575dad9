/**
 * Two people use the app in their language, by the names of its own file: new room, chat, share, search, settings, leave.
 * Without a wish it is the one from right to left; `LANGUAGES=all npm run e2e -- languages` takes all of them, and SHOTS=folder pictures.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { join } from 'node:path';
import process from 'node:process';
import * as english from '../../src/ui/words/languages/en.ts';
import { LANGUAGES, SOURCE_LANGUAGE, type Words } from '../../src/ui/words/languages.ts';
import { expect, test } from './fixtures.ts';
import { sidewaysPixels } from './gallery-page.ts';

const { LANGUAGES: asked = 'ar', SHOTS: shots } = process.env;
const codes = Object.keys(LANGUAGES).filter(
  (it) => asked === 'all' || asked.split(',').includes(it),
);
const FILE = 'probe.txt';
const WIDTHS = [360, 1280];

/** What a language says. Forms and figures are those that the page has. */
async function wordsOf(language: string): Promise<Words> {
  Object.assign(globalThis, { document: { documentElement: { lang: language } } });
  return (await import(`../../src/ui/words/languages/${language}.ts`)) as Words;
}
test.afterEach(() => void Reflect.deleteProperty(globalThis, 'document'));

/** Sentences, not single words: those may be the same. */
function sentencesOf(said: unknown): string[] {
  if (typeof said === 'string') return /\p{L} \p{L}/u.test(said) ? [said] : [];
  return typeof said === 'object' && said !== null ? Object.values(said).flatMap(sentencesOf) : [];
}
const ENGLISH = new Set(sentencesOf({ ...english }));

/** What a person reads or hears on the page. */
const linesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label],[title],[placeholder]')].flatMap(
      (it) => ['aria-label', 'title', 'placeholder'].map((name) => it.getAttribute(name) ?? ''),
    );
    return [...document.body.innerText.split('\n'), ...labels].map((line) => line.trim());
  });

/** On a phone and on a desk: nothing is cut, and nothing English is left. */
async function look(page: Page, language: string, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    // The parts of a room follow a new width with the next frames.
    await expect.poll(() => sidewaysPixels(page), `${what} at ${width} px`).toBe(0);
    if (shots) await page.screenshot({ path: join(shots, `${language}-${what}-${width}.png`) });
    const isForeign = language !== SOURCE_LANGUAGE;
    const left = isForeign ? (await linesOf(page)).filter((line) => ENGLISH.has(line)) : [];
    expect(left, `${what} at ${width} px`).toEqual([]);
  }
}

for (const language of codes)
  test(`two people use a room in ${language}`, async ({ app, browser }) => {
    const words = await wordsOf(language);
    const open = async (): Promise<[BrowserContext, Page]> => {
      const context = await browser.newContext({ locale: language });
      return [context, await context.newPage()];
    };
    const [[anas, ana], [bos, bo]] = [await open(), await open()];
    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

    await ana.goto(app.url);
    await expect(ana.locator('html')).toHaveAttribute('lang', language);
    await expect(ana).toHaveTitle(words.home.pageTitle);
    await look(ana, language, 'home');
    await button(ana, words.home.newRoom).click();
    const field = (page: Page) =>
      page.getByRole('textbox', { name: words.chat.message, exact: true });
    await expect(field(ana)).toBeVisible();

    await bo.goto(ana.url());
    for (const page of [ana, bo])
      await expect(page.getByRole('status', { name: words.room.connection })).toHaveText(
        words.room.connected(1),
        { timeout: 30_000 },
      );
    await field(ana).fill('Qualle 123');
    await button(ana, words.chat.send).click();
    await expect(bo.getByRole('log', { name: words.chat.messages })).toContainText('Qualle 123');

    const buffer = Buffer.from('a few bytes');
    await ana
      .getByLabel(words.filesPane.share, { exact: true })
      .first()
      .setInputFiles({ name: FILE, mimeType: 'text/plain', buffer });
    await button(bo, words.files.downloadOf(FILE)).first().click();
    await expect(button(bo, words.files.saveOf(FILE)).first()).toBeVisible();
    await look(bo, language, 'room');

    await bo.getByRole('searchbox', { name: words.search.search }).fill('Qualle');
    await expect(bo.getByRole('list', { name: words.search.results })).toContainText('Qualle 123');
    await look(bo, language, 'search');

    await button(ana, words.room.settings).click();
    await expect(ana.getByRole('combobox', { name: words.settings.language })).toHaveValue(
      language,
    );
    await look(ana, language, 'settings');
    await button(ana, words.settings.close).click();

    await bo.keyboard.press('Escape');
    await bo.getByRole('link', { name: words.parts.home }).click();
    await expect(button(bo, words.home.newRoom)).toBeVisible();
    await Promise.all([anas.close(), bos.close()]);
  });

test('another language is spoken at once, in what is open too, and nothing typed is lost', async ({
  person,
}) => {
  test.skip(!('de' in LANGUAGES), 'English is the only language');
  const german = await wordsOf('de');
  const ana = await person('ana');
  await ana.newRoom();
  const { page } = ana;
  await page.getByRole('textbox', { name: 'Message' }).fill('half of a mess');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const choice = page.getByRole('combobox', { name: 'Language' });
  await choice.focus();
  await choice.selectOption('Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('dialog', { name: german.settings.title })).toBeVisible();
  await expect(page.getByRole('combobox', { name: german.settings.language })).toBeFocused();
  const left = (await linesOf(page)).filter((line) => ENGLISH.has(line));
  expect(left).toEqual([]);
  await page.getByRole('button', { name: german.settings.close }).click();
  const field = page.getByRole('textbox', { name: german.chat.message, exact: true });
  await expect(field).toHaveValue('half of a mess');
  await page.getByRole('button', { name: german.writing.addEmoji }).click();
  await page.getByRole('searchbox', { name: german.writing.searchEmoji }).fill('böller');
  await expect(page.getByRole('button', { name: 'Konfettibombe' })).toHaveText('🎉');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(field).toHaveValue('half of a mess');
});

test('the language is chosen where there is no room, too, and an open note is said again', async ({
  person,
}) => {
  const german = await wordsOf('de');
  const ana = await person('ana');
  const { page } = ana;
  await ana.newRoom();
  await expect(ana.field).toBeVisible();
  await page.getByRole('link', { name: 'Swapmeet, home' }).click();
  const [said = ''] = german.parts.left('|').split('|').filter(Boolean);
  await page.getByRole('group', { name: english.parts.note }).hover(); // so that it stays
  const choice = page.getByRole('combobox', { name: 'Language' });
  await choice.focus();
  await choice.selectOption('Deutsch');
  await expect(page.getByRole('group', { name: german.parts.note })).toContainText(said);
  await expect(page.getByRole('combobox', { name: german.settings.language })).toBeFocused();
  expect((await linesOf(page)).filter((line) => ENGLISH.has(line))).toEqual([]);
});

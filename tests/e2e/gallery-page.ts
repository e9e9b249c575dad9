/** The gallery in a browser, under the relay's headers: one page for all states, since loading it takes longer than a state. */
import { test as base, type Page } from '@playwright/test';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveTestPage } from './test-page.ts';

const ROOT = fileURLToPath(new URL('../ui/gallery', import.meta.url));
export const HEIGHT = 740;

export interface Gallery {
  readonly page: Page;
  /** What the page has complained about since the last call. */
  complaints(): string[];
}

export const test = base.extend<object, { gallery: Gallery }>({
  gallery: [
    async ({ browser }, use, info) => {
      const served = await serveTestPage(info, 'gallery', async () => {
        const [{ svelte }, { wordsPlugin }] = await Promise.all([
          import('@sveltejs/vite-plugin-svelte'),
          import('../../scripts/vite-words.ts'),
        ]);
        return {
          root: ROOT,
          publicDir: join(ROOT, '../../../public'),
          plugins: [wordsPlugin(), svelte({ configFile: false })],
          build: { rolldownOptions: { input: join(ROOT, 'gallery.html') } },
        };
      });
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${served.url}gallery.html`);
      await page.waitForFunction(() => 'showState' in window);
      await use({ page, complaints: () => complaints.splice(0) });
      await page.close();
      served.close();
    },
    { scope: 'worker' },
  ],
});

/** How far something reaches over the right edge. Content that scrolls inside its own box does not count. */
export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** Gives the page this size, and the frame that its panes need to follow. */
export async function resize(
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++)
      await new Promise<unknown>((shown) => requestAnimationFrame(shown));
  });
}

const wide = { width: 1280, height: HEIGHT };

/** Shows a state on a wide and light screen. */
export async function show(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(wide);
  await page.evaluate((state) => window.showState(state), name);
}

/** Says what is on the screen in this language, until it is told another one. */
export const speak = (page: Page, language: string): Promise<void> =>
  page.evaluate((it) => window.speak(it), language);

/** Adds a message of somebody else. */
export const hear = (page: Page, text: string): Promise<void> =>
  page.evaluate((said) => {
    const { parts } = window.galleryRoom;
    const [last] = parts.messages.slice(-1);
    if (last?.kind !== 'text') throw new Error('the gallery ends with a text');
    const id = `${last.id}${parts.messages.length}` as typeof last.id;
    parts.messages = [...parts.messages, { ...last, id, own: false, text: said }];
    window.galleryRoom.changed('messages');
  }, text);

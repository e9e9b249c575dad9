/** Goes through a page by the keyboard alone, as a person does who has no pointer. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What Tab has not come to yet. */
    toWalk?: Set<Element>;
  }
}

/** More than there are controls: the end of the page, and what scrolls, have the focus in between. */
const PRESSES_MORE = 12;

/** What Tab does not come to in the topmost dialog, or on the page where none is open. */
export async function unreached(page: Page): Promise<string[]> {
  let left = await page.evaluate(() => {
    const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    const all = root.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    );
    const groups = new Set<string>();
    const canBe = (it: HTMLElement) =>
      it.tabIndex >= 0 && !it.matches(':disabled, :popover-open *') && it.checkVisibility();
    /** Arrows go on within a group of radios. */
    const isFirst = (it: HTMLElement) => {
      if (!(it instanceof HTMLInputElement) || it.type !== 'radio') return true;
      if (groups.has(it.name)) return false;
      return groups.add(it.name);
    };
    window.toWalk = new Set([...all].filter((it) => canBe(it) && isFirst(it)));
    return window.toWalk.size;
  });
  for (let presses = left + PRESSES_MORE; left > 0 && presses > 0; presses--) {
    await page.keyboard.press('Tab');
    left = await page.evaluate(() => {
      const at = document.activeElement;
      for (const it of window.toWalk ?? []) {
        const isSame =
          it instanceof HTMLInputElement &&
          it.type === 'radio' &&
          at instanceof HTMLInputElement &&
          at.name === it.name;
        if (it === at || isSame) window.toWalk?.delete(it);
      }
      return window.toWalk?.size ?? 0;
    });
  }
  return page.evaluate(() => [...(window.toWalk ?? [])].map((it) => it.outerHTML.slice(0, 200)));
}

/** Closes what is open by Escape. @returns what has the focus then; undefined when nothing has, or a dialog stays */
export async function leave(page: Page): Promise<string | undefined> {
  const dialogs = page.locator('dialog[open]');
  for (let open = await dialogs.count(); open > 0; open--) await page.keyboard.press('Escape');
  if ((await dialogs.count()) > 0) return undefined;
  return page.evaluate(
    () =>
      new Promise<string | undefined>((resolve) => {
        requestAnimationFrame(() => {
          const at = document.activeElement;
          resolve(at && at !== document.body ? at.outerHTML.slice(0, 80) : undefined);
        });
      }),
  );
}

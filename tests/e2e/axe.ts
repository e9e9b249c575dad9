/** What axe finds on a page. Its code goes there once, and only what is wrong comes back: both cost more than the checks. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
    /** How the elements looked whose colours were checked. */
    checkedLooks?: Set<string>;
  }
}

/** What depends on colours; it takes half of the time of all rules together. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

export interface Checked {
  /** All rules but those about colours, or only those, for what looks unlike all that they have checked on this page; all when left out. */
  readonly rules?: 'shapes' | 'new colours';
  /** Only what is in the first element of this selector, where there is one. */
  readonly inside?: string;
}

/** A line for each element that breaks a rule. */
export async function violations(page: Page, { rules, inside }: Checked = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([colours, only, selector]) => {
      const root = (selector && document.querySelector(selector)) || document.documentElement;
      const places = new Map<Element | null, string>();
      /** In the same place, with the same style: on the same ground, as far as one can tell. */
      const lookOf = (it: Element): string => {
        const place = `${places.get(it.parentElement) ?? ''} ${it.localName}.${it.getAttribute('class') ?? ''}`;
        places.set(it, place);
        const style = getComputedStyle(it);
        const { color, backgroundColor, backgroundImage, opacity } = style;
        const { fontSize, fontWeight, textDecorationLine } = style;
        const ink = [color, backgroundColor, backgroundImage, opacity];
        // From 18 points on, or 14 where it is bold, less contrast is enough (WCAG 1.4.3): no other size changes what is found.
        const isLarge = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
        return [place, ...ink, isLarge, textDecorationLine].join();
      };
      const checked = (window.checkedLooks ??= new Set());
      const isNew = (it: Element) => {
        const look = lookOf(it);
        return it.checkVisibility() && !checked.has(look) && checked.add(look);
      };
      const onlyNew = only === 'new colours';
      const all = onlyNew ? [root, ...root.querySelectorAll('*')] : [];
      const fresh = new Set<Element | null>(all.filter(isNew));
      if (onlyNew && fresh.size === 0) return [];
      const off = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));
      const found = onlyNew
        ? await window.axe?.run(
            {
              include: all.filter((it) => fresh.has(it) && !fresh.has(it.parentElement)),
              exclude: all.filter((it) => !fresh.has(it) && fresh.has(it.parentElement)),
            },
            { resultTypes: ['violations'], runOnly: { type: 'rule', values: colours } },
          )
        : await window.axe?.run(root, {
            resultTypes: ['violations'],
            rules: {
              'label-content-name-mismatch': { enabled: true }, // experimental, so off by itself
              ...(only === 'shapes' && off),
            },
          });
      if (!found) throw new Error('axe is not on the page');
      return found.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) =>
            `${id} (${help}): ${html.slice(0, 200)} ${failureSummary ?? ''}`,
        ),
      );
    },
    [COLOURS, rules, inside] as const,
  );
}

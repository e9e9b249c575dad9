/** What axe finds on a page. Its code goes there once, and only what is wrong comes back: both cost more than the checks. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

export interface Checked {
  /** Only these rules; all when left out. */
  readonly rules?: readonly string[];
  /** Only what is in the first element of this selector, where there is one. */
  readonly inside?: string;
}

/** A line for each element that breaks a rule. */
export async function violations(page: Page, { rules, inside }: Checked = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([only, selector]) => {
      const context = (selector && document.querySelector(selector)) || document;
      const found = await window.axe?.run(context, {
        resultTypes: ['violations'],
        rules: { 'label-content-name-mismatch': { enabled: true } }, // experimental, so off by itself
        ...(only && { runOnly: { type: 'rule', values: [...only] } }),
      });
      if (!found) throw new Error('axe is not on the page');
      return found.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) =>
            `${id} (${help}): ${html.slice(0, 200)} ${failureSummary ?? ''}`,
        ),
      );
    },
    [rules, inside] as const,
  );
}

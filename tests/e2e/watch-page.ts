/** Records what must not happen in a page: dialogs, uncaught errors, foreign requests, refused content. */
import type { BrowserContext, Page } from '@playwright/test';

export interface Watch {
  complaints(): string[];
  /** Forgets what there was, since somebody else uses the browser now. */
  begin(who: string): void;
}

/** Watches every page of the context. Call it before the first page opens. */
export function watchContext(context: BrowserContext, who: string, origin: string): Watch {
  const found: string[] = [];
  let name = who;
  const add = (what: string): void => void found.push(`${name}: ${what}`);

  context.on('weberror', (webError) => {
    const error = webError.error();
    add(`uncaught ${error.stack ?? error.message}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === origin || ['blob:', 'data:', 'about:'].includes(url.protocol);
    if (!own) add(`a request to ${url.href}`);
  });
  context.on('console', (message) => {
    const text = message.text();
    if (/content security policy/i.test(text)) add(text);
  });
  const watchDialogs = (page: Page): void => {
    page.on('dialog', (dialog) => {
      // A page asks before you leave in the middle of a transfer; this dialog is wanted.
      if (dialog.type() !== 'beforeunload') add(`a dialog said ${dialog.message()}`);
      dialog.accept().catch(() => undefined); // the page may be gone by now
    });
  };
  context.on('page', watchDialogs);
  context.pages().forEach(watchDialogs);
  return {
    complaints: () => [...found],
    begin(next) {
      name = next;
      found.length = 0;
    },
  };
}

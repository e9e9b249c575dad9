/** A person in a room, who uses only the roles and accessible names of the page. */
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { stat } from 'node:fs/promises';
import { sha256 } from './disk.ts';
import { watchContext, type Watch } from './watch-page.ts';

export interface FilePayload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}
export interface Saved {
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** For finding each other, signaling and handshakes, on a machine that is busy with the other browsers. */
const LINK_MS = 30_000;
/** For the largest file of the tests at a tenth of the usual speed. */
const TRANSFER_MS = 80_000;

export interface PersonOptions {
  /** Works for the proof that rooms ask for whose places are short: a third of what a page costs. */
  readonly searchesProof?: boolean;
}

/** In the page: the worker that searches a proof of work never answers. */
function searchNoProof(): void {
  const idle = { postMessage() {}, terminate() {} };
  window.Worker = new Proxy(window.Worker, {
    construct(target, [url, ...rest]: ConstructorParameters<typeof Worker>) {
      return String(url).includes('/proof-worker-') ? idle : new target(url, ...rest);
    },
  });
}

/** What changes a page for good. */
const CHANGES = ['addInitScript', 'route', 'setViewportSize', 'emulateMedia'] as const;

/** Tells when a test changes a page for good. */
function onChanged(page: Page, f: () => void): void {
  for (const name of CHANGES) {
    const change = page[name].bind(page) as (...args: unknown[]) => unknown;
    Object.assign(page, {
      [name](...args: unknown[]) {
        f();
        return change(...args);
      },
    });
  }
  const { clock } = page;
  Object.defineProperty(page, 'clock', { get: () => (f(), clock) });
}

export class Person {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #watch: Watch;
  readonly #home: string;
  /** No test has changed the page or its context in a way that outlasts what is stored. */
  #isPlain: boolean;

  private constructor(
    page: Page,
    context: BrowserContext,
    watch: Watch,
    home: string,
    isPlain: boolean,
  ) {
    this.page = page;
    this.#context = context;
    this.#watch = watch;
    this.#home = home;
    this.#isPlain = isPlain;
    if (isPlain) onChanged(page, () => (this.#isPlain = false));
  }

  get context(): BrowserContext {
    this.#isPlain = false;
    return this.#context;
  }

  static async in(
    context: BrowserContext,
    who: string,
    appUrl: string,
    { searchesProof = false }: PersonOptions = {},
  ): Promise<Person> {
    const watch = watchContext(context, who, appUrl);
    if (!searchesProof) await context.addInitScript(searchNoProof);
    const page = context.pages()[0] ?? (await context.newPage());
    return new Person(page, context, watch, appUrl, !searchesProof);
  }

  /** Somebody else, with a browser that is as new. */
  next(who: string): Person {
    this.#watch.begin(who);
    return this;
  }

  /** Makes the browser as new, which takes less than a new one does; false when it cannot be. */
  async forget(): Promise<boolean> {
    const pages = this.#context.pages();
    if (!this.#isPlain || pages.length !== 1 || pages[0] !== this.page) return false;
    const { origin } = new URL(this.#home);
    try {
      await this.page.goto(`${origin}/healthz`); // of the same origin, so that the process stays
      await this.page.evaluate(() => sessionStorage.clear());
      const session = await this.#context.newCDPSession(this.page);
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await session.detach();
      return true;
    } catch {
      return false; // the server, or the page, is gone
    }
  }

  /** The same person in another tab of the same browser. */
  async newTab(): Promise<Person> {
    const page = await this.context.newPage();
    return new Person(page, this.#context, this.#watch, this.#home, false);
  }

  complaints(): string[] {
    return this.#watch.complaints();
  }

  async leave(): Promise<void> {
    this.#isPlain = false;
    await this.#context.close();
  }

  /** Crashes the tab: the page cannot say goodbye. */
  async crash(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined); // nothing is left to answer
    await crashed;
  }

  /* The room */

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Connection' });
  }
  get alert(): Locator {
    return this.page.getByRole('alert');
  }
  get people(): Locator {
    return this.page.getByRole('list', { name: 'People' }).getByRole('listitem');
  }

  homeUrl(): string {
    return this.#home;
  }
  async goHome(): Promise<void> {
    await this.page.goto(this.#home);
  }

  /** Returns the room's link. */
  async newRoom(): Promise<string> {
    await this.goHome();
    await this.page.getByRole('button', { name: 'New room', exact: true }).click();
    return this.roomLink();
  }

  async join(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.status).toBeVisible();
  }

  async roomLink(): Promise<string> {
    await this.page.waitForURL(/#\/./);
    await expect(this.status).toBeVisible();
    return this.page.url();
  }

  /** Goes from a file's page to its room. */
  async goToRoom(): Promise<void> {
    await this.page.getByRole('button', { name: 'Go to the room', exact: true }).click();
    await expect(this.field).toBeVisible();
  }

  async waitConnected(count: number, timeoutMs = LINK_MS): Promise<void> {
    const words = new RegExp(`Connected to ${count} (person|people)\\b`);
    await expect(this.status).toContainText(words, { timeout: timeoutMs });
  }

  async rename(name: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Your name' });
    if (!(await field.isVisible())) {
      await this.page.getByRole('button', { name: 'Settings', exact: true }).click();
    }
    await field.fill(name);
    await field.press('Enter');
    if (await field.isVisible()) await this.page.keyboard.press('Escape');
    await expect(this.people.filter({ hasText: '(you)' })).toContainText(name);
  }

  /** What this device sends in a second, so that a transfer can be interrupted on any machine; undefined: no limit. */
  async limitUpload(megabytes: number | undefined): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings', exact: true }).click();
    const field = this.page.getByRole('spinbutton', { name: 'Upload limit (MB/s)' });
    await field.fill(megabytes === undefined ? '' : String(megabytes));
    await field.press('Tab');
    await this.page.keyboard.press('Escape');
  }

  async openDoctor(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Connection doctor' }).click();
    return this.page.getByRole('dialog', { name: 'Connection doctor' });
  }

  /* Chat */

  get field(): Locator {
    return this.page.getByRole('textbox', { name: 'Message', exact: true });
  }
  get messages(): Locator {
    return this.page.getByRole('log', { name: 'Messages' }).getByRole('article');
  }
  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text });
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await expect(this.field).toHaveValue('');
  }
  async hears(...texts: string[]): Promise<void> {
    for (const text of texts) await expect(this.message(text)).toBeVisible({ timeout: LINK_MS });
  }

  /* Files */

  get files(): Locator {
    return this.page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  }
  file(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'Files' })
      .getByRole('listitem', { name, exact: true });
  }
  /** A button of a file: `Download`, `Pause`, `Resume`, `Cancel` or `Save`. */
  button(verb: string, name: string): Locator {
    return this.file(name).getByRole('button', { name: `${verb} ${name}`, exact: true });
  }
  progressBar(name: string): Locator {
    return this.file(name).getByRole('progressbar', { name: `Progress of ${name}`, exact: true });
  }

  async share(files: string | FilePayload | FilePayload[]): Promise<void> {
    const input = this.page.locator('input[type=file]').and(this.page.getByLabel('Share files'));
    await input.setInputFiles(files);
  }

  async linkTo(name: string): Promise<string> {
    const link = this.file(name).getByRole('link', { name: `Link to ${name}`, exact: true });
    const href = await link.getAttribute('href');
    return new URL(href ?? '', this.page.url()).href;
  }

  /** Waits until the sharer has read and hashed all of it. */
  async waitShared(name: string): Promise<void> {
    const bar = this.progressBar(name);
    await expect(bar).toHaveAttribute('aria-valuenow', '100', { timeout: TRANSFER_MS });
  }

  /** 0 to 100; undefined when no progress is shown. */
  async progress(name: string): Promise<number | undefined> {
    const bar = this.progressBar(name);
    if ((await bar.count()) === 0) return undefined;
    const value = await bar.getAttribute('aria-valuenow', { timeout: 1_000 }).catch(() => null);
    return value === null ? undefined : Number(value);
  }
  async waitProgress(name: string, atLeast: number): Promise<number> {
    let seen = -1;
    await expect
      .poll(async () => (seen = (await this.progress(name)) ?? -1), {
        message: `progress of ${name}`,
        timeout: TRANSFER_MS,
        intervals: [50],
      })
      .toBeGreaterThanOrEqual(atLeast);
    return seen;
  }

  /** Presses a file's Download and waits for what the browser saves. */
  async download(name: string): Promise<Saved> {
    const saved = this.saved();
    await this.button('Download', name).click();
    return saved;
  }

  /** The file that the browser saves next. Call it before the action that causes it. */
  async saved(): Promise<Saved> {
    const download = await this.page.waitForEvent('download', { timeout: TRANSFER_MS });
    const path = await download.path();
    const { size } = await stat(path);
    return {
      name: download.suggestedFilename(),
      path,
      sizeBytes: size,
      sha256: await sha256(path),
    };
  }
}

/** A person with Firefox, driven over WebDriver BiDi. It uses the same roles and names as `Person`. */
import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { whyMissing } from '../signaling/debian-package.ts';
import { sha256 } from './disk.ts';
import type { Saved } from './peers.ts';

const LINK_MS = 45_000;
const TRANSFER_MS = 120_000;
const COMMANDS = ['firefox', 'firefox-esr'];
const PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The path of a Firefox that was found or installed from Debian, or why there is none. */
export function findFirefox(): { path: string } | { why: string } {
  const why = whyNone();
  const path = found();
  return path ? { path } : { why: why ?? 'there is no Firefox to be found' };
}
const whyNone = () => (found() ? null : whyMissing('firefox-esr', 'firefox-esr'));

function found(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const named = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const given = process.env['SWAPMEET_FIREFOX'] ?? [];
  // On some systems a program of that name only says what to install.
  return [given, named, PLACES].flat().find((path) => {
    const { status, stdout } = spawnSync(path, ['--version'], { timeout: 20_000 });
    return status === 0 && /firefox/i.test(String(stdout));
  });
}

export class FirefoxPerson {
  readonly version: string;
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #folder: string;
  readonly #complaints: string[] = [];

  private constructor(browser: Browser, page: Page, folder: string, version: string) {
    this.#browser = browser;
    this.#page = page;
    this.#folder = folder;
    this.version = version;
    page.on('pageerror', (error) => void this.#complaints.push(String(error)));
    page.on('dialog', (dialog) => void dialog.accept());
  }

  static async open(executablePath: string): Promise<FirefoxPerson> {
    const folder = await mkdtemp(join(tmpdir(), 'swapmeet-firefox-'));
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      extraPrefsFirefox: {
        // A machine without a network has no other interface, and in a container nothing resolves mDNS names.
        'media.peerconnection.ice.loopback': true,
        'media.peerconnection.ice.obfuscate_host_addresses': false,
        'browser.download.folderList': 2,
        'browser.download.dir': folder,
        'browser.download.useDownloadDir': true,
        'browser.download.always_ask_before_handling_new_types': false,
      },
    });
    return new FirefoxPerson(browser, await browser.newPage(), folder, await browser.version());
  }

  complaints = (): string[] => [...this.#complaints];

  async close(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Runs a contract suite on the page of harness.ts; gives what went wrong in which case. */
  async runSuite(harnessUrl: string, suite: string): Promise<string[]> {
    const page = await this.#browser.newPage();
    await page.goto(harnessUrl);
    await page.waitForFunction(() => 'harness' in window);
    const names = await page.evaluate((of) => window.harness.names(of), suite);
    expect(names.length, 'the suite has cases').toBeGreaterThan(0);
    const problems: string[] = [];
    for (const name of names) {
      const problem = await page.evaluate((of, one) => window.harness.run(of, one), suite, name);
      if (problem !== null) problems.push(`${name}: ${problem}`);
    }
    await page.close();
    return problems;
  }

  async join(link: string): Promise<void> {
    await this.#page.goto(link);
  }
  async newRoom(homeUrl: string): Promise<string> {
    await this.#page.goto(homeUrl);
    await this.#click('New room');
    await expect.poll(() => this.#page.url(), { timeout: LINK_MS }).toMatch(/#\/./);
    return this.#page.url();
  }

  async waitConnected(count: number): Promise<void> {
    const words = `Connected to ${count} ${count === 1 ? 'person' : 'people'}`;
    await expect
      .poll(() => this.#textOf('[role=status]', 'Connection'), { timeout: LINK_MS })
      .toContain(words);
  }

  messagesText = (): Promise<string> => this.#textOf('[role=log]', 'Messages');
  peopleText = (): Promise<string> => this.#textOf('ul', 'People');

  async say(text: string): Promise<void> {
    const field = await this.#find('textarea', 'Message');
    await field.type(text);
    await field.press('Enter');
  }
  async hears(...texts: string[]): Promise<void> {
    for (const text of texts) {
      await expect.poll(this.messagesText, { timeout: LINK_MS }).toContain(text);
    }
  }

  async share(path: string): Promise<void> {
    const input = await this.#find('input[type=file]', 'Share files');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  }

  /** Presses a file's Download and waits for what the browser saves. */
  async download(name: string): Promise<Saved> {
    await this.#click(`Download ${name}`);
    const path = join(this.#folder, name);
    // Firefox writes to another file and renames it at the end.
    const isThere = async () => {
      const names = await readdir(this.#folder);
      return names.includes(name) && !names.some((other) => other.endsWith('.part'));
    };
    await expect.poll(isThere, { timeout: TRANSFER_MS, message: `${name} is saved` }).toBe(true);
    const { size } = await stat(path);
    return { name, path, sizeBytes: size, sha256: await sha256(path) };
  }

  press = (name: string): Promise<void> => this.#click(name);

  /** The value of the field with this label, as soon as it has one. */
  async read(label: string): Promise<string> {
    const field = (await this.#find('textarea', label)) as ElementHandle<HTMLTextAreaElement>;
    await expect.poll(() => field.evaluate(({ value }) => value)).not.toBe('');
    return field.evaluate(({ value }) => value);
  }
  /** Pastes the text: typing thousands of characters takes too long. */
  async paste(label: string, text: string): Promise<void> {
    const field = (await this.#find('textarea', label)) as ElementHandle<HTMLTextAreaElement>;
    await field.evaluate((element, pasted) => {
      element.value = pasted;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  }

  /** Finds an element by its label or words. By role, Firefox takes seconds. */
  async #find(selector: string, name: string): Promise<ElementHandle> {
    const find = (css: string, wanted: string) =>
      [...document.querySelectorAll(css)].find(
        (it) =>
          (it.getAttribute('aria-label') ?? it.textContent?.trim()) === wanted ||
          (it instanceof HTMLTextAreaElement && it.labels[0]?.textContent?.trim() === wanted),
      );
    const found = await this.#page.waitForFunction(find, { timeout: LINK_MS }, selector, name);
    return found.asElement() as ElementHandle;
  }
  async #click(name: string): Promise<void> {
    await (await this.#find('button', name)).click();
  }
  async #textOf(selector: string, name: string): Promise<string> {
    return (await this.#find(selector, name)).evaluate((element) => element.textContent ?? '');
  }
}

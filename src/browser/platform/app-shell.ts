/** The app's own files, which the service worker keeps so that a room opens without a network. */

/** Written into the worker by the build. */
export interface ShellFiles {
  /** Changes whenever any of the files does. */
  readonly version: string;
  /** Paths within the scope. Empty during development: then nothing is kept. */
  readonly paths: readonly string[];
  /** The sentences of all languages. The worker keeps those of the languages that pages ask for. */
  readonly words: readonly string[];
}

const ASSETS = 'assets/';
/** A file with sentences: the language, and which part of them. */
export const WORDS = /assets\/words-([\w-]+)-(\w+)-[\w-]{8}\.js$/;
const languageOf = (path: string): string | undefined => WORDS.exec(path)?.[1];
/** After this long without an answer, the page opens from the cache. */
const NAVIGATION_TIMEOUT_MS = 3_000;

/** A program has written the # of a link as %23. Answered here, the room stays between browsers. */
export function fragmentIn(url: URL, scope: URL): string | null {
  const { pathname, search } = url;
  if (!pathname.startsWith(scope.pathname)) return null;
  const path = pathname.slice(scope.pathname.length);
  return /^%(?:25)*23(.*)$/s.exec(path + search)?.[1] ?? null;
}

export class AppShell {
  readonly #paths: readonly string[];
  readonly #scope: URL;
  /** Of this app at this path: another one may stand beside it on the same host. */
  readonly #cachePrefix: string;
  readonly #cacheName: string;
  readonly #urls: ReadonlySet<string>;
  readonly #words: readonly string[];

  constructor(files: ShellFiles, scope: URL) {
    this.#paths = files.paths;
    this.#words = files.words;
    this.#scope = scope;
    this.#cachePrefix = `swapmeet-shell ${scope.pathname} `;
    this.#cacheName = this.#cachePrefix + files.version;
    this.#urls = new Set(files.paths.map((path) => new URL(path, scope).pathname));
  }

  /** Keeps all files of this version, or fails as a whole. */
  async install(): Promise<void> {
    if (this.#paths.length === 0) return;
    const cache = await caches.open(this.#cacheName);
    // The browser's own cache may hold an old copy of a file without a hash in its name.
    const languages = await this.#keptLanguages();
    const words = this.#words.filter((path) => languages.has(languageOf(path)));
    const requests = ['', ...this.#paths, ...words].map(
      (path) =>
        new Request(new URL(path, this.#scope), {
          cache: path.startsWith(ASSETS) ? 'default' : 'reload',
        }),
    );
    await cache.addAll(requests);
  }

  /** Whether a page that is made of this file is one of this version. While developing nothing is kept, and every page is. */
  keeps(path: string): boolean {
    return this.#paths.length === 0 || this.#paths.includes(path);
  }

  /** Drops old versions except the last one: open pages may still ask for its files. */
  async activate(): Promise<void> {
    const versions = (await caches.keys()).filter((name) => name.startsWith(this.#cachePrefix));
    const before = versions.filter((name) => name !== this.#cacheName).slice(0, -1);
    await Promise.all(before.map((name) => caches.delete(name)));
  }

  /** The answer to a request for the app's files; undefined for any other request. */
  respond(request: Request): Promise<Response> | undefined {
    const url = new URL(request.url);
    const { origin, pathname } = this.#scope;
    if (request.method !== 'GET' || url.origin !== origin) return undefined;
    if (request.mode === 'navigate') {
      const fragment = fragmentIn(url, this.#scope);
      if (fragment !== null)
        return Promise.resolve(Response.redirect(new URL(`#${fragment}`, this.#scope)));
      return url.pathname === pathname ? this.#openPage(request) : undefined;
    }
    const isOurs = this.#urls.has(url.pathname) || url.pathname.startsWith(pathname + ASSETS);
    if (!isOurs || this.#paths.length === 0) return undefined;
    const load = languageOf(url.pathname) ? () => this.#keep(request) : () => fetch(request);
    return this.#kept(request).then((response) => response ?? load());
  }

  async #keep(request: Request): Promise<Response> {
    const response = await fetch(request);
    if (!response.ok) return response;
    const cache = await caches.open(this.#cacheName);
    await cache.put(request, response.clone()).catch(() => undefined); // no space: it works online
    return response;
  }

  /** Those of this version and of those before. */
  async #keptLanguages(): Promise<ReadonlySet<string | undefined>> {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.#cachePrefix));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return new Set(kept.flat().map(({ url }) => languageOf(url)));
  }

  async #openPage(request: Request): Promise<Response> {
    const shell = await this.#kept(this.#scope);
    if (!shell) return fetch(request);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<Response>((resolve) => {
      timer = setTimeout(() => resolve(shell), NAVIGATION_TIMEOUT_MS);
    });
    const fetched = fetch(request).then(
      (response) => (response.status >= 500 ? shell : response),
      () => shell,
    );
    return Promise.race([fetched, tooLate]).finally(() => clearTimeout(timer));
  }

  async #kept(request: Request | URL): Promise<Response | undefined> {
    const cache = await caches.open(this.#cacheName);
    const current = await cache.match(request, { ignoreVary: true });
    return current ?? caches.match(request, { ignoreVary: true });
  }
}

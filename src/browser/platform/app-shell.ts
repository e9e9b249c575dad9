/** The app's own files, kept by the worker so that a room opens without a network. */

/** Written into the worker by the build. */
export interface ShellFiles {
  /** Changes whenever any of the files does. */
  readonly version: string;
  /** Paths within the scope. Empty while developing: then nothing is kept. */
  readonly paths: readonly string[];
}

export interface AppShell {
  /** Keeps all files of this version, or fails as a whole. */
  install(): Promise<void>;
  /** Drops old versions but for the last: pages that are open may still ask for its files. */
  activate(): Promise<void>;
  /** The answer to a request for the app's files, undefined for everything else. */
  respond(request: Request): Promise<Response> | undefined;
}

const CACHE_PREFIX = 'swapmeet-shell-';
const ASSETS = 'assets/';
/** A network that takes longer is no network: the kept page opens at once. */
const NAVIGATION_TIMEOUT_MS = 3_000;

export function createAppShell(files: ShellFiles, scope: URL): AppShell {
  const cacheName = CACHE_PREFIX + files.version;
  const urls = new Set(files.paths.map((path) => new URL(path, scope).pathname));
  const kept = async (request: Request | URL): Promise<Response | undefined> =>
    (await (await caches.open(cacheName)).match(request, { ignoreVary: true })) ??
    caches.match(request, { ignoreVary: true });

  async function openPage(request: Request): Promise<Response> {
    const shell = await kept(scope);
    if (!shell) return fetch(request);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Response>((resolve) => {
      timer = setTimeout(() => resolve(shell), NAVIGATION_TIMEOUT_MS);
    });
    const fetched = fetch(request).then(
      (response) => (response.status >= 500 ? shell : response),
      () => shell,
    );
    return Promise.race([fetched, late]).finally(() => clearTimeout(timer));
  }

  return {
    async install() {
      if (files.paths.length === 0) return;
      const cache = await caches.open(cacheName);
      // What has no hash in its name may be outdated in the browser's own cache.
      const requests = ['', ...files.paths].map(
        (path) =>
          new Request(new URL(path, scope), {
            cache: path.startsWith(ASSETS) ? 'default' : 'reload',
          }),
      );
      await cache.addAll(requests);
    },

    async activate() {
      const versions = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
      const before = versions.filter((name) => name !== cacheName).slice(0, -1);
      await Promise.all(before.map((name) => caches.delete(name)));
    },

    respond(request) {
      const url = new URL(request.url);
      if (request.method !== 'GET' || url.origin !== scope.origin) return undefined;
      if (request.mode === 'navigate')
        return url.pathname === scope.pathname ? openPage(request) : undefined;
      const ours = urls.has(url.pathname) || url.pathname.startsWith(scope.pathname + ASSETS);
      if (!ours || files.paths.length === 0) return undefined;
      return kept(request).then((response) => response ?? fetch(request));
    },
  };
}

/** What the service worker answers for the app, and what it keeps. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppShell, fragmentIn } from '../../../src/browser/platform/app-shell.ts';

const scope = new URL('https://example.org/swapmeet/');

describe('[R16] a link whose # a program has escaped', () => {
  test.each([
    ['%23/AAAA', '/AAAA'],
    ['%23AAAA', 'AAAA'],
    ['%2523%252FAAAA', '%252FAAAA'],
    ['%23/AAAA/BBBB?utm_source=x', '/AAAA/BBBB?utm_source=x'],
  ])('%s has the fragment %s', (path, fragment) => {
    expect(fragmentIn(new URL(path, scope), scope)).toBe(fragment);
  });
  test.each(['', 'index.html', 'a/%23/AAAA', '?x=%23/AAAA', '../%23/AAAA'])(
    '%s has none',
    (path) => {
      expect(fragmentIn(new URL(path, scope), scope)).toBeNull();
    },
  );
});

describe('the sentences of a language', () => {
  const [german, turkish] = [
    'assets/words-de-first-a1b2c3d4.js',
    'assets/words-tr-first-a1b2c3d4.js',
  ];
  const urlOf = (path: string) => new URL(path, scope).href;
  /** Each cache, by its name, with the addresses that it holds. */
  let held: Map<string, Set<string>>;

  beforeEach(() => {
    held = new Map();
    const open = async (name: string) => {
      const cache = held.get(name) ?? new Set<string>();
      held.set(name, cache);
      const match = async (it: Request | URL) =>
        cache.has(new Request(it).url) ? new Response('kept') : undefined;
      return {
        keys: async () => [...cache].map((url) => new Request(url)),
        addAll: async (requests: Request[]) => requests.forEach(({ url }) => cache.add(url)),
        put: async ({ url }: Request) => void cache.add(url),
        match,
      };
    };
    vi.stubGlobal('caches', {
      open,
      keys: async () => [...held.keys()],
      match: async () => undefined,
    });
    vi.stubGlobal('fetch', async () => new Response('fetched'));
  });
  afterEach(() => vi.unstubAllGlobals());

  const shell = (version: string) =>
    new AppShell({ version, paths: ['favicon.svg'], words: [german, turkish] }, scope);
  const keptBy = (version: string) => [
    ...(held.get(`swapmeet-shell ${scope.pathname} ${version}`) ?? []),
  ];

  test('are kept once a page has asked for them, and no others', async () => {
    await shell('1').install();
    expect(keptBy('1')).toEqual(['', 'favicon.svg'].map(urlOf));
    const answer = () => shell('1').respond(new Request(urlOf(german)));
    expect(await (await answer())?.text()).toBe('fetched');
    expect(keptBy('1')).toEqual(['', 'favicon.svg', german].map(urlOf));
    expect(await (await answer())?.text()).toBe('kept');
  });

  test('come along with the next version', async () => {
    await shell('1').install();
    await shell('1').respond(new Request(urlOf(german)));
    await shell('2').install();
    expect(keptBy('2')).toEqual(['', 'favicon.svg', german].map(urlOf));
  });
});

/** A part that does not come: because the server is away, or because it has another version. */
import { afterEach, expect, test, vi } from 'vitest';
import { lateWords } from '../../../src/ui/state/why-late.ts';

const OWN = '/assets/first-abcdefgh.js';
const pageWith = (script: string) =>
  `<!doctype html><div id="app"></div><script type="module" src="${script}"></script>`;

function serve(answer: () => Promise<Response>) {
  const own = { getAttribute: () => OWN };
  vi.stubGlobal('document', { querySelectorAll: () => [own] });
  vi.stubGlobal('location', { href: 'https://swap.example/?x=1#/~choir' });
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return answer();
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('a page made of other files was updated: reloading helps', async () => {
  const asked = serve(async () => new Response(pageWith('/assets/first-ijklmnop.js')));
  expect(await lateWords()).toMatchObject({ what: expect.stringMatching(/updated/), reload: true });
  expect(asked).toEqual(['https://swap.example/']);
});

test.each<[string, () => Promise<Response>]>([
  ['nothing', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['an error', async () => new Response('bad gateway', { status: 502 })],
  ['the sign-in page of a network', async () => new Response('<h1>Welcome to our café</h1>')],
])('%s: the server is away, and the part comes by itself', async (_, answer) => {
  serve(answer);
  expect((await lateWords()).next).toMatch(/does not answer.*tried again by itself/);
});

test('a server that has our version and not the part yet is not said to be away', async () => {
  serve(async () => new Response(pageWith(OWN)));
  const { next, reload } = await lateWords();
  expect(next).toMatch(/tried again by itself/);
  expect(next).not.toMatch(/does not answer/);
  expect(reload).toBe(true);
});

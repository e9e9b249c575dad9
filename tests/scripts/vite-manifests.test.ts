/** The manifests of the app: one for each language. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manifestIn, type Manifest } from '../../scripts/vite-manifests.ts';
import * as arabic from '../../src/ui/words/languages/ar.ts';
import * as english from '../../src/ui/words/languages/en.ts';

const base = JSON.parse(
  readFileSync(new URL('../../public/app.webmanifest', import.meta.url), 'utf8'),
) as Manifest;

test('a manifest says what the app says, and is else that of every language', () => {
  const made = manifestIn(base, 'ar', arabic);
  expect(made).toEqual({
    ...base,
    ...{ lang: 'ar', dir: 'rtl', description: arabic.home.lede },
    shortcuts: base.shortcuts.map((it, n) => ({
      ...it,
      name: [arabic.home.newRoom, arabic.nearby.title][n],
    })),
  });
});

test('the manifest that stands in the page is the English one', () => {
  expect(manifestIn(base, 'en', english)).toEqual(base);
});

test('a shortcut without a name in other languages fails the build', () => {
  const more = { ...base, shortcuts: [{ name: 'Notes', url: './#notes' }] };
  expect(() => manifestIn(more, 'ar', arabic)).toThrow('#notes');
});

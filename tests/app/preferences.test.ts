/** The choices of the UI are kept under their old keys, in their old formats. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPreferences } from '../../src/app/preferences.ts';

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('limits that you choose are read again', () => {
  const choices = { uploadMegabytes: 0.5, downloadMegabytes: undefined, shareOnMetered: true };
  createPreferences().flow.set(choices);
  expect([...kept]).toEqual([['swapmeet:flow', '{"uploadMegabytes":0.5,"shareOnMetered":true}']]);
  expect(createPreferences().flow.get()).toEqual(choices);
});

test('a theme that you choose is read again', () => {
  createPreferences().theme.set('dark');
  expect([...kept]).toEqual([['swapmeet:theme', 'dark']]);
  expect(createPreferences().theme.get()).toBe('dark');
});

test.each(['', '['])('a record such as %j is no choice', (record) => {
  kept.set('swapmeet:flow', record);
  kept.set('swapmeet:theme', record);
  const { flow, theme } = createPreferences();
  expect([flow.get(), theme.get()]).toEqual([undefined, undefined]);
});

/** What you choose comes back, a broken record counts as no choice, and blocked storage fails nobody. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jsonText, plainText, Preference } from '../../../src/browser/platform/preferences.ts';

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const numberText = jsonText((it) => (typeof it === 'number' ? it : undefined));

test('a choice is kept under its key, and can be taken back', () => {
  const name = new Preference('name', plainText);
  expect(name.get()).toBeUndefined();
  name.set('Ana');
  expect([...kept]).toEqual([['name', 'Ana']]);
  expect(new Preference('name', plainText).get()).toBe('Ana');
  name.set(undefined);
  expect([name.get(), kept.size]).toEqual([undefined, 0]);
});

test('the same choice again is not written again', () => {
  const name = new Preference('name', plainText);
  name.set('Ana');
  const setItem = vi.spyOn(localStorage, 'setItem');
  name.set('Ana');
  expect(setItem).not.toHaveBeenCalled();
  kept.set('name', 'Bo'); // in another tab
  name.set('Ana');
  expect(kept.get('name')).toBe('Ana');
});

test('a choice of another tab counts at once', () => {
  const number = new Preference('number', numberText);
  number.set(1);
  kept.set('number', '2');
  expect(number.get()).toBe(2);
});

test.each(['', '[', 'null', '"7"'])('a record such as %j is no choice', (record) => {
  kept.set('number', record);
  expect(new Preference('number', numberText).get()).toBeUndefined();
});

test('where storage is blocked, a choice lasts as long as the page', () => {
  vi.stubGlobal('localStorage', undefined);
  const number = new Preference('number', numberText);
  expect(number.get()).toBeUndefined();
  number.set(3);
  expect(number.get()).toBe(3);
  number.set(undefined);
  expect(number.get()).toBeUndefined();
});

test('where storage is full, the new choice counts until one can be kept', () => {
  const name = new Preference('name', plainText);
  name.set('Ana');
  const { setItem } = localStorage;
  localStorage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  name.set('Bo');
  expect(name.get()).toBe('Bo');
  localStorage.setItem = setItem;
  name.set('Cy');
  expect([name.get(), kept.get('name')]).toEqual(['Cy', 'Cy']);
});

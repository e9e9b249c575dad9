/** Keys of a composition do nothing else, in every browser's order of events; other keys mean what they say. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  isSearch,
  isUndo,
  keyOf,
  loneKeyOf,
  typedCharacter,
  type KeyPress,
} from '../../../src/ui/state/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: () => false,
  ...more,
});

test.each([
  ['Chrome and Firefox: the key comes before the end', { isComposing: true, keyCode: 13 }],
  ['Safari: the key comes after the end', { keyCode: 229 }],
  ['the first key: it comes before the start', { keyCode: 229 }],
])('a key of a composition is none. %s', (_, more) => {
  for (const key of ['Enter', 'Escape', 'ArrowUp', 'a', '?']) {
    expect(keyOf(press(key, more))).toBe('');
    expect(loneKeyOf(press(key, more))).toBe('');
    expect(typedCharacter(press(key, more))).toBe('');
  }
  expect(typedCharacter(press('Process'))).toBe('');
});

test('the key after a composition counts', () => {
  expect(keyOf(press('Enter', { keyCode: 13 }))).toBe('Enter');
  expect(loneKeyOf(press('ArrowUp', { keyCode: 38 }))).toBe('ArrowUp');
});

test('a key with another one is no lone key', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'] as const)
    expect(loneKeyOf(press('ArrowUp', { [modifier]: true }))).toBe('');
});

test.each([
  ['a', {}, 'a'],
  ['?', { shiftKey: true }, '?'],
  ['𝄞', {}, '𝄞'],
  ['@', { ctrlKey: true, altKey: true, getModifierState: (it: string) => it === 'AltGraph' }, '@'],
  ['c', { ctrlKey: true }, ''],
  ['c', { metaKey: true }, ''],
  ['f', { altKey: true }, ''],
  [' ', {}, ''],
  ['F5', {}, ''],
  ['Dead', {}, ''],
])('%s types a character, or none', (key, more, typed) =>
  expect(typedCharacter(press(key, more))).toBe(typed),
);

test.each([
  ['Ctrl+Z', 'z', { ctrlKey: true }, true],
  ['Command+Z', 'z', { metaKey: true }, true],
  ['with Caps Lock', 'Z', { ctrlKey: true }, true],
  ['redo', 'z', { ctrlKey: true, shiftKey: true }, false],
  ['alone', 'z', {}, false],
  ['another letter', 'y', { ctrlKey: true }, false],
  ['while composing', 'z', { ctrlKey: true, isComposing: true }, false],
])('undo: %s', (_, key, more, undoes) => expect(isUndo(press(key, more))).toBe(undoes));

test.each([
  ['Ctrl+K', 'k', { ctrlKey: true }, true],
  ['Command+K', 'k', { metaKey: true }, true],
  ['with Caps Lock', 'K', { ctrlKey: true }, true],
  ['with Shift', 'k', { ctrlKey: true, shiftKey: true }, false],
  ['alone', 'k', {}, false],
  ['while composing', 'k', { ctrlKey: true, isComposing: true }, false],
])('search: %s', (_, key, more, searches) => expect(isSearch(press(key, more))).toBe(searches));

test('every key handler of the app asks here', () => {
  const root = new URL('../../../src/ui/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('keys.ts'),
  );
  expect(files.length).toBeGreaterThan(50);
  const readers = files.filter((name) =>
    /event\.(key|code|keyCode|isComposing)\b/.test(readFileSync(new URL(name, root), 'utf8')),
  );
  expect(readers).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { fragmentIn } from '../../../src/browser/platform/app-shell.ts';

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

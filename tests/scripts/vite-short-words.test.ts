/** The keys of the catalogue are short in the build, and both sides agree on them. */
import { expect, test } from 'vitest';
import { shortenArea, shortenUses } from '../../scripts/vite-short-words.ts';

const AREA = `export const words = {
  title: 'Settings: all of them',
  left: (name: string) => \`title: \${name}\`,
  states: {
    title: 'Inside',
  },
};
`;

test('the members of an area have short keys; what stands inside of one keeps its own', () => {
  expect(shortenArea(AREA)).toBe(`export const words = {
  a: 'Settings: all of them',
  b: (name: string) => \`title: \${name}\`,
  c: {
    title: 'Inside',
  },
};
`);
});

test('who asks an area uses the same keys', () => {
  const asks = (code: string) =>
    shortenUses(code, (path) => (path === '../words/en/a.ts' ? AREA : 'export const words = {};'));
  const imports = (as: string) => `import { words${as} } from '../words/en/a.ts';`;
  expect(asks(`${imports('')} f(words.title, words.states[x].title, it.words.title)`)).toBe(
    `${imports('')} f(words.a, words.c[x].title, it.words.title)`,
  );
  const both = `${imports(' as parts')}import { words } from '../words/en/b.ts';`;
  expect(asks(`${both}{words.title}{parts.left(n)}`)).toBe(`${both}{words.title}{parts.b(n)}`);
  expect(asks('const words = { title: 1 }; f(words.title)')).toContain('words.title)');
});

test('more than 52 members have a key each', () => {
  const many = Array.from({ length: 120 }, (_, i) => `  k${i}: ${i},\n`).join('');
  const keys = [...shortenArea(many).matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
  expect(new Set(keys).size).toBe(120);
  expect(keys.slice(50, 54)).toEqual(['Y', 'Z', 'aa', 'ab']);
});

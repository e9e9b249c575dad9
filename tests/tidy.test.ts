/** Style is a test: the layers of the house, the shape of files, and what documents say about them. */
import { describe, expect, it } from 'vitest';
import {
  disorderedRules,
  lostInComments,
  lostInProse,
  lostRules,
  staleClaims,
  strayRules,
} from './tidy/claims.ts';
import { LANGUAGES } from '../src/ui/words/languages.ts';
import { twins } from './tidy/constants.ts';
import * as content from './tidy/content.ts';
import { compiled, cycles, missing, unreached } from './tidy/graph.ts';
import {
  exists,
  filesIn,
  findText,
  foreignPackages,
  machinePaths,
  readText,
} from './tidy/repository.ts';
import { noscriptLanguages, OUTSIDE, pageWords } from './tidy/page-words.ts';
import * as shape from './tidy/shape.ts';
import { earlyWords, oddWords, ownWords, unlistedWords, unusedWords } from './tidy/words.ts';
import {
  browserInCoreTests,
  emptyParts,
  ENTRIES,
  hiddenPackages,
  homeless,
  idleAllowances,
  otherRooms,
  walls,
} from './tidy/walls.ts';

const product = filesIn(['src', 'signaling'], ['.ts', '.svelte']);
/** The app loads the one that it speaks, by its name. */
const LANGUAGE_FILES = product
  .map(({ path }) => path)
  .filter((path) => path.startsWith('src/ui/words/languages/'));
const core = product.filter(({ path }) => path.startsWith('src/core/'));
const tests = filesIn(['tests'], ['.ts']);
const scripts = filesIn(['scripts'], ['.ts']);
const { scripts: commands } = JSON.parse(readText('package.json')) as {
  scripts: Record<string, string>;
};
/** What `npm run` starts in Node. */
const programs = Object.values(commands).flatMap((it) => /tsx (\S+\.ts)/.exec(it)?.[1] ?? []);
const readme = { path: 'README.md', text: readText('README.md') };
const prose = [readme, ...filesIn(['docs'], ['.md'])];

describe('imports', () => {
  it('cross no wall', () => expect(walls(product)).toEqual([]));
  it('bring no browser into tests of core', () => expect(browserInCoreTests(tests)).toEqual([]));
  it('use everything that the plan allows', () => expect(idleAllowances(product)).toEqual([]));
  it('make no cycle', () => expect(cycles([...product, ...tests])).toEqual([]));
  it('bring no component into a program that Node runs', () => {
    expect(programs.length).toBeGreaterThan(5);
    expect(compiled([...product, ...tests, ...scripts], programs)).toEqual([]);
  });
  it('lead to files', () => expect(missing(product)).toEqual([]));
  it('reach every file from an entry', () =>
    expect(unreached(product, [...ENTRIES, ...LANGUAGE_FILES])).toEqual([]));
  it('keep network and storage libraries in one file each', () => {
    const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: object };
    expect(hiddenPackages(product, Object.keys(dependencies))).toEqual([]);
  });
});

describe('files', () => {
  it('build a room in one place', () => expect(otherRooms(product)).toEqual([]));
  it('each have a place in the plan', () => expect(homeless(product)).toEqual([]));
  it('fill every part of the plan', () => expect(emptyParts(product)).toEqual([]));
  it('make no markup from text and hide no error', () =>
    expect(product.flatMap(content.bannedText)).toEqual([]));
  it('of core get time, randomness and the network through ports', () =>
    expect(core.flatMap(content.bannedGlobals)).toEqual([]));
  it('reach the browser’s preferences through one file', () =>
    expect(product.flatMap(content.strayPreferences)).toEqual([]));
  it(`have at most ${content.LINES_MAX} lines`, () =>
    expect(product.flatMap(content.tooLong)).toEqual([]));
  it(`stand in folders of at most ${shape.FOLDER_FILES_MAX}`, () => {
    const crowded = shape.crowdedFolders(product);
    expect(shape.beyond(crowded, shape.FOLDER_EXCEPTIONS)).toEqual([]);
  });
  // Of src and signaling: rigs and the simulator may have longer ones.
  it(`have functions of at most ${shape.FUNCTION_LINES_MAX} lines`, () => {
    const long = product.flatMap(shape.longFunctions);
    expect(shape.beyond(long, shape.FUNCTION_EXCEPTIONS)).toEqual([]);
  });
  it('need few exceptions', () => {
    const all = [...shape.FUNCTION_EXCEPTIONS, ...shape.FOLDER_EXCEPTIONS];
    expect(all.length).toBeLessThanOrEqual(shape.EXCEPTIONS_MAX);
  });
  it('declare each constant once', () => expect(twins(product)).toEqual([]));
  it('have names that say what they are for', () => {
    expect([...product, ...tests].flatMap(content.emptyName)).toEqual([]);
    expect(product.flatMap(content.oddName)).toEqual([]);
  });
  it('open with a sentence', () => {
    // A test's own title says what it is for.
    const supports = tests.filter(({ path }) => !path.endsWith('.test.ts'));
    expect([...product, ...supports].flatMap(content.noOpening)).toEqual([]);
  });
  it('of tests focus on nothing and never sleep', () =>
    expect(tests.flatMap(content.looseEnds)).toEqual([]));
});

describe('what the app says', () => {
  it('stands in the catalogue', () => expect(product.flatMap(ownWords)).toEqual([]));
  it('is all of the catalogue', () => expect(unusedWords(product)).toEqual([]));
  it('is listed for those who translate it', () => expect(unlistedWords(product)).toEqual([]));
  it('is plain, but for the connection doctor', () => expect(oddWords(product)).toEqual([]));
  it('stands elsewhere only where the app does not run', () =>
    expect(
      pageWords(readText('index.html'), readText('public/app.webmanifest')).toSorted(),
    ).toEqual(Object.keys(OUTSIDE).toSorted()));
  it('says in every language that it needs scripts', () =>
    expect(noscriptLanguages(readText('index.html'))).toEqual(
      Object.entries(LANGUAGES).map(([it, { leftward }]) => `${it} ${leftward ? 'rtl' : 'ltr'}`),
    ));
  it('is asked for when it is said', () => expect(product.flatMap(earlyWords)).toEqual([]));
});

describe('the repository', () => {
  it('takes its packages from the public registry', () =>
    expect(foreignPackages(readText('package-lock.json'))).toEqual([]));
  it('has no path of one machine in its documents', () =>
    expect(prose.flatMap(machinePaths)).toEqual([]));
  it('claims security only where a test shows it', () => {
    const security = { path: 'docs/SECURITY.md', text: readText('docs/SECURITY.md') };
    expect(staleClaims(security, findText)).toEqual([]);
  });
  it('has the rules of its protocol in order', () =>
    expect(disorderedRules(readText('docs/PROTOCOL.md'))).toEqual([]));
  it('refers only to rules that exist', () => {
    const paths = ['docs/PROTOCOL.md', 'docs/SECURITY.md'];
    const documents = prose.filter(({ path }) => paths.includes(path));
    expect(documents.flatMap((it) => lostRules(it, readText('docs/PROTOCOL.md')))).toEqual([]);
  });
  it('has a test for every rule, and every rule that a test cites', () => {
    const citing = tests.filter(({ path }) => !path.startsWith('tests/tidy/'));
    expect(strayRules(readText('docs/PROTOCOL.md'), citing)).toEqual([]);
  });
  it('names only files that exist, in documents and in comments', () => {
    const code = [...product, ...tests, ...filesIn(['scripts'], ['.ts'])];
    const has = (name: string) =>
      exists(name) || code.some(({ path }) => path.endsWith(`/${name}`));
    const own = code.filter(({ path }) => !path.startsWith('tests/tidy/'));
    expect(prose.flatMap((document) => lostInProse(document, has))).toEqual([]);
    expect(own.flatMap((file) => lostInComments(file, has))).toEqual([]);
  });
});

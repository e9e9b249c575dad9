/** The tidy rules themselves, on small examples that must fail and their neighbours that must not. */
import { describe, expect, it } from 'vitest';
import { staleClaims, strayRules } from './claims.ts';
import * as content from './content.ts';
import { cycles, missing, unreached } from './graph.ts';
import { foreignPackages, machinePaths } from './repository.ts';
import { importsOf, type SourceFile } from './source.ts';
import { hiddenPackages, walls } from './walls.ts';

const file = (path: string, text: string): SourceFile => ({ path, text });
const crosses = (path: string, text: string) => walls([file(path, text)]).length > 0;

describe('imports are found', () => {
  it.each([
    [`import { a } from './a.ts'`, 'value'],
    [`import './a.ts'`, 'value'],
    [`export * from './a.ts'`, 'value'],
    [`import { type A, b } from './a.ts'`, 'value'],
    [`import type { A } from './a.ts'`, 'type'],
    [`import { type A } from './a.ts'`, 'type'],
    [`type A = import('./a.ts').A`, 'type'],
    [`const a = await import('./a.ts')`, 'lazy'],
    [`new Worker(new URL('./a.ts', import.meta.url))`, 'lazy'],
  ])('%s', (text, kind) =>
    expect(importsOf(file('src/ui/b.ts', text))).toMatchObject([{ path: 'src/ui/a.ts', kind }]),
  );

  it('in every script of a component, and only there', () => {
    const text = `<script module>import '../a.ts'</script><script lang="ts">import B from './B.svelte'</script>
      <p>import './c.ts'</p>`;
    const paths = importsOf(file('src/ui/A.svelte', text)).map(({ path }) => path);
    expect(paths).toEqual(['src/a.ts', 'src/ui/B.svelte']);
  });
  it('by the name of their package', () => {
    const text = `import '@scure/base/x.js'; import 'simple-peer/simplepeer.min.js'; import 'node:fs'`;
    const names = importsOf(file('src/a.ts', text)).map(({ packageName }) => packageName);
    expect(names).toEqual(['@scure/base', 'simple-peer', undefined]);
  });
});

describe('walls', () => {
  it.each([
    ['src/core/base/ids.ts', `import '../browser/clock.ts'`],
    ['src/core/base/ids.ts', `import type { A } from '../ui/services.ts'`],
    ['src/core/base/ids.ts', `import '../../signaling/protocol.ts'`],
    ['src/core/base/ids.ts', `import 'node:crypto'`],
    ['src/core/base/ids.ts', `import 'idb-keyval'`],
    ['src/core/mesh/mesh.ts', `import '../chat/log.ts'`],
    ['src/core/chat/log.ts', `import type { A } from '../swarm/swarm.ts'`],
    ['src/core/swarm/swarm.ts', `import '../room.ts'`],
    ['src/core/swarm/swarm.ts', `import '../open-room.ts'`],
    ['src/core/base/events.ts', `import './mesh/mesh.ts'`],
    ['src/browser/store.ts', `import '../ui/App.svelte'`],
    ['src/browser/store.ts', `import '../core/swarm/picker.ts'`],
    ['src/browser/store.ts', `import '../core/swarm/file-name.ts'`],
    ['src/browser/store.ts', `import { room } from '../core/room.ts'`],
    ['src/browser/store.ts', `import '../../signaling/protocol.ts'`],
    [
      'src/browser/signaling/relay/relay-signaling.ts',
      `import '../../signaling/nearby-protocol.ts'`,
    ],
    ['src/browser/nearby/nearby-connection.ts', `import '../../signaling/protocol.ts'`],
    ['src/browser/store.ts', `import 'svelte/store'`],
    ['src/browser/signaling/relay/relay-signaling.ts', `import '../../signaling/server.ts'`],
    ['src/ui/App.svelte', `<script>import '../browser/store.ts'</script>`],
    ['src/ui/App.svelte', `<script>import 'simple-peer'</script>`],
    ['src/ui/App.svelte', `<script>import '../core/mesh/mesh.ts'</script>`],
    ['src/ui/App.svelte', `<script>import '../main.ts'</script>`],
    ['src/sw.ts', `import './ui/services.ts'`],
    ['signaling/server.ts', `import '../src/core/base/ids.ts'`],
    ['signaling/server.ts', `import type { A } from '../src/core/base/ids.ts'`],
  ])('%s may not: %s', (path, text) => expect(crosses(path, text)).toBe(true));

  it.each([
    ['src/core/base/ids.ts', `import 'valibot'; import '@scure/base'; import '@msgpack/msgpack'`],
    ['src/core/swarm/swarm.ts', `import './picker.ts'; import '../limits.ts'`],
    [
      'src/core/room/room.ts',
      `import './mesh/mesh.ts'; import './chat/log.ts'; import './swarm/swarm.ts'`,
    ],
    ['src/browser/store.ts', `import 'idb-keyval'; import '../core/ports.ts'`],
    ['src/browser/store.ts', `import type { Room } from '../core/room.ts'`],
    ['src/browser/save.ts', `import '../core/swarm/file-name.ts'`],
    ['src/browser/signaling/relay/relay-signaling.ts', `import '../../signaling/protocol.ts'`],
    ['src/browser/nearby/nearby-connection.ts', `import '../../signaling/nearby-protocol.ts'`],
    [
      'src/ui/App.svelte',
      `<script>import 'svelte'; import './a.ts'; import '../core/room.ts'</script>`,
    ],
    ['src/sw.ts', `import './core/swarm/file-name.ts'`],
    [
      'src/main.ts',
      `import './ui/App.svelte'; import './browser/store.ts'; import './core/room.ts'`,
    ],
    ['signaling/server.ts', `import 'ws'; import 'node:http'; import './topics.ts'`],
    ['tests/core/base/ids.test.ts', `import '../../src/core/base/ids.ts'; import 'vitest'`],
  ])('%s may: %s', (path, text) => expect(crosses(path, text)).toBe(false));

  it('hide a package in exactly one file', () => {
    const [one, two] = ['a', 'b'].map((name) => file(`src/browser/${name}.ts`, `import 'peerjs'`));
    if (!one || !two) throw new Error('two files');
    expect(hiddenPackages([one], ['peerjs'])).toEqual([]);
    expect(hiddenPackages([one, two], ['peerjs'])).toHaveLength(1);
    expect(hiddenPackages([], ['peerjs'])).toHaveLength(1);
    expect(hiddenPackages([], [])).toEqual([]);
  });
});

describe('the graph', () => {
  const a = file('src/a.ts', `import './b.ts'`);
  const back = (text: string) => [a, file('src/b.ts', text)];
  it('has no cycle', () => {
    expect(cycles(back(`import './a.ts'`))).toEqual(['src/a.ts → src/b.ts → src/a.ts']);
    expect(cycles(back(`import type { A } from './a.ts'`))).toEqual([]);
    expect(cycles(back(`import('./a.ts')`))).toEqual([]);
  });
  it('reaches every file', () => {
    const files = [...back(''), file('src/c.ts', ''), file('src/globals.d.ts', '')];
    expect(unreached(files, ['src/a.ts'])).toEqual(['src/c.ts is reached from no entry']);
  });
  it('has no dead end', () => {
    expect(missing([a])).toHaveLength(1);
    expect(missing(back(''))).toEqual([]);
  });
});

describe('content', () => {
  it.each([
    ['{@html name}', 'x.innerHTML = y', 'el.insertAdjacentHTML(a, b)', 'document.write(x)'],
    ['x as any', '// @ts-ignore', '/* eslint-disable */', '// TODO: later'],
  ])('is not %s, %s, %s, %s', (...lines) => {
    for (const line of lines) expect(content.bannedText(file('src/a.ts', line))).toHaveLength(1);
  });
  it('has textContent and any as a word', () =>
    expect(content.bannedText(file('src/a.ts', '// any text: el.textContent = x'))).toEqual([]));

  it.each([
    ['Date.now()', 'new Date()', 'Math.random()', 'setTimeout(f, 1)', 'setInterval(f, 1)'],
    ['console.log(1)', 'crypto.subtle', 'globalThis.crypto', 'performance.now()', 'fetch(x)'],
  ])('of core is not %s, %s, %s, %s, %s', (...uses) => {
    for (const use of uses)
      expect(content.bannedGlobals(file('src/core/a.ts', use))).not.toEqual([]);
  });
  it('of core uses ports of the same names', () => {
    const text = `crypto.hash(x); clock.now(); clock.setTimeout(f); new Date(ms); const o = { process: 1 }`;
    expect(content.bannedGlobals(file('src/core/a.ts', text))).toEqual([]);
  });

  it('is short', () => {
    const lines = (count: number) => file('src/a.ts', 'x\n'.repeat(count));
    expect(content.tooLong(lines(content.LINES_MAX))).toEqual([]);
    expect(content.tooLong(lines(content.LINES_MAX + 1))).toHaveLength(1);
  });
  it('has a name', () => {
    for (const name of ['utils.ts', 'chat-helpers.ts', 'common.svelte.ts', 'RoomManager.svelte'])
      expect(content.emptyName(file(`src/${name}`, '')), name).toHaveLength(1);
    expect(content.emptyName(file('src/common-ground.ts', ''))).toEqual([]);
    for (const name of ['camelCase.ts', 'snake_case.ts', 'lower.svelte'])
      expect(content.oddName(file(`src/${name}`, '')), name).toHaveLength(1);
    for (const name of ['kebab-case.ts', 'room.svelte.ts', 'FileRow.svelte'])
      expect(content.oddName(file(`src/${name}`, '')), name).toEqual([]);
  });
  it('opens with a sentence', () => {
    expect(content.noOpening(file('src/a.ts', `import './b.ts'`))).toHaveLength(1);
    expect(content.noOpening(file('src/a.ts', '/** What this is for. */'))).toEqual([]);
  });
  it('of tests runs whole and without sleep', () => {
    const focused = file('tests/a.test.ts', ['it', 'only(f)'].join('.'));
    const asleep = file('tests/a.spec.ts', ['page', 'waitForTimeout(500)'].join('.'));
    expect(content.looseEnds(focused)).toHaveLength(1);
    expect(content.looseEnds(asleep)).toHaveLength(1);
  });
});

describe('other files', () => {
  it('name the public registry', () => {
    const lock = (resolved: string) =>
      JSON.stringify({ packages: { 'node_modules/a': { resolved } } });
    expect(foreignPackages(lock('https://registry.npmjs.org/a/-/a-1.0.0.tgz'))).toEqual([]);
    expect(foreignPackages(lock('https://mirror.example/a/-/a-1.0.0.tgz'))).toHaveLength(1);
  });
  it('name no place on one machine', () => {
    const home = ['', 'home', 'alice', 'swapmeet'].join('/');
    expect(machinePaths(file('docs/A.md', `cd ${home}`))).toHaveLength(1);
    expect(
      machinePaths(file('docs/A.md', 'https://example.org/home/page and src/home/a.ts')),
    ).toEqual([]);
  });
  it('prove what they claim', () => {
    const claim = (text: string) =>
      staleClaims(file('docs/A.md', text), (path) =>
        path === 'tests/a.test.ts' ? `test('holds', f)` : undefined,
      );
    expect(claim('`tests/a.test.ts` "holds", and `src/b.ts` "fails"')).toEqual([]);
    expect(claim('`tests/b.test.ts`')).toHaveLength(1);
    expect(claim('`tests/a.test.ts` "holds" "fails"')).toHaveLength(1);
  });
  it('number their rules once, and keep those that tests cite', () => {
    const test = (title: string) => [file('tests/a.test.ts', title)];
    expect(strayRules('- **A1** is\n- **A2** too', test('[A1] [A2] hold'))).toEqual([]);
    expect(strayRules('- **A1** is\n- **A1** too', [])).toEqual(['A1 stands twice']);
    expect(strayRules('- **A1** is', test('[A3] holds'))).toHaveLength(1);
  });
});
